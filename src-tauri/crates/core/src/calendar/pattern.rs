//! Between the rules of RFC 5545 and what a form can say of them.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use schedule::moment::Moment;
use schedule::rule::{ByDay, Frequency, Recurrence, Rule};

use super::limits::{COUNT_MOST, INTERVAL_MOST};
use super::model::{Day, Ending, Pattern, Step};
use crate::error::{CoreError, ErrorCode, Result};

/// The rule a pattern means for something that begins at `start`.
pub fn rule(pattern: &Pattern, start: NaiveDateTime, whole_day: bool) -> Result<Rule> {
    if !(1..=INTERVAL_MOST).contains(&pattern.every) {
        return Err(CoreError::at(ErrorCode::OutOfRange, "every"));
    }
    let mut rule = match &pattern.step {
        Step::Days => Recurrence::every(Frequency::Daily),
        Step::Weeks { days } => {
            let mut days: Vec<_> = days.iter().map(|day| chrono::Weekday::from(*day)).collect();
            days.sort_by_key(chrono::Weekday::num_days_from_monday);
            days.dedup();
            let by_day = days.into_iter().map(ByDay::from).collect();
            Recurrence { by_day, ..Recurrence::every(Frequency::Weekly) }
        }
        Step::MonthsByDate => Recurrence::every(Frequency::Monthly),
        Step::MonthsByDay { weeks, day } => {
            if weeks.is_empty() || weeks.iter().any(|week| !matches!(week, 1..=5 | -1)) {
                return Err(CoreError::at(ErrorCode::OutOfRange, "weeks"));
            }
            let in_week = |week| ByDay { ordinal: Some(week), weekday: (*day).into() };
            let by_day = in_order(weeks).into_iter().map(in_week).collect();
            Recurrence { by_day, ..Recurrence::every(Frequency::Monthly) }
        }
        Step::Years => Recurrence::every(Frequency::Yearly),
    };
    rule.interval = pattern.every;
    match pattern.ending {
        Ending::Never => {}
        Ending::On { day } if day < start.date() => return Err(CoreError::at(ErrorCode::OutOfRange, "until")),
        // The end of that day by the clock of the series: local, so that no change of the clock takes the last one away.
        Ending::On { day } => {
            rule.until = Some(if whole_day { Moment::Date(day) } else { Moment::Local(last_of(day)?) });
        }
        Ending::After { times } if !(1..=COUNT_MOST).contains(&times) => {
            return Err(CoreError::at(ErrorCode::OutOfRange, "times"));
        }
        Ending::After { times } => rule.count = Some(times),
    }
    Ok(rule.into())
}

fn last_of(day: NaiveDate) -> Result<NaiveDateTime> {
    day.succ_opt()
        .and_then(|next| next.and_time(NaiveTime::MIN).checked_sub_signed(TimeDelta::seconds(1)))
        .ok_or(CoreError::at(ErrorCode::OutOfRange, "until"))
}

/// Weeks of a month, each once, the last one last.
fn in_order(weeks: &[i8]) -> Vec<i8> {
    let mut weeks = weeks.to_vec();
    weeks.sort_by_key(|week| (*week < 0, *week));
    weeks.dedup();
    weeks
}

/// A rule of weeks of a month as the form would write it: "the first and third of all Tuesdays" is "the first Tuesday and the
/// third". `None` where it is no such rule.
fn by_weeks(rule: &Recurrence) -> Option<Recurrence> {
    let weekday = rule.by_day.first()?.weekday;
    let monthly = rule.frequency == Frequency::Monthly && rule.by_day.iter().all(|one| one.weekday == weekday);
    let weeks: Vec<i8> = match rule.by_day.as_slice() {
        _ if !monthly => return None,
        [ByDay { ordinal: None, .. }] if !rule.by_set_pos.is_empty() => {
            rule.by_set_pos.iter().map(|place| i8::try_from(*place).ok()).collect::<Option<_>>()?
        }
        named if rule.by_set_pos.is_empty() => named.iter().map(|one| one.ordinal).collect::<Option<_>>()?,
        _ => return None,
    };
    let by_day = in_order(&weeks).into_iter().map(|week| ByDay { ordinal: Some(week), weekday }).collect();
    Some(Recurrence { by_day, by_set_pos: Vec::new(), ..rule.clone() })
}

