//! What somebody wrote is in no file but the encrypted one, and nothing leaves the machine.
//!
//! These tours run the app as people do, without WebDriver, which needs ordinary (not incognito) windows and sockets.
#![cfg(target_os = "linux")]
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::path::Path;

use mooring_tests::app::plain::PlainApp;
use mooring_tests::canary::{self, Canary};
use mooring_tests::desk::Desk;
use mooring_tests::memory::{self, Needle};
use mooring_tests::screen_reader::{Kind, ScreenReader};
use mooring_tests::wait::{self, PATIENTLY, SOON, until_true};
use mooring_tests::{figures, other_program, sockets};

/// The words of one tour.
struct Words {
    passphrase: Canary,
    title: Canary,
    entry: Canary,
    line: Canary,
    tag: Canary,
    search: Canary,
    group: Canary,
    about: Canary,
    meeting: Canary,
    note: Canary,
    draft: Canary,
}

impl Words {
    fn fresh() -> Self {
        Self {
            passphrase: Canary::typed("the passphrase"),
            title: Canary::typed("the title of an entry"),
            entry: Canary::typed("the text of an entry"),
            line: Canary::typed("the line of a check-in"),
            tag: Canary::typed("a tag"),
            search: Canary::typed("the search box"),
            group: Canary::typed("the name of a group"),
            about: Canary::typed("what a group is about"),
            meeting: Canary::typed("the title of a meeting"),
            note: Canary::typed("the note of a meeting"),
            draft: Canary::typed("a draft"),
        }
    }

    fn all(&self) -> Vec<Canary> {
        let journal = [&self.passphrase, &self.title, &self.entry, &self.line, &self.tag, &self.search, &self.draft];
        let groups = [&self.group, &self.about, &self.meeting, &self.note];
        journal.into_iter().chain(groups).cloned().collect()
    }
}

/// Puts the caret into a field and types.
fn write(app: &PlainApp<'_>, reader: &ScreenReader, field: &str, text: &str) {
    let heard = reader.hear(Kind::Field, field);
    reader.focus(&heard);
    app.type_text(text);
}

fn press(reader: &ScreenReader, button: &str) {
    let heard = reader.hear(Kind::Button, button);
    reader.act(&heard);
}

/// From the first screen to Today; gives the recovery code as canaries.
fn begin(app: &PlainApp<'_>, passphrase: &str) -> Vec<Canary> {
    let reader = app.reader();
    press(&reader, "Begin");
    press(&reader, "Choose a passphrase");
    write(app, &reader, "A passphrase only you know", passphrase);
    write(app, &reader, "The same again", passphrase);
    press(&reader, "Make the journal");
    reader.hear(Kind::Heading, "A code for a bad memory day");
    let groups = recovery_groups(&reader);
    assert_eq!(groups.len(), 8, "a recovery code has eight groups: {}", reader.outline());
    press(&reader, "Later");
    reader.hear(Kind::Heading, "Where do you live?");
    press(&reader, "Not now");
    reader.hear(Kind::Heading, "How are you, just now?");
    press(&reader, "Not now");
    press(&reader, "Open my journal");
    reader.hear(Kind::Link, "Journal");
    // As it is written down, and as it crosses to the window.
    [groups.concat(), groups.join(" "), groups.join("-"), groups.join("\",\"")]
        .into_iter()
        .map(|word| Canary { place: "the recovery code", word })
        .collect()
}

/// Eight words of four signs of the code's alphabet, as they stand on the screen.
fn recovery_groups(reader: &ScreenReader) -> Vec<String> {
    let is_sign = |sign: char| sign.is_ascii_digit() || sign.is_ascii_uppercase();
    let mut groups = Vec::new();
    for thing in reader.read() {
        for words in [Some(thing.name.clone()), reader.text(&thing)].into_iter().flatten() {
            let last: String = words.trim().chars().rev().take(4).collect::<Vec<_>>().into_iter().rev().collect();
            let is_group = words.trim().len() <= 6 && last.len() == 4 && last.chars().all(is_sign);
            if is_group && !groups.contains(&last) {
                groups.push(last);
            }
        }
    }
    groups
}

