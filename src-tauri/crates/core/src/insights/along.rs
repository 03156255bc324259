//! What goes along with better and worse days.

use std::sync::atomic::AtomicBool;

use vault::store::Reader;

use super::given::{self, Given, Span};
use super::model::{InsightsAlong, InsightsRow, InsightsSure, InsightsThing, InsightsWords, count};
use super::words::{given_words, words};
use super::{Answer, Claim, Effort, Finding, look};
use crate::error::Result;

/// Of all such findings, the share that chance brings, up to which one is called clear.
const CLEAR: f64 = 0.01;

/// Reads a span and looks at all of it at once, for whoever holds no answers: what goes along, and words.
///
/// # Errors
/// `insights-stopped` where `stop` was set.
pub fn look_through(
    reader: Reader<'_>,
    span: Span,
    language: &str,
    stop: &AtomicBool,
) -> Result<(InsightsAlong, InsightsWords)> {
    let told = along(&given::given(reader, span, language)?, stop)?;
    Ok((told, words(&given_words(reader, span, stop)?, stop)?))
}

/// Looks at everything that was noted (see [`look`]). `given` is what [`given::given`] read.
pub(super) fn along(given: &Given, stop: &AtomicBool) -> Result<InsightsAlong> {
    let looked = look(&given.mood, &given.candidates, Effort::default(), stop)?;
    let rows = looked.findings.iter().filter_map(|finding| Some(row(given.things.get(finding.candidate)?, finding)));
    Ok(InsightsAlong { looks: count(looked.looks), left_out: count(given.left_out), rows: rows.collect() })
}

fn row(thing: &InsightsThing, finding: &Finding) -> InsightsRow {
    let (sure, why, n) = match finding.answer {
        Answer::Tells(claim) => (sure(claim), None, claim.figures.n()),
        Answer::CannotTellYet { why, n } => (InsightsSure::CannotTellYet, Some(why.into()), n),
    };
    InsightsRow {
        thing: thing.clone(),
        lag: finding.lag.into(),
        sure,
        why,
        n: count(n),
        figures: finding.figures.map(Into::into),
    }
}

pub(super) fn sure(claim: Claim) -> InsightsSure {
    if claim.q <= CLEAR { InsightsSure::Clear } else { InsightsSure::FairlyClear }
}
