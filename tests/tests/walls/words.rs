//! Every word a person reads is in a message file: what Rust asks for is there, and an error code has its words.

use std::collections::BTreeSet;

use crate::house::{File, files, read};
use crate::{holds, notices};

/// Ids of a Fluent file: what stands before ` = ` at the start of a line (<https://projectfluent.org/fluent/guide/>).
fn ids(ftl: &str) -> Vec<&str> {
    ftl.lines()
        .filter(|line| line.starts_with(|letter: char| letter.is_ascii_lowercase()))
        .filter_map(|line| line.split_once(" =").map(|(id, _)| id.trim_end()))
        .collect()
}

fn english() -> Vec<File> {
    files(&["ui/locales/en"], &["ftl"])
}

/// Words that are shipped as data: they become the person's own, or are read as they are.
fn shipped() -> Vec<File> {
    files(&["src-tauri/crates/core/data"], &["json"])
}

/// The code of an error as it travels: `DiskFull` → `disk-full`.
fn kebab(variant: &str) -> String {
    let mut code = String::new();
    for letter in variant.chars() {
        if letter.is_ascii_uppercase() && !code.is_empty() {
            code.push('-');
        }
        code.push(letter.to_ascii_lowercase());
    }
    code
}

/// The variants of an `enum`.
fn variants(source: &str, name: &str) -> Vec<String> {
    let (_, body) = source.split_once(&format!("pub enum {name} {{")).expect("the enum");
    let (body, _) = body.split_once("\n}").expect("its end");
    body.lines()
        .map(str::trim)
        .filter(|line| line.starts_with(|letter: char| letter.is_ascii_uppercase()))
        .map(|line| kebab(line.trim_end_matches(',')))
        .collect()
}

fn wordless(codes: &[String], known: &BTreeSet<&str>) -> Vec<String> {
    codes.iter().map(|code| format!("error-{code}")).filter(|id| !known.contains(id.as_str())).collect()
}

#[test]
fn every_error_has_words() {
    let files = english();
    let known = files.iter().flat_map(|file| ids(&file.text)).collect();
    let codes = variants(&read("src-tauri/crates/core/src/error.rs"), "ErrorCode");
    assert!(codes.len() > 20, "the codes were read: {codes:?}");
    holds("errors without words", &wordless(&codes, &known));
}

#[test]
fn every_problem_of_a_file_has_words() {
    let files = english();
    let known: BTreeSet<&str> = files.iter().flat_map(|file| ids(&file.text)).collect();
    let codes = interchange::ProblemCode::ALL.map(|code| format!("import-problem-{}", code.as_str()));
    let wordless: Vec<String> = codes.into_iter().filter(|id| !known.contains(id.as_str())).collect();
    holds("problems without words", &wordless);
}

#[test]
fn every_code_of_a_list_of_meetings_has_words() {
    let files = english();
    let known: BTreeSet<&str> = files.iter().flat_map(|file| ids(&file.text)).collect();
    let problems =
        interchange::feed::ProblemCode::ALL.iter().map(|code| format!("directory-problem-{}", code.as_str()));
    let kinds = interchange::feed::Kind::ALL.iter().map(|kind| format!("directory-kind-{}", kind.as_str()));
    let columns =
        interchange::meeting_table::Column::ALL.iter().map(|column| format!("directory-column-{}", column.as_str()));
    let topics = mooring_core::directory::places().into_iter().flat_map(|place| place.kinds);
    let topics = topics.map(|topic| format!("directory-topic-{topic}"));
    let wordless: Vec<String> =
        problems.chain(kinds).chain(columns).chain(topics).filter(|id| !known.contains(id.as_str())).collect();
    holds("codes without words", &wordless);
}

/// The codes of problems that are named in sources: what these readers can say of a file.
fn said_by(sources: &[File]) -> BTreeSet<String> {
    let codes = sources.iter().flat_map(|file| file.text.split("ProblemCode::").skip(1));
    let names = codes.map(|rest| rest.split(|letter: char| !letter.is_ascii_alphanumeric()).next().unwrap_or_default());
    names.map(kebab).collect()
}

