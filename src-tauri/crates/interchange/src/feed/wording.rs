//! Rules that stand in words: "1st & 3rd Tuesday", "last Friday of the month", "every other Monday".

use chrono::Weekday;
use schedule::rule::{ByDay, Frequency, Recurrence, Rule};

use super::times::weekday;

/// What the words say about when within the month.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Wording {
    /// Every rule the words may mean; none where they name no week.
    pub(crate) rules: Vec<Rule>,
    /// They may mean more than one of them.
    pub(crate) unclear: bool,
    /// The words themselves.
    pub(crate) said: Vec<String>,
}

/// Texts longer than this are looked at in their beginning only.
const LONGEST: usize = 4_000;

/// Reads the words about certain weekdays, or about any where `days` is empty.
pub(crate) fn wording(text: &str, days: &[Weekday]) -> Wording {
    let end = text.char_indices().nth(LONGEST).map_or(text.len(), |(end, _)| end);
    let written = text.get(..end).unwrap_or_default();
    let text = written.to_lowercase();
    // A few letters take more room in lower case; then the words are told as they were read.
    let written = if written.len() == text.len() { written } else { &text };
    let (places, words): (Vec<usize>, Vec<&str>) = words(&text).into_iter().unzip();
    let mut found = Wording::default();
    let mut at = 0;
    while at < words.len() {
        let Some((read, rules, unclear)) = words.get(at..).and_then(|rest| phrase(rest, days)) else {
            at += 1;
            continue;
        };
        for rule in rules {
            if !found.rules.contains(&rule) {
                found.rules.push(rule);
            }
        }
        found.unclear |= unclear;
        let last = at + read.max(1) - 1;
        let ends = places.get(last).zip(words.get(last)).map(|(from, word)| from + word.len());
        let said = places.get(at).zip(ends).and_then(|(from, to)| written.get(*from..to)).map(one_line);
        found.said.extend(said.filter(|said| !found.said.contains(said)));
        at += read.max(1);
    }
    found
}

/// What a cell says that holds nothing but days and the weeks they are of: "1st & 3rd Tuesday", "every other Sunday". `None` where any word is another.
pub(crate) fn cell(text: &str) -> Option<(Vec<Weekday>, Wording)> {
    const SMALL: [&str; 15] = [
        "of", "in", "im", "the", "month", "monat", "monats", "monthly", "every", "each", "jeden", "jede", "only",
        "nur", "on",
    ];
    let text = one_line(text);
    let lower = text.to_lowercase();
    let mut days: Vec<Weekday> = words(&lower).iter().filter_map(|(_, word)| weekday(word)).collect();
    days.sort_by_key(Weekday::num_days_from_monday);
    days.dedup();
    let found = wording(&text, &days);
    let rest = found.said.iter().fold(lower, |rest, said| rest.replace(&said.to_lowercase(), " "));
    let ruled = |day| found.rules.iter().any(|rule| names(rule).any(|named| named == day));
    let known = |word: &str| {
        let mark = matches!(word, "&" | "+" | "/" | "," | "and" | "und");
        mark || SMALL.contains(&word) || weekday(word).is_some_and(|day| found.rules.is_empty() || ruled(day))
    };
    // A week of the month without its day, or a word that may change everything.
    let whole = words(&rest).into_iter().all(|(_, word)| known(word));
    (whole && !days.is_empty()).then_some((days, found))
}

/// The one rule of words that name weeks of the month and nothing else.
pub(crate) fn monthly(wording: &Wording) -> Option<Rule> {
    let mut by_day = Vec::new();
    for rule in &wording.rules {
        let reading = rule.reading().ok().filter(|reading| reading.frequency == Frequency::Monthly)?;
        by_day.extend(reading.by_day.iter().copied());
    }
    let sure = !wording.unclear && !by_day.is_empty();
    sure.then(|| Rule::from(Recurrence { by_day, ..Recurrence::every(Frequency::Monthly) }))
}

