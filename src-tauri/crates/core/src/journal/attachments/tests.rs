#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};
use uuid::Uuid;
use vault::{Folder, Vault};

use super::{AttachmentKind, EntryAttachment};
use crate::error::ErrorCode;
use crate::journal::{EntryDraft, EntryFilter};
use crate::schema::MIGRATIONS;
use crate::testing::{Journal, over_shared, utc};

/// A journal with what can be attached; the vault keeps both open.
pub(super) fn with_media() -> (Journal, Vault, tempfile::TempDir) {
    let dir = tempfile::tempdir().unwrap();
    let vault = Vault::demo(&Folder::claim(&dir.path().join("data")).unwrap(), MIGRATIONS).unwrap();
    let journal = over_shared(vault.store(), utc("2026-11-19T21:48:00Z"), None);
    let Journal { session, hands, .. } = journal;
    (Journal::of(session.with_media(vault.media()), hands), vault, dir)
}

/// A picture with more colours than a drawing has.
pub(super) fn photo(width: u32, height: u32) -> DynamicImage {
    RgbImage::from_fn(width, height, |x, y| Rgb([x.to_le_bytes()[0], y.to_le_bytes()[0], (x ^ y).to_le_bytes()[0]]))
        .into()
}

pub(super) fn bytes(image: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Vec::new();
    image.write_to(&mut Cursor::new(&mut bytes), format).unwrap();
    bytes
}

fn refusal(name: &str, bytes: &[u8]) -> ErrorCode {
    let (journal, _vault, _dir) = with_media();
    let refused = journal.session.attachment_add(name, bytes, false).unwrap_err().code;
    let as_file = journal.session.attachment_add(name, bytes, true).unwrap().value.view;
    assert_eq!(
        (as_file.kind, as_file.bytes as usize),
        (AttachmentKind::File, bytes.len()),
        "it can be kept as the file it is"
    );
    assert_eq!(journal.session.attachment_read(&as_file.content, None).unwrap().bytes, bytes);
    refused
}

pub(super) fn attached(journal: &Journal, name: &str, bytes: &[u8]) -> EntryAttachment {
    let content = journal.session.attachment_add(name, bytes, false).unwrap().value.view.content;
    EntryAttachment { content, name: name.into(), description: String::new() }
}

fn here(journal: &Journal, attachment: &EntryAttachment) -> Option<bool> {
    journal.session.attachments_look(std::slice::from_ref(&attachment.content)).unwrap().first().map(|view| view.here)
}

/// The checksum of a part of a PNG.
fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0_u32, |mut sum, byte| {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            sum = if sum & 1 == 1 { 0xEDB8_8320 ^ (sum >> 1) } else { sum >> 1 };
        }
        sum
    })
}

#[test]
fn a_picture_that_would_fill_the_memory_is_refused_before_it_is_decoded() {
    let mut bomb = bytes(&photo(2, 2), ImageFormat::Png);
    bomb[16..20].copy_from_slice(&60_000_u32.to_be_bytes());
    bomb[20..24].copy_from_slice(&60_000_u32.to_be_bytes());
    let sum = crc(&bomb[12..29]);
    bomb[29..33].copy_from_slice(&sum.to_be_bytes());
    assert_eq!(refusal("bomb.png", &bomb), ErrorCode::PictureTooLarge);
}

#[test]
fn a_picture_that_was_cut_is_refused_wherever_it_ends() {
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::Gif, ImageFormat::WebP] {
        let whole = bytes(&photo(80, 60), format);
        for part in [3, 2] {
            let code = refusal("cut", &whole[..whole.len() * (part - 1) / part]);
            assert_eq!(code, ErrorCode::PictureBroken, "{format:?}");
        }
    }
}

#[test]
fn what_is_only_called_a_picture_is_refused() {
    assert_eq!(refusal("notes.png", b"Dear diary"), ErrorCode::PictureUnknown);
    assert_eq!(refusal("NOTES.JPEG", b""), ErrorCode::PictureUnknown);
}

