//! Commands of groups.

use uuid::Uuid;

use super::Session;
use crate::area::{Area, Changed};
use crate::error::Result;
use crate::groups::{
    self, Advance, GroupAnswer, GroupBinRow, GroupComparison, GroupDraft, GroupFound, GroupLinked, GroupNote,
    GroupProfile, GroupView, GroupVisit, GroupWeights, GroupsView,
};
use crate::journal::EntryLink;

const GROUPS: &[Area] = &[Area::Groups];
/// Visits have moods, and feelings that are counted.
const VISITS: &[Area] = &[Area::Groups, Area::Insights];
/// Meetings of a group go into the bin with it, and come back.
const WHOLE: &[Area] = &[Area::Groups, Area::Insights, Area::Calendar, Area::Reminders];

impl Session {
    pub fn groups_board(&self, zone: &str) -> Result<GroupsView> {
        self.read(|reader| groups::board(reader, self.now(), zone))
    }

    pub fn groups_get(&self, id: Uuid, zone: &str) -> Result<GroupView> {
        self.read(|reader| groups::get(reader, self.now(), id, zone))
    }

    pub fn groups_visits(&self, id: Uuid, skip: u32) -> Result<Vec<GroupVisit>> {
        self.read(|reader| groups::visits(reader, id, skip))
    }

    pub fn groups_find(&self, text: &str) -> Result<Vec<GroupFound>> {
        self.read(|reader| groups::find(reader, text))
    }

    pub fn groups_linked(&self, links: &[EntryLink]) -> Result<Vec<GroupLinked>> {
        self.read(|reader| groups::linked(reader, links))
    }

    pub fn groups_save(&self, group: &GroupDraft, zone: &str) -> Result<Changed<()>> {
        self.write(|writer, stamp| groups::save(writer, stamp, group, zone))?;
        Ok(Changed::new((), GROUPS))
    }

    pub fn groups_advance(&self, advance: Advance<'_>, zone: &str) -> Result<Changed<()>> {
        self.write(|writer, stamp| groups::advance(writer, stamp, advance, zone))?;
        Ok(Changed::new((), GROUPS))
    }

    pub fn groups_answers_set(&self, id: Uuid, answers: &[GroupAnswer]) -> Result<Changed<()>> {
        self.write(|writer, stamp| groups::answers(writer, stamp, id, answers))?;
        Ok(Changed::new((), GROUPS))
    }

    pub fn groups_visit_save(&self, visit: &GroupVisit) -> Result<Changed<()>> {
        self.write(|writer, stamp| groups::save_visit(writer, stamp, visit))?;
        Ok(Changed::new((), VISITS))
    }

    pub fn groups_note_save(&self, note: &GroupNote) -> Result<Changed<()>> {
        self.write(|writer, stamp| groups::save_note(writer, stamp, note))?;
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
        Ok(Changed::new((), WHOLE))
    }

    /// Answers how many groups, visits and notes went.
    pub fn groups_bin_empty(&self) -> Result<Changed<u32>> {
        let gone = self.write(groups::bin_empty)?;
        Ok(Changed::new(gone, WHOLE))
    }

    pub fn groups_profile_set(&self, profile: &GroupProfile) -> Result<Changed<()>> {
        self.write(|writer, stamp| groups::set_profile(writer, stamp, profile))?;
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
