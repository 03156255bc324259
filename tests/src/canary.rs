//! Looking for what somebody wrote in everything that is left on disk.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use aho_corasick::AhoCorasick;
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

/// A word that cannot be there by chance, written into the app in one place.
#[derive(Debug, Clone)]
pub struct Canary {
    /// Where it was written, for the report.
    pub place: &'static str,
    pub word: String,
}

impl Canary {
    /// A fresh word. It has a letter outside ASCII, so that each encoding looks different; `typed` words are plain,
    /// for keyboards that know no other letters.
    pub fn fresh(place: &'static str) -> Self {
        Self { place, word: format!("{}ß", Self::typed(place).word) }
    }

    /// A fresh word of plain small letters.
    pub fn typed(place: &'static str) -> Self {
        // The random bits of two ids.
        let random = || uuid::Uuid::now_v7().as_u128() & ((1 << 60) - 1);
        let number = random() | (random() << 60);
        let letters: String = (0_u32..16).map(|at| char::from(b'a' + ((number >> (at * 5)) % 26) as u8)).collect();
        Self { place, word: format!("qx{letters}") }
    }
}

/// A place where a canary was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sighting {
    pub file: PathBuf,
    pub place: &'static str,
    pub form: &'static str,
}

/// Searches every file, file name and link target under these folders. Missing folders hold nothing.
pub fn search(folders: &[&Path], canaries: &[Canary]) -> io::Result<Vec<Sighting>> {
    let needles: Vec<(&Canary, &'static str, Vec<u8>)> = canaries
        .iter()
        .flat_map(|canary| forms(&canary.word).into_iter().map(move |(form, bytes)| (canary, form, bytes)))
        .collect();
    let searcher = AhoCorasick::builder()
        .build(needles.iter().map(|(_, _, needle)| needle))
        .map_err(|error| io::Error::new(io::ErrorKind::InvalidInput, error))?;
    let mut sightings = Vec::new();
    for folder in folders {
        for file in files(folder)? {
            let mut hay = file.to_string_lossy().into_owned().into_bytes();
            hay.push(0);
            if file.is_symlink() {
                hay.extend(fs::read_link(&file)?.to_string_lossy().into_owned().into_bytes());
            } else {
                match fs::read(&file) {
                    Ok(bytes) => hay.extend(bytes),
                    // Gone meanwhile.
                    Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                    Err(error) => return Err(error),
                }
            }
            for found in searcher.find_overlapping_iter(&hay) {
                if let Some((canary, form, _)) = needles.get(found.pattern().as_usize()) {
                    let sighting = Sighting { file: file.clone(), place: canary.place, form };
                    if !sightings.contains(&sighting) {
                        sightings.push(sighting);
                    }
                }
            }
        }
    }
    Ok(sightings)
}

/// Every file and link under a folder; sockets and pipes hold nothing.
pub fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        let entries = match fs::read_dir(&next) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            Err(error) => return Err(error),
        };
        for entry in entries {
            let entry = entry?;
            let kind = entry.file_type()?;
            if kind.is_dir() {
                folders.push(entry.path());
            } else if kind.is_file() || kind.is_symlink() {
                found.push(entry.path());
            }
        }
    }
    found.sort();
    Ok(found)
}

