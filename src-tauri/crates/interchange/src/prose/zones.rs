//! Zones that a line names.

/// What names a zone in words: whether it can mean nothing else, and the zones it may mean, the likeliest first.
struct Word {
    text: &'static str,
    sure: bool,
    zones: &'static [&'static str],
}

const fn sure(text: &'static str, zones: &'static [&'static str]) -> Word {
    Word { text, sure: true, zones }
}

const fn may(text: &'static str, zones: &'static [&'static str]) -> Word {
    Word { text, sure: false, zones }
}

const EASTERN: &[&str] = &["America/New_York"];
const CENTRAL: &[&str] = &["America/Chicago"];
const MOUNTAIN: &[&str] = &["America/Denver"];
const PACIFIC: &[&str] = &["America/Los_Angeles"];
const MIDDLE: &[&str] = &["Europe/Berlin"];
const LONDON: &[&str] = &["Europe/London"];

/// Longer ones before those they begin with.
const WORDS: [Word; 51] = [
    sure("UK time", LONDON),
    sure("London time", LONDON),
    sure("British time", LONDON),
    sure("GMT/BST", LONDON),
    sure("Berlin time", MIDDLE),
    sure("German time", MIDDLE),
    sure("deutscher Zeit", MIDDLE),
    sure("deutsche Zeit", MIDDLE),
    sure("Irish time", &["Europe/Dublin"]),
    sure("New York time", EASTERN),
    sure("UTC", &["UTC"]),
    may("Eastern Standard Time", EASTERN),
    may("Eastern Daylight Time", EASTERN),
    may("Eastern time", EASTERN),
    may("Central European Time", MIDDLE),
    may("Central time", CENTRAL),
    may("Mountain time", MOUNTAIN),
    may("Pacific time", PACIFIC),
    may("mitteleuropäischer Zeit", MIDDLE),
    may("Eastern", EASTERN),
    may("Central", CENTRAL),
    may("Mountain", MOUNTAIN),
    may("Pacific", PACIFIC),
    may("EST", EASTERN),
    may("EDT", EASTERN),
    may("ET", EASTERN),
    may("CST", CENTRAL),
    may("CDT", CENTRAL),
    may("CT", CENTRAL),
    may("MST", &["America/Denver", "America/Phoenix"]),
    may("MDT", MOUNTAIN),
    may("MT", MOUNTAIN),
    may("PST", PACIFIC),
    may("PDT", PACIFIC),
    may("PT", PACIFIC),
    may("AKST", &["America/Anchorage"]),
    may("HST", &["Pacific/Honolulu"]),
    may("AST", &["America/Halifax", "America/Puerto_Rico"]),
    may("GMT", &["Europe/London", "UTC"]),
    may("BST", LONDON),
    may("IST", &["Asia/Kolkata", "Europe/Dublin"]),
    may("CEST", MIDDLE),
    may("CET", MIDDLE),
    may("MESZ", MIDDLE),
    may("MEZ", MIDDLE),
    may("EET", &["Europe/Helsinki", "Europe/Athens"]),
    may("SAST", &["Africa/Johannesburg"]),
    may("AEST", &["Australia/Sydney", "Australia/Brisbane"]),
    may("AEDT", &["Australia/Sydney"]),
    may("AWST", &["Australia/Perth"]),
    may("NZST", &["Pacific/Auckland"]),
];

/// What a line says of zones.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Zones {
    /// As the zone database names it; empty where nothing does.
    pub(super) sure: String,
    /// Zones that the words may mean, to be asked about.
    pub(super) may: Vec<String>,
    /// Letters stand behind a time as those of a zone do, and nobody knows them.
    pub(super) unknown: bool,
    /// More than one is named, so that one moment is said in the words of each.
    pub(super) several: bool,
}

/// Reads a line.
pub(super) fn zones(text: &str) -> Zones {
    let by_name = text
        .split(|c: char| !(c.is_alphanumeric() || matches!(c, '/' | '_' | '-' | '+')))
        .filter(|word| word.contains('/') && word.chars().next().is_some_and(char::is_uppercase))
        .find_map(crate::feed::zone_name);
    if let Some(sure) = by_name {
        return Zones { sure, ..Zones::default() };
    }
    let padded = format!(" {} ", text.replace(['(', ')', '[', ']', ',', '.', ';', '|'], " "));
    let mut found: Vec<(usize, &Word)> = Vec::new();
    for word in &WORDS {
        let Some(at) = place(&padded, word.text) else { continue };
        let within = |(from, known): &(usize, &Word)| (*from..from + known.text.len()).contains(&at);
        if !found.iter().any(within) {
            found.push((at, word));
        }
    }
    found.sort_by_key(|(at, _)| *at);
    let Some((_, first)) = found.first() else {
        return Zones { unknown: has_unknown(&padded), ..Zones::default() };
    };
    let all: Vec<String> = first.zones.iter().map(|zone| (*zone).to_owned()).collect();
    let several = found.iter().any(|(_, word)| word.zones != first.zones);
    let sure = if first.sure { all.first().cloned().unwrap_or_default() } else { String::new() };
    Zones { may: if first.sure { Vec::new() } else { all }, sure, unknown: false, several }
}

/// Where a word stands as that of a zone: whole, and behind a time where it is something else as well.
fn place(padded: &str, word: &str) -> Option<usize> {
    let letters = word.bytes().all(|byte| byte.is_ascii_uppercase());
    let alone = !word.contains([' ', '/']);
    padded.match_indices(word).take(20).map(|(at, _)| at).find(|at| {
        let before = padded.get(..*at).unwrap_or_default();
        let after = padded.get(at + word.len()..).unwrap_or_default();
        let bounded = before.ends_with([' ', '/', '=']) && after.starts_with([' ', '/', '=']);
        let next = after.trim_start();
        let offset = letters && next.starts_with(['+', '-']);
        // "Hartford, CT" is a state, "Pacific Road" a street, "EST 1985" a year.
        let loose = (letters && word.len() == 2) || (!letters && alone);
        let other = next.starts_with(|c: char| if letters { c.is_ascii_digit() } else { c.is_uppercase() });
        let needs_time = loose || (alone && word != "UTC" && other);
        let is_name = !letters && alone && other;
        bounded && !offset && !is_name && (!needs_time || is_time(before))
    })
}

/// Whether a text ends with a time of day.
fn is_time(before: &str) -> bool {
    // The last words are enough.
    let before: String = before.trim_end().chars().rev().take(24).collect();
    let before: String = before.chars().rev().collect::<String>().to_lowercase();
    let before = before.strip_suffix(" us").unwrap_or(&before).trim_end();
    let last = before.rsplit(' ').next().unwrap_or_default();
    let digit = |text: &str| text.ends_with(|c: char| c.is_ascii_digit());
    let half = ["am", "pm", "a m", "p m"].iter().any(|half| before.ends_with(half));
    half || matches!(last, "noon" | "midday" | "midnight" | "uhr" | "h" | "m") || digit(before)
}

/// Three or four capitals that end like a zone, behind a time: `7pm XYT`.
fn has_unknown(padded: &str) -> bool {
    let mut before = String::new();
    for word in padded.split_whitespace() {
        let zone =
            (3..=4).contains(&word.len()) && word.ends_with('T') && word.bytes().all(|byte| byte.is_ascii_uppercase());
        let offset =
            ["GMT", "UTC"].iter().any(|name| word.strip_prefix(name).is_some_and(|rest| rest.starts_with(['+', '-'])));
        if (zone && is_time(&before)) || offset {
            return true;
        }
        // Only what stands right before it counts.
        before = format!("{} {word}", before.rsplit(' ').next().unwrap_or_default());
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_for_zones_are_sure_or_asked_about() {
        for (text, sure, may) in [
            ("7pm (UK time)", "Europe/London", ""),
            ("7pm Europe/Vienna", "Europe/Vienna", ""),
            ("8 pm EST on Zoom", "", "America/New_York"),
            ("8pm ET", "", "America/New_York"),
            ("8 p.m. US Eastern", "", "America/New_York"),
            ("Eastern time, 8pm", "", "America/New_York"),
            ("6:30 PT", "", "America/Los_Angeles"),
            ("19:00 CET", "", "Europe/Berlin"),
            ("19 Uhr MEZ", "", "Europe/Berlin"),
            ("7pm GMT", "", "Europe/London UTC"),
            ("All times in GMT", "", "Europe/London UTC"),
            ("7pm GMT/BST", "Europe/London", ""),
            ("18:00 UTC", "UTC", ""),
            ("7pm at Hartford, CT", "", ""),
            ("12 Pacific Road", "", ""),
            ("7pm Central Hall", "", ""),
            ("EST 1985", "", ""),
            ("Best in the WEST", "", ""),
        ] {
            let found = zones(text);
            assert_eq!((found.sure.as_str(), found.may.join(" ").as_str()), (sure, may), "{text}");
            assert!(!found.unknown && !found.several, "{text}");
        }
        for text in ["7pm XYT", "19:00 GMT+3", "7pm UTC-5"] {
            assert!(zones(text).unknown, "{text}");
        }
        assert!(!zones("7pm in ROOT").unknown && !zones("TEXT 7pm").unknown);
        let both = zones("7pm ET / 4pm PT");
        assert!(both.several && both.may == ["America/New_York"]);
    }

    #[test]
    fn every_zone_is_known() {
        for zone in WORDS.iter().flat_map(|word| word.zones) {
            assert!(schedule::zone::is_known(zone), "{zone}");
        }
    }
}
