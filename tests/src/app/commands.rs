//! Asking the shell as the page does: what a script in the window could reach.

#![allow(clippy::panic)]

use serde_json::{Value, json};

use super::App;
use crate::wait::{self, PATIENTLY};

impl App<'_> {
    /// Asks a command of the shell from the window that is looked into: its answer, or the error it gave.
    #[track_caller]
    pub fn ask(&self, command: &str, arguments: &Value) -> Result<Value, Value> {
        let answer = self.ask_each(&[(command, arguments.clone())]).pop().unwrap_or_default();
        match answer.get("error") {
            Some(error) => Err(error.clone()),
            None => Ok(answer.get("value").cloned().unwrap_or_default()),
        }
    }

    /// Asks several at once; each answer is `{ value }` or `{ error }`, in the order of the questions.
    #[track_caller]
    pub fn ask_each(&self, questions: &[(&str, Value)]) -> Vec<Value> {
        self.ask_texts(&questions.iter().map(|(command, given)| (*command, given.to_string())).collect::<Vec<_>>())
    }

    /// The same with arguments as texts of JSON, which the page reads: whatever the driver would make of them.
    #[track_caller]
    pub fn ask_texts(&self, questions: &[(&str, String)]) -> Vec<Value> {
        self.script(
            "window.answers = undefined;
             window.unanswered = arguments[0].map(([command]) => command);
             const ask = ([command, given], place) => window.__TAURI_INTERNALS__.invoke(command, JSON.parse(given)).then(
               (value) => ({ value }),
               (error) => ({ error }),
             ).finally(() => delete window.unanswered[place]);
             void Promise.all(arguments[0].map(ask)).then((all) => (window.answers = all));",
            vec![json!(questions)],
        );
        let answers = wait::poll(PATIENTLY, || {
            self.try_script("return window.answers ?? null", vec![]).filter(|answers| !answers.is_null())
        });
        let Some(answers) = answers else {
            let unanswered = "return window.unanswered.map((name, place) => `${name} (${place})`).filter(Boolean)";
            panic!("no answer of {}", self.script(unanswered, vec![]));
        };
        answers.as_array().cloned().unwrap_or_default()
    }
}
