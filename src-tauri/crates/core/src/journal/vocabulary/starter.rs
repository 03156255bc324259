//! The words a new journal begins with: a shipped data file, written into the person's tables once.

use serde::Deserialize;
use vault::store::Writer;

use super::{feeling, scale, tag};
use crate::clock::Stamp;
use crate::error::Result;
use crate::journal::model::MoodStep;

/// `data/starter.<language>.json`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Starter {
    pub version: u32,
    /// BCP 47.
    pub language: String,
    /// Lowest first.
    pub moods: Vec<MoodStep>,
    pub feelings: Vec<StarterFamily>,
    /// Words of `feelings` to offer until the person's own use says otherwise.
    pub frequent_feelings: Vec<String>,
    pub tag_groups: Vec<StarterGroup>,
    /// Names of tags, likewise.
    pub frequent_tags: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StarterFamily {
    pub word: String,
    pub feelings: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StarterGroup {
    pub name: String,
    pub tags: Vec<StarterTag>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StarterTag {
    pub name: String,
    pub icon: Option<String>,
}

/// Every language there is a file for; the first is taken for all others.
const SHIPPED: &[(&str, &str)] = &[("en", include_str!("../../../data/starter.en.json"))];

impl Starter {
    /// The words of a language (BCP 47; only its first part counts), or English ones.
    pub fn shipped(language: &str) -> Result<Self> {
        let primary = language.split('-').next().unwrap_or_default();
        let file = SHIPPED.iter().find(|(known, _)| known.eq_ignore_ascii_case(primary)).or(SHIPPED.first());
        Ok(serde_json::from_str(file.map_or("", |(_, file)| file))?)
    }

    pub(super) fn write(&self, writer: Writer<'_>, stamp: &Stamp) -> Result<()> {
        scale::set(writer, stamp, &self.moods)?;
        for family in &self.feelings {
            let added = feeling::add_family(writer, stamp, &family.word)?;
            let key = feeling::family_key(writer.reader(), added.id)?;
            for word in &family.feelings {
                feeling::insert(writer, stamp, key, word, place(&self.frequent_feelings, word))?;
            }
        }
        for group in &self.tag_groups {
            let (key, _) = tag::insert_group(writer, stamp, &group.name)?;
            for tag in &group.tags {
                let offered = place(&self.frequent_tags, &tag.name);
                tag::insert(writer, stamp, key, &tag.name, tag.icon.as_deref(), offered)?;
            }
        }
        Ok(())
    }
}

fn place(words: &[String], word: &str) -> Option<i64> {
    words.iter().zip(0_i64..).find(|(known, _)| *known == word).map(|(_, place)| place)
}