/// What a form can say of a rule; `None` where it can't say all of it. `zone` is that of the series.
pub fn of(rule: &Rule, start: NaiveDateTime, whole_day: bool, zone: Option<&str>) -> Option<Pattern> {
    let read = rule.reading().ok()?;
    let weekly = by_weeks(read);
    let read = weekly.as_ref().unwrap_or(read);
    let Recurrence { frequency, by_day, interval, count, until, .. } = read;
    let step = match (frequency, by_day.as_slice()) {
        (Frequency::Daily, []) => Step::Days,
        (Frequency::Weekly, days) => Step::Weeks { days: days.iter().map(|one| Day::from(one.weekday)).collect() },
        (Frequency::Monthly, []) => Step::MonthsByDate,
        (Frequency::Monthly, [first, ..]) => {
            let weeks = by_day.iter().map(|one| one.ordinal).collect::<Option<_>>()?;
            Step::MonthsByDay { weeks, day: first.weekday.into() }
        }
        (Frequency::Yearly, []) => Step::Years,
        _ => return None,
    };
    let ending = match (count, until) {
        (None, None) => Ending::Never,
        (Some(times), None) => Ending::After { times: *times },
        (None, Some(until)) => Ending::On { day: last_day(until, start, zone)? },
        (Some(_), Some(_)) => return None,
    };
    let pattern = Pattern { step, every: *interval, ending };
    // Whatever else the rule says, saying it again would lose: only a rule that comes out as it went in is the form's. Which
    // day a week begins with matters only to every other week.
    let again = self::rule(&pattern, start, whole_day).ok()?;
    let again = again.reading().ok()?;
    let week_start = if *frequency == Frequency::Weekly && *interval > 1 { again.week_start } else { read.week_start };
    let same = Recurrence { until: read.until.clone(), week_start, ..again.clone() };
    (same == *read).then_some(pattern)
}

