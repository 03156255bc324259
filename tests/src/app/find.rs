//! Finding things in a window as assistive technology does: by role and name, or by the words that are there.

#![allow(clippy::panic, clippy::expect_used)]

use std::fmt;
use std::time::Duration;

use fantoccini::elements::Element;
use fantoccini::error::CmdError;
use fantoccini::key::Key;
use serde_json::{Value, json};

use super::App;
use crate::repository;
use crate::wait::{self, SOON};

/// What is looked for. Made by [`role`] and its shorthands.
#[must_use]
#[derive(Debug, Clone)]
pub struct Query {
    role: &'static str,
    name: Option<String>,
    whole: bool,
    within: Option<Box<Query>>,
}

/// A thing of this ARIA role with exactly this accessible name.
pub fn role(role: &'static str, name: impl Into<String>) -> Query {
    Query { role, name: Some(name.into()), whole: true, within: None }
}

/// Any thing of this ARIA role.
pub fn any(role: &'static str) -> Query {
    Query { role, name: None, whole: true, within: None }
}

/// A thing of this ARIA role whose accessible name holds these words.
pub fn about(role: &'static str, words: impl Into<String>) -> Query {
    Query { role, name: Some(words.into()), whole: false, within: None }
}

pub fn button(name: impl Into<String>) -> Query {
    role("button", name)
}

/// A field to type into, whatever its exact role.
pub fn field(name: impl Into<String>) -> Query {
    role("field", name)
}

pub fn heading(name: impl Into<String>) -> Query {
    role("heading", name)
}

pub fn radio(name: impl Into<String>) -> Query {
    role("radio", name)
}

pub fn link(name: impl Into<String>) -> Query {
    role("link", name)
}

/// The innermost thing on the screen that holds these words.
pub fn text(words: impl Into<String>) -> Query {
    Query { role: "text", name: Some(words.into()), whole: false, within: None }
}

impl Query {
    /// Looks only inside the first thing that answers to `outer`.
    pub fn within(mut self, outer: Query) -> Self {
        self.within = Some(Box::new(outer));
        self
    }

    fn json(&self) -> Value {
        json!({
            "role": self.role,
            "name": self.name,
            "whole": self.whole,
            "within": self.within.as_ref().map(|outer| outer.json()),
        })
    }
}

impl fmt::Display for Query {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.role)?;
        match (&self.name, self.whole) {
            (Some(name), true) => write!(formatter, " “{name}”")?,
            (Some(name), false) => write!(formatter, " about “{name}”")?,
            (None, _) => {}
        }
        match &self.within {
            Some(outer) => write!(formatter, " in {outer}"),
            None => Ok(()),
        }
    }
}

