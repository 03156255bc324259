//! Invitations to draw that come with the program: a data file for each language.

use serde::Deserialize;

use crate::error::Result;
use crate::languages;

/// `data/prompts.<language>.json`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Shipped {
    #[cfg_attr(not(test), expect(dead_code, reason = "says of the file what it is"))]
    version: u32,
    #[cfg_attr(not(test), expect(dead_code, reason = "says of the file what it is"))]
    language: String,
    prompts: Vec<String>,
}

/// Every language there is a file for; the first is taken for all others.
const FILES: &[(&str, &str)] = &[("en", include_str!("../../data/prompts.en.json"))];

fn shipped(language: &str) -> Result<Shipped> {
    Ok(serde_json::from_str(languages::of(FILES, language).copied().unwrap_or_default())?)
}

/// What may be drawn, in a language (BCP 47; only its first part counts), or in English. Nobody has to.
pub fn prompts(language: &str) -> Result<Vec<String>> {
    Ok(shipped(language)?.prompts)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::collections::BTreeSet;

    use super::*;
    use crate::reading_grade::grade;

    #[test]
    fn every_file_is_of_its_language_and_fit_to_be_read() {
        for (language, _) in FILES {
            let shipped = shipped(language).unwrap();
            assert_eq!((shipped.version, shipped.language.as_str()), (1, *language));
            let prompts = shipped.prompts;
            assert!(prompts.len() >= 24);
            assert_eq!(prompts.iter().collect::<BTreeSet<_>>().len(), prompts.len(), "none twice");
            for prompt in &prompts {
                assert!(prompt.chars().count() <= 90 && !prompt.contains('!') && prompt.ends_with('.'), "{prompt}");
            }
            let grade = grade(&prompts.join("\n"));
            assert!(grade < 6.0, "{grade}");
        }
    }
}