/// Writes every canary where it belongs and leaves the draft open.
fn tour(app: &PlainApp<'_>, words: &Words) -> Vec<Canary> {
    let code = begin(app, &words.passphrase.word);
    let reader = app.reader();

    app.press("ctrl+n");
    write(app, &reader, "Title", &words.title.word);
    write(app, &reader, "Text of the entry", &words.entry.word);
    press(&reader, "Done");
    reader.hear_words(&words.entry.word);

    app.press("ctrl+j");
    reader.hear(Kind::Heading, "How are you, just now?");
    write(app, &reader, "A line, if there is one", &words.line.word);
    let more = reader.read().into_iter().rfind(|thing| thing.kind == Kind::Opener && thing.name == "More");
    reader.act(&more.expect("a button to find more tags"));
    // The popover takes the focus itself.
    let field = reader.hear(Kind::Field, "Find a tag");
    app.type_text(&words.tag.word);
    // The button is pressed by another way than the keys come.
    until_true("the tag is typed", SOON, || reader.text(&field).is_some_and(|text| text.contains(&words.tag.word)));
    press(&reader, "Add");
    reader.hear_words(&words.tag.word);
    app.press("Escape");
    press(&reader, "Done");

    app.press("ctrl+2");
    reader.hear_words(&words.line.word);
    app.press("ctrl+f");
    write(app, &reader, "Search the journal", &words.search.word);
    reader.hear_words("Nothing found");
    press(&reader, "Clear the search");

    group_and_meeting(app, &reader, words);

    app.press("ctrl+n");
    write(app, &reader, "Text of the entry", &words.draft.word);
    reader.hear_words("Draft kept");
    code
}

/// A group, and a meeting each week that is reminded of: what the locked app foretells is made of it.
fn group_and_meeting(app: &PlainApp<'_>, reader: &ScreenReader, words: &Words) {
    app.press("ctrl+4");
    press(reader, "Add a group");
    write(app, reader, "Name", &words.group.word);
    write(app, reader, "What is it for?", &words.about.word);
    press(reader, "Add it");
    reader.hear(Kind::Heading, &words.group.word);

    app.press("ctrl+5");
    press(reader, "Add");
    write(app, reader, "What is it called?", &words.meeting.word);
    // What lies below the fold of the form is read once the keyboard has led there.
    reader.focus(&reader.hear(Kind::Field, "Address of the room online"));
    until_true("the form goes on to its note", PATIENTLY, || {
        app.press("Tab");
        reader.try_hear(Kind::Field, "Note").is_some()
    });
    write(app, reader, "Note", &words.note.word);
    press(reader, "Add");
    reader.hear_words(&words.meeting.word);
}

/// Everything the app can have written to: the desk has nothing else.
fn look(desk: &Desk, canaries: &[Canary]) {
    let found = canary::search(&[desk.root()], canaries).expect("the desk can be read");
    assert!(found.is_empty(), "what was written stands on the disk: {found:#?}");
    figures::tell("tried", canaries.len());
    figures::tell("wrong", found.len());
}

/// A clean result means something only if the search would have found it, and if the words were really kept.
fn prove(desk: &Desk, words: &Words) {
    let planted = Path::new(desk.variable("XDG_CACHE_HOME")).join("planted");
    std::fs::write(&planted, format!("…{}…", words.entry.word)).expect("a planted file");
    let found = canary::search(&[desk.root()], &words.all()).expect("the desk can be read");
    assert_eq!(found.iter().filter(|sighting| sighting.file == planted).count(), found.len());
    assert!(!found.is_empty(), "the search finds nothing at all");
    figures::tell("noticed", found.len());
    std::fs::remove_file(&planted).expect("the planted file goes away");

    let app = PlainApp::start(desk);
    let reader = app.reader();
    write(&app, &reader, "Passphrase", &words.passphrase.word);
    app.press("Return");
    reader.hear(Kind::Link, "Journal");
    app.press("ctrl+2");
    for kept in [&words.title, &words.line, &words.tag, &words.draft] {
        reader.hear_words(&kept.word);
    }
    app.press("ctrl+4");
    reader.hear_words(&words.group.word);
    app.press("ctrl+5");
    reader.hear_words(&words.meeting.word);
}

#[test]
fn nothing_written_is_left_on_disk_after_quitting() {
    let desk = Desk::plan().screen_reader().lay();
    let words = Words::fresh();
    let app = PlainApp::start(&desk);
    let code = tour(&app, &words);
    // While it runs, too: a copy of the home folder may be made at any moment.
    look(&desk, &[words.all(), code.clone()].concat());
    app.quit_by_command();
    look(&desk, &[words.all(), code].concat());
    prove(&desk, &words);
}