#[test]
fn where_it_was_taken_does_not_come_along_and_it_stands_upright() {
    let (journal, _vault, _dir) = with_media();
    let plain = bytes(&photo(90, 60), ImageFormat::Jpeg);
    // Exif, little endian: orientation 6 (turned to the right), and the coordinates of a place as text.
    let mut exif = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0".to_vec();
    exif.extend_from_slice(b"GPS 51.4545N 2.5879W");
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    let with = [&plain[..2], &[0xff, 0xe1], &length, &exif, &plain[2..]].concat();
    let view = journal.session.attachment_add("kitchen.jpg", &with, false).unwrap().value.view;
    assert_eq!((view.kind, view.media_type.as_str()), (AttachmentKind::Picture, "image/jpeg"));
    assert_eq!((view.width, view.height), (Some(60), Some(90)));
    let picture = |small| journal.session.attachment_picture(&view.content, small, None).unwrap().bytes;
    for kept in [picture(false), picture(true)] {
        for trace in [b"51.4545N".as_slice(), b"Exif"] {
            assert!(!kept.windows(trace.len()).any(|part| part == trace));
        }
    }
}

#[test]
fn a_large_picture_is_made_smaller_and_a_drawing_keeps_its_pixels() {
    let (journal, _vault, _dir) = with_media();
    let large = bytes(&photo(3000, 1500), ImageFormat::Png);
    let view = journal.session.attachment_add("a", &large, false).unwrap().value.view;
    assert_eq!((view.width, view.height, view.media_type.as_str()), (Some(2560), Some(1280), "image/jpeg"));
    let small = journal.session.attachment_picture(&view.content, true, None).unwrap().bytes;
    let small = image::load_from_memory(&small).unwrap();
    assert_eq!((small.width(), small.height()), (480, 240));
    let mut clear = RgbaImage::from_pixel(30, 20, Rgba([200, 0, 0, 255]));
    clear.put_pixel(3, 4, Rgba([0, 0, 0, 0]));
    let drawing = bytes(&clear.clone().into(), ImageFormat::Png);
    let view = journal.session.attachment_add("b", &drawing, false).unwrap().value.view;
    assert_eq!(view.media_type, "image/png");
    let kept = journal.session.attachment_picture(&view.content, false, None).unwrap().bytes;
    assert_eq!(image::load_from_memory(&kept).unwrap().into_rgba8(), clear);
}

#[test]
fn sound_and_other_files_are_told_apart_by_what_they_are() {
    let (journal, _vault, _dir) = with_media();
    for (name, bytes, kind, media_type, not_shown) in [
        ("a.txt", b"RIFF\x24\0\0\0WAVEfmt ".as_slice(), AttachmentKind::Sound, "audio/wav", false),
        ("voice", b"OggS\0", AttachmentKind::Sound, "audio/ogg", false),
        ("letter.pdf", b"%PDF-1.7", AttachmentKind::File, "application/octet-stream", false),
        ("IMG_1.HEIC", b"\0\0\0\x18ftypheic\0\0\0\0", AttachmentKind::File, "application/octet-stream", true),
    ] {
        let added = journal.session.attachment_add(name, bytes, false).unwrap().value;
        let view = added.view;
        assert_eq!((view.kind, view.media_type.as_str(), added.not_shown), (kind, media_type, not_shown), "{name}");
        assert_eq!(journal.session.attachment_read(&view.content, Some(1..3)).unwrap().bytes, bytes[1..3]);
        let shown = journal.session.attachment_picture(&view.content, false, None).err().unwrap();
        assert_eq!(shown.code, ErrorCode::NotFound, "only pictures are shown as such");
    }
}