/// The last day of a rule, where the end it names takes nothing away on that day.
fn last_day(until: &Moment, start: NaiveDateTime, zone: Option<&str>) -> Option<NaiveDate> {
    let civil = match (until, zone) {
        (Moment::Date(day), _) => return Some(*day),
        (Moment::Utc(instant), Some(zone)) => schedule::zone::civil(*instant, zone).ok()?,
        (Moment::Utc(_), None) => return None,
        (Moment::Local(civil) | Moment::Zoned { civil, .. }, _) => *civil,
    };
    (civil.time() >= start.time()).then_some(civil.date())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use schedule::series::{Length, Series, Window};
    use schedule::zone::{Database, Viewer};

    use super::*;

    fn start() -> NaiveDateTime {
        "2026-10-20T18:30:00".parse().unwrap()
    }

    #[test]
    fn what_a_form_says_is_read_back_as_it_was_said() {
        let until = Ending::On { day: "2027-01-31".parse().unwrap() };
        for (step, every, ending, text) in [
            (Step::Days, 1, Ending::Never, "FREQ=DAILY"),
            (Step::Weeks { days: vec![] }, 2, Ending::Never, "FREQ=WEEKLY;INTERVAL=2"),
            (
                Step::Weeks { days: vec![Day::Tuesday, Day::Thursday] },
                1,
                Ending::After { times: 10 },
                "FREQ=WEEKLY;COUNT=10;BYDAY=TU,TH",
            ),
            (Step::MonthsByDate, 1, until, "FREQ=MONTHLY;UNTIL=20270131T235959"),
            (
                Step::MonthsByDay { weeks: vec![-1], day: Day::Sunday },
                3,
                Ending::Never,
                "FREQ=MONTHLY;INTERVAL=3;BYDAY=-1SU",
            ),
            (
                Step::MonthsByDay { weeks: vec![1, 3], day: Day::Tuesday },
                1,
                Ending::Never,
                "FREQ=MONTHLY;BYDAY=1TU,3TU",
            ),
            (Step::Years, 1, Ending::Never, "FREQ=YEARLY"),
        ] {
            let pattern = Pattern { step, every, ending };
            let rule = rule(&pattern, start(), false).unwrap();
            let sorted = |text: &str| {
                let mut parts: Vec<String> = text.split(';').map(str::to_owned).collect();
                parts.sort();
                parts
            };
            assert_eq!(sorted(rule.text()), sorted(text));
            assert_eq!(of(&rule, start(), false, None), Some(pattern));
        }
    }

    #[test]
    fn a_rule_the_form_cannot_say_whole_is_left_alone() {
        for text in [
            "FREQ=HOURLY",
            "FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1",
            "FREQ=WEEKLY;BYDAY=TU;BYHOUR=9,18",
            "FREQ=YEARLY;BYMONTH=1,7",
            "FREQ=MONTHLY;BYDAY=1TU,3TH",
            "FREQ=MONTHLY;BYDAY=1TU,-2TU",
            "FREQ=MONTHLY;BYDAY=1TU,3TU;BYSETPOS=1",
            "FREQ=MONTHLY;BYDAY=TU;BYSETPOS=1,-2",
            "FREQ=MONTHLY;BYDAY=TU",
            "FREQ=MONTHLY;BYDAY=1TU,3TU;BYMONTH=1,2",
            "FREQ=MONTHLY;BYMONTHDAY=15",
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;WKST=SU",
            // The last one would be taken away on its own day.
            "FREQ=WEEKLY;BYDAY=TU;UNTIL=20270105T120000Z",
        ] {
            assert_eq!(of(&Rule::parse(text), start(), false, Some("Europe/London")), None, "{text}");
        }
    }

    #[test]
    fn an_end_written_as_an_instant_is_shown_as_the_day_there() {
        let rule = Rule::parse("FREQ=WEEKLY;WKST=SU;UNTIL=20270630T225959Z");
        let ending = of(&rule, start(), false, Some("Europe/London")).unwrap().ending;
        assert_eq!(ending, Ending::On { day: "2027-06-30".parse().unwrap() });
    }

    #[test]
    fn numbers_out_of_bounds_are_refused_with_their_field() {
        let pattern = |every, ending| Pattern { step: Step::Days, every, ending };
        let field = |pattern: &Pattern| rule(pattern, start(), false).unwrap_err().field;
        assert_eq!(field(&pattern(0, Ending::Never)), Some("every"));
        assert_eq!(field(&pattern(401, Ending::Never)), Some("every"));
        assert_eq!(field(&pattern(1, Ending::After { times: 0 })), Some("times"));
        assert_eq!(field(&pattern(1, Ending::On { day: "2026-10-19".parse().unwrap() })), Some("until"));
        for weeks in [vec![6], vec![1, 0], vec![]] {
            let step = Step::MonthsByDay { weeks, day: Day::Monday };
            assert_eq!(field(&Pattern { step, every: 1, ending: Ending::Never }), Some("weeks"));
        }
    }

    /// The days from `start` on until a year later.
    fn year(rule: &Rule) -> Vec<NaiveDate> {
        let from = "2026-10-01T00:00:00".parse().unwrap();
        let series = Series { rule: Some(rule.clone()), ..Series::once(Moment::Local(from), Length::Unstated) };
        let viewer = Viewer::new(Database::get(), "Etc/UTC").unwrap();
        let window = Window { from: from.and_utc() + TimeDelta::days(1), until: from.and_utc() + TimeDelta::days(366) };
        series.occurrences(&viewer, window).unwrap().list.iter().map(|one| one.civil.date()).collect()
    }

    const DAYS: [Day; 7] =
        [Day::Monday, Day::Tuesday, Day::Wednesday, Day::Thursday, Day::Friday, Day::Saturday, Day::Sunday];

    proptest! {
        #[test]
        fn weeks_of_a_month_come_back_as_they_were_chosen_however_they_are_written(
            weeks in proptest::sample::subsequence(vec![1_i8, 2, 3, 4, -1], 1..=5).prop_shuffle(),
            day in proptest::sample::select(DAYS.to_vec()),
            every in 1_u32..4,
        ) {
            let step = |weeks: &[i8]| Step::MonthsByDay { weeks: weeks.to_vec(), day };
            let pattern = |weeks: &[i8]| Pattern { step: step(weeks), every, ending: Ending::Never };
            let written = rule(&pattern(&weeks), start(), false).unwrap();
            let said = Some(pattern(&in_order(&weeks)));
            prop_assert_eq!(of(&written, start(), false, None), said.clone());
            prop_assert_eq!(of(&Rule::parse(written.text()), start(), false, None), said.clone());

            let name = serde_json::to_value(day).unwrap().as_str().unwrap().to_owned();
            let places = weeks.iter().map(i8::to_string).collect::<Vec<_>>().join(",");
            let otherwise = Rule::parse(&format!("FREQ=MONTHLY;INTERVAL={every};BYDAY={name};BYSETPOS={places}"));
            prop_assert_eq!(of(&otherwise, start(), false, None), said);
            prop_assert_eq!(year(&otherwise), year(&written), "it means the same days");
        }
    }
}
