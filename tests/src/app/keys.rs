//! The keyboard in the app's window.

use fantoccini::actions::{InputSource as _, KeyAction, KeyActions};
use fantoccini::key::Key;

use super::App;

impl App<'_> {
    /// Presses keys together, as written in the shortcuts: `Ctrl+Shift+F`, `F1`, `Enter`, `Tab`, `a`.
    #[track_caller]
    pub fn press(&self, chord: &str) {
        let keys: Vec<char> = chord.split('+').map(key).collect();
        let down = keys.iter().map(|value| KeyAction::Down { value: *value });
        let up = keys.iter().rev().map(|value| KeyAction::Up { value: *value });
        let actions = down.chain(up).fold(KeyActions::new("keyboard".to_owned()), KeyActions::then);
        self.act(actions);
    }

    /// Types text into whatever has the focus, key by key.
    #[track_caller]
    pub fn type_text(&self, text: &str) {
        let actions = text
            .chars()
            .map(|letter| if letter == '\n' { char::from(Key::Enter) } else { letter })
            .flat_map(|value| [KeyAction::Down { value }, KeyAction::Up { value }])
            .fold(KeyActions::new("keyboard".to_owned()), KeyActions::then);
        self.act(actions);
    }

    #[track_caller]
    fn act(&self, actions: KeyActions) {
        // A key may lock the app and take this window away while the driver still waits for an answer about it.
        let _ = self.wait_on(self.client().perform_actions(actions));
    }
}

fn key(name: &str) -> char {
    let key = match name {
        "Ctrl" => Key::Control,
        "Shift" => Key::Shift,
        "Alt" => Key::Alt,
        "Enter" => Key::Enter,
        "Tab" => Key::Tab,
        "Esc" => Key::Escape,
        "Space" => return ' ',
        "Backspace" => Key::Backspace,
        "Delete" => Key::Delete,
        "Home" => Key::Home,
        "End" => Key::End,
        "PageUp" => Key::PageUp,
        "PageDown" => Key::PageDown,
        "Up" => Key::Up,
        "Down" => Key::Down,
        "Left" => Key::Left,
        "Right" => Key::Right,
        "F1" => Key::F1,
        "F6" => Key::F6,
        "F8" => Key::F8,
        letter => {
            let mut letters = letter.chars();
            let (Some(letter), None) = (letters.next(), letters.next()) else { panic!("no key is called {name}") };
            return letter.to_ascii_lowercase();
        }
    };
    char::from(key)
}
