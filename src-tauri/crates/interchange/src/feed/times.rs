//! Days and times of feeds.

use chrono::{Datelike, Days, NaiveDate, NaiveTime, Weekday};
use schedule::{
    duration::Duration,
    moment::Moment,
    rule::{ByDay, Frequency, Recurrence, Rule},
    series::{Length, Series},
};

/// What a text says about a time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Clock {
    At(NaiveTime),
    /// `7:30` where people write am and pm: it is one of the two.
    Unclear,
}

/// A time of day as feeds write it: `19:30`, `19:30:00`, `8:00 PM`, `7pm`, `noon`.
pub(crate) fn clock(text: &str) -> Option<NaiveTime> {
    let text = text.trim();
    match text.to_lowercase().as_str() {
        "noon" | "12 noon" | "midday" | "12:00 noon" => return NaiveTime::from_hms_opt(12, 0, 0),
        "midnight" | "12 midnight" | "24:00" | "24:00:00" => return Some(NaiveTime::MIN),
        _ => {}
    }
    crate::clock::time(text).or_else(|| hour_alone(text))
}

/// `7pm`, `7 p.m.`, `19 Uhr`: an hour with a word that says it is one.
fn hour_alone(text: &str) -> Option<NaiveTime> {
    let end = text.find(|c: char| !c.is_ascii_digit()).filter(|end| (1..=2).contains(end))?;
    let (hour, rest) = text.split_at_checked(end)?;
    let rest: String = rest.to_lowercase().chars().filter(|c| !c.is_whitespace() && *c != '.').collect();
    matches!(rest.as_str(), "am" | "pm" | "a" | "p" | "uhr" | "h")
        .then(|| crate::clock::time(&format!("{hour}:00 {rest}")))
        .flatten()
}

const WEEK: [Weekday; 7] =
    [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];

