//! The safety plan in the fixture, what it was before, and a line of one's own.

#![allow(clippy::unwrap_used)]

use uuid::Uuid;

use crate::safety::{OwnLine, OwnWays, PlanDraft, PlanLine, PlanStep};
use crate::testing::Journal;

const LINE: Uuid = Uuid::from_u128(0x019A_9E00_0000_7000_8000_0000_0000_00B0);
const FIRST: Uuid = Uuid::from_u128(0x019A_9E00_0000_7000_8000_0000_0000_00B1);
const SECOND: Uuid = Uuid::from_u128(0x019A_9E00_0000_7000_8000_0000_0000_00B2);
const OWN: Uuid = Uuid::from_u128(0x019A_9E00_0000_7000_8000_0000_0000_00B3);

fn plan(sitting: Uuid, words: &str) -> PlanDraft {
    let line = PlanLine { id: LINE, step: PlanStep::People, words: words.into(), contact: "0171 555 01 99".into() };
    PlanDraft { sitting, lines: vec![line] }
}

fn own() -> OwnLine {
    let (name, number) = ("Night nurse".into(), "0800-HELP".into());
    OwnLine { id: OWN, name, number, ways: OwnWays::Both, note: "After six".into() }
}

pub(super) fn fill(journal: &Journal) {
    let (session, zone) = (&journal.session, "Europe/London");
    let _ = session.safety_plan_save(&plan(FIRST, "Jonas"), zone).unwrap();
    let _ = session.safety_plan_save(&plan(SECOND, "Jonas, any hour"), zone).unwrap();
    let _ = session.safety_own_save(&[own()]).unwrap();
}

/// For schema 11 and later.
pub(super) fn has_plan(journal: &Journal) {
    let session = &journal.session;
    assert_eq!(session.safety_plan().unwrap().lines, plan(SECOND, "Jonas, any hour").lines);
    assert_eq!(session.safety_plan_earlier().unwrap()[0].lines, plan(FIRST, "Jonas").lines);
    assert_eq!(session.safety_own().unwrap(), [own()]);
}