#[test]
fn an_entry_keeps_what_is_attached_and_can_be_found_by_it() {
    let (journal, _vault, _dir) = with_media();
    let picture = attached(&journal, "kitchen.png", &bytes(&photo(40, 30), ImageFormat::Png));
    let said = EntryAttachment { description: "The clock, stopped".into(), ..picture };
    let file = attached(&journal, "letter.pdf", b"%PDF-1.7");
    let draft = EntryDraft { attachments: vec![file.clone(), said.clone(), file.clone()], ..journal.draft("") };
    let _ = journal.session.journal_draft_save(&draft).unwrap();
    assert_eq!(journal.session.journal_draft_get(draft.id).unwrap().unwrap().draft, draft);
    let id = journal.save(&draft);
    journal.write("without");
    assert_eq!(journal.session.journal_get(id).unwrap().attachments, [file.clone(), said.clone()]);
    let rows =
        journal.session.journal_list(&crate::journal::ListRequest { limit: 9, ..Default::default() }).unwrap().rows;
    let counts: Vec<_> = rows.iter().map(|row| (row.pictures, row.files)).collect();
    assert_eq!(counts, [(0, 0), (1, 1)]);
    // Another session takes the picture off; the earlier version has it.
    let after = EntryDraft { session: Uuid::now_v7(), attachments: vec![file], ..draft.clone() };
    journal.save(&after);
    let version = journal.session.journal_versions(id).unwrap()[0].id;
    assert_eq!(journal.session.journal_version(version).unwrap().entry.attachments.len(), 2);
    journal.wait(60 * 24 * 8);
    assert_eq!(journal.session.media_sweep().unwrap(), 0);
    let _ = journal.session.journal_version_restore(version).unwrap();
    assert_eq!(journal.session.journal_get(id).unwrap().attachments[1], said);
    assert_eq!(here(&journal, &said), Some(true));
    assert_eq!(journal.filter("", EntryFilter::default()).len(), 2);
}

#[test]
fn an_entry_without_words_is_listed_by_what_is_said_of_its_picture() {
    let (journal, _vault, _dir) = with_media();
    let picture = attached(&journal, "kitchen.png", &bytes(&photo(40, 30), ImageFormat::Png));
    let said = EntryAttachment { description: "The clock, stopped".into(), ..picture.clone() };
    let file = attached(&journal, "letter.pdf", b"%PDF-1.7");
    let listed = |body: &str, attachments: Vec<EntryAttachment>| {
        let id = journal.save(&EntryDraft { attachments, ..journal.draft(body) });
        let asked = crate::journal::ListRequest { limit: 9, ..Default::default() };
        let rows = journal.session.journal_list(&asked).unwrap().rows;
        rows.into_iter().find(|row| row.id == id).unwrap().snippet.into_iter().map(|part| part.text).collect::<String>()
    };
    assert_eq!(listed(" \n", vec![file, said.clone()]), "The clock, stopped");
    assert_eq!(listed("It was late", vec![said]), "It was late");
    assert_eq!(listed("", vec![picture]), "", "nobody said what it is");
}

#[test]
fn what_nothing_names_goes_after_a_week_and_what_a_draft_names_stays() {
    let (journal, _vault, _dir) = with_media();
    let (left, kept) = (attached(&journal, "left.txt", b"left"), attached(&journal, "kept.txt", b"kept"));
    let draft = EntryDraft { attachments: vec![kept.clone()], ..journal.draft("being typed") };
    let _ = journal.session.journal_draft_save(&draft).unwrap();
    assert_eq!(journal.session.media_sweep().unwrap(), 0, "it was attached just now");
    journal.wait(60 * 24 * 8);
    assert_eq!(journal.session.media_sweep().unwrap(), 1);
    assert_eq!((here(&journal, &left), here(&journal, &kept)), (None, Some(true)));
    let refused = journal.session.journal_save(&EntryDraft { attachments: vec![left], ..journal.draft("a") });
    assert_eq!(refused.unwrap_err().code, ErrorCode::NotFound, "nothing is named that is not there");
}

