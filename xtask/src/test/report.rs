//! What came of the steps, and how it is told.

use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use anyhow::{Error, Result};

use crate::counts::{self, Counts};
use crate::process::{Echo, listen};

/// What came of a step's work: the tests it counted, and what is wrong.
#[derive(Default)]
pub struct Outcome {
    pub counts: Counts,
    pub fault: Option<String>,
    /// What has to be known beside a good end.
    pub note: Option<String>,
}

impl Outcome {
    /// Runs a program whose success is all that is asked. Tests it happens to count are counted.
    pub fn of(command: &mut Command, echo: Echo) -> Self {
        match listen(command, echo) {
            Ok(heard) => {
                let fault = (!heard.success).then(|| format!("{} failed", heard.shown));
                Self { counts: counts::read(&heard.said), fault, note: None }
            }
            Err(error) => error.into(),
        }
    }

    /// Runs a program that runs tests. A success without a single test is none.
    pub fn of_tests(command: &mut Command, echo: Echo) -> Self {
        let mut outcome = Self::of(command, echo);
        if outcome.counts == Counts::default() && outcome.fault.is_none() {
            outcome.fault = Some("it ended well without running a test".to_owned());
        }
        outcome
    }
}

impl From<Error> for Outcome {
    fn from(error: Error) -> Self {
        Self { fault: Some(format!("{error:#}")), ..Self::default() }
    }
}

impl From<Result<()>> for Outcome {
    fn from(result: Result<()>) -> Self {
        result.map_or_else(Self::from, |()| Self::default())
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    Good,
    Failed,
    /// Not run, because a step it stands on failed.
    LeftOut,
}

/// A step after its turn.
#[derive(Clone)]
pub struct Ran {
    pub name: &'static str,
    pub fate: Fate,
    counts: Counts,
    took: Duration,
    remark: String,
}

impl Ran {
    pub fn left_out(name: &'static str, fallen: &str) -> Self {
        let remark = format!("stands on {fallen}");
        Self { name, fate: Fate::LeftOut, counts: Counts::default(), took: Duration::ZERO, remark }
    }

    /// The step's share of the closing line. A failure no test was counted for (a program that doesn't build, a fault
    /// clippy found) is one failure, so that the line never says `0 failed` when something did.
    fn tally(&self) -> Counts {
        let failed = if self.fate == Fate::Failed { self.counts.failed.max(1) } else { self.counts.failed };
        Counts { failed, ..self.counts }
    }
}

/// Does a step's work between a line that announces it and one that says how it went.
pub fn timed(name: &'static str, asks: &str, work: impl FnOnce() -> Outcome) -> Ran {
    println!("\n── {name}: {asks}");
    let begun = Instant::now();
    let outcome = work();
    let fate = if outcome.fault.is_some() || outcome.counts.failed > 0 { Fate::Failed } else { Fate::Good };
    let remark = outcome.fault.or(outcome.note).unwrap_or_default();
    let ran = Ran { name, fate, counts: outcome.counts, took: begun.elapsed(), remark };
    println!("── {}", line(&ran));
    ran
}

fn line(ran: &Ran) -> String {
    let Ran { name, fate, counts, took, remark } = ran;
    let fate = match fate {
        Fate::Good => "good",
        Fate::Failed => "FAILED",
        Fate::LeftOut => "left out",
    };
    let counts = match counts {
        Counts { passed: 0, failed: 0 } => String::new(),
        Counts { passed, failed } => format!("{passed} passed, {failed} failed. "),
    };
    format!("{name:<12} {fate:<9} {:>8}  {counts}{remark}", clock(*took)).trim_end().to_owned()
}

/// Minutes and seconds.
fn clock(took: Duration) -> String {
    let seconds = took.as_secs_f64();
    if seconds < 60.0 {
        format!("{seconds:.1} s")
    } else {
        format!("{} min {:02} s", took.as_secs() / 60, took.as_secs() % 60)
    }
}

/// The list of steps, then the closing line: `N passed, N failed`, alone on it.
pub fn sum_up(ran: &[Ran], took: Duration) -> ExitCode {
    println!("\nSteps, {} in all:", clock(took));
    let mut sum = Counts::default();
    for step in ran {
        println!("  {}", line(step));
        sum += step.tally();
    }
    println!("\n{} passed, {} failed", sum.passed, sum.failed);
    let good = !ran.is_empty() && ran.iter().all(|step| step.fate == Fate::Good);
    if good { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ran(fate: Fate, passed: u64, failed: u64) -> Ran {
        Ran { name: "step", fate, counts: Counts { passed, failed }, took: Duration::ZERO, remark: String::new() }
    }

    #[test]
    fn a_failure_without_a_counted_test_counts_as_one() {
        assert_eq!(ran(Fate::Failed, 0, 0).tally(), Counts { passed: 0, failed: 1 });
        assert_eq!(ran(Fate::Failed, 7, 2).tally(), Counts { passed: 7, failed: 2 });
        assert_eq!(ran(Fate::Good, 7, 0).tally(), Counts { passed: 7, failed: 0 });
        assert_eq!(ran(Fate::LeftOut, 0, 0).tally(), Counts::default());
    }
}
