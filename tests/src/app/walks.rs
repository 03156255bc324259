//! Ways through the app that many tests go, in a person's steps.

#![allow(clippy::panic)]

use super::find::{about, any, button, field, heading, radio, role, text};
use super::{App, LOCK, MAIN};
use crate::wait::{PATIENTLY, until_true};

/// A passphrase as people make them.
pub const PASSPHRASE: &str = "lantern oval biscuit harbour";

/// What is to open the journal, as the first start asks it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    Keychain,
    Passphrase,
    Both,
}

impl Choice {
    /// The words on its card.
    fn words(self) -> &'static str {
        match self {
            Self::Keychain => "Somebody who finds or steals the computer",
            Self::Passphrase => "Somebody who shares my login",
            Self::Both => "Either of them",
        }
    }
}

impl App<'_> {
    /// From the very first screen to the recovery code on the screen; gives its groups.
    #[track_caller]
    pub fn make_journal(&self, choice: Choice) -> Vec<String> {
        self.window(LOCK);
        self.click(&button("Begin"));
        self.see(&heading("Who must not be able to read this?"));
        self.click(&about("radio", choice.words()));
        if choice == Choice::Keychain {
            self.click(&button("Use the keychain"));
        } else {
            self.click(&button("Choose a passphrase"));
            self.fill(&field("A passphrase only you know"), PASSPHRASE);
            self.fill(&field("The same again"), PASSPHRASE);
            self.click(&button("Make the journal"));
        }
        self.find_for(PATIENTLY, &heading("A code for a bad memory day"));
        self.code_on_the_screen()
    }

    /// The recovery code that is shown.
    #[track_caller]
    pub fn code_on_the_screen(&self) -> Vec<String> {
        let list = about("list", "Recovery code");
        self.see(&list);
        let rows = self.all(&any("listitem").within(list));
        let groups: Vec<String> = rows
            .into_iter()
            .map(|row| self.words_of(row))
            // The number in front only says which group it is.
            .map(|words| words.chars().skip(words.chars().count().saturating_sub(4)).collect())
            .collect();
        assert_eq!(groups.len(), 8, "a recovery code has eight groups: {}", self.outline());
        groups
    }

    /// Types the two groups that are asked back.
    #[track_caller]
    pub fn give_back(&self, groups: &[String]) {
        for (at, group) in groups.iter().enumerate() {
            let question = field(format!("What is group {}?", at + 1));
            if self.has(&question) {
                self.fill(&question, &group.to_lowercase());
            }
        }
    }

    /// Types a whole recovery code, group by group, as from paper. The caret runs ahead to the next group while the driver
    /// still types: all groups are looked at once more, and what did not arrive whole is typed again, as anybody would.
    #[track_caller]
    pub fn type_code(&self, groups: &[String]) {
        let fields = groups.iter().enumerate().map(|(at, group)| (field(format!("Group {} of 8", at + 1)), group));
        let fields: Vec<_> = fields.collect();
        until_true("each group stands in its field", PATIENTLY, || {
            let late: Vec<_> =
                fields.iter().filter(|(field, group)| !self.value(field).eq_ignore_ascii_case(group)).collect();
            for (field, group) in &late {
                self.fill(field, group);
            }
            late.is_empty()
        });
    }

    /// From the recovery code to Today, skipping what can be skipped.
    #[track_caller]
    pub fn enter(&self, groups: &[String]) {
        self.give_back(groups);
        self.click(&button("Go on"));
        self.window(MAIN);
        self.see(&heading("Where do you live?"));
        self.click(&button("Not now"));
        self.see(&heading("How are you, just now?"));
        self.click(&button("Not now"));
        self.click(&button("Open my journal"));
        self.at_home();
    }

    /// A new journal from the first screen to Today; gives the recovery code.
    #[track_caller]
    pub fn begin(&self, choice: Choice) -> Vec<String> {
        let groups = self.make_journal(choice);
        self.enter(&groups);
        groups
    }

    /// Waits for the open journal's places.
    #[track_caller]
    pub fn at_home(&self) {
        self.find_for(PATIENTLY, &role("navigation", "Places"));
    }

    /// Goes to a place by the rail.
    #[track_caller]
    pub fn go(&self, place: &str) {
        self.click(&about("link", place).within(role("navigation", "Places")));
    }

    /// Goes to a part of Settings: by its link, or by the list it becomes where there is little room.
    #[track_caller]
    pub fn settings(&self, part: &str) {
        self.go("Settings");
        self.see(&heading("Settings"));
        if self.has(&field("Section")) {
            self.choose(&field("Section"), part);
        } else {
            self.click(&role("link", part));
        }
        self.see(&heading(part));
    }

    /// Makes text and everything with it twice as large, as Settings → Appearance offers.
    #[track_caller]
    pub fn enlarge(&self) {
        self.settings("Appearance");
        for _ in 0..12 {
            if self.has(&text("200 %")) {
                return;
            }
            self.click(&button("Larger"));
        }
        self.see(&text("200 %"));
    }

    /// Locks by the keyboard and looks into the lock window.
    #[track_caller]
    pub fn lock(&self) {
        self.press("Ctrl+L");
        self.window(LOCK);
        self.see(&heading("Locked"));
    }

    /// Opens the journal whose key the keychain has, from the lock window to its places.
    #[track_caller]
    pub fn open_by_keychain(&self) {
        self.window(LOCK);
        self.click(&button("Unlock"));
        self.window(MAIN);
        self.at_home();
    }

    /// Unlocks by passphrase and looks into the main window.
    #[track_caller]
    pub fn unlock(&self, passphrase: &str) {
        self.window(LOCK);
        self.fill(&field("Passphrase"), passphrase);
        self.press("Enter");
        self.window(MAIN);
        self.at_home();
    }

    /// One tap.
    #[track_caller]
    pub fn check_in(&self, mood: &str) {
        self.press("Ctrl+J");
        self.click(&radio(mood).within(any("dialog")));
        self.see(&text("Noted at").within(any("dialog")));
        self.click(&about("button", "Done").within(any("dialog")));
        self.gone(&any("dialog"));
    }

    /// Writes an entry in the editor and leaves it saved.
    #[track_caller]
    pub fn write(&self, title: &str, body: &str) {
        self.press("Ctrl+N");
        if !title.is_empty() {
            self.fill(&field("Title"), title);
        }
        self.fill(&field("Text of the entry"), body);
        self.click(&button("Done"));
        self.gone(&field("Text of the entry"));
    }
}