/// A word in the forms programs write words in. The ASCII part alone is looked for too: it survives case folding and
/// the loss of accents, as in a search index.
fn forms(word: &str) -> Vec<(&'static str, Vec<u8>)> {
    let plain: String = word.chars().filter(char::is_ascii).collect();
    let utf16: Vec<u16> = word.encode_utf16().collect();
    let json = serde_json::to_string(word).unwrap_or_default();
    let escaped: String = word
        .chars()
        .map(|letter| if letter.is_ascii() { letter.to_string() } else { format!("\\u{:04x}", u32::from(letter)) })
        .collect();
    let mut forms = vec![
        ("UTF-8", word.as_bytes().to_vec()),
        ("its letters of ASCII", plain.clone().into_bytes()),
        ("in capitals", plain.to_uppercase().into_bytes()),
        ("backwards", plain.chars().rev().collect::<String>().into_bytes()),
        ("UTF-16, little end first", utf16.iter().flat_map(|unit| unit.to_le_bytes()).collect()),
        ("UTF-16, big end first", utf16.iter().flat_map(|unit| unit.to_be_bytes()).collect()),
        ("JSON", json.trim_matches('"').as_bytes().to_vec()),
        ("JSON, escaped", escaped.into_bytes()),
        ("in a URL", utf8_percent_encode(word, NON_ALPHANUMERIC).to_string().into_bytes()),
        ("hexadecimal", word.bytes().flat_map(|byte| format!("{byte:02x}").into_bytes()).collect()),
    ];
    for offset in 0..3 {
        forms.push(("base64", base64_core(word.as_bytes(), offset, &STANDARD)));
        forms.push(("base64 for URLs", base64_core(word.as_bytes(), offset, &URL_SAFE)));
        let wide: Vec<u8> = utf16.iter().flat_map(|unit| unit.to_le_bytes()).collect();
        forms.push(("base64 of UTF-16", base64_core(&wide, offset, &STANDARD)));
    }
    forms
}

/// The letters of base64 that depend on these bytes alone when `offset` (0–2) unknown bytes stand before them.
fn base64_core(bytes: &[u8], offset: usize, engine: &impl Engine) -> Vec<u8> {
    let mut padded = vec![0_u8; offset];
    padded.extend(bytes);
    // Bits of the unknown neighbours reach into the first and the last letter.
    let first = (offset * 8).div_ceil(6);
    let last = padded.len() * 8 / 6;
    engine.encode(padded).into_bytes().get(first..last).map(<[u8]>::to_vec).unwrap_or_default()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    /// The proof that a clean result means something: whatever is planted is found, in every form.
    #[test]
    fn what_is_planted_is_found_in_every_form() {
        let canary = Canary::fresh("a test");
        for (form, bytes) in forms(&canary.word) {
            let folder = tempfile::tempdir().unwrap();
            let deep = folder.path().join("a/b");
            fs::create_dir_all(&deep).unwrap();
            fs::write(deep.join("file"), [b"before".as_slice(), &bytes, b"after"].concat()).unwrap();
            let found = search(&[folder.path()], std::slice::from_ref(&canary)).unwrap();
            assert!(found.iter().any(|sighting| sighting.form == form), "{form} was not found");
        }
    }

    #[test]
    fn base64_of_any_surroundings_is_found() {
        let canary = Canary::fresh("a test");
        for before in ["", "x", "xy", "xyz", "ÿÿ"] {
            let folder = tempfile::tempdir().unwrap();
            let text = format!("{before}{}ÿ and more", canary.word);
            fs::write(folder.path().join("file"), STANDARD.encode(text)).unwrap();
            assert!(!search(&[folder.path()], std::slice::from_ref(&canary)).unwrap().is_empty(), "after {before:?}");
        }
    }

    #[test]
    fn file_names_and_links_are_read_too() {
        let canary = Canary::typed("a test");
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(format!("{}.txt", canary.word)), "").unwrap();
        std::os::unix::fs::symlink(format!("/nowhere/{}", canary.word), folder.path().join("link")).unwrap();
        let found = search(&[folder.path()], std::slice::from_ref(&canary)).unwrap();
        let mut files: Vec<&PathBuf> = found.iter().map(|sighting| &sighting.file).collect();
        files.dedup();
        assert_eq!(files.len(), 2);
    }

    #[test]
    fn nothing_is_found_where_nothing_is() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("file"), vec![b'q'; 100_000]).unwrap();
        assert!(search(&[folder.path()], &[Canary::fresh("a test")]).unwrap().is_empty());
    }
}
