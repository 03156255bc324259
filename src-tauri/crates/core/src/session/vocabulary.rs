//! Commands that read and change the words one can choose from.

use std::sync::atomic::Ordering;

use uuid::Uuid;

use super::Session;
use crate::area::{Area, Changed};
use crate::calendar::dose_times;
use crate::error::Result;
use crate::journal::vocabulary::{feeling, scale, tag, tracker};
use crate::journal::{
    self, DayRule, Feeling, FeelingFamily, MoodScale, MoodStep, Tag, TagGroup, Tracker, TrackerKind, Vocabulary,
};

/// Names are shown, and found, in entries too.
const NAMES: &[Area] = &[Area::Vocabulary, Area::Journal, Area::Insights];
/// A dose may be planned otherwise, or no more.
const TRACKERS: &[Area] = &[Area::Vocabulary, Area::Journal, Area::Insights, Area::Doses];
const WORDS: &[Area] = &[Area::Vocabulary];

impl Session {
    pub fn journal_vocabulary(&self) -> Result<Vocabulary> {
        self.read(|reader| journal::vocabulary(reader, self.now()))
    }

    pub fn journal_scale_set(&self, steps: &[MoodStep]) -> Result<Changed<MoodScale>> {
        let scale = self.write(|writer, stamp| scale::set(writer, stamp, steps))?;
        Ok(Changed::new(scale, WORDS))
    }

    pub fn journal_feeling_add(&self, family: Uuid, word: &str) -> Result<Changed<Feeling>> {
        let feeling = self.write(|writer, stamp| feeling::add(writer, stamp, family, word))?;
        Ok(Changed::new(feeling, WORDS))
    }

    pub fn journal_feeling_family_add(&self, word: &str) -> Result<Changed<FeelingFamily>> {
        let family = self.write(|writer, stamp| feeling::add_family(writer, stamp, word))?;
        Ok(Changed::new(family, WORDS))
    }

    pub fn journal_feeling_rename(&self, id: Uuid, word: &str) -> Result<Changed<()>> {
        self.write(|writer, stamp| feeling::rename(writer, stamp, id, word))?;
        Ok(Changed::new((), NAMES))
    }

    pub fn journal_feeling_archive(&self, id: Uuid, archived: bool) -> Result<Changed<()>> {
        self.write(|writer, stamp| feeling::archive(writer, stamp, id, archived))?;
        Ok(Changed::new((), WORDS))
    }

    pub fn journal_tag_add(&self, group: Uuid, name: &str, icon: Option<&str>) -> Result<Changed<Tag>> {
        let tag = self.write(|writer, stamp| tag::add(writer, stamp, group, name, icon))?;
        Ok(Changed::new(tag, WORDS))
    }

    pub fn journal_tag_update(&self, tag: &Tag) -> Result<Changed<()>> {
        self.write(|writer, stamp| tag::update(writer, stamp, tag))?;
        Ok(Changed::new((), NAMES))
    }

    pub fn journal_tag_group_add(&self, name: &str) -> Result<Changed<TagGroup>> {
        let group = self.write(|writer, stamp| tag::add_group(writer, stamp, name))?;
        Ok(Changed::new(group, WORDS))
    }

    pub fn journal_tag_group_rename(&self, id: Uuid, name: &str) -> Result<Changed<()>> {
        self.write(|writer, stamp| tag::rename_group(writer, stamp, id, name))?;
        Ok(Changed::new((), WORDS))
    }

    pub fn journal_tracker_add(&self, name: &str, kind: &TrackerKind, day_rule: DayRule) -> Result<Changed<Tracker>> {
        let tracker = self.write(|writer, stamp| {
            let tracker = tracker::add(writer, stamp, name, kind, day_rule)?;
            dose_times::keep(writer, stamp)?;
            Ok(tracker)
        })?;
        Ok(Changed::new(tracker, TRACKERS))
    }

    pub fn journal_tracker_arrange(&self, order: &[Uuid]) -> Result<Changed<()>> {
        self.write(|writer, stamp| tracker::arrange(writer, stamp, order))?;
        Ok(Changed::new((), WORDS))
    }

    pub fn journal_tracker_update(&self, tracker: &Tracker) -> Result<Changed<()>> {
        self.write(|writer, stamp| {
            tracker::update(writer, stamp, tracker, self.outbox_waits.load(Ordering::Acquire))?;
            dose_times::keep(writer, stamp)
        })?;
        Ok(Changed::new((), TRACKERS))
    }
}
