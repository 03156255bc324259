//! The pages and questions that come with the program: a data file for each language.

use serde::Deserialize;

use crate::error::Result;
use crate::languages;

/// `data/templates.<language>.json`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Shipped {
    #[cfg_attr(not(test), expect(dead_code, reason = "says of the file what it is"))]
    version: u32,
    #[cfg_attr(not(test), expect(dead_code, reason = "says of the file what it is"))]
    language: String,
    pub(super) pages: Vec<Page>,
    pub(super) questions: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Page {
    pub(super) name: String,
    /// Markdown.
    pub(super) body: String,
}

/// Every language there is a file for; the first is taken for all others.
const FILES: &[(&str, &str)] = &[("en", include_str!("../../../data/templates.en.json"))];

/// What is shipped in a language (BCP 47; only its first part counts), or in English.
pub(super) fn shipped(language: &str) -> Result<Shipped> {
    Ok(serde_json::from_str(languages::of(FILES, language).copied().unwrap_or_default())?)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::collections::BTreeSet;

    use super::super::limits;
    use super::*;

    #[test]
    fn every_file_is_of_its_language_and_fit_to_be_read() {
        for (language, _) in FILES {
            let shipped = shipped(language).unwrap();
            assert_eq!((shipped.version, shipped.language.as_str()), (1, *language));
            assert!(shipped.pages.len() >= 8 && shipped.questions.len() >= 24);
            let names: Vec<&str> = shipped
                .pages
                .iter()
                .map(|page| page.name.as_str())
                .chain(shipped.questions.iter().map(String::as_str))
                .collect();
            assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len(), "none twice");
            for name in names {
                assert!(!name.trim().is_empty() && name.chars().count() <= limits::NAME_CHARS, "{name}");
                assert!(!name.contains('!'), "{name}");
            }
            assert!(shipped.pages.iter().all(|page| !page.body.trim().is_empty() && !page.body.contains('!')));
        }
    }
}
