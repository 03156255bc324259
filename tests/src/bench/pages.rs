//! Two honest pages of three months: their figures out of the encrypted journal of the demo, and the file.

use std::sync::Arc;
use std::time::Duration as Span;

use anyhow::{Result, bail, ensure};
use chrono::{DateTime, NaiveDate, Utc};
use mooring_core::insights::InsightsAnswer;
use mooring_core::paper::{CardPaper, PaperBlock, PaperChart, PaperDot, PaperPages, PaperPart, PaperPoint};
use mooring_core::report::{ReportAsk, ReportFacts, ReportPeriod};
use mooring_core::{Clock, Session, demo};

use super::clock::cost_of_many;
use super::report::{Samples, State};
use super::sides::{Kind, Open, Place};
use super::{NOW, Plan, ZONE};

/// The figures, and the file that is made of them.
pub const PAGES: &str = "two honest pages of three months, with their file";

struct Still;

impl Clock for Still {
    fn now(&self) -> DateTime<Utc> {
        NOW
    }
}

/// Measures all of it; there is nothing plain to compare with.
pub fn measure(plan: &Plan, samples: &mut Samples) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let Open::Sealed(store) = Place::new(Kind::Sealed, folder.path())?.create(NOW)? else {
        bail!("a sealed journal is sealed");
    };
    let session = Session::open(Arc::new(store), Arc::new(Still), "en")?;
    demo::fill(&session, NOW, ZONE)?;
    for round in 0..plan.rounds {
        plan.say(&format!("two honest pages, round {} of {}", round + 1, plan.rounds));
        samples.add(PAGES, State::Once, 0, Kind::Sealed, cost_of_many(Span::from_millis(20), || once(&session))?);
    }
    Arc::clone(session.store()).close()?;
    Ok(())
}

fn once(session: &Session) -> Result<usize> {
    let ask = ReportAsk { person: None, period: ReportPeriod::ThreeMonths };
    let facts = session.report_facts(&ask, ZONE, "en")?;
    ensure!(facts.mood.days.len() > 60, "nearly every day is noted");
    Ok(session.report_pdf(&pages(&facts), CardPaper::A4)?.len())
}

fn pages(facts: &ReportFacts) -> PaperPages {
    let words = "a line as long as those on the pages are, with a number or two";
    let fact = |name: &str| PaperBlock::Fact { name: name.to_owned(), words: words.to_owned() };
    let questions = facts.questions.iter().map(|one| PaperBlock::Numbered { words: one.text.clone() });
    let names = facts.trackers.iter().map(|one| fact(&one.tracker.name));
    let names = names.chain(facts.medicines.iter().map(|one| fact(&one.name)));
    let groups = facts.groups.iter().map(|one| fact(&one.name));
    let part = |heading: &str, blocks: Vec<PaperBlock>| PaperPart {
        heading: heading.to_owned(),
        note: String::new(),
        half: false,
        blocks,
    };
    PaperPages {
        title: "For Dr Osei, Thursday 19 November".to_owned(),
        under: words.to_owned(),
        parts: vec![
            part("What I would like to ask", questions.collect()),
            part("Mood", vec![PaperBlock::Chart { chart: chart(facts) }]),
            part("Beside it", names.chain(groups).collect()),
            part("In my own words", vec![PaperBlock::Words { words: format!("{words}. ").repeat(12) }]),
        ],
        foot: "Page {n} of {m}".to_owned(),
        language: "en".to_owned(),
    }
}

fn chart(facts: &ReportFacts) -> PaperChart {
    let place = |day: NaiveDate| {
        f64::from(i32::try_from((day - facts.from).num_days()).unwrap_or(0)) / f64::from(facts.days.max(1))
    };
    let line = match &facts.mood.points {
        InsightsAnswer::Tells { told } => told.as_slice(),
        InsightsAnswer::CannotTellYet { .. } => &[],
    };
    let points = line.iter().map(|at| PaperPoint { x: place(at.day), y: at.line, low: at.low, high: at.high });
    PaperChart {
        alt: "Mood".to_owned(),
        steps: facts.mood.scale.steps.iter().map(|step| step.word.clone()).collect(),
        dots: facts.mood.days.iter().map(|at| PaperDot { x: place(at.day), y: at.mood }).collect(),
        lines: vec![points.collect()],
        ticks: Vec::new(),
        marks: Vec::new(),
    }
}
