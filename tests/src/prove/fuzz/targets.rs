//! What reads bytes from outside, each behind one function, and right input to begin with.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result};
use mooring_core::Session;
use mooring_core::journal::outbox::{Waiting, encode};
use mooring_core::journal::{EntryDraft, ListRequest};
use mooring_core::schema::MIGRATIONS;
use mooring_core::settings::{DevicePrefs, read_device_prefs, write_device_prefs};
use serde_json::json;
use tempfile::TempDir;
use vault::backup::{Backup, Keep, Kind, Order, Stop};
use vault::keychain::{Cancel, Keychain};
use vault::outbox::append;
use vault::recovery::RecoveryCode;
use vault::testing::{Guess, SealFile};
use vault::{
    Cost, Edge, Folder, HEADER_FILE, Mode, NewVault, OUTBOX_FILE, Proof, SHELF_FILE, SWITCH_FILE, Vault, kdf, shelf,
};

use super::{feeds, mend};
use crate::clock::Stands;
use crate::daylio;
use crate::feeds::Format;
use crate::prove::NOW;
use crate::prove::place::{Place, draft_of};

/// A reader of bytes from outside.
pub struct Target {
    pub name: &'static str,
    /// Words of its format.
    pub words: &'static [&'static str],
    /// Makes right inputs and the reader, with whatever it needs around it.
    pub open: fn() -> Result<Reader>,
}

type Read = Box<dyn FnMut(&[u8])>;
type Mend = Box<dyn Fn(&[u8]) -> Vec<u8>>;

/// A reader that stands ready.
pub struct Reader {
    /// Right inputs, made by the program itself.
    pub seeds: Vec<Vec<u8>>,
    /// Reads one input. Whatever it answers is right; that it answers is what counts.
    pub read: Read,
    /// Makes checksums and lengths right again, so that what lies behind them is reached.
    pub mend: Mend,
}

/// All of them. The commands of the windows are asked in the window (`tests/tests/commands.rs`).
pub const TARGETS: &[Target] = &[
    Target { name: "header", words: HEADER_WORDS, open: header },
    Target { name: "backup", words: HEADER_WORDS, open: backup },
    Target { name: "seal", words: &["MOORSEAL"], open: seal },
    Target { name: "shelf", words: &["mooring-shelf-1"], open: shelf },
    Target { name: "outbox", words: &["mooring-outbox-1"], open: outbox },
    Target { name: "outbox-item", words: ENTRY_WORDS, open: outbox_item },
    Target { name: "kept-words", words: ENTRY_WORDS, open: kept_words },
    Target {
        name: "switch-note",
        words: &["step", "out", "in", "restored", "aside", "../", "/", "."],
        open: switch_note,
    },
    Target { name: "device", words: &["textSize", "country", "language", "theme", "dark"], open: device },
    Target { name: "daylio", words: DAYLIO_WORDS, open: daylio_csv },
    Target { name: "meeting-guide", words: feeds::WORDS, open: || feeds::open(Format::MeetingGuide) },
    Target { name: "bmlt", words: feeds::WORDS, open: || feeds::open(Format::Bmlt) },
    Target { name: "meeting-table", words: feeds::WORDS, open: || feeds::open(Format::Csv) },
    Target { name: "ics", words: feeds::CALENDAR_WORDS, open: feeds::calendar },
    Target { name: "prose", words: feeds::WORDS, open: || feeds::open(Format::Text) },
    Target { name: "exercise", words: feeds::EXERCISE_WORDS, open: || Ok(feeds::exercise()) },
    Target { name: "entry", words: MARKDOWN_WORDS, open: entry },
    Target { name: "search", words: SEARCH_WORDS, open: search },
];