/// Names of Monday to Sunday, lower case; a shorter form is a beginning of at least the length beside each language.
const NAMES: [(usize, [&str; 7]); 7] = [
    (3, ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]),
    (2, ["montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag"]),
    (3, ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]),
    (3, ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"]),
    (3, ["lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica"]),
    (4, ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"]),
    (4, ["segunda-feira", "terça-feira", "quarta-feira", "quinta-feira", "sexta-feira", "sábado", "domingo"]),
];

/// A weekday by its name in some languages, in full or short, in the plural as well.
pub(crate) fn weekday(word: &str) -> Option<Weekday> {
    let word = word.trim().trim_end_matches('.').to_lowercase();
    let singular = word.strip_suffix('s').filter(|rest| rest.chars().count() > 3);
    match word.as_str() {
        "sonnabend" => return Some(Weekday::Sat),
        "tues" => return Some(Weekday::Tue),
        "weds" => return Some(Weekday::Wed),
        "thur" | "thurs" => return Some(Weekday::Thu),
        _ => {}
    }
    let find = |word: &str| {
        // "mar" is a Tuesday in three languages, "mer" a Wednesday in two, "do" and "so" only in German.
        NAMES.iter().find_map(|(least, names)| {
            let long_enough = word.chars().count() >= *least;
            let place = names.iter().position(|name| {
                long_enough && (*name == word || (name.starts_with(word) && word.chars().count() <= 4))
            })?;
            WEEK.get(place).copied()
        })
    };
    find(&word).or_else(|| find(singular?))
}

/// All weekdays that a cell names: `Mon, Wed`, `Mo-Fr`, `daily`. `None` where a word is none.
pub(crate) fn weekdays(text: &str) -> Option<Vec<Weekday>> {
    let text = text.trim().to_lowercase();
    match text.as_str() {
        "daily" | "every day" | "everyday" | "täglich" | "all days" => return Some(WEEK.to_vec()),
        "weekdays" | "werktags" => return Some(WEEK.get(..5)?.to_vec()),
        _ => {}
    }
    let mut days = Vec::new();
    for part in text
        .split([',', ';', '/', '&', '+', '|'])
        .flat_map(|part| part.split(" and "))
        .flat_map(|part| part.split(" und "))
    {
        let part = part.trim();
        if part.is_empty() {
            continue;
        }
        match part.split_once(['–', '—', '-']).filter(|_| weekday(part).is_none()) {
            Some((first, last)) => days.extend(between(weekday(first)?, weekday(last)?)),
            None => days.push(weekday(part)?),
        }
    }
    days.sort_by_key(Weekday::num_days_from_monday);
    days.dedup();
    Some(days)
}

/// From one weekday to another, both included.
pub(crate) fn between(first: Weekday, last: Weekday) -> Vec<Weekday> {
    let mut days = vec![first];
    let mut day = first;
    while day != last && days.len() < 7 {
        day = day.succ();
        days.push(day);
    }
    days
}

/// Something that takes place on the same weekdays at the same time, every week.
pub(super) fn weekly(
    days: &[Weekday],
    at: NaiveTime,
    minutes: Option<u32>,
    zone: Option<&str>,
    from: NaiveDate,
) -> Option<Series> {
    let first = *days.iter().min_by_key(|day| ahead(from, **day))?;
    let date = from.checked_add_days(Days::new(ahead(from, first).into()))?;
    let by_day = days.iter().copied().map(ByDay::from).collect();
    let rule = Rule::from(Recurrence { by_day, ..Recurrence::every(Frequency::Weekly) });
    Some(Series { rule: Some(rule), ..once(date, at, minutes, zone) })
}

/// Something that takes place on some days of each month, from the first of them on.
pub(super) fn monthly(
    rule: &Rule,
    at: NaiveTime,
    minutes: Option<u32>,
    zone: Option<&str>,
    from: NaiveDate,
) -> Option<Series> {
    let by_day = &rule.reading().ok()?.by_day;
    // A fifth Friday comes within four months.
    let mut days = (0..130).filter_map(|days| from.checked_add_days(Days::new(days)));
    let date = days.find(|day| by_day.iter().any(|by| is_nth(*by, *day)))?;
    Some(Series { rule: Some(rule.clone()), ..once(date, at, minutes, zone) })
}

fn is_nth(by: ByDay, day: NaiveDate) -> bool {
    let last = day.checked_add_days(Days::new(7)).is_none_or(|next| next.month() != day.month());
    by.weekday == day.weekday()
        && match by.ordinal {
            None => true,
            Some(-1) => last,
            Some(ordinal) => u32::try_from(ordinal).is_ok_and(|ordinal| ordinal == day.day0() / 7 + 1),
        }
}

/// Something that takes place once.
pub(super) fn once(date: NaiveDate, at: NaiveTime, minutes: Option<u32>, zone: Option<&str>) -> Series {
    let local = Moment::Local(date.and_time(at));
    let start = match zone {
        Some(zone) => local.with_tzid(zone),
        None => local,
    };
    Series::once(start, minutes.map_or(Length::Unstated, |minutes| Length::Lasts(Duration::minutes(minutes))))
}

/// How many days from a date to the next of a weekday.
fn ahead(from: NaiveDate, day: Weekday) -> u32 {
    (7 + day.num_days_from_monday() - from.weekday().num_days_from_monday()) % 7
}

/// Minutes from one time of day to another, past midnight where the second is not after the first. `None` where they are the same.
pub(crate) fn minutes_between(start: NaiveTime, end: NaiveTime) -> Option<u32> {
    let minutes = (end - start).num_minutes().rem_euclid(24 * 60);
    u32::try_from(minutes).ok().filter(|minutes| *minutes > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_feeds_write_them() {
        for (text, expected) in [
            ("19:30", "19:30"),
            ("19:30:00", "19:30"),
            ("8:00 PM", "20:00"),
            ("8pm", "20:00"),
            ("12 AM", "00:00"),
            ("noon", "12:00"),
            ("24:00", "00:00"),
            ("7 p.m.", "19:00"),
            ("19 Uhr", "19:00"),
            (" 07:05 ", "07:05"),
        ] {
            assert_eq!(clock(text).map(|time| time.format("%H:%M").to_string()).as_deref(), Some(expected), "{text}");
        }
        for text in ["", "25:00", "7", "soon", "13 pm x", "7:60", "-1:00", "730"] {
            assert_eq!(clock(text), None, "{text}");
        }
    }

    #[test]
    fn weekdays_are_known_in_some_languages() {
        use Weekday::{Fri, Mon, Sat, Sun, Thu, Tue, Wed};
        for (text, expected) in [
            ("Monday", vec![Mon]),
            ("mon", vec![Mon]),
            ("Tuesdays", vec![Tue]),
            ("Tues.", vec![Tue]),
            ("Mo-Fr", vec![Mon, Tue, Wed, Thu, Fri]),
            ("Do", vec![Thu]),
            ("Samstags", vec![Sat]),
            ("mardi", vec![Tue]),
            ("miércoles", vec![Wed]),
            ("Sun, Wed", vec![Wed, Sun]),
            ("Fri - Sun", vec![Fri, Sat, Sun]),
            ("zaterdag", vec![Sat]),
            ("segunda-feira", vec![Mon]),
            ("", vec![]),
            ("Mon and Thu", vec![Mon, Thu]),
        ] {
            assert_eq!(weekdays(text), Some(expected), "{text}");
        }
        assert_eq!(weekdays("daily").map(|days| days.len()), Some(7));
        for text in ["someday", "m", "month", "Monday, later", "sunset"] {
            assert_eq!(weekdays(text), None, "{text}");
        }
    }

    #[test]
    fn the_first_meeting_is_the_next_of_its_weekdays() {
        let from = NaiveDate::from_ymd_opt(2026, 11, 26).unwrap();
        let series =
            weekly(&[Weekday::Mon, Weekday::Wed], NaiveTime::MIN, Some(90), Some("Europe/London"), from).unwrap();
        assert_eq!(series.start.civil().date(), NaiveDate::from_ymd_opt(2026, 11, 30).unwrap());
        assert_eq!(series.rule.unwrap().text(), "FREQ=WEEKLY;BYDAY=MO,WE");
        let today = weekly(&[Weekday::Thu], NaiveTime::MIN, None, None, from).unwrap();
        assert_eq!(today.start.civil().date(), from);
        assert!(weekly(&[], NaiveTime::MIN, None, None, from).is_none());
    }

    #[test]
    fn an_end_before_the_start_is_past_midnight() {
        let at = |text| clock(text).unwrap();
        assert_eq!(minutes_between(at("19:00"), at("20:30")), Some(90));
        assert_eq!(minutes_between(at("23:30"), at("00:30")), Some(60));
        assert_eq!(minutes_between(at("19:00"), at("19:00")), None);
    }
}
