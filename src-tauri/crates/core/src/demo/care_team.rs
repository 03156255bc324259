//! The care team of the story.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use uuid::Uuid;
use vault::store::Writer;

use super::story::Helper;
use crate::care_team::{self, CarePerson, CareQuestion, CareRecord, CareSaid};
use crate::clock::Stamp;
use crate::error::{ErrorCode, Result};
use crate::ids;

/// Writes down who helps, what is to be asked of them, and what they said; answers who has which name.
pub(super) fn fill<'s>(
    writer: Writer<'_>,
    stamp: &Stamp,
    all: &'s [Helper],
    today: NaiveDate,
) -> Result<BTreeMap<&'s str, Uuid>> {
    let ago = |days: u64| today.checked_sub_days(Days::new(days)).ok_or(ErrorCode::OutOfRange);
    let mut named: BTreeMap<&str, Uuid> = BTreeMap::new();
    for one in all {
        let id = ids::new(stamp.now);
        let person = CarePerson {
            id,
            name: one.name.clone(),
            role: Some(one.role.clone()),
            role_words: String::new(),
            purposes: one.purposes.clone(),
            purpose_words: one.purpose_words.clone(),
            phone: String::new(),
            email: String::new(),
            web: String::new(),
            address: one.address.clone(),
            hours: one.hours.clone(),
            note: String::new(),
            since: Some(ago(one.since_days_ago)?),
            ended: None,
            referrer: one.sent_by.as_ref().and_then(|name| named.get(name.as_str()).copied()),
        };
        care_team::save(writer, stamp, &CareRecord::Person(person))?;
        named.insert(&one.name, id);
        for text in &one.to_ask {
            let text = text.clone();
            let (id, person) = (ids::new(stamp.now), Some(id));
            let question = CareQuestion { id, person, text, entry: None, asked: None, answer: String::new() };
            care_team::save(writer, stamp, &CareRecord::Question(question))?;
        }
        for (days, words) in &one.said {
            let (day, words) = (ago(*days)?, words.clone());
            let said = CareSaid { id: ids::new(stamp.now), person: Some(id), day, appointment: None, words };
            care_team::save(writer, stamp, &CareRecord::Said(said))?;
        }
    }
    Ok(named)
}