#[test]
fn nothing_written_is_left_on_disk_after_a_power_cut() {
    let desk = Desk::plan().screen_reader().lay();
    let words = Words::fresh();
    let app = PlainApp::start(&desk);
    let code = tour(&app, &words);
    app.kill();
    look(&desk, &[words.all(), code].concat());
    prove(&desk, &words);
}

#[test]
fn locking_takes_every_word_off_the_screen() {
    let desk = Desk::plan().screen_reader().lay();
    let words = Words::fresh();
    let app = PlainApp::start(&desk);
    tour(&app, &words);
    app.press("ctrl+l");
    let reader = app.reader();
    reader.hear(Kind::Heading, "Locked");
    until_true("nothing of the journal can be heard", SOON, || {
        let said = reader.outline();
        words.all().iter().all(|canary| !said.contains(&canary.word))
    });
    for window in desk.screen().windows() {
        assert!(!words.all().iter().any(|canary| window.title.contains(&canary.word)));
    }
    look(&desk, &words.all());
}

/// What a core dump of the program would hold after it locked: of what was typed, shown, searched for and read, and of the
/// keys. (What draws the page is a process of the web view's, and has ended.)
#[test]
fn locking_leaves_no_word_and_no_key_in_the_programs_memory() {
    let desk = Desk::plan().screen_reader().lay();
    let words = Words::fresh();
    let app = PlainApp::start(&desk);
    let code = tour(&app, &words);
    assert!(memory::is_never_dumped(app.pid()).expect("the limits"), "a core dump would be written");
    let keys = other_program::keys(&desk.data(), &words.passphrase.word, &code[0].word).expect("the keys");
    let secrets = [memory::words(&[words.all(), code].concat()), memory::keys(&keys)].concat();
    prove_open(&app, &secrets);
    lock(&app, &secrets);

    // Once more, after a passphrase was given and a journal was read that was there before.
    let reader = app.reader();
    write(&app, &reader, "Passphrase", &words.passphrase.word);
    app.press("Return");
    reader.hear(Kind::Link, "Journal");
    app.press("ctrl+2");
    reader.hear_words(&words.title.word);
    prove_open(&app, &secrets);
    lock(&app, &secrets);
}

/// A clean result means something only if the search would have found it: while the journal is open, the keys that keep it
/// open are in memory, and so is what the database read.
fn prove_open(app: &PlainApp<'_>, secrets: &[Needle]) {
    let found = memory::search(app.pid(), secrets);
    for place in ["the data key", "the database key", "the text of an entry", "a draft"] {
        assert!(found.iter().any(|sighting| sighting.place == place), "{place} is not found while the journal is open");
    }
    figures::tell("noticed", found.len());
}

/// Locks, and looks until nothing is found any more: what is shown last goes with the web view, a little later.
fn lock(app: &PlainApp<'_>, secrets: &[Needle]) {
    app.press("ctrl+l");
    app.reader().hear(Kind::Heading, "Locked");
    let mut left = Vec::new();
    let gone = wait::poll(SOON, || {
        left = memory::search(app.pid(), secrets);
        left.is_empty().then_some(())
    });
    assert!(gone.is_some(), "still in memory after locking: {left:#?}");
    figures::tell("tried", secrets.len());
    figures::tell("wrong", left.len());
}

#[test]
fn no_socket_but_unix_ones_is_ever_opened() {
    let desk = Desk::plan().screen_reader().lay();
    let data = desk.data();
    let (app, notes) = PlainApp::start_watched(&desk, &["--data-dir", &data.to_string_lossy()]);
    let words = Words::fresh();
    tour(&app, &words);
    let reader = app.reader();
    for place in 1..=9 {
        app.press(&format!("ctrl+{place}"));
    }
    app.press("ctrl+0");
    reader.hear(Kind::Heading, "Settings");
    app.press("F1");
    reader.hear(Kind::Heading, "Help now");
    app.press("Escape");
    app.press("ctrl+l");
    let reader = app.reader();
    reader.hear(Kind::Heading, "Locked");
    write(&app, &reader, "Passphrase", &words.passphrase.word);
    app.press("Return");
    app.reader().hear(Kind::Link, "Journal");
    app.quit_by_command();

    let within = sockets::unix_connections(&notes).expect("the notes");
    assert!(within > 0, "nothing was watched");
    let beyond = sockets::beyond_unix(&notes).expect("the notes");
    assert!(beyond.is_empty(), "sockets that lead out: {beyond:#?}");
    figures::tell("tried", within + beyond.len());
    figures::tell("wrong", beyond.len());
    figures::tell("noticed", within);
}
