#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, RgbImage};
use proptest::prelude::*;
use uuid::Uuid;
use vault::{Folder, Vault};

use super::limits;
use crate::error::ErrorCode;
use crate::journal::EntryAttachment;
use crate::schema::MIGRATIONS;
use crate::testing::{Journal, journal, over_shared, utc};

/// A journal with pictures; the vault keeps both open.
fn with_media() -> (Journal, Vault, tempfile::TempDir) {
    let dir = tempfile::tempdir().unwrap();
    let vault = Vault::demo(&Folder::claim(&dir.path().join("data")).unwrap(), MIGRATIONS).unwrap();
    let Journal { session, hands, .. } = over_shared(vault.store(), utc("2026-11-19T21:48:00Z"), None);
    (Journal::of(session.with_media(vault.media()), hands), vault, dir)
}

fn picture(journal: &Journal, grey: u8) -> EntryAttachment {
    let image: DynamicImage = RgbImage::from_pixel(12, 9, image::Rgb([grey; 3])).into();
    let mut bytes = Vec::new();
    image.write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png).unwrap();
    let content = journal.session.attachment_add("drawing.png", &bytes, false).unwrap().value.view.content;
    EntryAttachment { content, name: "drawing.png".into(), description: "A boat".into() }
}

fn keep(journal: &Journal, id: Uuid, body: &str) -> Result<(), ErrorCode> {
    journal.session.art_draft_keep(id, None, body).map(|changed| changed.value).map_err(|error| error.code)
}

#[test]
fn a_drawing_waits_as_it_was_kept_last_until_it_is_let_go() {
    let journal = journal();
    let [first, second] = [Uuid::now_v7(), Uuid::now_v7()];
    keep(&journal, first, "one").unwrap();
    journal.wait(1);
    keep(&journal, second, "two").unwrap();
    journal.wait(1);
    keep(&journal, first, "one, and more").unwrap();
    let waiting = journal.session.art_waiting().unwrap();
    assert_eq!(waiting.iter().map(|one| one.id).collect::<Vec<_>>(), [first, second]);
    assert_eq!(waiting[0].kept_at, journal.session.now());
    assert_eq!(journal.session.art_draft_get(first).unwrap().as_deref(), Some("one, and more"));
    for _ in 0..2 {
        let _ = journal.session.art_draft_leave(first).unwrap();
    }
    assert_eq!(journal.session.art_draft_get(first).unwrap(), None);
    assert_eq!(journal.session.art_waiting().unwrap().len(), 1);
    // What was let go comes back as it was.
    keep(&journal, first, "one, and more").unwrap();
    assert_eq!(journal.session.art_draft_get(first).unwrap().as_deref(), Some("one, and more"));
}

#[test]
fn no_more_is_kept_than_there_is_room_for() {
    let journal = journal();
    assert_eq!(keep(&journal, Uuid::nil(), ""), Err(ErrorCode::Invalid));
    assert_eq!(keep(&journal, Uuid::now_v7(), &"x".repeat(limits::BODY_BYTES + 1)), Err(ErrorCode::TooLong));
    let wrong = journal.session.art_draft_keep(Uuid::now_v7(), Some("no name"), "");
    assert_eq!(wrong.unwrap_err().code, ErrorCode::Invalid);
    let ids: Vec<Uuid> = (0..limits::WAITING).map(|_| Uuid::now_v7()).collect();
    for id in &ids {
        keep(&journal, *id, "x").unwrap();
    }
    assert_eq!(keep(&journal, Uuid::now_v7(), "x"), Err(ErrorCode::OutOfRange));
    keep(&journal, ids[0], "those that are there can be gone on with").unwrap();
    assert!(!journal.session.has_unkept(), "what the rules refuse is not the disk's fault");
}

#[test]
fn what_the_disk_did_not_take_is_there_while_the_journal_is_open() {
    let journal = journal();
    let id = Uuid::now_v7();
    let sql = "CREATE TRIGGER full BEFORE INSERT ON art_draft BEGIN SELECT RAISE(ABORT, 'full'); END";
    journal.session.store().write(|writer| writer.execute(sql, ())).map_err(crate::CoreError::from).unwrap();
    assert!(keep(&journal, id, "drawn").is_err());
    assert_eq!(journal.session.art_draft_get(id).unwrap().as_deref(), Some("drawn"));
    assert_eq!(journal.session.art_waiting().unwrap()[0].id, id);
    let sealed = journal.session.unkept().unwrap();
    journal
        .session
        .store()
        .write(|writer| writer.execute("DROP TRIGGER full", ()))
        .map_err(crate::CoreError::from)
        .unwrap();
    journal.session.unkept_put(&sealed[0]).unwrap();
    assert!(!journal.session.has_unkept());
    assert_eq!(journal.session.art_draft_get(id).unwrap().as_deref(), Some("drawn"));
}

#[test]
fn strokes_belong_to_a_picture_and_go_with_it() {
    let (journal, _vault, _dir) = with_media();
    let (one, other) = (picture(&journal, 10), picture(&journal, 20));
    let _ = journal.session.art_strokes_keep(&one.content, "strokes").unwrap();
    let _ = journal.session.art_strokes_keep(&one.content, "strokes, and more").unwrap();
    assert_eq!(journal.session.art_strokes_get(&one.content).unwrap().as_deref(), Some("strokes, and more"));
    assert_eq!(journal.session.art_strokes_get(&other.content).unwrap(), None);
    let asked = [other.content.clone(), one.content.clone(), "nothing".to_owned()];
    assert_eq!(journal.session.art_drawn(&asked).unwrap(), std::slice::from_ref(&one.content));
    let missing = journal.session.art_strokes_keep(&"0".repeat(64), "strokes").unwrap_err();
    assert_eq!(missing.code, ErrorCode::NotFound);

    let mut draft = journal.draft("");
    draft.attachments = vec![one.clone()];
    let id = journal.save(&draft);
    // Another picture in its place: the one before stands in the earlier version, with its strokes.
    draft.session = Uuid::now_v7();
    draft.attachments = vec![other];
    journal.save(&draft);
    assert!(journal.session.art_strokes_get(&one.content).unwrap().is_some());
    let _ = journal.session.journal_bin(id).unwrap();
    assert!(journal.session.art_strokes_get(&one.content).unwrap().is_some());
    let _ = journal.session.journal_purge(id).unwrap();
    assert_eq!(journal.session.art_strokes_get(&one.content).unwrap(), None);
    let left: i64 = journal
        .session
        .read(|reader| Ok(reader.query_row("SELECT count(*) FROM art_strokes", (), |row| row.get(0))?))
        .unwrap();
    assert_eq!(left, 0);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn whatever_is_kept_comes_back_to_the_letter(body in ".{0,400}") {
        let journal = journal();
        let id = Uuid::now_v7();
        keep(&journal, id, &body).unwrap();
        prop_assert_eq!(journal.session.art_draft_get(id).unwrap(), Some(body));
    }
}