const HEADER_WORDS: &[&str] = &[
    "mooring-vault ",
    "mooring-backup ",
    "mac ",
    "sha256 ",
    "\"kind\":\"recovery\"",
    "\"argon2id\":{\"memoryKib\":4294967295,\"passes\":4294967295,\"lanes\":255}",
    "\"store\":\"",
    "\"slots\":[",
    "\"checked\":",
    "\"outbox\":null",
    "2026-03-14T21:07:09Z",
    "+262142-12-31T23:59:60Z",
];
const ENTRY_WORDS: &[&str] = &[
    "\"version\":1",
    "\"entry\":",
    "\"draft\":",
    "\"at\":\"",
    "-262143-01-01T00:00:00Z",
    "+262142-12-31T23:59:60Z",
    "\"zone\":\"",
    "Europe/Berlin",
    "Etc/GMT+12",
    "Pacific/Apia",
    "\"mood\":",
    "\"trackers\":[",
    "\"value\":",
    "\"day\":\"9999-12-31\"",
    "019a9e2c-7f00-7000-8000-000000000001",
];
const DAYLIO_WORDS: &[&str] = &[
    "full_date",
    "time",
    "mood",
    "activities",
    "scales",
    "note_title",
    "note",
    "\"",
    "\"\"",
    ";",
    "\t",
    "|",
    " | ",
    "12:00 AM",
    "24:61",
    "9999-99-99",
    "<br>",
    "<ul><li>",
    "</b>",
    "&amp;",
    "&#",
    "\r\n",
    "\u{feff}",
    "\u{a0}",
];
const MARKDOWN_WORDS: &[&str] = &[
    "[",
    "](",
    "![",
    "<",
    ">",
    "<script>",
    "</script>",
    "<img src=x onerror=hit()>",
    "javascript:",
    "data:text/html,",
    "```",
    "~~~",
    "|---|",
    "| a | b |",
    "- [ ] ",
    "1. ",
    "#######",
    "***",
    "~~",
    "<!--",
    "-->",
    "&",
    "&#",
    "&lt;",
    "[a]: b",
    "<a@b.c>",
    "http://",
    "\\",
    "\t",
    "  \n",
    "\u{202e}",
    "ß",
    "İ",
    "日本",
    "👩‍👩‍👧",
];
const SEARCH_WORDS: &[&str] = &[
    "\"", "\"\"", "*", "NEAR", " OR ", "AND", "NOT", "(", ")", ":", "^", "-", "%", "_", "'", "--", "日本", "e\u{301}",
    "\u{fdfa}", "\0",
];

pub(super) const NOTHING: fn(&[u8]) -> Vec<u8> = <[u8]>::to_vec;

/// A closed vault without a keychain, in a folder that goes with it.
struct Made {
    root: TempDir,
    folder: Folder,
    vault: Vault,
    keychain: Keychain,
    cancel: Cancel,
}

const PASSPHRASE: &str = "the tide comes back in";

impl Made {
    fn new() -> Result<Self> {
        let root = tempfile::tempdir()?;
        let folder = Folder::claim(&root.path().join("data"))?;
        let (keychain, cancel) = (Keychain::absent(), Cancel::new());
        let edge = Edge { keychain: &keychain, cancel: &cancel, now: NOW, cost: Cost::Fixed(kdf::FLOOR) };
        let new = NewVault { mode: Mode::Passphrase, passphrase: Some(PASSPHRASE), undecided: false };
        let (vault, _) = Vault::create(&folder, &new, MIGRATIONS, &edge)?;
        Ok(Self { root, folder, vault, keychain, cancel })
    }

    fn edge(&self) -> Edge<'_> {
        Edge { keychain: &self.keychain, cancel: &self.cancel, now: NOW, cost: Cost::Fixed(kdf::FLOOR) }
    }
}

fn header() -> Result<Reader> {
    let made = Made::new()?;
    let bytes = fs::read(made.folder.path().join(HEADER_FILE))?;
    Ok(Reader {
        seeds: vec![bytes],
        read: Box::new(|bytes| {
            if let Ok(guess) = Guess::over(bytes, [0; 16]) {
                assert!(guess.fits(&[7; 32]).is_none() && guess.fits(&[7; 16]).is_none(), "nobody's key opens a slot");
            }
        }),
        mend: Box::new(mend::header),
    })
}

