//! Commands of groups.

use uuid::Uuid;

use super::Session;
use super::unkept::{StageWords, Words};
use crate::area::{Area, Changed};
use crate::error::{ErrorCode, Result};
use crate::groups::{
    self, Advance, GroupAnswer, GroupBinRow, GroupComparison, GroupDraft, GroupFound, GroupNote, GroupProfile,
    GroupUnfinished, GroupView, GroupVisit, GroupWeights, GroupsView,
};

const GROUPS: &[Area] = &[Area::Groups];
/// What a group is called, its planned visits are called in the calendar.
const NAMED: &[Area] = &[Area::Groups, Area::Calendar, Area::Reminders];
/// Visits have moods, and feelings that are counted, and stand in the calendar where they are planned.
const VISITS: &[Area] = &[Area::Groups, Area::Insights, Area::Calendar, Area::Reminders];
/// Meetings of a group rest with it, and come back.
const STAGES: &[Area] = &[Area::Groups, Area::Calendar, Area::Reminders];
/// Meetings of a group go into the bin with it, and come back.
const WHOLE: &[Area] = &[Area::Groups, Area::Insights, Area::Calendar, Area::Reminders];

impl Session {
    pub fn groups_board(&self, zone: &str) -> Result<GroupsView> {
        let mut view = self.read(|reader| groups::board(reader, self.now(), zone))?;
        self.unkept.over_board(&mut view);
        Ok(view)
    }

    pub fn groups_get(&self, id: Uuid, zone: &str) -> Result<GroupView> {
        self.read(|reader| {
            let mut view = groups::get(reader, self.now(), id, zone)?;
            self.unkept.over_group(reader, &mut view)?;
            Ok(view)
        })
    }

    pub fn groups_visits(&self, id: Uuid, skip: u32) -> Result<Vec<GroupVisit>> {
        self.read(|reader| self.unkept.visits(reader, id, skip))
    }

    pub fn groups_find(&self, text: &str) -> Result<Vec<GroupFound>> {
        self.read(|reader| groups::find(reader, text))
    }

    pub fn groups_save(&self, group: &GroupDraft, zone: &str) -> Result<Changed<()>> {
        let written = self.write(|writer, stamp| groups::save(writer, stamp, group, zone));
        self.keeping(|| Words::Group(Box::new(group.clone()), zone.to_owned()), written)?;
        Ok(Changed::new((), NAMED))
    }

    pub fn groups_advance(&self, advance: Advance<'_>, zone: &str) -> Result<Changed<()>> {
        let written = self.write(|writer, stamp| groups::advance(writer, stamp, advance, zone));
        match advance.note {
            Some(why) => self.keeping(|| Words::Stage(StageWords::of(advance, why), zone.to_owned()), written)?,
            None => written?,
        }
        Ok(Changed::new((), STAGES))
    }

    pub fn groups_answers_set(&self, id: Uuid, answers: &[GroupAnswer]) -> Result<Changed<()>> {
        let written = self.write(|writer, stamp| groups::answers(writer, stamp, id, answers));
        self.keeping(|| Words::Answers(id, answers.to_vec()), written)?;
        Ok(Changed::new((), GROUPS))
    }

    pub fn groups_visit_save(&self, visit: &GroupVisit) -> Result<Changed<()>> {
        let written = self.write(|writer, stamp| groups::save_visit(writer, stamp, visit));
        self.keeping(|| Words::Visit(visit.clone()), written)?;
        Ok(Changed::new((), VISITS))
    }

    pub fn groups_note_save(&self, note: &GroupNote) -> Result<Changed<()>> {
        let written = self.write(|writer, stamp| groups::save_note(writer, stamp, note));
        self.keeping(|| Words::Note(note.clone()), written)?;
        Ok(Changed::new((), GROUPS))
    }

    /// Keeps what is being written about a group and belongs to nothing yet.
    pub fn groups_unfinished_keep(&self, begun: &GroupUnfinished) -> Result<Changed<()>> {
        let written = self.write(|writer, stamp| groups::keep_unfinished(writer, stamp, begun));
        self.keeping(|| Words::Unfinished(begun.clone()), written)?;
        Ok(Changed::new((), GROUPS))
    }

    pub fn groups_binned(&self) -> Result<Vec<GroupBinRow>> {
        self.read(groups::binned)
    }

    pub fn groups_bin(&self, id: Uuid) -> Result<Changed<()>> {
        self.write(|writer, stamp| groups::bin(writer, stamp, id))?;
        Ok(Changed::new((), WHOLE))
    }

    pub fn groups_restore(&self, id: Uuid, zone: &str) -> Result<Changed<()>> {
        self.write(|writer, stamp| groups::restore(writer, stamp, id, zone))?;
        Ok(Changed::new((), WHOLE))
    }

    pub fn groups_purge(&self, id: Uuid) -> Result<Changed<()>> {
        self.write(|writer, stamp| groups::purge(writer, stamp, id))?;
        self.unkept.forget_about(id);
        Ok(Changed::new((), WHOLE))
    }

    /// Answers how many groups, visits and notes went.
    pub fn groups_bin_empty(&self) -> Result<Changed<u32>> {
        let gone = self.write(groups::bin_empty)?;
        for id in &gone {
            self.unkept.forget_about(*id);
        }
        Ok(Changed::new(u32::try_from(gone.len()).map_err(|_| ErrorCode::Internal)?, WHOLE))
    }

    pub fn groups_profile_set(&self, profile: &GroupProfile) -> Result<Changed<()>> {
        let written = self.write(|writer, stamp| groups::set_profile(writer, stamp, profile));
        self.keeping(|| Words::Profile(profile.clone()), written)?;
        Ok(Changed::new((), GROUPS))
    }

    pub fn groups_weights_set(&self, weights: &GroupWeights) -> Result<Changed<()>> {
        self.write(|writer, stamp| groups::set_weights(writer, stamp, weights))?;
        Ok(Changed::new((), GROUPS))
    }

    pub fn groups_compare(&self, ids: &[Uuid]) -> Result<GroupComparison> {
        self.read(|reader| groups::comparison(reader, ids))
    }
}
