//! What Insights claims of people who never were: how often a claim is made of days that go along with nothing, and how
//! often one is made of what was planted. The people are in [`people`]; what is asked is [`mooring_core::insights::look`].

mod people;
mod shares;
#[cfg(test)]
mod tests;

use std::sync::atomic::AtomicBool;
use std::time::Duration as Span;

use anyhow::{Context, Result, anyhow};
use mooring_core::insights::{
    Answer, Effort, EnoughDays, Finding, Lag, Variability, line_with_band, look, year_in_pixels,
};

use self::people::{Life, ORDINARY, Person};
use self::shares::Share;
pub use self::shares::{NOTHING, PLANTED, Shares};
use super::Plan;
use super::clock::{Cost, cost_of_many};
use super::report::{Samples, State};
use super::sides::Kind;

/// All insights of ten years, reckoned from series.
pub const TEN_YEARS: &str = "all insights of ten years, out of series";
/// Steps that mood is higher on the days that are planted.
const STEP: f64 = 0.5;
/// Of the people that are asked for, those of each cell of the curve: one in so many.
const CELL: u32 = 8;

/// Measures all of it; there is nothing plain to compare with.
pub fn measure(plan: &Plan, samples: &mut Samples) -> Result<()> {
    for round in 0..plan.rounds {
        plan.say(&format!("insights of ten years, round {} of {}", round + 1, plan.rounds));
        samples.add(TEN_YEARS, State::Once, 0, Kind::Sealed, ten_years()?);
    }
    samples.shares = Some(shares(plan)?);
    Ok(())
}

/// What one opening of Insights reckons for ten years.
fn ten_years() -> Result<Cost> {
    let person = Person::of(&Life { days: 3_652, on_days: 600, effect: STEP, ..ORDINARY }, 1)?;
    cost_of_many(Span::from_millis(20), || {
        let days = EnoughDays::of(&person.mood).told().context("ten years are enough")?;
        let described = (days.by_weekday(), days.median(), line_with_band(&days), Variability::of(&days));
        let years: Vec<_> = (2025..2035).map(|year| year_in_pixels(&person.mood, year)).collect();
        let found = look(&person.mood, &person.candidates, Effort::default(), &AtomicBool::new(false))?;
        Ok((described, years, found))
    })
}

fn shares(plan: &Plan) -> Result<Shares> {
    let nothing = ORDINARY;
    let steps = Life { whole_steps: true, ..nothing };
    let planted = |life: Life| Life { effect: STEP, ..life };
    let (few, all) = (plan.people.div_ceil(2), plan.people);
    let mut shares = Shares::default();
    for (name, life, people) in [
        (NOTHING, nothing, all),
        ("the same, noted as whole steps from 1 to 5", steps, few),
        ("the same, a fifth of the days not noted", Life { missing: 0.2, ..nothing }, few),
        ("the same, mood carries over by 0.8 instead of 0.3", Life { carries_over: 0.8, ..nothing }, few),
        ("the same, mood comes and goes by 0.8 steps over 60 to 180 days", Life { seasons: 0.8, ..nothing }, few),
    ] {
        plan.say(&format!("{people} people: {name}"));
        shares.claimed.push((name, share(&life, people, |findings| findings.iter().any(claims))?));
    }
    for (name, life, people) in [
        (PLANTED, planted(nothing), all),
        ("the same, noted as whole steps from 1 to 5", planted(steps), few),
        ("the same, a fifth of the days not noted", Life { missing: 0.2, ..planted(nothing) }, few),
    ] {
        plan.say(&format!("{people} people: {name}"));
        shares.found.push((name, share(&life, people, finds_what_was_planted)?));
    }
    for effect in [0.2, 0.35, 0.5, 0.75, 1.0] {
        plan.say(&format!("the curve at {effect} steps"));
        for on_days in [20, 40, 60, 120] {
            let life = Life { on_days, effect, ..nothing };
            let found = share(&life, plan.people.div_ceil(CELL), finds_what_was_planted)?;
            shares.curve.push((effect, on_days, found));
        }
    }
    Ok(shares)
}

fn claims(finding: &Finding) -> bool {
    matches!(finding.answer, Answer::Tells(_))
}

/// On its own day, and upwards.
fn finds_what_was_planted(findings: &[Finding]) -> bool {
    findings.iter().any(|finding| match finding.answer {
        Answer::Tells(claim) => finding.candidate == 0 && finding.lag == Lag::SameDay && claim.figures.higher(),
        Answer::CannotTellYet { .. } => false,
    })
}

/// Of so many people with this life, those whose findings `are` so. The same people every time.
fn share(life: &Life, people: u32, are: fn(&[Finding]) -> bool) -> Result<Share> {
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let threads = u32::try_from(threads)?;
    let of_them = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..threads)
            .map(|thread| {
                let own = (thread..people).step_by(threads as usize);
                scope.spawn(move || own.map(|one| asked(life, one, are)).sum::<Result<u32>>())
            })
            .collect();
        workers.into_iter().map(|worker| worker.join().map_err(|_| anyhow!("a thread ended"))?).sum::<Result<u32>>()
    })?;
    Ok(Share { people, of_them })
}

fn asked(life: &Life, one: u32, are: fn(&[Finding]) -> bool) -> Result<u32> {
    let person = Person::of(life, u64::from(one) + 1)?;
    // Intervals decide nothing here.
    let effort = Effort { seed: u64::from(one), resamples: 9, ..Effort::default() };
    let looked = look(&person.mood, &person.candidates, effort, &AtomicBool::new(false))?;
    Ok(u32::from(are(&looked.findings)))
}