/// The end of a backup's file; a hole stands for the database, which SQLCipher reads and not this.
fn backup() -> Result<Reader> {
    let made = Made::new()?;
    let shelf = made.root.path().join("backups");
    let order = Order { shelf: &shelf, kind: Kind::Asked, keep: Keep::default(), now: NOW };
    let backup = made.vault.back_up(&order, &Stop::default(), &mut |_| {})?.backup;
    let database = u64::from(backup.manifest().pages) * 4096;
    let whole = fs::read(&backup.path)?;
    let trailer = whole.get(usize::try_from(database)?..).context("a trailer")?.to_vec();
    let path = shelf.join("tried");
    let code = RecoveryCode::random()?.groups().concat();
    Ok(Reader {
        seeds: vec![trailer],
        read: Box::new(move |bytes| {
            use std::io::{Seek as _, SeekFrom, Write as _};
            let written = fs::File::create(&path).and_then(|mut file| {
                file.set_len(database)?;
                file.seek(SeekFrom::End(0))?;
                file.write_all(bytes)
            });
            if written.is_ok()
                && let Ok(backup) = Backup::open(&path)
            {
                assert!(backup.unlock(&Proof::Recovery(&code), &made.edge()).is_err(), "nobody's code opens it");
            }
        }),
        mend: Box::new(mend::trailer),
    })
}

fn seal() -> Result<Reader> {
    let file = Arc::new(SealFile::new()?);
    let mending = Arc::clone(&file);
    Ok(Reader {
        seeds: vec![file.image()],
        read: Box::new(move |bytes| {
            let _ = file.holds(bytes);
        }),
        mend: Box::new(move |bytes| mending.mended(bytes)),
    })
}

/// It takes a keychain.
fn shelf() -> Result<Reader> {
    let root = tempfile::tempdir()?;
    let place = Place::new(root.path())?;
    place.make(MIGRATIONS.len(), 0)?;
    let folder = place.claim()?;
    shelf::put(&folder, &[b'a'; 700], &place.edge())?;
    let path = folder.path().join(SHELF_FILE);
    let seed = fs::read(&path)?;
    Ok(Reader {
        seeds: vec![seed],
        read: Box::new(move |bytes| {
            let _ = &root;
            if fs::write(&path, bytes).is_ok() {
                let _ = shelf::get(&folder, &place.edge());
            }
        }),
        mend: Box::new(NOTHING),
    })
}

fn outbox() -> Result<Reader> {
    let made = Made::new()?;
    let path = made.folder.path().join(OUTBOX_FILE);
    for length in [10, 700, 3_000] {
        append(&made.folder, &vec![b'a'; length], &made.edge())?;
    }
    let seed = fs::read(&path)?;
    Ok(Reader {
        seeds: vec![seed],
        read: Box::new(move |bytes| {
            if fs::write(&path, bytes).is_ok() {
                let _ = made.vault.outbox().map(|found| found.map(|there| (there.items().len(), there.unopened())));
            }
        }),
        mend: Box::new(mend::outbox),
    })
}

/// An open journal in a folder that goes with it.
struct Open {
    session: Session,
    _root: TempDir,
}

impl Open {
    fn new() -> Result<Self> {
        let root = tempfile::tempdir()?;
        let store = vault::testing::store(root.path(), MIGRATIONS)?;
        Ok(Self { session: Session::open(Arc::new(store), Arc::new(Stands(NOW)), "en")?, _root: root })
    }
}

fn draft(number: u32, body: &str) -> EntryDraft {
    EntryDraft { title: "A title".to_owned(), body: body.to_owned(), ..draft_of(number) }
}