#[test]
fn gone_for_good_takes_pictures_along_at_once() {
    let (journal, vault, dir) = with_media();
    let (own, shared) = (attached(&journal, "own.txt", b"own"), attached(&journal, "shared.txt", b"shared"));
    let both = EntryDraft { attachments: vec![own.clone(), shared.clone()], ..journal.draft("a") };
    let id = journal.save(&both);
    journal.save(&EntryDraft { attachments: Vec::new(), session: Uuid::now_v7(), ..both });
    journal.save(&EntryDraft { attachments: vec![shared.clone()], ..journal.draft("b") });
    let _ = journal.session.journal_bin(id).unwrap();
    let _ = journal.session.journal_purge(id).unwrap();
    assert_eq!((here(&journal, &own), here(&journal, &shared)), (None, Some(true)));
    drop((vault, dir));
}

#[test]
fn there_is_no_more_room_than_was_set_aside() {
    let (journal, _vault, _dir) = with_media();
    let settings = journal.session.settings().unwrap();
    let refused = journal.session.settings_set(&crate::settings::Settings { media_quota_mb: 5, ..settings.clone() });
    assert_eq!(refused.unwrap_err().field, Some("mediaQuotaMb"));
    let _ = journal.session.settings_set(&crate::settings::Settings { media_quota_mb: 100, ..settings }).unwrap();
    let large = vec![7; 60_000_000];
    let _ = journal.session.attachment_add("a.bin", &large, false).unwrap();
    let refused = journal.session.attachment_add("b.bin", &[large, vec![8]].concat(), false).unwrap_err();
    assert_eq!(refused.code, ErrorCode::MediaFull);
    assert_eq!(journal.session.media_usage().unwrap().kibibytes, 58_594);
}

#[test]
fn the_entry_is_shown_where_its_picture_cannot_be() {
    let (journal, _vault, dir) = with_media();
    let picture = attached(&journal, "kitchen.png", &bytes(&photo(40, 30), ImageFormat::Png));
    let id = journal.save(&EntryDraft { attachments: vec![picture.clone()], ..journal.draft("the words are safe") });
    // Another program of the same journal, whose file is missing.
    let other = Vault::demo(&Folder::claim(&dir.path().join("other")).unwrap(), MIGRATIONS).unwrap();
    let Journal { session, hands, .. } = journal;
    let journal = Journal::of(session.with_media(other.media()), hands);
    assert_eq!(here(&journal, &picture), Some(false));
    let missing = journal.session.attachment_picture(&picture.content, true, None).err().unwrap();
    assert_eq!(missing.code, ErrorCode::MediaMissing);
    std::fs::write(dir.path().join("other/media.db"), b"no database").unwrap();
    assert_eq!(here(&journal, &picture), Some(false));
    let unread = journal.session.attachment_picture(&picture.content, true, None).err().unwrap();
    assert_eq!(unread.code, ErrorCode::MediaUnreadable);
    let view = journal.session.journal_get(id).unwrap();
    assert_eq!((view.body.as_str(), view.attachments.len()), ("the words are safe", 1));
    other.close().unwrap().wait(std::time::Duration::from_secs(20));
    let locked = journal.session.attachment_picture(&picture.content, true, None).err().unwrap();
    assert_eq!(locked.code, ErrorCode::VaultLocked);
}

#[test]
fn too_much_is_refused_and_says_of_what() {
    let (journal, _vault, _dir) = with_media();
    let file = attached(&journal, "a.txt", b"a");
    let with =
        |attachments| journal.session.journal_save(&EntryDraft { attachments, ..journal.draft("a") }).unwrap_err();
    for (attachments, code) in [
        (vec![file.clone(); 21], ErrorCode::TooLong),
        (vec![EntryAttachment { name: "n".repeat(201), ..file.clone() }], ErrorCode::TooLong),
        (vec![EntryAttachment { description: "d".repeat(1001), ..file.clone() }], ErrorCode::TooLong),
        (vec![EntryAttachment { content: "../../etc".into(), ..file.clone() }], ErrorCode::Invalid),
    ] {
        let error = with(attachments);
        assert_eq!((error.code, error.field), (code, Some("attachments")));
    }
}
