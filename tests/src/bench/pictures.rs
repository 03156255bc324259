//! An entry with twenty pictures among all others: what opening it costs, out of the encrypted journal and its media.

use std::io::Cursor;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use image::{ImageFormat, RgbImage};
use mooring_core::Session;
use mooring_core::journal::{Dimensions, EntryAttachment, EntryDraft};
use mooring_core::schema::MIGRATIONS;
use uuid::Uuid;
use vault::keychain::{Cancel, Keychain};
use vault::{Cost, Edge, Folder, Mode, Proof, Vault};

use super::clock::{cost_of, cost_of_many};
use super::corpus::Vocabulary;
use super::report::{Samples, State};
use super::sides::Kind;
use super::vaults::{PASSPHRASE, make};
use super::{NOW, Plan, ZONE};
use crate::clock::Stands;

/// What the reader shows: the text, and each picture small.
pub const OPENED: &str = "entry with twenty pictures, opened";
/// Each of them whole, one after another.
const LARGE: &str = "its twenty pictures, whole";
const PICTURES: usize = 20;
/// As wide and high as many a photograph is kept, in pixels.
const SIZE: (u32, u32) = (1_600, 1_200);
const ENOUGH: Duration = Duration::from_millis(20);

/// Measures it in the plan's largest journal; there is nothing plain to compare with.
pub fn measure(plan: &Plan, vocabulary: &Vocabulary, samples: &mut Samples) -> Result<()> {
    let entries = plan.largest();
    plan.say(&format!("an entry with pictures among {entries}"));
    let folder = tempfile::tempdir()?;
    let keychain = Keychain::absent();
    let edge = Edge { keychain: &keychain, cancel: &Cancel::new(), now: NOW, cost: Cost::Fixed(vault::kdf::FLOOR) };
    make(folder.path(), Mode::Passphrase, vocabulary, entries, &edge)?;
    let id = {
        let open = Open::of(folder.path(), &edge)?;
        let id = illustrated(&open.session, SIZE)?;
        open.close()?;
        id
    };
    for _ in 0..plan.rounds {
        let open = Open::of(folder.path(), &edge)?;
        // As in every session, something was asked before.
        open.session.journal_months()?;
        let (contents, cost) = cost_of(|| opened(&open.session, id))?;
        samples.add(OPENED, State::Fresh, entries, Kind::Sealed, cost);
        let cost = cost_of_many(ENOUGH, || opened(&open.session, id))?;
        samples.add(OPENED, State::Warm, entries, Kind::Sealed, cost);
        let (_, cost) = cost_of(|| pictures(&open.session, &contents, false))?;
        samples.add(LARGE, State::Fresh, entries, Kind::Sealed, cost);
        open.close()?;
    }
    Ok(())
}

/// A journal opened as the program opens it.
struct Open {
    vault: Vault,
    session: Session,
}

impl Open {
    fn of(folder: &Path, edge: &Edge<'_>) -> Result<Self> {
        let vault = Vault::unlock(&Folder::claim(folder)?, &Proof::Passphrase(PASSPHRASE), MIGRATIONS, edge)?;
        let session = Session::open(vault.store(), Arc::new(Stands(NOW)), "en")?.with_media(vault.media());
        Ok(Self { vault, session })
    }

    fn close(self) -> Result<()> {
        drop(self.session);
        self.vault.close()?;
        Ok(())
    }
}

/// Keeps an entry with pictures no two of which are alike.
fn illustrated(session: &Session, size: (u32, u32)) -> Result<Uuid> {
    let mut chance = fastrand::Rng::with_seed(20);
    let mut attachments = Vec::new();
    for number in 0..PICTURES {
        let added = session.attachment_add("photograph.jpg", &photograph(&mut chance, size)?, false)?.value;
        let (content, name) = (added.view.content, format!("photograph {number}.jpg"));
        attachments.push(EntryAttachment { content, name, description: String::new() });
    }
    let body = "Twenty pictures of one afternoon by the water. ".repeat(10);
    let (id, zone) = (Uuid::now_v7(), ZONE.to_owned());
    let draft = EntryDraft {
        id,
        session: id,
        at: NOW,
        zone,
        day: None,
        mood: None,
        feelings: Vec::new(),
        tags: Vec::new(),
        dimensions: Dimensions::default(),
        trackers: Vec::new(),
        title: String::new(),
        body,
        starred: false,
        links: Vec::new(),
        began: None,
        attachments,
        ground: None,
    };
    let _ = session.journal_save(&draft)?;
    Ok(id)
}

/// Soft shapes under a grain: neither one colour nor noise alone, so that it is as large as a photograph.
fn photograph(chance: &mut fastrand::Rng, size: (u32, u32)) -> Result<Vec<u8>> {
    let (wide, high, tint) = (f64::from(size.0), f64::from(size.1), chance.f64());
    let picture = RgbImage::from_fn(size.0, size.1, |x, y| {
        let (across, down) = (f64::from(x) / wide, f64::from(y) / high);
        let grain = chance.f64() * 12.0;
        let light = |part: f64| ((across * 6.0 + part).sin() * (down * 5.0 + tint * 9.0).cos() + 1.0) * 120.0 + grain;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 252")]
        let colour = [light(tint), light(tint + 0.7), light(tint + 1.9)].map(|part| part as u8);
        image::Rgb(colour)
    });
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, ImageFormat::Jpeg).context("a picture")?;
    Ok(bytes.into_inner())
}

/// What the window asks for when the entry is opened; answers what its pictures are called.
fn opened(session: &Session, id: Uuid) -> Result<Vec<String>> {
    let entry = session.journal_get(id)?;
    let contents: Vec<String> = entry.attachments.into_iter().map(|said| said.content).collect();
    let known = session.attachments_look(&contents)?;
    ensure!(known.len() == PICTURES && known.iter().all(|one| one.here), "all of them are here");
    pictures(session, &contents, true)?;
    Ok(contents)
}

fn pictures(session: &Session, contents: &[String], small: bool) -> Result<usize> {
    contents.iter().try_fold(0, |all, content| Ok(all + session.attachment_picture(content, small, None)?.bytes.len()))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn what_is_measured_has_twenty_pictures_small_and_whole() {
        let folder = tempfile::tempdir().unwrap();
        let keychain = Keychain::absent();
        let edge = Edge { keychain: &keychain, cancel: &Cancel::new(), now: NOW, cost: Cost::Fixed(vault::kdf::FLOOR) };
        make(folder.path(), Mode::Passphrase, &Vocabulary::new(), 20, &edge).unwrap();
        let open = Open::of(folder.path(), &edge).unwrap();
        let id = illustrated(&open.session, (640, 480)).unwrap();
        let contents = opened(&open.session, id).unwrap();
        let [small, whole] = [true, false].map(|small| pictures(&open.session, &contents, small).unwrap());
        assert!(small > PICTURES * 500 && whole > small, "{small} bytes small, {whole} whole");
        open.close().unwrap();
    }
}
