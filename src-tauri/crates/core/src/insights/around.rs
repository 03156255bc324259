//! What happened around meetings and visits.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use uuid::Uuid;
use vault::store::Reader;

use super::given::{self, Span};
use super::model::{
    InsightsAnswer, InsightsAround, InsightsChange, InsightsGroup, InsightsGroups, InsightsMean, count,
};
use super::paired::Change;
use super::period;
use super::series::moved;
use super::summary::Group;
use super::{Effort, Series};
use crate::error::Result;
use crate::groups;
use crate::journal::vocabulary::scale::share;

/// Mood before, then and afterwards, where it was noted.
type Moments = [Option<f64>; 3];

/// What was noted around the meetings and visits of a span, all groups together first, then the most often visited.
pub fn around(reader: Reader<'_>, span: Span) -> Result<InsightsGroups> {
    Ok(InsightsGroups { meetings: meetings(reader, span)?, visits: visits(reader, span)? })
}

fn meetings(reader: Reader<'_>, span: Span) -> Result<Vec<InsightsAround>> {
    let wide = Span { from: moved(span.from, -1).unwrap_or(span.from), to: moved(span.to, 1).unwrap_or(span.to) };
    let mood = given::days(reader, wide)?.mood;
    let told = given::met(reader, span)?.into_iter().map(|(group, days)| of(group, &moments(&mood, &days)));
    Ok(sorted(told.collect()))
}

fn moments(mood: &Series, days: &BTreeSet<NaiveDate>) -> Vec<Moments> {
    let on = |day: &NaiveDate, by| moved(*day, by).and_then(|day| mood.on(day));
    days.iter().map(|day| [on(day, -1), on(day, 0), on(day, 1)]).collect()
}

fn visits(reader: Reader<'_>, span: Span) -> Result<Vec<InsightsAround>> {
    let mut of_group: BTreeMap<Uuid, Vec<Moments>> = BTreeMap::new();
    let mut all = Vec::new();
    for (group, day, levels) in groups::visit_moods(reader)? {
        if span.has(day) {
            let moments = levels.map(|level| Some(share(f64::from(i32::try_from(level?).ok()?))));
            of_group.entry(group).or_default().push(moments);
            all.push((group, moments));
        }
    }
    let mut told = Vec::new();
    let mut names = BTreeSet::new();
    for (id, moments) in of_group {
        if let Some(name) = groups::name(reader, id)? {
            names.insert(id);
            told.push(of(Some((id, name)), &moments));
        }
    }
    let mut told = sorted(told);
    if told.len() > 1 {
        let all = all.into_iter().filter(|(group, _)| names.contains(group)).map(|(_, moments)| moments);
        told.insert(0, of(None, &all.collect::<Vec<Moments>>()));
    }
    Ok(told)
}

/// All groups together first, then by how often.
fn sorted(mut told: Vec<InsightsAround>) -> Vec<InsightsAround> {
    told.sort_by_key(|around| (around.group.is_some(), std::cmp::Reverse(around.occasions)));
    told
}

fn of(group: Option<(Uuid, String)>, occasions: &[Moments]) -> InsightsAround {
    let mean = |moment: fn(&Moments) -> Option<f64>| -> InsightsMean {
        period::mean(Group::of(&occasions.iter().filter_map(moment).collect::<Vec<f64>>()))
    };
    let change = |later: fn(&Moments) -> Option<f64>| {
        let pairs: Vec<(f64, f64)> =
            occasions.iter().filter_map(|moments| Some((before(moments)?, later(moments)?))).collect();
        let Effort { seed, resamples, .. } = Effort::default();
        InsightsAnswer::of(Change::of(&pairs, seed, resamples), |change| InsightsChange {
            n: count(change.n),
            by: change.by,
            low: change.low,
            high: change.high,
        })
    };
    InsightsAround {
        group: group.map(|(id, name)| InsightsGroup { id, name }),
        occasions: count(occasions.len()),
        moments: vec![mean(before), mean(then), mean(afterwards)],
        then: change(then),
        afterwards: change(afterwards),
    }
}

fn before([before, ..]: &Moments) -> Option<f64> {
    *before
}

fn then([_, then, _]: &Moments) -> Option<f64> {
    *then
}

fn afterwards([.., afterwards]: &Moments) -> Option<f64> {
    *afterwards
}
