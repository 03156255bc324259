//! Commands of the safety plan and of lines of one's own.

use uuid::Uuid;

use super::Session;
use super::unkept::Words;
use crate::area::{Area, Changed};
use crate::error::Result;
use crate::paper::CardPaper;
use crate::safety::{self, CardWords, OwnLine, PlanCopy, PlanDraft, PlanEarlier, PlanView, SafetyShown};

const SAFETY: &[Area] = &[Area::Safety];

impl Session {
    pub fn safety_plan(&self) -> Result<PlanView> {
        let mut view = self.read(safety::plan::view)?;
        if let Some(lines) = self.unkept.plan() {
            view.lines = lines;
        }
        Ok(view)
    }

    pub fn safety_plan_save(&self, draft: &PlanDraft, zone: &str) -> Result<Changed<()>> {
        let written = self.write(|writer, stamp| safety::plan::save(writer, stamp, draft, zone));
        self.keeping(|| Words::Plan(draft.clone(), zone.to_owned()), written)?;
        Ok(Changed::new((), SAFETY))
    }

    pub fn safety_plan_looked(&self, zone: &str) -> Result<Changed<()>> {
        self.write(|writer, stamp| safety::plan::looked(writer, stamp, zone))?;
        Ok(Changed::new((), SAFETY))
    }

    pub fn safety_plan_earlier(&self) -> Result<Vec<PlanEarlier>> {
        self.read(safety::plan::earlier)
    }

    pub fn safety_plan_earlier_remove(&self, id: Uuid) -> Result<Changed<()>> {
        self.write(|writer, _| safety::plan::remove_earlier(writer, id))?;
        Ok(Changed::new((), SAFETY))
    }

    pub fn safety_plan_earlier_keep(&self, earlier: &PlanEarlier) -> Result<Changed<()>> {
        self.write(|writer, stamp| safety::plan::keep_earlier(writer, stamp, earlier))?;
        Ok(Changed::new((), SAFETY))
    }

    pub fn safety_own(&self) -> Result<Vec<OwnLine>> {
        if let Some(lines) = self.unkept.own_lines() {
            return Ok(lines);
        }
        self.read(safety::own::lines)
    }

    pub fn safety_own_save(&self, lines: &[OwnLine]) -> Result<Changed<()>> {
        let written = self.write(|writer, stamp| safety::own::save(writer, stamp, lines));
        self.keeping(|| Words::OwnLines(lines.to_vec()), written)?;
        Ok(Changed::new((), SAFETY))
    }

    /// The plan as a card to fold: a PDF.
    pub fn safety_card(&self, words: CardWords, paper: CardPaper) -> Result<Vec<u8>> {
        safety::card::card(&self.safety_plan()?.lines, words, paper)
    }

    /// How many signs of the plan that card could not show.
    pub fn safety_card_missing(&self) -> Result<u32> {
        Ok(u32::try_from(safety::card::missing(&self.safety_plan()?.lines)).unwrap_or(u32::MAX))
    }

    /// What Help now shows of it.
    pub fn safety_shown(&self) -> Result<SafetyShown> {
        Ok(SafetyShown::of(self.safety_plan()?.lines, self.safety_own()?))
    }

    /// What the locked app may have; `None` unless that was chosen.
    pub fn safety_copy(&self) -> Result<Option<PlanCopy>> {
        self.read(safety::shown::copy)
    }

    pub fn safety_while_locked(&self) -> Result<bool> {
        self.read(safety::shown::while_locked)
    }

    pub fn safety_while_locked_set(&self, chosen: bool) -> Result<Changed<()>> {
        self.write(|writer, stamp| safety::shown::set_while_locked(writer, stamp, chosen))?;
        Ok(Changed::new((), SAFETY))
    }
}
