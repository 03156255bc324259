//! Words of feeds that stand for one thing.

use schedule::duration::Duration;

use super::{Attendance, Openness};

/// Where one goes, by the word or the number of a feed.
pub(super) fn attendance(text: &str) -> Option<Attendance> {
    let word: String = text.to_lowercase().chars().filter(char::is_ascii_alphanumeric).collect();
    Some(match word.as_str() {
        "inperson" | "1" | "facetoface" | "onsite" | "vorort" => Attendance::InPerson,
        "online" | "virtual" | "2" => Attendance::Online,
        "hybrid" | "3" | "both" => Attendance::Hybrid,
        "inactive" | "closed" | "suspended" => Attendance::Suspended,
        _ => return None,
    })
}

/// `01:30:00`, `1:30`, `90`, `PT1H30M`: minutes, a day at most.
pub(super) fn length(text: &str) -> Option<u32> {
    let number = |text: &str| text.parse::<u32>().ok();
    let mut parts = text.split(':');
    let minutes = match (parts.next().and_then(number), parts.next()) {
        (Some(hours), Some(minutes)) => {
            hours.checked_mul(60)?.checked_add(number(minutes).filter(|minutes| *minutes < 60)?)?
        }
        (Some(minutes), None) => minutes,
        (None, _) => {
            let duration = Duration::parse(text).ok()?;
            return (1..=24 * 60).find(|minutes| Duration::minutes(*minutes) == duration);
        }
    };
    (minutes <= 24 * 60).then_some(minutes)
}

/// A BCP 47 tag, or the English or own name of a frequent language.
pub(super) fn language_tag(text: &str) -> Option<String> {
    const NAMES: [(&str, &str); 22] = [
        ("english", "en"),
        ("spanish", "es"),
        ("español", "es"),
        ("french", "fr"),
        ("français", "fr"),
        ("german", "de"),
        ("deutsch", "de"),
        ("italian", "it"),
        ("italiano", "it"),
        ("portuguese", "pt"),
        ("português", "pt"),
        ("polish", "pl"),
        ("polski", "pl"),
        ("russian", "ru"),
        ("dutch", "nl"),
        ("nederlands", "nl"),
        ("swedish", "sv"),
        ("danish", "da"),
        ("japanese", "ja"),
        ("korean", "ko"),
        ("arabic", "ar"),
        ("ukrainian", "uk"),
    ];
    let lower = text.to_lowercase();
    if let Some((_, tag)) = NAMES.iter().find(|(name, _)| *name == lower) {
        return Some((*tag).to_owned());
    }
    let mut parts = lower.split(['-', '_']);
    let first = parts
        .next()
        .is_some_and(|part| (2..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_lowercase()));
    let rest = parts.all(|part| (2..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()));
    (first && rest && lower.len() <= 35).then(|| lower.replace('_', "-"))
}

/// As [`super::Openness`], from words that say it of a meeting and of nothing else.
pub(crate) fn openness_said(text: &str) -> Option<Openness> {
    match text.trim().trim_end_matches(['.', '!']).to_lowercase().as_str() {
        "open" | "offen" | "open meeting" | "open group" | "offene gruppe" | "offenes treffen" => Some(Openness::Open),
        "closed"
        | "geschlossen"
        | "closed meeting"
        | "closed group"
        | "geschlossene gruppe"
        | "geschlossenes treffen" => Some(Openness::Closed),
        _ => None,
    }
}

/// As [`super::Openness`], from a word of a table.
pub(crate) fn openness(text: &str) -> Option<Openness> {
    match text.trim().to_lowercase().as_str() {
        "open" | "o" | "offen" | "yes" | "true" | "1" => Some(Openness::Open),
        "closed" | "c" | "geschlossen" | "no" | "false" | "0" => Some(Openness::Closed),
        _ => None,
    }
}
