//! Dates and times as programs write them in any language of a telephone or a spreadsheet.

use chrono::{NaiveDate, NaiveTime};

/// A calendar date with the year first (`2026-02-03`, also with `/` or `.`), or `3.2.2026` as spreadsheets in
/// German-speaking countries leave it. `3/2/2026` is not read: it may be February or March.
pub(crate) fn date(text: &str) -> Option<NaiveDate> {
    let text = western_digits(text.trim());
    let separator = text.chars().find(|c| !c.is_ascii_digit()).filter(|c| "-/.".contains(*c))?;
    let mut parts = text.split(separator);
    let (first, second, third) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    let (year, month, day) = match (first.len(), third.len(), separator) {
        (4, 1..=2, _) => (first, second, third),
        (1..=2, 4, '.') => (third, second, first),
        _ => return None,
    };
    let year = year.parse().ok().filter(|year| (1900..=2200).contains(year))?;
    NaiveDate::from_ymd_opt(year, month.parse().ok()?, day.parse().ok()?)
}

/// A time of day on a 24-hour or a 12-hour clock: `18:50`, `6:50 pm`, `6.50 Uhr`, `下午6:50`, `6:50\u{202F}p. m.`
/// Seconds are read and dropped.
pub(crate) fn time(text: &str) -> Option<NaiveTime> {
    let text = western_digits(text);
    let from = text.find(|c: char| c.is_ascii_digit())?;
    let to = text.rfind(|c: char| c.is_ascii_digit())? + 1;
    let mut numbers =
        text.get(from..to)?.split([':', '.', '：', 'h', 'H', '時', '时', '시', '点', '點']).map(str::trim);
    let hour: u32 = numbers.next()?.parse().ok()?;
    let minutes = numbers.next()?;
    let minute: u32 = Some(minutes.trim_end_matches(['分', '분'])).filter(|text| text.len() == 2)?.parse().ok()?;
    if numbers.count() > 1 {
        return None;
    }
    let half = half_of_day(text.get(..from)?).or(half_of_day(text.get(to..)?));
    let hour = match (half, hour) {
        (Some(Half::Unknown), _) | (Some(Half::Morning), 13..) => return None,
        (Some(Half::Morning), 12) => 0,
        (Some(Half::Afternoon), 0..=11) => hour + 12,
        (None | Some(Half::Morning | Half::Afternoon), _) => hour,
    };
    NaiveTime::from_hms_opt(hour, minute, 0)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Half {
    Morning,
    Afternoon,
    Unknown,
}

/// Words for the halves of the day as CLDR has them, lower case, without dots and spaces.
const MORNING: [&str; 18] = [
    "am",
    "a",
    "vorm",
    "πμ",
    "ص",
    "قظ",
    "öö",
    "fm",
    "de",
    "sa",
    "ap",
    "午前",
    "上午",
    "오전",
    "дп",
    "dop",
    "पूर्वाह्न",
    "পূর্বাহ্ণ",
];
const AFTERNOON: [&str; 19] = [
    "pm",
    "p",
    "nachm",
    "μμ",
    "م",
    "بظ",
    "ös",
    "em",
    "du",
    "ch",
    "ip",
    "午後",
    "下午",
    "오후",
    "пп",
    "odp",
    "अपराह्न",
    "অপরাহ্ণ",
    "popoł",
];
/// Words beside a time that say nothing about the half of the day.
const SILENT: [&str; 6] = ["", "uhr", "h", "ч", "klo", "kl"];

fn half_of_day(words: &str) -> Option<Half> {
    let word: String = words
        .to_lowercase()
        .chars()
        .filter(|c| !c.is_whitespace() && !c.is_control() && !"..’'分분\u{200E}\u{200F}".contains(*c))
        .collect();
    if SILENT.contains(&word.as_str()) {
        None
    } else if MORNING.contains(&word.as_str()) {
        Some(Half::Morning)
    } else if AFTERNOON.contains(&word.as_str()) {
        Some(Half::Afternoon)
    } else {
        Some(Half::Unknown)
    }
}

/// Digits of the scripts that phones write dates in, as 0–9.
fn western_digits(text: &str) -> String {
    const ZEROS: [char; 6] = ['\u{660}', '\u{6F0}', '\u{966}', '\u{9E6}', '\u{E50}', '\u{FF10}'];
    text.chars()
        .map(|c| {
            ZEROS
                .iter()
                .find_map(|zero| u32::from(c).checked_sub(u32::from(*zero)).filter(|digit| *digit < 10))
                .and_then(|digit| char::from_digit(digit, 10))
                .unwrap_or(c)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates() {
        let expected = NaiveDate::from_ymd_opt(2026, 2, 3);
        for text in [
            "2026-02-03",
            " 2026-2-3 ",
            "2026/02/03",
            "2026.02.03",
            "3.2.2026",
            "03.02.2026",
            "٢٠٢٦-٠٢-٠٣",
            "२०२६-०२-०३",
        ] {
            assert_eq!(date(text), expected, "{text}");
        }
        for text in [
            "",
            "2026-02-30",
            "2026-13-01",
            "3/2/2026",
            "03-02-2026",
            "26-02-03",
            "2026-02",
            "2026-02-03-04",
            "0001-01-01",
            "9999-01-01",
            "yesterday",
            "20260203",
        ] {
            assert_eq!(date(text), None, "{text}");
        }
    }

    #[test]
    fn times() {
        let cases = [
            ("6:50 pm", 18, 50),
            ("6:50\u{202F}PM", 18, 50),
            ("6:50\u{A0}p.\u{202F}m.", 18, 50),
            ("18:50", 18, 50),
            ("18.50", 18, 50),
            ("18h50", 18, 50),
            ("18:50:59", 18, 50),
            ("06:50 Uhr", 6, 50),
            (" 6:50am ", 6, 50),
            ("12:05 am", 0, 5),
            ("12:05 pm", 12, 5),
            ("0:05 AM", 0, 5),
            ("18:50 pm", 18, 50),
            ("下午6:50", 18, 50),
            ("午前6:50", 6, 50),
            ("오후 6:50", 18, 50),
            ("٦:٥٠ م", 18, 50),
            ("6:50 μ.μ.", 18, 50),
            ("de. 6:50", 6, 50),
            ("18時50分", 18, 50),
            ("\u{200F}6:50 ص", 6, 50),
            ("0:00", 0, 0),
            ("23:59", 23, 59),
            ("下午 6 : 50", 18, 50),
        ];
        for (text, hour, minute) in cases {
            assert_eq!(time(text), NaiveTime::from_hms_opt(hour, minute, 0), "{text}");
        }
        for text in ["", "noon", "25:00", "12:60", "6", "6:5", "13:00 am", "6:50 xx", "1:02:03:04", "24:00", "-6:50x"] {
            assert_eq!(time(text), None, "{text}");
        }
    }
}