fn outbox_item() -> Result<Reader> {
    let open = Open::new()?;
    let seeds = vec![encode(&draft(1, "The gulls were loud."))?, encode(&draft(2, "**Rain**\n\n- tea"))?];
    Ok(Reader {
        seeds,
        read: Box::new(move |bytes| {
            let _ = open.session.outbox_merge(&[Waiting { content: bytes, proven: false }]);
        }),
        mend: Box::new(NOTHING),
    })
}

fn kept_words() -> Result<Reader> {
    let open = Open::new()?;
    let group = "019a9e2c-7f00-7000-8000-000000000001";
    let all = [
        json!({ "Entry": draft(1, "The last words.") }),
        json!({ "Answers": [group, [{ "code": null, "question": "Is there a lift?", "answer": "yes" }]] }),
        json!({ "Unfinished": { "group": group, "kind": "message", "words": "Dear all" } }),
        json!({ "Stage": [{ "group": group, "to": "left", "since": "2026-11-19", "why": "too loud" }, "Europe/London"] }),
    ];
    let seeds = all.iter().map(|words| serde_json::to_vec(&json!({ "words": words, "at": NOW })));
    Ok(Reader {
        seeds: seeds.collect::<Result<_, _>>()?,
        read: Box::new(move |bytes| {
            let _ = open.session.unkept_put(bytes);
        }),
        mend: Box::new(NOTHING),
    })
}

/// The note of an interrupted exchange of two journals: what it says must not lead out of the folder.
fn switch_note() -> Result<Reader> {
    let root = tempfile::tempdir()?;
    let data = root.path().join("data");
    let outside = root.path().join("outside");
    fs::create_dir(&outside)?;
    fs::write(outside.join(HEADER_FILE), "somebody else's")?;
    let note = r#"{"step":"out","restored":"restored","aside":"replaced-20260314-210709"}"#;
    Ok(Reader {
        seeds: vec![note.into(), note.replace("out", "in").into(), note.replace("restored\"", "outside\"").into()],
        read: Box::new(move |bytes| {
            let fresh = || -> std::io::Result<()> {
                if root.path().join("data").exists() {
                    fs::remove_dir_all(&data)?;
                }
                fs::create_dir_all(data.join("restored"))?;
                fs::write(data.join("restored").join(HEADER_FILE), "restored")?;
                fs::write(data.join(HEADER_FILE), "in place")?;
                fs::write(data.join(SWITCH_FILE), bytes)
            };
            if fresh().is_ok() {
                let _ = Folder::claim(&data);
                assert!(holds(&outside, "somebody else's"), "nothing outside was touched");
                let kept = |text| below(&data).iter().any(|folder| holds(folder, text));
                assert!(kept("in place") && kept("restored"), "nothing was lost");
            }
        }),
        mend: Box::new(NOTHING),
    })
}

/// Whether some file in a folder, not below it, holds this text.
fn holds(folder: &Path, text: &str) -> bool {
    let mut files = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    files.any(|file| fs::read_to_string(file).is_ok_and(|found| found == text))
}

/// A folder and those in it.
fn below(folder: &Path) -> Vec<PathBuf> {
    let inside = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    inside.filter(|path| path.is_dir()).chain([folder.to_owned()]).collect()
}

fn device() -> Result<Reader> {
    let root = tempfile::tempdir()?;
    let path = root.path().join("device.json");
    write_device_prefs(&path, &DevicePrefs { country: Some("GB".to_owned()), ..DevicePrefs::default() })?;
    let seed = fs::read(&path)?;
    Ok(Reader {
        seeds: vec![seed],
        read: Box::new(move |bytes| {
            let _ = &root;
            if fs::write(&path, bytes).is_ok() {
                drop(read_device_prefs(&path));
            }
        }),
        mend: Box::new(NOTHING),
    })
}

