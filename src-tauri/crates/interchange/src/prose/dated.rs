//! Dates that are written out.

use chrono::NaiveDate;

const MONTHS: [[&str; 4]; 12] = [
    ["january", "jan", "januar", "jänner"],
    ["february", "feb", "februar", "feber"],
    ["march", "mar", "märz", "mrz"],
    ["april", "apr", "april", "apr"],
    ["may", "may", "mai", "mai"],
    ["june", "jun", "juni", "jun"],
    ["july", "jul", "juli", "jul"],
    ["august", "aug", "august", "aug"],
    ["september", "sep", "sept", "september"],
    ["october", "oct", "oktober", "okt"],
    ["november", "nov", "november", "nov"],
    ["december", "dec", "dezember", "dez"],
];
/// What says of a date that something begins or ends with it, or that it is about something else.
const BOUNDS: [&str; 24] = [
    "since",
    "from",
    "until",
    "till",
    "starting",
    "begins",
    "starts",
    "beginning",
    "founded",
    "established",
    "updated",
    "posted",
    "published",
    "not",
    "except",
    "closed",
    "seit",
    "ab",
    "bis",
    "vom",
    "gegründet",
    "stand",
    "außer",
    "nicht",
];
/// What says that something takes place again and again.
const AGAIN: [&str; 14] = [
    "every",
    "each",
    "weekly",
    "monthly",
    "fortnightly",
    "biweekly",
    "daily",
    "jeden",
    "jede",
    "jeweils",
    "wöchentlich",
    "monatlich",
    "täglich",
    "alle",
];

/// What stands where a date is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dated {
    On(NaiveDate),
    /// Of any year.
    NoYear,
    /// `3/2/2026`: a day and a month, in either order.
    Unclear,
}

/// A date at the beginning of some tokens, with how many they are: `4 December 2026`, `December 4th`, `4. Dezember 2026`, `04.12.2026`.
pub(super) fn date_at(tokens: &[String]) -> Option<(usize, Dated)> {
    let first = tokens.first()?;
    if let Some(date) = crate::clock::date(first) {
        return Some((1, Dated::On(date)));
    }
    let word = |at: usize| tokens.get(at).map(|token| token.to_lowercase()).unwrap_or_default();
    if let Some(found) = in_numbers(tokens) {
        return Some((5, found));
    }
    let is_nth = |at: usize| matches!(word(at).as_str(), "st" | "nd" | "rd" | "th" | "." | "of");
    let skip = |at: usize| at + (at..at + 2).take_while(|at| is_nth(*at)).count();
    let (at, month, day) = match number(first, 2) {
        Some(day) => {
            let at = skip(1);
            (at + 1, month(tokens.get(at)?)?, day)
        }
        None if matches!(word(2).as_str(), "am" | "pm" | "uhr") => return None,
        None => (skip(2), month(first)?, number(&word(1), 2)?),
    };
    // Any year will do to tell whether there is such a day; a leap year has them all.
    NaiveDate::from_ymd_opt(2024, month, day)?;
    let behind = at + usize::from(word(at) == ",");
    let Some(year) = number(&word(behind), 4).filter(|year| (1900..=2200).contains(year)) else {
        return Some((at, Dated::NoYear));
    };
    Some((behind + 1, Dated::On(NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?)))
}

/// `2026-12-04`, `14/12/2026`.
fn in_numbers(tokens: &[String]) -> Option<Dated> {
    let [first, mark, second, same, third] = tokens.get(..5)? else { return None };
    if mark != same || !matches!(mark.as_str(), "-" | "/") {
        return None;
    }
    let date = |year: u32, month: u32, day: u32| NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day);
    let whole = |text: &str| number(text, 4).filter(|year| text.len() == 4 && (1900..=2200).contains(year));
    if let Some(year) = whole(first) {
        return date(year, number(second, 2)?, number(third, 2)?).map(Dated::On);
    }
    let (first, second, year) = (number(first, 2)?, number(second, 2)?, whole(third)?);
    match (date(year, second, first), date(year, first, second)) {
        (Some(one), Some(other)) if one != other => Some(Dated::Unclear),
        (one, other) => one.or(other).map(Dated::On),
    }
}

/// Whether the words of a line let a date of it be a day something takes place on.
pub(super) fn is_once(line: &[String]) -> bool {
    let again = |token: &String| {
        let lower = token.to_lowercase();
        let plural = lower.ends_with('s') && lower.len() > 5 && crate::feed::weekday(&lower).is_some();
        plural || AGAIN.contains(&lower.as_str())
    };
    !line.iter().any(again)
}

/// Whether the words before a date make it an end or a beginning, or the day of something else.
pub(super) fn is_bound(before: &[String]) -> bool {
    before.iter().rev().take(3).any(|word| BOUNDS.contains(&word.to_lowercase().as_str()))
}

fn number(text: &str, most: usize) -> Option<u32> {
    let digits = (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| digits)
}

/// With a capital: "may" and "march" are words.
fn month(word: &str) -> Option<u32> {
    let capital = word.chars().next().is_some_and(char::is_uppercase);
    let lower = word.trim_end_matches('.').to_lowercase();
    let found = MONTHS.iter().zip(1..).find(|(names, _)| names.contains(&lower.as_str()));
    found.filter(|_| capital).map(|(_, number)| number)
}

#[cfg(test)]
mod tests {
    use super::super::scan::tokens;
    use super::*;

    #[test]
    fn dates_are_read_as_people_write_them() {
        let on = |text: &str| Some(Dated::On(text.parse().unwrap()));
        for (text, expected) in [
            ("4 December 2026", on("2026-12-04")),
            ("4th of December, 2026", on("2026-12-04")),
            ("December 4th, 2026", on("2026-12-04")),
            ("Dec 4 2026", on("2026-12-04")),
            ("4. Dezember 2026", on("2026-12-04")),
            ("04.12.2026", on("2026-12-04")),
            ("2026-12-04", on("2026-12-04")),
            ("14/12/2026", on("2026-12-14")),
            ("4/12/2026", Some(Dated::Unclear)),
            ("4 December", Some(Dated::NoYear)),
            ("31 February 2026", None),
            ("29 February 2026", None),
            ("4 may come", None),
            ("7pm", None),
            ("24/7", None),
            ("12 Mill Lane", None),
        ] {
            assert_eq!(date_at(&tokens(text)).map(|(_, found)| found), expected, "{text}");
        }
    }
}
