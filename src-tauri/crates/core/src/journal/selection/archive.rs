//! Entries with what is attached to them: one archive with a file of entries, and a folder it refers to (`docs/formats/entries.md`).

use std::collections::{BTreeSet, HashMap};
use std::io::{Seek, Write};

use serde::{Deserialize, Serialize};
use specta::Type;
use vault::store::Reader;
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::super::attachments::{self, AttachmentKind, Listed};
use super::export::{Beside, EntryFileForm, failed};
use super::{EntrySelection, keys};
use crate::error::{CoreError, ErrorCode, Result};

const FOLDER: &str = "attachments";

/// The longest name of a file, before its ending, in characters. What is more than so is still told in the file of entries.
const STEM_CHARS: usize = 60;
const ENDING_CHARS: usize = 10;

/// What is attached to the entries that are meant: each content once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SelectedAttachments {
    /// So many entries are meant.
    pub entries: u32,
    pub contents: u32,
    /// What they take, those that are missing left out.
    pub kibibytes: u32,
    /// So many of them are not here.
    pub missing: u32,
}

/// What was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct EntriesWritten {
    pub entries: u32,
    pub attachments: u32,
    /// So many were to be written and are not here, or cannot be read.
    pub missing: u32,
}

/// What is attached to the entries that are meant, in order, each content once.
pub(crate) fn attached(reader: Reader<'_>, selection: &EntrySelection) -> Result<Vec<Listed>> {
    let mut known = BTreeSet::new();
    let mut listed = Vec::new();
    for key in keys(reader, selection)? {
        for one in attachments::listed(reader, key)? {
            if known.insert(one.content) {
                listed.push(one);
            }
        }
    }
    Ok(listed)
}

/// An archive that is being written.
pub(crate) struct Archive<W: Write + Seek> {
    zip: ZipWriter<W>,
    beside: Beside,
    entries: u32,
}

impl<W: Write + Seek> Archive<W> {
    pub(crate) fn new(out: W) -> Self {
        Self { zip: ZipWriter::new(out), beside: HashMap::new(), entries: 0 }
    }

    /// Adds a content under a name of its own.
    pub(crate) fn add(&mut self, listed: &Listed, bytes: &[u8]) -> Result<()> {
        let way = format!("{FOLDER}/{}", file_name(self.beside.len() + 1, listed));
        self.begin(&way)?;
        self.zip.write_all(bytes).map_err(|error| failed(&error))?;
        self.beside.insert(listed.content, way);
        Ok(())
    }

    /// Adds a file of entries, which `write` writes, given where each content lies.
    pub(crate) fn add_entries(
        &mut self,
        form: EntryFileForm,
        write: impl FnOnce(&Beside, &mut dyn Write) -> Result<u32>,
    ) -> Result<()> {
        self.begin(if form == EntryFileForm::Json { "entries.json" } else { "entries.md" })?;
        self.entries = write(&self.beside, &mut self.zip)?;
        Ok(())
    }

    pub(crate) fn end(self) -> Result<EntriesWritten> {
        let entries = self.entries;
        let attachments = u32::try_from(self.beside.len()).map_err(|_| CoreError::new(ErrorCode::Internal))?;
        let mut out = self.zip.finish().map_err(|error| refused(&error))?;
        out.flush().map_err(|error| failed(&error))?;
        Ok(EntriesWritten { entries, attachments, missing: 0 })
    }

    /// Without a time: the archive tells nothing but what is in it.
    fn begin(&mut self, way: &str) -> Result<()> {
        let stored = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Stored)
            .last_modified_time(zip::DateTime::default())
            .unix_permissions(0o600);
        self.zip.start_file(way, stored).map_err(|error| refused(&error))
    }
}

fn refused(error: &ZipError) -> CoreError {
    match error {
        ZipError::Io(error) => failed(error),
        _ => ErrorCode::StorageFailed.into(),
    }
}

/// A name that every system takes and no two contents share, also where large and small letters are one: a number, and what
/// is left of the name the file had. It has no space, no mark and no dot but the one before its ending.
fn file_name(number: usize, listed: &Listed) -> String {
    let (stem, given) = listed.said.name.rsplit_once('.').unwrap_or((&listed.said.name, ""));
    let stem: String = plain(stem).chars().take(STEM_CHARS).collect();
    let stem = stem.trim_matches('-');
    let between = if stem.is_empty() { "" } else { "-" };
    let ending = ending(listed, given);
    let dot = if ending.is_empty() { "" } else { "." };
    format!("{number:04}{between}{stem}{dot}{ending}")
}

/// Letters and digits of any script, with one hyphen for whatever is between them.
fn plain(name: &str) -> String {
    name.split(|letter: char| !letter.is_alphanumeric() && letter != '_')
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("-")
}

/// A picture and a sound are what they are, whatever they were called.
fn ending(listed: &Listed, given: &str) -> String {
    let known = match (listed.kind, listed.media_type.as_str()) {
        (AttachmentKind::File, _) => None,
        (_, "image/jpeg") => Some("jpg"),
        (_, "image/png") => Some("png"),
        (_, "image/webp") => Some("webp"),
        (_, "image/gif") => Some("gif"),
        _ => None,
    };
    let given = given.to_ascii_lowercase();
    let whole = !given.is_empty() && given.len() <= ENDING_CHARS && given.chars().all(|c| c.is_ascii_alphanumeric());
    known.map_or_else(|| if whole { given } else { String::new() }, str::to_owned)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use proptest::prelude::*;
    use vault::media::ContentName;

    use super::*;
    use crate::journal::attachments::EntryAttachment;

    fn named(name: &str, kind: AttachmentKind, media_type: &str) -> Listed {
        let content = ContentName::from_bytes([7; 32]);
        let said = EntryAttachment { content: content.to_string(), name: name.to_owned(), description: String::new() };
        Listed { content, said, kind, media_type: media_type.to_owned(), bytes: 1 }
    }

    #[test]
    fn a_file_keeps_what_every_system_takes_of_its_name() {
        let file = |name: &str| file_name(3, &named(name, AttachmentKind::File, "application/octet-stream"));
        assert_eq!(file("letter.pdf"), "0003-letter.pdf");
        assert_eq!(file("Brief an Mama (2).PDF"), "0003-Brief-an-Mama-2.pdf");
        assert_eq!(file("../../etc/passwd"), "0003");
        assert_eq!(file("CON"), "0003-CON");
        assert_eq!(file("a<b>:\"|?*.txt"), "0003-a-b.txt");
        assert_eq!(file(""), "0003");
        assert_eq!(file("手紙.txt"), "0003-手紙.txt");
        assert_eq!(file("no ending."), "0003-no-ending");
        let picture = named("IMG_1.HEIC", AttachmentKind::Picture, "image/jpeg");
        assert_eq!(file_name(12, &picture), "0012-IMG_1.jpg");
    }

    proptest! {
        #[test]
        fn no_name_leads_out_of_the_folder_or_is_refused_elsewhere(name in "\\PC{0,300}|[./\\\\:a-c]{0,20}") {
            let made = file_name(1, &named(&name, AttachmentKind::File, "application/octet-stream"));
            prop_assert!(made.starts_with("0001"));
            prop_assert!(made.chars().count() <= 4 + 1 + STEM_CHARS + 1 + ENDING_CHARS);
            let fine = |c: char| c.is_alphanumeric() || "-_.".contains(c);
            prop_assert!(made.chars().all(fine), "{made}");
            prop_assert!(!made.contains("..") && !made.ends_with('.'), "{made}");
        }
    }
}