#[allow(clippy::unnecessary_wraps, reason = "as the others")]
fn daylio_csv() -> Result<Reader> {
    let file = daylio::some_days(20);
    let utf16 = file.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let scales = "full_date,date,weekday,time,mood,activities,scales,note_title,note\n\
        2024-02-01,February 1,Thursday,9:05 PM,good,walk | tea,sleep:\u{a0}4,\"A \"\"title\"\"\",\"<p>one<br>two</p>\"\n";
    Ok(Reader {
        seeds: vec![file.clone().into(), utf16, scales.into(), file.replace(',', ";").into()],
        read: Box::new(|bytes| drop(interchange::daylio_csv::parse(bytes, &interchange::Limits::default()))),
        mend: Box::new(NOTHING),
    })
}

/// A file of Daylio's as it is: one that is refused would say nothing of how much reading it takes.
pub fn whole_daylio_csv(file: String) -> Reader {
    Reader {
        seeds: vec![file.into()],
        read: Box::new(|bytes| {
            let read = interchange::daylio_csv::parse(bytes, &interchange::Limits::default());
            assert!(read.is_ok_and(|(drafts, _)| drafts.len() > 100), "it is read whole");
        }),
        mend: Box::new(NOTHING),
    }
}

/// An entry with any text: judged, cut for the search, kept, shown as HTML, found again.
fn entry() -> Result<Reader> {
    let open = Open::new()?;
    let seeds = [
        "# A day\n\nSlept **badly**, better after the *walk*.\n\n- tea\n- [ ] call [Ines](https://example.org/a?b=c)\n\n> later\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
        "Zürich, 東京, 👩‍👩‍👧, naïve e\u{301}, <b>not bold</b> & `code`\n\n```\nfenced\n```\n![picture](https://example.org/a.png \"t\")\n",
        "plain words, nothing else",
    ];
    Ok(Reader {
        seeds: seeds.iter().map(|seed| seed.as_bytes().to_vec()).collect(),
        read: Box::new(move |bytes| {
            let body = String::from_utf8_lossy(bytes);
            let draft = draft(7, &body);
            if open.session.journal_save(&draft).is_err() {
                return;
            }
            if let Ok(view) = open.session.journal_get(draft.id) {
                let page = view.body_html.to_ascii_lowercase();
                for never in ["<script", "<iframe", "<object", "<style", "<img", "href=\"javascript", "href=\"data"] {
                    assert!(!page.contains(never), "{never} is on the page");
                }
            }
            let text = body.chars().take(40).collect();
            let _ = open.session.journal_list(&ListRequest { text, limit: 20, ..ListRequest::default() });
        }),
        mend: Box::new(NOTHING),
    })
}

/// A question of the search box, and the mark of where a page goes on.
fn search() -> Result<Reader> {
    let open = Open::new()?;
    for (number, body) in
        ["The gulls were loud.", "Rain, *tea*, 東京 and Zürich", "naïve \"quotes\" of e\u{301}"].iter().enumerate()
    {
        let _ = open.session.journal_save(&draft(u32::try_from(number)?, body))?;
    }
    let request = ListRequest { text: "gulls loud".to_owned(), limit: 1, ..ListRequest::default() };
    let next = open.session.journal_list(&ListRequest { limit: 1, ..ListRequest::default() })?.next;
    let more = ListRequest { after: next, ..request.clone() };
    Ok(Reader {
        seeds: vec![serde_json::to_vec(&request)?, serde_json::to_vec(&more)?, b"\"gulls were\" lo".to_vec()],
        read: Box::new(move |bytes| {
            let request = serde_json::from_slice(bytes).unwrap_or_else(|_| ListRequest {
                text: String::from_utf8_lossy(bytes).into_owned(),
                limit: 20,
                ..ListRequest::default()
            });
            let _ = open.session.journal_list(&request);
            let after = Some(request.text);
            let _ = open.session.journal_list(&ListRequest { after, limit: 20, ..ListRequest::default() });
        }),
        mend: Box::new(NOTHING),
    })
}
