//! What two states of one journal have that the other has not, by counts.

use std::collections::HashMap;

use vault::store::Reader;

use super::beside;
use super::view::{Amounts, Comparison, Counts};
use crate::error::Result;
use crate::{calendar, groups, journal};

/// How much is in a journal.
pub fn counts(reader: Reader<'_>) -> Result<Counts> {
    let (entries, first_day, last_day) = journal::extent(reader)?;
    let amounts = Amounts {
        entries,
        groups: count(groups::states(reader)?.len()),
        series: count(calendar::states(reader)?.len()),
    };
    Ok(Counts { amounts, first_day, last_day })
}

/// Things that count, each with what tells one state of it from another.
type States = [([u8; 16], i64)];

/// Compares the journal that is here with one that was restored.
pub fn compare(here: Reader<'_>, there: Reader<'_>) -> Result<Comparison> {
    let entries = differences(&journal::states(here)?, &journal::states(there)?);
    let groups = differences(&groups::states(here)?, &groups::states(there)?);
    let series = differences(&calendar::states(here)?, &calendar::states(there)?);
    let amounts = |which: fn(&Differences) -> u32| Amounts {
        entries: which(&entries),
        groups: which(&groups),
        series: which(&series),
    };
    Ok(Comparison {
        here: counts(here)?,
        only_here: amounts(|of| of.only_ours),
        only_there: amounts(|of| of.only_theirs),
        different: amounts(|of| of.different),
        beside: beside::differing(here, there)?,
    })
}

/// How many things of one sort are only among ours, only among theirs, and in both as something else.
struct Differences {
    only_ours: u32,
    only_theirs: u32,
    different: u32,
}

fn differences(ours: &States, theirs: &States) -> Differences {
    let by_id = |states: &States| -> HashMap<[u8; 16], i64> { states.iter().copied().collect() };
    let (ours, theirs) = (by_id(ours), by_id(theirs));
    let without = |one: &HashMap<[u8; 16], i64>, other: &HashMap<[u8; 16], i64>| {
        count(one.keys().filter(|id| !other.contains_key(*id)).count())
    };
    let differ = ours.iter().filter(|(id, changed)| theirs.get(*id).is_some_and(|other| other != *changed)).count();
    Differences { only_ours: without(&ours, &theirs), only_theirs: without(&theirs, &ours), different: count(differ) }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::{RuleDraft, SeriesDraft, SeriesKind, WhenDraft};
    use crate::groups::testing::{named, note_of, visit_of};
    use crate::groups::{GroupDraft, GroupNoteKind};
    use crate::testing::{Journal, journal};

    const ZONE: &str = "Europe/London";

    fn compared(here: &Journal, there: &Journal) -> Comparison {
        here.session.read(|ours| there.session.read(|theirs| compare(ours, theirs))).unwrap()
    }

    #[test]
    fn what_is_only_here_or_only_there_is_counted() {
        let (here, there) = (journal(), journal());
        let mut both = here.draft("in both");
        here.save(&both);
        there.save(&both);
        let mut other = here.draft("one text");
        here.save(&other);
        there.wait(1);
        "another text".clone_into(&mut other.body);
        there.save(&other);
        here.write("only here");
        here.write("only here as well");
        there.write("only there");
        let gone = there.write("only there, in the bin");
        let _ = there.session.journal_bin(gone).unwrap();
        both.id = gone;

        let compared = compared(&here, &there);
        let entries = |amounts: Amounts| amounts.entries;
        assert_eq!((entries(compared.only_here), entries(compared.only_there), entries(compared.different)), (2, 1, 1));
        assert_eq!(compared.here.amounts, Amounts { entries: 4, groups: 0, series: 0 });
        assert_eq!(compared.here.last_day.map(|day| day.to_string()).as_deref(), Some("2026-11-19"));
        assert_eq!(there.session.read(counts).unwrap().amounts.entries, 3);
    }

    #[test]
    fn groups_are_compared_with_all_that_was_noted_with_them() {
        let (here, there) = (journal(), journal());
        let [same, visited, noted] = ["Same", "Visited", "Noted"].map(named);
        let both = |draft: &GroupDraft| {
            for journal in [&here, &there] {
                let _ = journal.session.groups_save(draft, ZONE).unwrap();
            }
        };
        both(&same);
        both(&visited);
        both(&noted);
        assert_eq!(compared(&here, &there).different, Amounts::default());

        here.wait(1);
        let _ = here.session.groups_visit_save(&visit_of(visited.id, "2026-11-19")).unwrap();
        let note = note_of(noted.id, GroupNoteKind::Call);
        let _ = here.session.groups_note_save(&note).unwrap();
        let only = named("Only here");
        let _ = here.session.groups_save(&only, ZONE).unwrap();
        let told = compared(&here, &there);
        assert_eq!((told.only_here.groups, told.only_there.groups, told.different.groups), (1, 0, 2));
        assert_eq!(told.here.amounts.groups, 4);
        // What was taken away again is a difference as well; what lies in the bin does not count.
        let _ = here.session.groups_bin(note.id).unwrap();
        let _ = here.session.groups_bin(only.id).unwrap();
        let told = compared(&here, &there);
        assert_eq!((told.only_here.groups, told.different.groups), (0, 2));
    }

    #[test]
    fn what_is_in_the_calendar_is_compared_and_waits_with_its_group() {
        let (here, there) = (journal(), journal());
        let group = named("Harbour Street");
        let _ = here.session.groups_save(&group, ZONE).unwrap();
        let when = WhenDraft::Times {
            start: "2026-11-26T19:00:00".parse().unwrap(),
            whole_day: false,
            zone: Some(ZONE.into()),
            minutes: Some(90),
            rule: RuleDraft::Once,
        };
        let series = SeriesDraft {
            id: uuid::Uuid::now_v7(),
            kind: SeriesKind::Meeting,
            group: Some(group.id),
            person: None,
            exercise: None,
            title: "Thursdays".into(),
            when,
            place: String::new(),
            link: String::new(),
            note: String::new(),
            leads: Vec::new(),
            named: false,
        };
        let _ = here.session.calendar_save(&series, None, ZONE).unwrap();
        assert_eq!(compared(&here, &there).only_here.series, 1);
        assert_eq!(compared(&there, &here).only_there.series, 1);
        let _ = here.session.groups_bin(group.id).unwrap();
        assert_eq!(compared(&here, &there).only_here, Amounts::default());
    }

    #[test]
    fn an_empty_journal_has_no_days() {
        let counted = journal().session.read(counts).unwrap();
        assert_eq!((counted.amounts, counted.first_day), (Amounts::default(), None));
    }
}
