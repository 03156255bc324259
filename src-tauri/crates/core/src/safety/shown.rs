//! What Help now shows of the plan and of lines of one's own, and the choice whether it does while the journal is locked.

use serde::{Deserialize, Serialize};
use specta::Type;
use vault::store::{Reader, Writer};

use super::own::{self, OwnLine, OwnShown};
use super::plan::{self, PlanLine, PlanShown};
use crate::clock::Stamp;
use crate::error::Result;
use crate::settings;

/// The name of the setting. It is none of those windows keep as a whole: a copy goes with it.
const WHILE_LOCKED: &str = "safetyPlanWhileLocked";

/// What is one's own in Help now.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SafetyShown {
    /// Step by step.
    pub plan: Vec<PlanShown>,
    pub own: Vec<OwnShown>,
}

impl SafetyShown {
    pub(crate) fn of(plan: Vec<PlanLine>, own: Vec<OwnLine>) -> Self {
        let own = own.into_iter().filter(OwnLine::is_of_use).map(Into::into);
        Self { plan: plan.into_iter().map(Into::into).collect(), own: own.collect() }
    }
}

/// Whether Help now shows it while the journal is locked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SafetyLocked {
    pub chosen: bool,
    /// The copy lies there.
    pub lies: bool,
    /// It can be chosen: there is a keychain its key can lie in.
    pub offered: bool,
}

/// The small copy for the locked app (`docs/formats/plan-copy.md`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PlanCopy {
    pub plan: Vec<PlanLine>,
    pub own: Vec<OwnLine>,
}

impl From<PlanCopy> for SafetyShown {
    fn from(copy: PlanCopy) -> Self {
        Self::of(copy.plan, copy.own)
    }
}

/// Whether it was chosen.
pub(crate) fn while_locked(reader: Reader<'_>) -> Result<bool> {
    Ok(settings::one(reader, WHILE_LOCKED)?.unwrap_or(false))
}

pub(crate) fn set_while_locked(writer: Writer<'_>, stamp: &Stamp, chosen: bool) -> Result<()> {
    settings::set_one(writer, stamp, WHILE_LOCKED, &chosen)
}

/// What the locked app may have; `None` unless that was chosen.
pub(crate) fn copy(reader: Reader<'_>) -> Result<Option<PlanCopy>> {
    if !while_locked(reader)? {
        return Ok(None);
    }
    Ok(Some(PlanCopy { plan: plan::lines(reader)?, own: own::lines(reader)? }))
}