#[test]
fn everything_to_know_of_a_calendar_has_words() {
    let files_of_words = english();
    let known: BTreeSet<&str> = files_of_words.iter().flat_map(|file| ids(&file.text)).collect();
    let mut readers = files(&["src-tauri/crates/interchange/src/ics"], &["rs"]);
    // What makes a list of meetings of a calendar says its own, in the words of lists.
    readers.retain(|file| !file.path.ends_with("meetings.rs") && !file.path.contains("tests"));
    let said = said_by(&readers);
    assert!(said.len() > 10, "the readers were read: {said:?}");
    let own = mooring_core::calendar::file::CODES.iter().map(|code| (*code).to_owned());
    let problems = said.into_iter().chain(own).map(|code| format!("calendar-problem-{code}"));
    let aside = variants(&read("src-tauri/crates/core/src/calendar/model.rs"), "Unplaced");
    let aside = aside.into_iter().map(|why| format!("calendar-aside-{why}"));
    let wordless: Vec<String> = problems.chain(aside).filter(|id| !known.contains(id.as_str())).collect();
    holds("codes of a calendar without words", &wordless);
}

#[test]
fn what_a_reader_says_would_be_noticed() {
    let reader =
        File::new("a.rs", "say(ProblemCode::LineUnreadable); if code == ProblemCode::More { ProblemCode::More }");
    assert_eq!(said_by(&[reader]).into_iter().collect::<Vec<_>>(), ["line-unreadable", "more"]);
}

#[test]
fn an_error_without_words_would_be_noticed() {
    let codes = variants("pub enum ErrorCode {\n    // why\n    DiskFull,\n    NotFound,\n}\n", "ErrorCode");
    assert_eq!(codes, ["disk-full", "not-found"]);
    notices(1, &wordless(&codes, &BTreeSet::from(["error-disk-full"])));
}

fn twice(files: &[File]) -> Vec<String> {
    let mut seen = BTreeSet::new();
    files
        .iter()
        .flat_map(|file| ids(&file.text).into_iter().map(|id| (id, &file.path)))
        .filter(|(id, _)| !seen.insert(*id))
        .map(|(id, path)| format!("{path}: {id} is there already"))
        .collect()
}

#[test]
fn no_message_is_written_twice() {
    // The shell reads its own file alone, the windows read all the others together.
    let (shell, windows): (Vec<File>, Vec<File>) =
        english().into_iter().partition(|file| file.path.ends_with("shell.ftl"));
    holds("messages of the shell", &twice(&shell));
    holds("messages of the windows", &twice(&windows));
}

#[test]
fn a_message_written_twice_would_be_noticed() {
    notices(
        1,
        &twice(&[
            File::new("a.ftl", "save = Save\n# save = no\nmore = {\"\"}\n    save = no"),
            File::new("b.ftl", "save = Keep\n"),
        ]),
    );
}

/// Ids of the shell's own file that stand nowhere in the shell's sources, and the other way round for literals.
fn unused(shell: &str, sources: &[File]) -> Vec<String> {
    ids(shell)
        .into_iter()
        .filter(|id| !sources.iter().any(|file| file.text.contains(&format!("\"{id}\""))))
        .map(str::to_owned)
        .collect()
}

#[test]
fn the_shell_says_every_message_of_its_file() {
    holds("unused messages", &unused(&read("ui/locales/en/shell.ftl"), &files(&["src-tauri/src"], &["rs"])));
}

#[test]
fn an_unused_message_would_be_noticed() {
    notices(1, &unused("open = Open\nclose = Close\n", &[File::new("a.rs", "words.say(\"open\")")]));
}

/// What must not be said (the tone of every sentence): no exclamation marks, nobody "commits" suicide.
fn tone(files: &[File]) -> Vec<String> {
    let mut breaches = Vec::new();
    for file in files {
        for (number, line) in file.text.lines().enumerate().filter(|(_, line)| !line.starts_with('#')) {
            let said = line.to_lowercase();
            if said.contains('!') || said.contains("commit suicide") || said.contains("committed suicide") {
                breaches.push(format!("{}:{}: {line}", file.path, number + 1));
            }
        }
    }
    breaches
}

#[test]
fn no_sentence_shouts() {
    holds("tone", &tone(&english()));
    holds("tone of what is shipped", &tone(&shipped()));
}

#[test]
fn a_sentence_that_shouts_would_be_noticed() {
    notices(1, &tone(&[File::new("a.ftl", "# Never shout!\nwell-done = Well done!\nplain = You wrote today.\n")]));
}
