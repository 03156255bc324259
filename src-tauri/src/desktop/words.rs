//! What the shell itself says: native dialogs, the command line. The texts are Fluent messages, like the windows'.

use chrono::{NaiveTime, Timelike};
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};
use icu_datetime::NoCalendarFormatter;
use icu_datetime::fieldsets::T;
use icu_datetime::input::Time;
use icu_locale_core::Locale;
use unic_langid::LanguageIdentifier;

/// The languages that are here, English first: it stands in where another is missing.
const SHIPPED: &[(&str, &str)] = &[("en", include_str!("../../../ui/locales/en/shell.ftl"))];

/// The messages of one language, and how times are written there.
pub struct Words {
    bundle: FluentBundle<FluentResource>,
    customs: Locale,
}

impl Words {
    /// The words in `language` (BCP 47), or in English, with the customs of this computer where it speaks the same language.
    pub fn here(language: &str) -> Self {
        Self::with_customs(language, sys_locale::get_locales())
    }

    /// The words in `language`, with the customs of the first of `system` that speaks the same: what the windows take too.
    fn with_customs(language: &str, system: impl Iterator<Item = String>) -> Self {
        let (tag, text) = SHIPPED
            .iter()
            .find(|(tag, _)| tag.eq_ignore_ascii_case(primary(language)))
            .or(SHIPPED.first())
            .copied()
            .unwrap_or_default();
        let mut system = system.filter(|known| primary(known).eq_ignore_ascii_case(tag));
        let customs =
            system.find_map(|known| known.parse().ok()).or_else(|| tag.parse().ok()).unwrap_or(Locale::UNKNOWN);
        let tag: LanguageIdentifier = tag.parse().unwrap_or_default();
        let mut bundle = FluentBundle::new(vec![tag]);
        bundle.set_use_isolating(false);
        // What is wrong in a file is found by the tests; the messages before and after it still count.
        let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(resource, _)| resource);
        let _ = bundle.add_resource(resource);
        Self { bundle, customs }
    }

    /// A time as clocks here write it: "19:05" or "7:05 PM".
    pub fn time(&self, time: NaiveTime) -> String {
        let [hour, minute] = [time.hour(), time.minute()].map(|part| u8::try_from(part).unwrap_or_default());
        let formatter = NoCalendarFormatter::try_new(self.customs.clone().into(), T::hm()).ok();
        let written =
            formatter.zip(Time::try_new(hour, minute, 0, 0).ok()).map(|(of, time)| of.format(&time).to_string());
        written.unwrap_or_else(|| time.format("%H:%M").to_string())
    }

    /// One message. A message that is missing shows as its name.
    pub fn text(&self, id: &str) -> String {
        self.with(id, &[])
    }

    /// One message with what is to stand in it.
    pub fn with(&self, id: &str, values: &[(&str, &str)]) -> String {
        let arguments: FluentArgs<'_> = values.iter().copied().collect();
        let Some(pattern) = self.bundle.get_message(id).and_then(|message| message.value()) else {
            return id.to_owned();
        };
        self.bundle.format_pattern(pattern, Some(&arguments), &mut Vec::new()).into_owned()
    }
}

/// The language of a tag.
fn primary(tag: &str) -> &str {
    tag.split(['-', '_']).next().unwrap_or_default()
}

#[cfg(test)]
impl Words {
    /// The words of a computer that speaks these (BCP 47).
    pub fn of(language: &str, system: &[&str]) -> Self {
        Self::with_customs(language, system.iter().map(|tag| (*tag).to_owned()))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn every_file_parses() {
        for (tag, text) in SHIPPED {
            assert!(FluentResource::try_new((*text).to_owned()).is_ok(), "{tag}");
        }
    }

    #[test]
    fn an_unknown_language_is_english() {
        let words = Words::of("xx-Latn", &[]);
        assert_eq!(words.text("outside-cancel"), Words::of("en-GB", &[]).text("outside-cancel"));
        assert_ne!(words.text("outside-cancel"), "outside-cancel");
    }

    #[test]
    fn what_stands_in_a_message_is_put_there_as_it_is() {
        let words = Words::of("en", &[]);
        assert!(
            words
                .with("outside-web", &[("where", "https://example.org/a?b={c}")])
                .contains("https://example.org/a?b={c}")
        );
    }

    #[test]
    fn times_are_written_as_they_are_here_and_as_the_windows_write_them() {
        let evening = NaiveTime::from_hms_opt(19, 5, 30).unwrap();
        for (system, written) in [
            (&["en-GB"][..], "19:05"),
            (&["en-US"], "7:05\u{202f}PM"),
            (&["de-DE", "en-AU"], "7:05\u{202f}pm"),
            // Another language, one that is none, and nothing at all: what the words themselves are used with.
            (&["de-DE"], "7:05\u{202f}PM"),
            (&["C"], "7:05\u{202f}PM"),
            (&[], "7:05\u{202f}PM"),
        ] {
            assert_eq!(Words::of("en", system).time(evening), written, "{system:?}");
        }
    }
}
