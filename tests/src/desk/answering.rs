//! A program of a desk that answers web pages and telephone numbers: it opens nothing and remembers what it was handed.

#![allow(clippy::expect_used)]

use std::fs;
use std::path::PathBuf;

use super::Desk;

/// What was handed over, a line each, in a file of the desk.
pub struct Answering(PathBuf);

impl Answering {
    /// The program the apps of this desk open pages and numbers with.
    pub fn of(desk: &Desk) -> Self {
        let heard = desk.root().join("heard");
        fs::write(&heard, "").expect("a file for what is handed over");
        let script = desk.root().join("answer.sh");
        fs::write(&script, format!("printf '%s\\n' \"$1\" >> {}\n", heard.display())).expect("a program");
        let applications = PathBuf::from(desk.variable("XDG_DATA_HOME")).join("applications");
        fs::create_dir_all(&applications).expect("a folder for programs");
        let entry = format!(
            "[Desktop Entry]\nType=Application\nName=Answering machine\nExec=/bin/sh {} %u\n\
             MimeType=x-scheme-handler/tel;x-scheme-handler/https;\n",
            script.display()
        );
        fs::write(applications.join("answer.desktop"), entry).expect("a program that is known");
        let chosen =
            "[Default Applications]\nx-scheme-handler/tel=answer.desktop\nx-scheme-handler/https=answer.desktop\n";
        fs::write(PathBuf::from(desk.variable("XDG_CONFIG_HOME")).join("mimeapps.list"), chosen).expect("a choice");
        Self(heard)
    }

    /// Everything it was handed so far.
    pub fn told(&self) -> Vec<String> {
        fs::read_to_string(&self.0).unwrap_or_default().lines().map(str::to_owned).collect()
    }
}