impl App<'_> {
    /// Every match that can be perceived now, in document order.
    pub fn all(&self, query: &Query) -> Vec<Element> {
        self.elements("find", query)
    }

    fn elements(&self, function: &str, query: &Query) -> Vec<Element> {
        let Some(Value::Array(found)) = self.finder(function, &query.json()) else { return Vec::new() };
        found
            .into_iter()
            // A WebDriver reference: one key, fixed by the standard, with the id as its value.
            .filter_map(|reference| Some(reference.as_object()?.values().next()?.as_str()?.to_owned()))
            .map(|id| Element::from_element_id(self.client().clone(), id.into()))
            .collect()
    }

    /// Whether something answers now.
    pub fn has(&self, query: &Query) -> bool {
        !self.all(query).is_empty()
    }

    /// Waits for the first match.
    #[track_caller]
    pub fn find(&self, query: &Query) -> Element {
        self.find_for(SOON, query)
    }

    /// As [`App::find`], with another patience.
    #[track_caller]
    pub fn find_for(&self, limit: Duration, query: &Query) -> Element {
        match wait::poll(limit, || self.all(query).into_iter().next()) {
            Some(element) => element,
            None => panic!("there is no {query} after {} s", limit.as_secs()),
        }
    }

    /// Waits until something answers.
    #[track_caller]
    pub fn see(&self, query: &Query) {
        self.find(query);
    }

    /// Waits for the first match and scrolls it into sight.
    #[track_caller]
    pub fn scroll_to(&self, query: &Query) {
        self.retry("scroll to", query, async |_: Element| Ok(()));
    }

    /// Waits until nothing answers any more.
    #[track_caller]
    pub fn gone(&self, query: &Query) {
        assert!(wait::poll(SOON, || (!self.has(query)).then_some(())).is_some(), "there is still a {query}");
    }

    /// Clicks with the mouse, as soon as it can be clicked.
    #[track_caller]
    pub fn click(&self, query: &Query) {
        self.retry_on("press", "click", query, async |element: Element| match element.click().await {
            // The click took its window away (opening the journal does) before the driver could answer for it.
            Err(error) if error.is_no_such_window() => Ok(()),
            clicked => clicked,
        });
    }

    /// Puts the caret into a field, empties it and types.
    #[track_caller]
    pub fn fill(&self, query: &Query, text: &str) {
        self.retry("fill", query, async |element: Element| {
            element.clear().await?;
            element.send_keys(&with_enter_keys(text)).await
        });
    }

    /// Chooses an option of a list by its words.
    #[track_caller]
    pub fn choose(&self, query: &Query, option: &str) {
        self.retry("choose in", query, async |element: Element| element.select_by_label(option).await);
    }

    /// Hands a file to the first file chooser of the page, as the system's dialog would.
    #[track_caller]
    pub fn choose_file(&self, name: &str, bytes: &[u8]) {
        let folder = self.desk.root().join("files");
        std::fs::create_dir_all(&folder).expect("a folder for files");
        let file = folder.join(name);
        std::fs::write(&file, bytes).expect("a file to choose");
        let input = wait::until("a file chooser", SOON, || {
            self.wait_on(self.client().find(fantoccini::Locator::Css("input[type=file]"))).ok()
        });
        self.wait_on(input.send_keys(&file.to_string_lossy()))
            .unwrap_or_else(|error| panic!("no file chosen: {error}"));
    }

    /// Types at the end of a field.
    #[track_caller]
    pub fn add(&self, query: &Query, text: &str) {
        self.retry("type into", query, async |element: Element| element.send_keys(&with_enter_keys(text)).await);
    }

    /// The words shown by the first match.
    #[track_caller]
    pub fn words(&self, query: &Query) -> String {
        self.words_of(self.find(query))
    }

    /// The words inside an element, hidden ones included.
    pub(super) fn words_of(&self, element: Element) -> String {
        let argument = serde_json::to_value(element).expect("an element");
        let words = self.try_script("return arguments[0].textContent", vec![argument]);
        words.and_then(|words| Some(words.as_str()?.trim().to_owned())).unwrap_or_default()
    }

    /// What stands in a field.
    #[track_caller]
    pub fn value(&self, query: &Query) -> String {
        let element = self.find(query);
        let script = "const e = arguments[0]; return e.value ?? e.textContent";
        let argument = serde_json::to_value(element).expect("an element");
        self.script(script, vec![argument]).as_str().unwrap_or_default().to_owned()
    }

    /// An attribute of the first match.
    #[track_caller]
    pub fn attribute(&self, query: &Query, name: &str) -> Option<String> {
        let element = self.find(query);
        self.wait_on(element.attr(name)).ok().flatten()
    }

    /// Role and name of what has the focus.
    pub fn focused(&self) -> (String, String) {
        let answer = self.finder("focused", &Value::Null).unwrap_or_default();
        let word = |place: &str| answer.get(place).and_then(Value::as_str).unwrap_or_default().to_owned();
        (word("role"), word("name"))
    }

    /// Everything a screen reader would come upon, one thing a line.
    pub fn outline(&self) -> String {
        self.finder("outline", &Value::Null).and_then(|text| Some(text.as_str()?.to_owned())).unwrap_or_default()
    }

    /// All words that are on the screen.
    pub fn page(&self) -> String {
        self.finder("page", &Value::Null).and_then(|text| Some(text.as_str()?.to_owned())).unwrap_or_default()
    }

    #[track_caller]
    fn retry(&self, what: &str, query: &Query, act: impl AsyncFn(Element) -> Result<(), CmdError>) {
        self.retry_on("reach", what, query, act);
    }

    #[track_caller]
    fn retry_on(&self, finder: &str, what: &str, query: &Query, act: impl AsyncFn(Element) -> Result<(), CmdError>) {
        let mut reason = String::from("it is not there");
        let done = wait::poll(SOON, || {
            let element = self.elements(finder, query).into_iter().next()?;
            match self.wait_on(act(element)) {
                Ok(()) => Some(()),
                Err(error) => {
                    reason = format!("{error:?}");
                    None
                }
            }
        });
        assert!(done.is_some(), "could not {what} the {query}: {reason}");
    }

    /// Calls a function of `finder.js` in the window, bringing axe-core and it along where they are not there yet.
    pub(super) fn finder(&self, function: &str, argument: &Value) -> Option<Value> {
        let call = "if (!window.finder) return null; return { answer: window.finder[arguments[0]](arguments[1]) }";
        for _ in 0..2 {
            match self.try_script(call, vec![json!(function), argument.clone()])? {
                Value::Null => self.bring_finder()?,
                answer => return answer.get("answer").cloned(),
            }
        }
        None
    }

    fn bring_finder(&self) -> Option<()> {
        self.try_script(&axe_source(), vec![])?;
        self.try_script(include_str!("finder.js"), vec![])?;
        Some(())
    }
}

/// A new line is typed by its key.
fn with_enter_keys(text: &str) -> String {
    text.replace('\n', &Key::Enter.to_string())
}

/// axe-core as the UI's own dependencies bring it.
fn axe_source() -> String {
    let file = std::env::var_os("MOORING_AXE")
        .map_or_else(|| repository().join("ui/node_modules/axe-core/axe.min.js"), std::path::PathBuf::from);
    std::fs::read_to_string(&file)
        .unwrap_or_else(|error| panic!("{}: {error}; run `npm ci` in ui/ (`cargo xtask test` does it)", file.display()))
}
