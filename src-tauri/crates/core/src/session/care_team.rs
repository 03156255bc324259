//! Commands of the care team.

use uuid::Uuid;

use super::Session;
use super::unkept::{Of, Words};
use crate::area::{Area, Changed};
use crate::care_team::{self, CareEntries, CarePast, CareQuestion, CareRecord, CareView};
use crate::error::Result;

const CARE: &[Area] = &[Area::CareTeam];

impl Session {
    pub fn care_team_view(&self, zone: &str) -> Result<CareView> {
        let mut view = self.read(|reader| care_team::view(reader, self.now(), zone))?;
        self.unkept.over_care_team(&mut view);
        Ok(view)
    }

    pub fn care_team_of_entry(&self, entry: Uuid) -> Result<Vec<CareQuestion>> {
        self.read(|reader| care_team::of_entry(reader, entry))
    }

    pub fn care_team_entries(&self, person: Uuid) -> Result<CareEntries> {
        self.read(|reader| care_team::entries(reader, person))
    }

    pub fn care_team_save(&self, record: &CareRecord) -> Result<Changed<()>> {
        let written = self.write(|writer, stamp| care_team::save(writer, stamp, record));
        self.keeping(|| Words::Care(Box::new(record.clone())), written)?;
        Ok(Changed::new((), CARE))
    }

    /// Answers what was removed, as it was then; saving that brings it back.
    pub fn care_team_remove(&self, id: Uuid) -> Result<Changed<Option<CareRecord>>> {
        let stored = self.write(|writer, stamp| care_team::remove(writer, stamp, id))?;
        let unkept = self.unkept.care(id);
        self.unkept.forget(Of::Care(id));
        Ok(Changed::new(unkept.or(stored), CARE))
    }

    pub fn care_team_appointments(&self, person: Uuid, zone: &str) -> Result<Vec<CarePast>> {
        self.read(|reader| care_team::appointments(reader, self.now(), zone, person))
    }

    pub fn care_team_arrange(&self, order: &[Uuid]) -> Result<Changed<()>> {
        self.write(|writer, stamp| care_team::arrange(writer, stamp, order))?;
        Ok(Changed::new((), CARE))
    }
}
