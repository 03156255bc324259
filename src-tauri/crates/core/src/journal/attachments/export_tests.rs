//! Entries with what is attached to them, as a file and as an archive.

use std::io::{self, Cursor, Read, Seek, SeekFrom, Write};

use serde_json::Value;
use uuid::Uuid;
use zip::ZipArchive;

use super::tests::{attached, bytes, photo, with_media};
use crate::error::ErrorCode;
use crate::journal::attachments::EntryAttachment;
use crate::journal::selection::EntrySelection;
use crate::journal::selection::archive::EntriesWritten;
use crate::journal::selection::export::{EntryFileForm, EntryFileWords};
use crate::journal::selection::watch::EntriesProgress;
use crate::journal::{EntryDraft, EntryFilter};
use crate::testing::Journal;

fn all() -> EntrySelection {
    EntrySelection::Found { text: String::new(), filter: EntryFilter::default(), without: Vec::new() }
}

fn words() -> EntryFileWords {
    EntryFileWords { left_out: "Not in this file".into(), ..EntryFileWords::default() }
}

fn archive(journal: &Journal, form: EntryFileForm) -> (EntriesWritten, ZipArchive<Cursor<Vec<u8>>>) {
    let mut out = Cursor::new(Vec::new());
    let written = journal.session.journal_selected_archive(&all(), (&[form], &words()), &mut out, &mut |_| {}).unwrap();
    (written, ZipArchive::new(out).unwrap())
}

fn file(archive: &mut ZipArchive<Cursor<Vec<u8>>>, name: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let _ = archive.by_name(name).unwrap().read_to_end(&mut bytes).unwrap();
    bytes
}

/// Two entries with a picture they share, a file of each, and one that nobody has.
fn filled(journal: &Journal) -> EntryAttachment {
    let picture = attached(journal, "heron [1].png", &bytes(&photo(40, 30), image::ImageFormat::Png));
    let shown = EntryAttachment { description: "The heron, at [last]".into(), ..picture.clone() };
    let letter = attached(journal, "../letter.TXT", b"Dear diary");
    let lost = attached(journal, "lost.bin", b"gone");
    let first = EntryDraft { attachments: vec![shown, letter], ..journal.draft("first") };
    journal.save(&first);
    journal.wait(5);
    journal.save(&EntryDraft { attachments: vec![picture.clone(), lost.clone()], ..journal.draft("second") });
    lost
}

#[test]
fn an_archive_has_each_content_once_and_says_where() {
    let (journal, vault, _dir) = with_media();
    let lost = filled(&journal);
    vault.media().forget(&[vault::media::ContentName::parse(&lost.content).unwrap()]).unwrap();
    let told = journal.session.journal_selected_attachments(&all()).unwrap();
    assert_eq!((told.contents, told.missing), (3, 1));
    assert!(told.kibibytes >= 1);

    let (written, mut zip) = archive(&journal, EntryFileForm::Markdown);
    assert_eq!(written, EntriesWritten { entries: 2, attachments: 2, missing: 1 });
    let mut names: Vec<String> = zip.file_names().map(|name| name.unwrap().into_owned()).collect();
    names.sort();
    assert_eq!(names, ["attachments/0001-heron-1.jpg", "attachments/0002-letter.txt", "entries.md"]);
    assert_eq!(file(&mut zip, "attachments/0002-letter.txt"), b"Dear diary");
    let picture = file(&mut zip, "attachments/0001-heron-1.jpg");
    assert_eq!(image::load_from_memory(&picture).unwrap().width(), 40);
    let text = String::from_utf8(file(&mut zip, "entries.md")).unwrap();
    assert!(text.contains(
        "first\n\n- ![The heron, at \\[last\\]](attachments/0001-heron-1.jpg)\n- [../letter.TXT](attachments/0002-letter.txt)\n"
    ), "{text}");
    assert!(
        text.contains(
            "\n- Not in this file: lost.bin\n\nsecond\n\n- ![heron \\[1\\].png](attachments/0001-heron-1.jpg)\n"
        ),
        "{text}"
    );

    let (_, mut zip) = archive(&journal, EntryFileForm::Json);
    let data: Value = serde_json::from_slice(&file(&mut zip, "entries.json")).unwrap();
    let told = &data["entries"][1]["attachments"];
    assert_eq!((&told[0]["file"], &told[0]["kind"]), (&"attachments/0001-heron-1.jpg".into(), &"picture".into()));
    assert_eq!((&told[1]["name"], told[1].get("file")), (&"lost.bin".into(), None));
}

