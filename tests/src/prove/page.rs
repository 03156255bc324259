//! The page that says what was tried, how often, and what came out: a section for each harness.

use std::fmt::{Display, Write as _};

/// What stands above the sections.
const PREFACE: &str = "\
# What was tried

Written by `cargo xtask prove -- --page docs/security-evidence.md`; nothing in it is written by hand. The ordinary tests run
the same code with smaller counts. What is promised stands in [SECURITY.md](SECURITY.md).

Each table ends with a counter-check: the same harness with a fault put in on purpose, or with what it looks for really there.
It has to be found, else the rows above it would say nothing.
";

/// What a harness did and found.
pub struct Section {
    /// What was done, and what the figures mean, in Markdown.
    pub about: &'static str,
    /// What stands above the columns of figures; above the names stands the first.
    pub columns: &'static [&'static str],
    pub rows: Vec<Row>,
}

/// One row of a section's table.
pub struct Row {
    name: String,
    figures: Vec<String>,
    kind: Kind,
    as_it_should_be: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Tried,
    Control,
}

impl Row {
    /// Something that was tried; `sound` is whether it came out as promised.
    pub fn tried(name: impl Into<String>, figures: &[&dyn Display], sound: bool) -> Self {
        Self::new(name.into(), figures, Kind::Tried, sound)
    }

    /// A counter-check; `noticed` is whether the harness found what it had to find.
    pub fn control(name: impl Into<String>, figures: &[&dyn Display], noticed: bool) -> Self {
        Self::new(name.into(), figures, Kind::Control, noticed)
    }

    fn new(name: String, figures: &[&dyn Display], kind: Kind, as_it_should_be: bool) -> Self {
        Self { name, figures: figures.iter().map(ToString::to_string).collect(), kind, as_it_should_be }
    }
}

impl Section {
    /// Every row came out as it should, and a counter-check is among them.
    pub fn is_as_it_should_be(&self) -> bool {
        self.rows.iter().all(|row| row.as_it_should_be) && self.rows.iter().any(|row| row.kind == Kind::Control)
    }

    /// The section as it stands on the page, below its title, with the date it is of.
    pub fn text(&self, date: &str) -> String {
        let build = if cfg!(debug_assertions) { "dev" } else { "release" };
        let mut text = format!("{}\n\ndate: {date} · {} · build: {build}\n\n", self.about.trim_end(), machine());
        let _ = writeln!(text, "| {} | as it should be |", self.columns.join(" | "));
        let _ = writeln!(text, "| --- |{} --- |", " ---: |".repeat(self.columns.len().saturating_sub(1)));
        for row in &self.rows {
            let kind = if row.kind == Kind::Control { " (counter-check)" } else { "" };
            let verdict = if row.as_it_should_be { "yes" } else { "**no**" };
            let _ = writeln!(text, "| {}{kind} | {} | {verdict} |", row.name, row.figures.join(" | "));
        }
        text
    }
}

/// The page with these sections, each a title and its text, in the order of `titles`. A section of an earlier page that is
/// not among the new ones stays as it was, with its own date.
pub fn page(earlier: &str, titles: &[&str], new: &[(&str, String)]) -> String {
    let mut page = String::from(PREFACE);
    for title in titles {
        let new = new.iter().find(|(of, _)| of == title).map(|(_, text)| text.as_str());
        if let Some(text) = new.or_else(|| section_of(earlier, title)) {
            let _ = write!(page, "\n## {title}\n\n{}\n", text.trim());
        }
    }
    page
}

fn section_of<'p>(page: &'p str, title: &str) -> Option<&'p str> {
    page.split("\n## ").skip(1).find_map(|section| section.strip_prefix(title)?.strip_prefix('\n'))
}

fn machine() -> String {
    let cores = std::thread::available_parallelism().map_or(0, std::num::NonZero::get);
    let model = processor().map(|model| format!(" ({model})")).unwrap_or_default();
    format!("{} on {}, {cores} cores{model}", std::env::consts::OS, std::env::consts::ARCH)
}

/// How the processor calls itself, where the system says it as Linux does.
fn processor() -> Option<String> {
    let text = std::fs::read_to_string("/proc/cpuinfo").ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix("model name"))?;
    Some(line.split_once(':')?.1.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn section(rows: Vec<Row>) -> Section {
        Section { about: "Tried.", columns: &["what", "times"], rows }
    }

    #[test]
    fn nothing_is_proven_without_a_counter_check() {
        let tried = || Row::tried("save", &[&7], true);
        assert!(!section(vec![tried()]).is_as_it_should_be());
        assert!(section(vec![tried(), Row::control("too early", &[&7], true)]).is_as_it_should_be());
        assert!(!section(vec![tried(), Row::control("too early", &[&7], false)]).is_as_it_should_be());
        assert!(!section(vec![Row::tried("save", &[&7], false), Row::control("", &[&7], true)]).is_as_it_should_be());
    }

    #[test]
    fn a_row_that_is_not_as_it_should_be_is_seen() {
        let text = section(vec![Row::tried("save", &[&7], false), Row::control("too early", &[&9], true)]).text("now");
        assert!(text.contains("| what | times | as it should be |\n| --- | ---: | --- |\n"), "{text}");
        assert!(text.contains("| save | 7 | **no** |"), "{text}");
        assert!(text.contains("| too early (counter-check) | 9 | yes |"), "{text}");
    }

    #[test]
    fn what_was_not_tried_again_stays_on_the_page() {
        let titles = ["One", "Two", "Three"];
        let first = page("", &titles, &[("One", "a\n".to_owned()), ("Three", "c\n".to_owned())]);
        let second = page(&first, &titles, &[("Two", "b".to_owned()), ("Three", "new".to_owned())]);
        assert!(second.ends_with("\n## One\n\na\n\n## Two\n\nb\n\n## Three\n\nnew\n"), "{second}");
        assert_eq!(page(&second, &titles, &[]), second);
        assert!(!page(&second, &["One"], &[]).contains("Two"), "what nobody tries any more goes");
    }
}
