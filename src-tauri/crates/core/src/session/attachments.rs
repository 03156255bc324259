//! Pictures, sound and files.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use chrono::TimeDelta;
use uuid::Uuid;
use vault::media::{ContentName, Media, MediaFault};

use super::Session;
use crate::area::{Area, Changed};
use crate::error::{CoreError, ErrorCode, Result};
use crate::journal::attachments::{
    self, AttachmentAdded, AttachmentKind, AttachmentView, Found, MediaUsage, Picture, Refused, Stored, find,
    read_picture,
};
use crate::journal::limits::{FILE_BYTES, PICTURE_BYTES};
use crate::settings;

/// How long what nobody names stays: whoever takes something off a page may want it back.
const STAYS: TimeDelta = TimeDelta::days(7);

/// A content that was asked for, or a part of one.
pub struct Content {
    pub media_type: String,
    pub bytes: Vec<u8>,
    /// Of all of it.
    pub of: u32,
}

impl Session {
    /// Keeps a file that is to be attached. A picture is decoded and written anew, unless it is asked for `as_file`.
    pub fn attachment_add(&self, name: &str, bytes: &[u8], as_file: bool) -> Result<Changed<AttachmentAdded>> {
        let media = self.media()?;
        let found = if as_file { Some(Found::File) } else { find(name, bytes) };
        let found = found.ok_or(ErrorCode::PictureUnknown)?;
        let most = if matches!(found, Found::Picture(_)) { PICTURE_BYTES } else { FILE_BYTES };
        if bytes.len() > most {
            return Err(ErrorCode::AttachmentTooLarge.into());
        }
        let picture = match found {
            Found::Picture(format) => Some(read_picture(bytes, format).map_err(Refused::code)?),
            _ => None,
        };
        let (kept, thumbnail) = picture
            .as_ref()
            .map_or((bytes, None), |picture| (picture.bytes.as_slice(), Some(picture.thumbnail.as_slice())));
        let length = u32::try_from(kept.len()).map_err(|_| ErrorCode::AttachmentTooLarge)?;
        self.make_room(length)?;
        // On the disk before anything names it.
        let content = media.put(kept, thumbnail, self.now())?;
        let stored = told(content, found, picture.as_ref(), length);
        self.write(|writer, stamp| attachments::keep(writer, &stored, stamp.now.timestamp_millis()))?;
        let added = AttachmentAdded { view: view(&stored, true), not_shown: found == Found::OtherPicture };
        Ok(Changed::new(added, &[Area::Media]))
    }

    fn make_room(&self, length: u32) -> Result<()> {
        let (used, quota) = self.read(|reader| {
            Ok((attachments::bytes_in_all(reader)?, u64::from(settings::load(reader)?.media_quota_mb) * 1_000_000))
        })?;
        if used + u64::from(length) > quota { Err(ErrorCode::MediaFull.into()) } else { Ok(()) }
    }

    /// What is known of contents, in the order of their names; those that nobody ever heard of are left out.
    pub fn attachments_look(&self, contents: &[String]) -> Result<Vec<AttachmentView>> {
        let names: Vec<ContentName> = contents.iter().filter_map(|content| ContentName::parse(content)).collect();
        let here = self.contents_here(&names)?;
        self.read(|reader| {
            let stored = names.iter().map(|name| attachments::get(reader, *name));
            let stored = stored.collect::<Result<Vec<_>>>()?;
            Ok(stored.into_iter().flatten().map(|stored| view(&stored, here.contains(&stored.content))).collect())
        })
    }

    /// What is attached to entries.
    pub fn contents_named(&self) -> Result<BTreeSet<ContentName>> {
        Ok(self.read(attachments::named)?.into_iter().map(|(_, content)| content).collect())
    }

    /// How many entries have something attached that is not here.
    pub fn entries_without_media(&self) -> Result<u32> {
        let named = self.read(attachments::named)?;
        let contents: BTreeSet<ContentName> = named.iter().map(|(_, content)| *content).collect();
        let here = self.contents_here(&contents.into_iter().collect::<Vec<_>>())?;
        let without = named.iter().filter(|(_, content)| !here.contains(content)).map(|(entry, _)| entry);
        Ok(u32::try_from(without.collect::<BTreeSet<_>>().len()).unwrap_or(u32::MAX))
    }

    /// Those of the contents that are here.
    pub(super) fn contents_here(&self, names: &[ContentName]) -> Result<BTreeSet<ContentName>> {
        match self.media()?.here(names) {
            // Whatever is wrong with the file, the entry is shown.
            Err(MediaFault::Unopened(_) | MediaFault::Damaged) => Ok(BTreeSet::new()),
            here => Ok(here?),
        }
    }

