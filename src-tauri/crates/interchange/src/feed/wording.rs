//! Rules that stand in words: "1st & 3rd Tuesday", "last Friday of the month", "every other Monday".

use chrono::Weekday;
use schedule::rule::{ByDay, Frequency, Recurrence, Rule};

use super::clause::{Sentences, Weeks};
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
        let Some(Phrase { read, rules, unclear, weeks }) = words.get(at..).and_then(|rest| phrase(rest, days)) else {
            at += 1;
            continue;
        };
        let around = Sentences { text: &text, places: &places, words: &words };
        let rules = match around.weeks(at, at + read, weeks.as_ref().is_some_and(|weeks| weeks.ordinals.len() == 1)) {
            Weeks::Held => rules,
            Weeks::Special => Vec::new(),
            Weeks::LeftOut => weeks.and_then(|weeks| weeks.others()).into_iter().collect(),
        };
        if rules.is_empty() {
            at += read.max(1);
            continue;
        }
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

/// Words that say in which weeks.
struct Phrase {
    /// How many words it has.
    read: usize,
    /// What it may mean.
    rules: Vec<Rule>,
    unclear: bool,
    /// Of a month, where it speaks of one.
    weeks: Option<InMonth>,
}

/// Weeks of a month.
struct InMonth {
    ordinals: Vec<i8>,
    days: Vec<Weekday>,
}

impl InMonth {
    fn rule(&self) -> Rule {
        in_month(&self.ordinals, &self.days)
    }

    /// All weeks but these. Counted from one end alone, so that no week is in both: `None` where they are named from both.
    fn others(&self) -> Option<Rule> {
        let others = |all: [i8; 5]| all.into_iter().filter(|one| !self.ordinals.contains(one)).collect::<Vec<_>>();
        let others = match self.ordinals.as_slice() {
            [-1] => others([-5, -4, -3, -2, -1]),
            ordinals if ordinals.iter().all(|ordinal| *ordinal > 0) => others([1, 2, 3, 4, 5]),
            _ => return None,
        };
        (!others.is_empty()).then(|| in_month(&others, &self.days))
    }
}

impl Phrase {
    fn every_second(read: usize, days: &[Weekday]) -> Self {
        Self { read, rules: vec![every_second(days)], unclear: false, weeks: None }
    }

    fn monthly(read: usize, ordinals: Vec<i8>, days: &[Weekday]) -> Self {
        let weeks = InMonth { ordinals, days: days.to_vec() };
        Self { read, rules: vec![weeks.rule()], unclear: false, weeks: Some(weeks) }
    }
}

/// One phrase at the beginning of the words.
fn phrase(words: &[&str], days: &[Weekday]) -> Option<Phrase> {
    if let Some(read) = every_second_week(words).filter(|_| !days.is_empty()) {
        return Some(Phrase::every_second(read, days));
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
        return Some(Phrase::every_second(at + 2, &[day]));
    }
    let (read, ordinals) = ordinals(words.get(at..)?)?;
    at += read;
    // "2nd and 4th week of the month": of the days its times name.
    if matches!(word(at), Some("week" | "weeks" | "woche" | "wochen")) && !days.is_empty() {
        return Some(Phrase::monthly(at + 1, ordinals, days));
    }
    let day = word(at).and_then(weekday).filter(about)?;
    at += 1;
    let in_month = of_month(words.get(at..)?);
    // "Every 2nd Tuesday" is twelve or twenty-six times a year, as one likes.
    let unclear = every && ordinals == [2] && in_month == 0;
    let mut phrase = Phrase::monthly(at + in_month, ordinals, &[day]);
    if unclear {
        phrase.rules.push(every_second(&[day]));
    }
    Some(Phrase { unclear, ..phrase })
}

/// `of the month`, `im Monat`, `monthly`: how many words.
fn of_month(words: &[&str]) -> usize {
    match *words {
        ["of" | "in" | "im", "the" | "each" | "every", "month", ..] => 3,
        ["of" | "in" | "im", "month" | "monat" | "monats", ..] => 2,
        ["monthly" | "im", ..] => 1,
        _ => 0,
    }
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
    fn another_kind_of_evening_is_no_other_week() {
        for notes in [
            "Open meeting last Friday",
            "Meets downstairs. Last Monday of the month is an open meeting.",
            "Speaker meeting on last Saturday of the month",
            "Monthly Business meeting the 3rd Thursday of each month.",
            "Closed meeting except on the last Wednesday of every month (Open) for birthdays.",
            "All meetings are closed meetings with the exception of the first Thursday of each month.",
            "Birthdays last Wednesday of the month",
            "Offenes Meeting am letzten Freitag im Monat",
        ] {
            assert_eq!(rules(&format!("A name\n{notes}"), &[]), Vec::<String>::new(), "{notes}");
        }
        // What a meeting is called speaks of all of it, and so do two weeks of a month.
        assert_eq!(rules("Speaker meeting 2nd Saturday\n", &[]), ["FREQ=MONTHLY;BYDAY=2SA"]);
        assert_eq!(rules("A name\nOpen meeting 1st & 3rd Tuesday", &[]), ["FREQ=MONTHLY;BYDAY=1TU,3TU"]);
        assert_eq!(rules("A name\nOpen to all. Last Friday of the month.", &[]), ["FREQ=MONTHLY;BYDAY=-1FR"]);
    }

    #[test]
    fn weeks_without_a_meeting_leave_the_others() {
        for (text, expected) in [
            ("No meeting 2nd Thursday", "FREQ=MONTHLY;BYDAY=1TH,3TH,4TH,5TH"),
            ("Weekly except 1st and 3rd Tuesday of the month", "FREQ=MONTHLY;BYDAY=2TU,4TU,5TU"),
            ("No meeting on the last Monday of the month.", "FREQ=MONTHLY;BYDAY=-5MO,-4MO,-3MO,-2MO"),
            ("Kein Treffen am 2. Mittwoch im Monat", "FREQ=MONTHLY;BYDAY=1WE,3WE,4WE,5WE"),
        ] {
            assert_eq!(rules(text, &[]), [expected], "{text}");
        }
        assert_eq!(rules("No meeting 1st and last Friday", &[]), Vec::<String>::new(), "counted from both ends");
        assert_eq!(rules("No meetings in July. 2nd Friday of the month", &[]), ["FREQ=MONTHLY;BYDAY=2FR"]);
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
