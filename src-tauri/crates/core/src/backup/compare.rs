//! What two states of one journal have that the other has not, by counts.

use std::collections::HashMap;

use vault::store::Reader;

use super::view::{Comparison, Counts};
use crate::error::Result;
use crate::journal;

/// How much is in a journal.
pub fn counts(reader: Reader<'_>) -> Result<Counts> {
    let (entries, first_day, last_day) = journal::extent(reader)?;
    Ok(Counts { entries, first_day, last_day })
}

/// Entries that count, by what tells one state of an entry from another.
type States = HashMap<[u8; 16], i64>;

/// Compares the journal that is here with one that was restored.
pub fn compare(here: Reader<'_>, there: Reader<'_>) -> Result<Comparison> {
    let (ours, theirs) = (states(here)?, states(there)?);
    let without = |one: &States, other: &States| count(one.keys().filter(|id| !other.contains_key(*id)).count());
    let differ = ours.iter().filter(|(id, changed)| theirs.get(*id).is_some_and(|other| other != *changed)).count();
    Ok(Comparison {
        here: counts(here)?,
        only_here: without(&ours, &theirs),
        only_there: without(&theirs, &ours),
        different: count(differ),
    })
}

fn states(reader: Reader<'_>) -> Result<States> {
    Ok(journal::states(reader)?.into_iter().collect())
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::journal;

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

        let compared = here.session.read(|ours| there.session.read(|theirs| compare(ours, theirs))).unwrap();
        assert_eq!((compared.only_here, compared.only_there, compared.different), (2, 1, 1));
        assert_eq!(compared.here.entries, 4);
        assert_eq!(compared.here.last_day.map(|day| day.to_string()).as_deref(), Some("2026-11-19"));
        assert_eq!(there.session.read(counts).unwrap().entries, 3);
    }

    #[test]
    fn an_empty_journal_has_no_days() {
        let counted = journal().session.read(counts).unwrap();
        assert_eq!((counted.entries, counted.first_day), (0, None));
    }
}
