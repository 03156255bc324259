//! Asking the shell as the page does: what a script in the window could reach.

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
        self.script(
            "window.answers = undefined;
             const ask = ([command, given]) => window.__TAURI_INTERNALS__.invoke(command, given).then(
               (value) => ({ value }),
               (error) => ({ error }),
             );
             void Promise.all(arguments[0].map(ask)).then((all) => (window.answers = all));",
            vec![json!(questions)],
        );
        let answers = wait::until("answers of the shell", PATIENTLY, || {
            self.try_script("return window.answers ?? null", vec![]).filter(|answers| !answers.is_null())
        });
        answers.as_array().cloned().unwrap_or_default()
    }
}