#[test]
fn a_file_alone_names_what_is_not_in_it() {
    let (journal, _vault, _dir) = with_media();
    let _ = filled(&journal);
    let mut out = Vec::new();
    let written = journal
        .session
        .journal_selected_write(&all(), EntryFileForm::Markdown, &words(), &mut out, &mut |_| {})
        .unwrap();
    assert_eq!(written, EntriesWritten { entries: 2, attachments: 0, missing: 0 });
    let text = String::from_utf8(out).unwrap();
    assert!(text.contains("- Not in this file: The heron, at [last], ../letter.TXT\n"), "{text}");
    assert!(!text.contains("](attachments"), "{text}");
}

#[test]
fn what_nobody_attached_to_is_an_archive_of_entries_alone() {
    let (journal, _vault, _dir) = with_media();
    journal.write("only words");
    let none = EntrySelection::Entries { ids: vec![Uuid::now_v7()] };
    assert_eq!(journal.session.journal_selected_attachments(&none).unwrap().contents, 0);
    let (written, zip) = archive(&journal, EntryFileForm::Json);
    assert_eq!((written.entries, written.attachments, zip.len()), (1, 0, 1));
}

#[test]
fn entries_that_miss_something_are_counted_once_each() {
    let (journal, vault, _dir) = with_media();
    let lost = filled(&journal);
    assert_eq!(journal.session.entries_without_media(), Ok(0));
    let other = attached(&journal, "other.bin", b"gone too");
    journal.save(&EntryDraft { attachments: vec![other.clone(), lost.clone()], ..journal.draft("third") });
    let names = [&lost, &other].map(|one| vault::media::ContentName::parse(&one.content).unwrap());
    vault.media().forget(&names).unwrap();
    assert_eq!(journal.session.entries_without_media(), Ok(2));
}

/// A file during whose writing somebody writes another entry.
struct Meddling<'j> {
    out: Cursor<Vec<u8>>,
    journal: &'j Journal,
    done: bool,
}

impl Write for Meddling<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if !self.done {
            self.done = true;
            self.journal.write("written meanwhile");
        }
        self.out.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

impl Seek for Meddling<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.out.seek(to)
    }
}

#[test]
fn an_archive_is_of_one_moment() {
    let (journal, _vault, _dir) = with_media();
    let _ = filled(&journal);
    let mut out = Meddling { out: Cursor::new(Vec::new()), journal: &journal, done: false };
    let written = journal
        .session
        .journal_selected_archive(&all(), (&[EntryFileForm::Json], &words()), &mut out, &mut |_| {})
        .unwrap();
    assert_eq!((written.entries, out.done), (2, true));
    let mut zip = ZipArchive::new(out.out).unwrap();
    let text = String::from_utf8(file(&mut zip, "entries.json")).unwrap();
    assert!(!text.contains("written meanwhile"));
    assert_eq!(archive(&journal, EntryFileForm::Json).0.entries, 3);
}

#[test]
fn an_archive_of_everything_has_both_files_and_tells_how_far_it_has_come() {
    let (journal, _vault, _dir) = with_media();
    let _ = filled(&journal);
    let binned = journal.write("thrown away");
    let _ = journal.session.journal_bin(binned).unwrap();
    let forms = [EntryFileForm::Markdown, EntryFileForm::Json];
    let (mut out, mut told) = (Cursor::new(Vec::new()), Vec::new());
    let all = EntrySelection::everything();
    let written =
        journal.session.journal_selected_archive(&all, (&forms, &words()), &mut out, &mut |at| told.push(at)).unwrap();
    assert_eq!(written, EntriesWritten { entries: 2, attachments: 3, missing: 0 });
    // Two entries in two files, and three contents.
    assert_eq!(told.first(), Some(&EntriesProgress { done: 0, total: 7 }));
    let mut zip = ZipArchive::new(out).unwrap();
    for name in ["entries.md", "entries.json"] {
        let text = String::from_utf8(file(&mut zip, name)).unwrap();
        assert!(text.contains("first") && text.contains("second") && !text.contains("thrown away"), "{name}");
    }
    assert_eq!(journal.session.journal_selected_attachments(&all).unwrap().entries, 2);
}

#[test]
fn what_is_being_written_ends_when_somebody_says_so() {
    let (journal, _vault, _dir) = with_media();
    let _ = filled(&journal);
    let session = &journal.session;
    let mut stopping = |_| session.export_stop();
    let form = EntryFileForm::Json;
    let stopped = session.journal_selected_write(&all(), form, &words(), &mut Vec::new(), &mut stopping);
    assert_eq!(stopped.unwrap_err().code, ErrorCode::ExportStopped);
    let mut out = Cursor::new(Vec::new());
    let stopped = session.journal_selected_archive(&all(), (&[form], &words()), &mut out, &mut stopping);
    assert_eq!(stopped.unwrap_err().code, ErrorCode::ExportStopped);
    // What is begun later is not stopped.
    assert_eq!(archive(&journal, form).0.entries, 2);
}
