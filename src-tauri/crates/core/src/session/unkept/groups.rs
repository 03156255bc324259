//! Words about groups that are in memory alone, where they would stand if they were stored.

use uuid::Uuid;
use vault::store::Reader;

use super::{AllUnkept, Unkept, Words};
use crate::error::Result;
use crate::groups::{self, GroupStep, GroupView, GroupVisit, GroupsView};

impl Words {
    /// Whether they belong to a group, a visit or a note of this id.
    fn is_about(&self, id: Uuid) -> bool {
        match self {
            Self::Group(draft, _) => draft.id == id,
            Self::Stage(words, _) => words.group == id,
            Self::Answers(group, _) => *group == id,
            Self::Visit(visit) => visit.id == id || visit.group == id,
            Self::Note(note) => note.id == id || note.group == id,
            Self::Unfinished(begun) => begun.group == id,
            Self::Entry(_)
            | Self::Profile(_)
            | Self::Exercise(..)
            | Self::Plan(..)
            | Self::OwnLines(_)
            | Self::Care(_)
            | Self::Made(..)
            | Self::Launcher(_)
            | Self::Drawing(_)
            | Self::Report(_) => false,
        }
    }
}

impl Unkept {
    /// Puts the words where a group's page shows what is kept of that group.
    fn over(self, reader: Reader<'_>, view: &mut GroupView) -> Result<()> {
        if !self.words.is_about(view.group.id) {
            return Ok(());
        }
        match self.words {
            Words::Group(draft, _) => view.group = *draft,
            Words::Stage(words, _) => match view.steps.last_mut() {
                Some(last) if last.stage == words.to => {
                    last.day = words.since.unwrap_or(last.day);
                    last.note = words.why;
                }
                _ => view.steps.push(GroupStep {
                    stage: words.to,
                    day: words.since.unwrap_or(view.today),
                    at: self.at,
                    note: words.why,
                }),
            },
            Words::Answers(_, answers) => view.answers = answers,
            Words::Visit(visit) => {
                if let Some(known) = view.visits.iter_mut().find(|known| known.id == visit.id) {
                    *known = visit;
                } else if !groups::has_visit(reader, visit.id)? {
                    view.visits.insert(0, visit);
                    view.visit_count = view.visit_count.saturating_add(1);
                }
            }
            Words::Note(note) => {
                if let Some(known) = view.notes.iter_mut().find(|known| known.id == note.id) {
                    *known = note;
                } else if !groups::has_note(reader, note.id)? {
                    view.notes.insert(0, note);
                }
            }
            Words::Unfinished(begun) => {
                view.unfinished.retain(|known| known.kind != begun.kind);
                if !begun.words.trim().is_empty() {
                    view.unfinished.push(begun);
                }
            }
            Words::Entry(_)
            | Words::Profile(_)
            | Words::Exercise(..)
            | Words::Plan(..)
            | Words::OwnLines(_)
            | Words::Care(_)
            | Words::Made(..)
            | Words::Launcher(_)
            | Words::Drawing(_)
            | Words::Report(_) => {}
        }
        Ok(())
    }
}

impl AllUnkept {
    /// A group's page with what is in memory in its place.
    pub fn over_group(&self, reader: Reader<'_>, view: &mut GroupView) -> Result<()> {
        self.all().into_iter().try_for_each(|unkept| unkept.over(reader, view))
    }

    /// Further visits of a group, after the first `skip` it shows: new ones that are in memory alone were the first of all.
    pub fn visits(&self, reader: Reader<'_>, group: Uuid, skip: u32) -> Result<Vec<GroupVisit>> {
        let mut unkept = Vec::new();
        let mut new = 0_u32;
        for Unkept { words, .. } in self.all() {
            let Words::Visit(visit) = words else { continue };
            if visit.group == group && !groups::has_visit(reader, visit.id)? {
                new = new.saturating_add(1);
            } else {
                unkept.push(visit);
            }
        }
        let mut visits = groups::visits(reader, group, skip.saturating_sub(new))?;
        for visit in unkept {
            if let Some(known) = visits.iter_mut().find(|known| known.id == visit.id) {
                *known = visit;
            }
        }
        Ok(visits)
    }

    /// The board with what is wanted of a group, as it was said last.
    pub fn over_board(&self, view: &mut GroupsView) {
        for Unkept { words, .. } in self.all() {
            if let Words::Profile(profile) = words {
                view.profile = profile;
            }
        }
    }

    /// A group, a visit or a note went for good, and what was written about it goes along.
    pub fn forget_about(&self, id: Uuid) {
        self.lock().retain(|_, unkept| !unkept.words.is_about(id));
    }
}
