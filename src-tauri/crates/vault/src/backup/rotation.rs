//! Which backups may go: pure, by their times alone.

use std::collections::BTreeSet;

use chrono::{DateTime, Datelike, Utc};

use super::Kind;

/// How many are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Keep {
    /// Days, weeks (ISO 8601) and months that keep their newest backup, counted back from the newest one.
    pub daily: usize,
    pub weekly: usize,
    pub monthly: usize,
    /// Backups made before a change of the schema.
    pub migrations: usize,
}

impl Default for Keep {
    fn default() -> Self {
        Self { daily: 7, weekly: 4, monthly: 12, migrations: 3 }
    }
}

/// The day, week or month of an instant, with its year.
type Period = fn(DateTime<Utc>) -> (i32, u32);

/// Which of these are no longer kept, as places in the list. Days are those of UTC.
///
/// Backups a person asked for are theirs to remove. The newest one of all always stays, and so does the newest of the
/// others as long as there is any: a clock that was wrong for a day must not empty the shelf.
pub fn expired(backups: &[(DateTime<Utc>, Kind)], keep: Keep) -> Vec<usize> {
    let mut newest_first: Vec<usize> = (0..backups.len()).collect();
    newest_first.sort_by_key(|&at| std::cmp::Reverse(backups.get(at).map(|(made, _)| *made)));

    let mut kept: BTreeSet<usize> = newest_first.first().copied().into_iter().collect();
    let of = |kind: Kind| {
        let of_kind = newest_first.iter().filter_map(move |&at| Some((at, backups.get(at)?)));
        of_kind.filter(move |(_, (_, its))| *its == kind).map(|(at, (made, _))| (at, *made))
    };
    kept.extend(of(Kind::Asked).map(|(at, _)| at));
    kept.extend(of(Kind::Migration).map(|(at, _)| at).take(keep.migrations.max(1)));
    let periods: [(usize, Period); 3] = [
        (keep.daily.max(1), |made| (made.year(), made.ordinal())),
        (keep.weekly, |made| (made.iso_week().year(), made.iso_week().week())),
        (keep.monthly, |made| (made.year(), made.month())),
    ];
    for (count, period) in periods {
        let mut seen = BTreeSet::new();
        for (at, made) in of(Kind::Scheduled) {
            let new = !seen.contains(&period(made));
            if new && seen.len() < count {
                seen.insert(period(made));
                kept.insert(at);
            }
        }
    }
    newest_first.into_iter().filter(|at| !kept.contains(at)).collect()
}

#[cfg(test)]
mod tests {
    use chrono::Duration;
    use proptest::prelude::*;

    use super::*;

    fn at(days: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + Duration::days(20_000) + Duration::days(days)
    }

    /// One backup a day for `days` days, each rotated right after it was made, as it happens in life.
    fn live(days: i64, keep: Keep) -> Vec<i64> {
        let mut shelf: Vec<i64> = Vec::new();
        for day in 0..days {
            shelf.push(day);
            let backups: Vec<_> = shelf.iter().map(|day| (at(*day), Kind::Scheduled)).collect();
            let gone = expired(&backups, keep);
            shelf = shelf.iter().enumerate().filter(|(place, _)| !gone.contains(place)).map(|(_, day)| *day).collect();
        }
        shelf
    }

    #[test]
    fn two_years_of_days_leave_the_last_days_weeks_and_months() {
        let shelf = live(730, Keep::default());
        let last_seven: Vec<i64> = (723..730).collect();
        assert!(last_seven.iter().all(|day| shelf.contains(day)));
        assert!((18..=23).contains(&shelf.len()), "{shelf:?}");
        let oldest = shelf.iter().min().copied().unwrap_or_default();
        assert!((730 - 366..=730 - 305).contains(&oldest), "about a year back: {oldest}");
    }

    #[test]
    fn what_somebody_asked_for_stays_and_migrations_have_their_own_places() {
        let mut backups: Vec<_> = (0..40).map(|day| (at(day), Kind::Scheduled)).collect();
        backups.push((at(-900), Kind::Asked));
        backups.extend((0..5).map(|n| (at(-500 - n), Kind::Migration)));
        let gone = expired(&backups, Keep::default());
        assert!(!gone.contains(&40));
        assert_eq!(gone.iter().filter(|place| **place > 40).count(), 2, "the two oldest of five migrations");
    }

    #[test]
    fn an_hour_of_many_backups_keeps_the_newest() {
        let backups: Vec<_> = (0..10).map(|n| (at(0) + Duration::minutes(i64::from(n)), Kind::Scheduled)).collect();
        assert_eq!(expired(&backups, Keep::default()), (0..9).rev().collect::<Vec<_>>());
    }

    proptest! {
        #[test]
        fn the_newest_stays_and_nothing_comes_back(
            times in prop::collection::vec((0..2000_i64, 0..3_u8), 0..60),
            daily in 0..9_usize, weekly in 0..6_usize, monthly in 0..14_usize, migrations in 0..4_usize,
        ) {
            let kinds = [Kind::Scheduled, Kind::Asked, Kind::Migration];
            let backups: Vec<_> =
                times.iter().map(|(day, kind)| (at(*day), kinds[usize::from(*kind)])).collect();
            let keep = Keep { daily, weekly, monthly, migrations };
            let gone = expired(&backups, keep);
            let newest = backups.iter().map(|(made, _)| *made).max();
            for place in &gone {
                prop_assert!(backups[*place].1 != Kind::Asked);
            }
            let left: Vec<_> = (0..backups.len()).filter(|place| !gone.contains(place)).map(|place| backups[place]).collect();
            prop_assert_eq!(left.iter().map(|(made, _)| *made).max(), newest);
            prop_assert!(expired(&left, keep).is_empty(), "once more takes nothing");
        }
    }
}
