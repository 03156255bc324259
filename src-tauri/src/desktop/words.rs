//! What the shell itself says: native dialogs, the command line. The texts are Fluent messages, like the windows'.

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};
use unic_langid::LanguageIdentifier;

/// The languages that are here, English first: it stands in where another is missing.
const SHIPPED: &[(&str, &str)] = &[("en", include_str!("../../../ui/locales/en/shell.ftl"))];

/// The messages of one language.
pub struct Words(FluentBundle<FluentResource>);

impl Words {
    /// The words in `language` (BCP 47), or in English.
    pub fn in_language(language: &str) -> Self {
        let primary = language.split(['-', '_']).next().unwrap_or_default();
        let (tag, text) = SHIPPED
            .iter()
            .find(|(tag, _)| tag.eq_ignore_ascii_case(primary))
            .or(SHIPPED.first())
            .copied()
            .unwrap_or_default();
        let tag: LanguageIdentifier = tag.parse().unwrap_or_default();
        let mut bundle = FluentBundle::new(vec![tag]);
        bundle.set_use_isolating(false);
        // What is wrong in a file is found by the tests; the messages before and after it still count.
        let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(resource, _)| resource);
        let _ = bundle.add_resource(resource);
        Self(bundle)
    }

    /// One message. A message that is missing shows as its name.
    pub fn text(&self, id: &str) -> String {
        self.with(id, &[])
    }

    /// One message with what is to stand in it.
    pub fn with(&self, id: &str, values: &[(&str, &str)]) -> String {
        let arguments: FluentArgs<'_> = values.iter().copied().collect();
        let Some(pattern) = self.0.get_message(id).and_then(|message| message.value()) else {
            return id.to_owned();
        };
        self.0.format_pattern(pattern, Some(&arguments), &mut Vec::new()).into_owned()
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
        let words = Words::in_language("xx-Latn");
        assert_eq!(words.text("outside-cancel"), Words::in_language("en-GB").text("outside-cancel"));
        assert_ne!(words.text("outside-cancel"), "outside-cancel");
    }

    #[test]
    fn what_stands_in_a_message_is_put_there_as_it_is() {
        let words = Words::in_language("en");
        assert!(
            words
                .with("outside-web", &[("where", "https://example.org/a?b={c}")])
                .contains("https://example.org/a?b={c}")
        );
    }
}