    /// A content, where it is here and as it was written.
    pub(super) fn content_if_whole(&self, name: ContentName) -> Result<Option<Vec<u8>>> {
        match self.media()?.read(name, 0..u64::MAX) {
            Err(MediaFault::NotHere | MediaFault::Damaged | MediaFault::Unopened(_)) => Ok(None),
            bytes => Ok(Some(bytes?)),
        }
    }

    /// A content, or the part of it that is asked for.
    pub fn attachment_read(&self, content: &str, part: Option<Range<u64>>) -> Result<Content> {
        let (name, stored) = self.stored(content)?;
        let bytes = self.media()?.read(name, part.unwrap_or(0..u64::MAX))?;
        Ok(Content { media_type: stored.media_type, bytes, of: stored.bytes })
    }

    /// A picture as it is shown: small or whole. What is no picture is not here.
    pub fn attachment_picture(&self, content: &str, small: bool, part: Option<Range<u64>>) -> Result<Content> {
        let (name, stored) = self.stored(content)?;
        if stored.kind != AttachmentKind::Picture {
            return Err(ErrorCode::NotFound.into());
        }
        let thumbnail = if small { self.media()?.thumbnail(name)? } else { None };
        match thumbnail {
            Some(bytes) => {
                let of = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
                Ok(Content { media_type: stored.media_type, bytes, of })
            }
            None => self.attachment_read(content, part),
        }
    }

    fn stored(&self, content: &str) -> Result<(ContentName, Stored)> {
        let name = ContentName::parse(content).ok_or(ErrorCode::NotFound)?;
        let stored = self.read(|reader| attachments::get(reader, name))?.ok_or(ErrorCode::NotFound)?;
        Ok((name, stored))
    }

    /// What everything that is attached takes, and how much may.
    pub fn media_usage(&self) -> Result<MediaUsage> {
        let (bytes, quota_mb) =
            self.read(|reader| Ok((attachments::bytes_in_all(reader)?, settings::load(reader)?.media_quota_mb)))?;
        Ok(MediaUsage { kibibytes: u32::try_from(bytes.div_ceil(1024)).unwrap_or(u32::MAX), quota_mb })
    }

    /// Removes what nothing has named for a while. Answers how many contents went.
    pub fn media_sweep(&self) -> Result<u32> {
        let before = self.now() - STAYS;
        let keep = self.store.write(|writer| {
            for name in attachments::unnamed(writer.reader(), before.timestamp_millis())? {
                if !attachments::still_named(writer.reader(), name)? {
                    attachments::forget(writer, name)?;
                }
            }
            attachments::known(writer.reader())
        })?;
        Ok(self.media()?.sweep(&keep, before)?)
    }

    /// What entries name that are about to go for good.
    pub(super) fn named_by(&self, entries: &[Uuid]) -> Result<BTreeSet<ContentName>> {
        self.read(|reader| {
            let named = entries.iter().map(|entry| attachments::named_by(reader, *entry));
            Ok(named.collect::<Result<Vec<_>>>()?.into_iter().flatten().collect())
        })
    }

    /// Removes at once those that nobody names any more. Where that fails, they go with the next sweep.
    pub(super) fn forget_media(&self, names: &BTreeSet<ContentName>) {
        let unnamed = self.store.write(|writer| {
            let mut unnamed = Vec::new();
            for name in names {
                if !attachments::still_named(writer.reader(), *name)? {
                    attachments::forget(writer, *name)?;
                    unnamed.push(*name);
                }
            }
            Ok::<_, CoreError>(unnamed)
        });
        if let (Ok(unnamed), Ok(media)) = (unnamed, self.media()) {
            let _ = media.forget(&unnamed);
        }
    }

    fn media(&self) -> Result<&Arc<Media>> {
        self.media.as_ref().ok_or_else(|| ErrorCode::MediaUnreadable.into())
    }
}

fn told(content: ContentName, found: Found, picture: Option<&Picture>, bytes: u32) -> Stored {
    let (kind, media_type) = match (picture, found) {
        (Some(picture), _) => (AttachmentKind::Picture, picture.media_type),
        (None, Found::Sound(media_type)) => (AttachmentKind::Sound, media_type),
        (None, _) => (AttachmentKind::File, "application/octet-stream"),
    };
    let size = picture.map(|picture| (picture.width, picture.height));
    Stored { key: 0, content, kind, media_type: media_type.to_owned(), bytes, size }
}

fn view(stored: &Stored, here: bool) -> AttachmentView {
    AttachmentView {
        content: stored.content.to_string(),
        kind: stored.kind,
        media_type: stored.media_type.clone(),
        bytes: stored.bytes,
        width: stored.size.map(|(width, _)| width),
        height: stored.size.map(|(_, height)| height),
        here,
    }
}
