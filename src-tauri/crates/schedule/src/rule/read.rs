//! Reading a RECUR value.

use std::str::FromStr;

use chrono::Weekday;

use super::{ByDay, Frequency, Recurrence, Rule, Unsupported};
use crate::moment::Moment;

/// The parts of a rule. Empty ones are passed over: some programs end a rule with `;`.
pub(super) fn parts(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.split(';')
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .map(|part| part.split_once('=').map_or((part, ""), |(name, value)| (name.trim(), value.trim())))
}

/// What `text` means. Case does not matter (section 3.3.10 defers to section 2).
pub(super) fn recurrence(text: &str) -> Result<Recurrence, Unsupported> {
    if text.len() > Rule::LONGEST {
        return Err(Unsupported::TooLong);
    }
    let parts: Vec<(String, &str)> = parts(text).map(|(name, value)| (name.to_ascii_uppercase(), value)).collect();
    let frequency = parts.iter().find(|(name, _)| name == "FREQ").ok_or(Unsupported::Malformed)?.1;
    let mut read = Recurrence::every(parse_frequency(frequency)?);
    let mut seen: Vec<&str> = Vec::with_capacity(parts.len());
    for (name, value) in &parts {
        if seen.contains(&name.as_str()) {
            return Err(Unsupported::Malformed);
        }
        seen.push(name);
        take(&mut read, name, value)?;
    }
    check_places(&read)?;
    Ok(read)
}

fn take(read: &mut Recurrence, name: &str, value: &str) -> Result<(), Unsupported> {
    match name {
        "FREQ" => {}
        "INTERVAL" => read.interval = parse_count(value)?,
        "COUNT" => read.count = Some(parse_count(value)?),
        "UNTIL" => read.until = Some(Moment::parse(value).map_err(|_| Unsupported::Malformed)?),
        "BYMONTH" => read.by_month = list(value, |month: &u8| (1..=12).contains(month))?,
        "BYMONTHDAY" => read.by_month_day = list(value, |day: &i8| (1..=31).contains(&day.unsigned_abs()))?,
        "BYDAY" => read.by_day = value.split(',').map(parse_by_day).collect::<Result<_, _>>()?,
        "BYHOUR" => read.by_hour = list(value, |hour: &u8| *hour < 24)?,
        "BYMINUTE" => read.by_minute = list(value, |minute: &u8| *minute < 60)?,
        "BYSECOND" => read.by_second = list(value, |second: &u8| *second < 60)?,
        "BYSETPOS" => read.by_set_pos = list(value, |place: &i16| (1..=366).contains(&place.unsigned_abs()))?,
        "WKST" => read.week_start = parse_weekday(value)?,
        "BYYEARDAY" | "BYWEEKNO" | "RSCALE" | "SKIP" => return Err(Unsupported::Part),
        _ => return Err(Unsupported::UnknownPart),
    }
    Ok(())
}

/// What section 3.3.10 forbids, because it would mean nothing.
fn check_places(read: &Recurrence) -> Result<(), Unsupported> {
    let yearly_or_monthly = matches!(read.frequency, Frequency::Monthly | Frequency::Yearly);
    let ordinals = read.by_day.iter().any(|day| day.ordinal.is_some());
    let others = [
        read.by_month.is_empty(),
        read.by_month_day.is_empty(),
        read.by_day.is_empty(),
        read.by_hour.is_empty(),
        read.by_minute.is_empty(),
        read.by_second.is_empty(),
    ];
    let misplaced = (ordinals && !yearly_or_monthly)
        || (!read.by_month_day.is_empty() && read.frequency == Frequency::Weekly)
        || (!read.by_set_pos.is_empty() && others.iter().all(|absent| *absent));
    if misplaced { Err(Unsupported::Misplaced) } else { Ok(()) }
}

fn parse_frequency(value: &str) -> Result<Frequency, Unsupported> {
    match value.to_ascii_uppercase().as_str() {
        "DAILY" => Ok(Frequency::Daily),
        "WEEKLY" => Ok(Frequency::Weekly),
        "MONTHLY" => Ok(Frequency::Monthly),
        "YEARLY" => Ok(Frequency::Yearly),
        "SECONDLY" | "MINUTELY" | "HOURLY" => Err(Unsupported::WithinDay),
        _ => Err(Unsupported::Malformed),
    }
}

/// A number from 1. What is larger than can be held is as good as the largest: no calendar reaches so far.
fn parse_count(value: &str) -> Result<u32, Unsupported> {
    if value.is_empty() || value.len() > 100 || !value.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Unsupported::Malformed);
    }
    match value.parse() {
        Ok(0) => Err(Unsupported::Malformed),
        Ok(number) => Ok(number),
        Err(_) => Ok(u32::MAX),
    }
}

fn list<N: FromStr>(value: &str, fits: impl Fn(&N) -> bool) -> Result<Vec<N>, Unsupported> {
    let numbers = value.split(',').map(|number| number.trim().parse::<N>().ok().filter(&fits));
    numbers.collect::<Option<_>>().ok_or(Unsupported::Malformed)
}

fn parse_by_day(value: &str) -> Result<ByDay, Unsupported> {
    let value = value.trim();
    let (ordinal, weekday) =
        value.len().checked_sub(2).and_then(|at| value.split_at_checked(at)).ok_or(Unsupported::Malformed)?;
    let ordinal = match ordinal {
        "" => None,
        number => {
            let number = number.parse::<i8>().ok().filter(|number| (1..=53).contains(&number.unsigned_abs()));
            Some(number.ok_or(Unsupported::Malformed)?)
        }
    };
    Ok(ByDay { ordinal, weekday: parse_weekday(weekday)? })
}

fn parse_weekday(value: &str) -> Result<Weekday, Unsupported> {
    Ok(match value.to_ascii_uppercase().as_str() {
        "MO" => Weekday::Mon,
        "TU" => Weekday::Tue,
        "WE" => Weekday::Wed,
        "TH" => Weekday::Thu,
        "FR" => Weekday::Fri,
        "SA" => Weekday::Sat,
        "SU" => Weekday::Sun,
        _ => return Err(Unsupported::Malformed),
    })
}