fn names(rule: &Rule) -> impl Iterator<Item = Weekday> {
    rule.reading().ok().into_iter().flat_map(|reading| &reading.by_day).map(|by| by.weekday)
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Words and where they begin, marks apart from them: `1st&3rd tue.` is `1st`, `&`, `3rd`, `tue`.
fn words(text: &str) -> Vec<(usize, &str)> {
    let mut words = Vec::new();
    let mut begins = None;
    for (at, c) in text.char_indices() {
        if c.is_alphanumeric() {
            begins.get_or_insert(at);
            continue;
        }
        let after = at + c.len_utf8();
        if let Some(from) = begins.take() {
            // "2." is how some languages write "2nd".
            let numbers = c == '.' && at == from + 1 && text.as_bytes().get(from).is_some_and(u8::is_ascii_digit);
            words.extend(text.get(from..if numbers { after } else { at }).map(|word| (from, word)));
        }
        if matches!(c, '&' | '+' | '/' | ',') {
            words.extend(text.get(at..after).map(|mark| (at, mark)));
        }
    }
    words.extend(begins.and_then(|from| text.get(from..).map(|word| (from, word))));
    words
}

/// One phrase at the beginning of the words: how many it has, and what it may mean.
fn phrase(words: &[&str], days: &[Weekday]) -> Option<(usize, Vec<Rule>, bool)> {
    if let Some(read) = every_second_week(words).filter(|_| !days.is_empty()) {
        return Some((read, vec![every_second(days)], false));
    }
    let about = |day: &Weekday| days.is_empty() || days.contains(day);
    let word = |at: usize| words.get(at).copied();
    let mut at = 0;
    let every = matches!(word(0), Some("every" | "each" | "jeden" | "jede"));
    if every {
        at += 1;
    }
    if (every && word(at) == Some("other")) || matches!(word(at), Some("alternate" | "alternating")) {
        let day = word(at + 1).and_then(weekday).filter(about)?;
        return Some((at + 2, vec![every_second(&[day])], false));
    }
    let (read, ordinals) = ordinals(words.get(at..)?)?;
    at += read;
    // "2nd and 4th week of the month": of the days its times name.
    if matches!(word(at), Some("week" | "weeks" | "woche" | "wochen")) && !days.is_empty() {
        return Some((at + 1, vec![in_month(&ordinals, days)], false));
    }
    let day = word(at).and_then(weekday).filter(about)?;
    at += 1;
    let of_month =
        matches!(
            (word(at), word(at + 1), word(at + 2)),
            (Some("of" | "in" | "im"), Some("the" | "each" | "every"), Some("month"))
        ) || matches!((word(at), word(at + 1)), (Some("of" | "in" | "im"), Some("month" | "monat" | "monats")))
            || matches!(word(at), Some("monthly" | "im"));
    let monthly = in_month(&ordinals, &[day]);
    // "Every 2nd Tuesday" is twelve or twenty-six times a year, as one likes.
    if every && ordinals == [2] && !of_month {
        return Some((at, vec![monthly, every_second(&[day])], true));
    }
    Some((at, vec![monthly], false))
}

/// `every other week`, `fortnightly`, `alle zwei Wochen`: how many words.
fn every_second_week(words: &[&str]) -> Option<usize> {
    let week = |word: &str| matches!(word, "week" | "weeks" | "woche" | "wochen");
    match *words {
        ["fortnightly" | "biweekly" | "vierzehntägig" | "zweiwöchentlich", ..] => Some(1),
        ["every", "fortnight", ..] | ["14", "tägig", ..] => Some(2),
        ["alternate" | "alternating", second, ..] if week(second) => Some(2),
        ["every" | "each", "other" | "second" | "2nd" | "two" | "2", third, ..] if week(third) => Some(3),
        ["alle" | "jede", "zwei" | "2" | "2." | "zweite", third, ..] if week(third) => Some(3),
        _ => None,
    }
}

/// `1st`, `1st and 3rd`, `2nd, 4th`, `first & last`.
fn ordinals(words: &[&str]) -> Option<(usize, Vec<i8>)> {
    let mut found = vec![ordinal(words.first()?)?];
    let mut at = 1;
    loop {
        let mut next = at;
        while words.get(next).is_some_and(|word| matches!(*word, "&" | "+" | "/" | "," | "and" | "und" | "the")) {
            next += 1;
        }
        let Some(more) = words.get(next).and_then(|word| ordinal(word)).filter(|_| next > at) else { break };
        if !found.contains(&more) {
            found.push(more);
        }
        at = next + 1;
    }
    Some((at, found))
}

fn ordinal(word: &str) -> Option<i8> {
    Some(match word {
        "1st" | "1." | "first" | "ersten" | "erster" => 1,
        "2nd" | "2." | "second" | "zweiten" | "zweiter" => 2,
        "3rd" | "3." | "third" | "dritten" | "dritter" => 3,
        "4th" | "4." | "fourth" | "vierten" | "vierter" => 4,
        "5th" | "5." | "fifth" | "fünften" => 5,
        "last" | "letzten" | "letzter" => -1,
        _ => return None,
    })
}

fn in_month(ordinals: &[i8], days: &[Weekday]) -> Rule {
    let of = |weekday: &Weekday| {
        ordinals.iter().map(|ordinal| ByDay { ordinal: Some(*ordinal), weekday: *weekday }).collect::<Vec<_>>()
    };
    let by_day = days.iter().flat_map(of).collect();
    Rule::from(Recurrence { by_day, ..Recurrence::every(Frequency::Monthly) })
}

fn every_second(days: &[Weekday]) -> Rule {
    let by_day = days.iter().copied().map(ByDay::from).collect();
    Rule::from(Recurrence { interval: 2, by_day, ..Recurrence::every(Frequency::Weekly) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules(text: &str, days: &[Weekday]) -> Vec<String> {
        wording(text, days).rules.iter().map(|rule| rule.text().to_owned()).collect()
    }

    #[test]
    fn weeks_of_the_month_are_found_in_words() {
        for (text, expected) in [
            ("1st & 3rd Tuesday", "FREQ=MONTHLY;BYDAY=1TU,3TU"),
            ("Meets the second and fourth Monday of each month.", "FREQ=MONTHLY;BYDAY=2MO,4MO"),
            ("last Fri of the month", "FREQ=MONTHLY;BYDAY=-1FR"),
            ("1st, 3rd and 5th Thursdays only", "FREQ=MONTHLY;BYDAY=1TH,3TH,5TH"),
            ("every other Monday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO"),
            ("jeden ersten Mittwoch im Monat", "FREQ=MONTHLY;BYDAY=1WE"),
            ("jeden 2. und 4. Dienstag im Monat", "FREQ=MONTHLY;BYDAY=2TU,4TU"),
            ("every second Tuesday of the month", "FREQ=MONTHLY;BYDAY=2TU"),
        ] {
            assert_eq!(rules(text, &[]), [expected], "{text}");
            assert!(!wording(text, &[]).unclear, "{text}");
        }
    }

    #[test]
    fn every_second_week_is_of_the_days_of_the_meeting() {
        use Weekday::{Thu, Tue};
        for text in
            ["every other week", "Fortnightly", "alternate weeks", "alle zwei Wochen", "every 2 weeks, at seven"]
        {
            assert_eq!(rules(text, &[Tue, Thu]), ["FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH"], "{text}");
            assert_eq!(rules(text, &[]), Vec::<String>::new(), "{text}");
        }
        assert_eq!(rules("2nd & 4th week of the month", &[Tue]), ["FREQ=MONTHLY;BYDAY=2TU,4TU"]);
    }

    #[test]
    fn the_words_themselves_are_told_as_they_are_written() {
        let said = |text: &str| wording(text, &[]).said;
        assert_eq!(said("Women, 2nd  Saturday only"), ["2nd Saturday"]);
        assert_eq!(
            said("1st & 3rd TUESDAY. Last Friday, last Friday"),
            ["1st & 3rd TUESDAY", "Last Friday", "last Friday"]
        );
        // A letter that is longer in lower case.
        assert_eq!(said("İstanbul, 2nd Saturday"), ["2nd saturday"]);
        assert_eq!(said("every week"), Vec::<String>::new());
    }

    #[test]
    fn what_may_mean_two_things_offers_both() {
        let found = wording("every 2nd Tuesday 7–8:30 pm", &[]);
        let texts: Vec<&str> = found.rules.iter().map(Rule::text).collect();
        assert_eq!(texts, ["FREQ=MONTHLY;BYDAY=2TU", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"]);
        assert!(found.unclear);
    }

    #[test]
    fn other_words_and_other_days_say_nothing() {
        for text in [
            "",
            "Tuesday",
            "2nd floor, Tuesday",
            "first come, first served",
            "last chance",
            "the 3rd street",
            "every Tuesday",
        ] {
            assert_eq!(rules(text, &[]), Vec::<String>::new(), "{text}");
        }
        assert_eq!(rules("1st Tuesday is a birthday night", &[Weekday::Fri]), Vec::<String>::new());
    }
}
