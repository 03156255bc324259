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
        Step::MonthsByDay { nth, day } => {
            if !matches!(nth, 1..=4 | -1) {
                return Err(CoreError::at(ErrorCode::OutOfRange, "nth"));
            }
            let by_day = vec![ByDay { ordinal: Some(*nth), weekday: (*day).into() }];
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

/// What a form can say of a rule; `None` where it can't say all of it. `zone` is that of the series.
pub fn of(rule: &Rule, start: NaiveDateTime, whole_day: bool, zone: Option<&str>) -> Option<Pattern> {
    let read = rule.reading().ok()?;
    let Recurrence { frequency, by_day, interval, count, until, .. } = read;
    let step = match (frequency, by_day.as_slice()) {
        (Frequency::Daily, []) => Step::Days,
        (Frequency::Weekly, days) => Step::Weeks { days: days.iter().map(|one| Day::from(one.weekday)).collect() },
        (Frequency::Monthly, []) => Step::MonthsByDate,
        (Frequency::Monthly, [ByDay { ordinal: Some(nth), weekday }]) => {
            Step::MonthsByDay { nth: *nth, day: (*weekday).into() }
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
            (Step::MonthsByDay { nth: -1, day: Day::Sunday }, 3, Ending::Never, "FREQ=MONTHLY;INTERVAL=3;BYDAY=-1SU"),
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
        let fifth = Pattern { step: Step::MonthsByDay { nth: 5, day: Day::Monday }, every: 1, ending: Ending::Never };
        assert_eq!(field(&fifth), Some("nth"));
    }
}
