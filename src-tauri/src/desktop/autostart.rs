//! Starting with the computer, out of sight, so that reminders come: an entry of the desktop's autostart
//! (<https://specifications.freedesktop.org/autostart-spec/latest/>).
//!
//! On macOS and Windows there is none yet, and Settings says so: an implementation for them answers [`Autostart::is_on`] and
//! does [`Autostart::set`].

use std::io;
use std::path::PathBuf;

use crate::arguments::Place;
use crate::desktop::folder;

/// The entry of this journal's program.
pub struct Autostart {
    /// `None` where there is no such thing: for a demo, and on systems that are not written for yet.
    entry: Option<Entry>,
}

struct Entry {
    file: PathBuf,
    /// What follows the program's name.
    arguments: Vec<String>,
}

impl Autostart {
    /// The entry for this place, in the person's own folder of settings.
    pub fn of(place: &Place) -> Self {
        Self::within(place, dirs::config_dir().filter(|_| cfg!(target_os = "linux")))
    }

    fn within(place: &Place, settings: Option<PathBuf>) -> Self {
        let own = match place {
            Place::Home => Some(Vec::new()),
            // A path that is no text cannot stand in an entry.
            Place::Folder(path) => path.to_str().map(|path| vec!["--data-dir".to_owned(), path.to_owned()]),
            Place::Demo => None,
        };
        let entry = settings.zip(own).map(|(settings, mut arguments)| {
            arguments.push("--hidden".to_owned());
            Entry { file: settings.join("autostart").join(format!("{}.desktop", folder::identifier(place))), arguments }
        });
        Self { entry }
    }

    /// Whether it starts with the computer; `None` where that cannot be had.
    pub fn is_on(&self) -> Option<bool> {
        self.entry.as_ref().map(|entry| entry.file.is_file())
    }

    /// Makes it start with the computer from now on, or no longer. The file says the program's name and place, and nothing
    /// else.
    pub fn set(&self, on: bool) -> io::Result<()> {
        let Some(entry) = &self.entry else { return Err(io::ErrorKind::Unsupported.into()) };
        if on {
            return entry.write(&program()?);
        }
        match std::fs::remove_file(&entry.file) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }
}

/// What is to be started: an `AppImage` is started by the file it came in, not by what that unpacked.
fn program() -> io::Result<String> {
    let path = std::env::var_os("APPIMAGE").map_or_else(std::env::current_exe, |file| Ok(PathBuf::from(file)))?;
    path.into_os_string().into_string().map_err(|_| io::ErrorKind::InvalidData.into())
}

impl Entry {
    /// The whole new file or the old one remains.
    fn write(&self, program: &str) -> io::Result<()> {
        let folder = self.file.parent().ok_or(io::ErrorKind::NotFound)?;
        std::fs::create_dir_all(folder)?;
        let mut file = tempfile::NamedTempFile::new_in(folder)?;
        io::Write::write_all(&mut file, self.text(program).as_bytes())?;
        file.as_file().sync_all()?;
        file.persist(&self.file).map_err(|error| error.error)?;
        Ok(())
    }

    fn text(&self, program: &str) -> String {
        let all = std::iter::once(program).chain(self.arguments.iter().map(String::as_str));
        let command: Vec<String> = all.map(quoted).collect();
        format!(
            "[Desktop Entry]\nType=Application\nVersion=1.5\nName=Mooring\nIcon=mooring\nExec={}\nTerminal=false\n\
             StartupNotify=false\nX-GNOME-Autostart-enabled=true\n",
            command.join(" ")
        )
    }
}

/// One argument of an `Exec` line: quoted, then with the escapes every value of such a file has
/// (<https://specifications.freedesktop.org/desktop-entry-spec/latest/exec-variables.html>).
fn quoted(argument: &str) -> String {
    let mut text = String::from("\"");
    for sign in argument.chars() {
        match sign {
            '"' | '`' | '$' => text.extend(["\\\\", sign.encode_utf8(&mut [0; 4])]),
            '\\' => text.push_str("\\\\\\\\"),
            '%' => text.push_str("%%"),
            '\n' => text.push_str("\\n"),
            _ => text.push(sign),
        }
    }
    text.push('"');
    text
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn an_entry_is_written_and_removed_and_says_nothing_but_what_to_start() {
        let home = tempfile::tempdir().unwrap();
        let place = Place::Folder("/home/a b/jour\"nal %1 $x".into());
        let autostart = Autostart::within(&place, Some(home.path().to_owned()));
        assert_eq!(autostart.is_on(), Some(false));
        autostart.set(false).unwrap();
        autostart.set(true).unwrap();
        autostart.set(true).unwrap();
        assert_eq!(autostart.is_on(), Some(true));
        let written: Vec<_> = std::fs::read_dir(home.path().join("autostart")).unwrap().collect();
        assert_eq!(written.len(), 1);
        let text = std::fs::read_to_string(written[0].as_ref().unwrap().path()).unwrap();
        let command = text.lines().find(|line| line.starts_with("Exec=")).unwrap();
        assert!(command.ends_with(r#""--data-dir" "/home/a b/jour\\"nal %%1 \\$x" "--hidden""#), "{command}");
        autostart.set(false).unwrap();
        assert_eq!(autostart.is_on(), Some(false));
    }

    #[test]
    fn a_demo_and_a_system_without_one_do_not_start_by_themselves() {
        for autostart in
            [Autostart::within(&Place::Demo, Some("/nowhere".into())), Autostart::within(&Place::Home, None)]
        {
            assert_eq!(autostart.is_on(), None);
            assert!(autostart.set(true).is_err());
        }
    }
}
