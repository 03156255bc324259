//! The display of a desk as a window manager and a keyboard see it. No window manager runs: this is it.

#![allow(clippy::panic, clippy::expect_used)]

use std::cell::OnceCell;

use x11rb::connection::Connection as _;
use x11rb::protocol::xproto::{
    AtomEnum, ClientMessageEvent, ConnectionExt as _, CreateWindowAux, EventMask, GrabMode, InputFocus, MapState,
    ModMask, PropMode, Window, WindowClass,
};
use x11rb::rust_connection::RustConnection;
use x11rb::wrapper::ConnectionExt as _;

/// A top-level window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TopLevel {
    pub id: u32,
    pub title: String,
    /// The process that made it, as it says itself.
    pub pid: Option<u32>,
    /// On the screen (else hidden or minimised).
    pub shown: bool,
}

/// A connection to the display.
pub struct Screen {
    connection: RustConnection,
    root: Window,
    atoms: OnceCell<Atoms>,
}

#[derive(Clone, Copy)]
struct Atoms {
    name: u32,
    utf8: u32,
    pid: u32,
    protocols: u32,
    delete: u32,
}

impl Screen {
    /// Connects to the display of this name.
    pub fn of(display: &str) -> Self {
        let (connection, number) = x11rb::connect(Some(display))
            .unwrap_or_else(|error| panic!("the display {display} does not answer: {error}"));
        let root = connection.setup().roots.get(number).expect("the display has a screen").root;
        Self { connection, root, atoms: OnceCell::new() }
    }

    /// The top-level windows that have a title, lowest first.
    pub fn windows(&self) -> Vec<TopLevel> {
        let Some(tree) = self.connection.query_tree(self.root).ok().and_then(|cookie| cookie.reply().ok()) else {
            return Vec::new();
        };
        tree.children.into_iter().filter_map(|id| self.describe(id)).filter(|window| !window.title.is_empty()).collect()
    }

    /// The windows on the screen that belong to this process.
    pub fn windows_of(&self, pid: u32) -> Vec<TopLevel> {
        self.windows().into_iter().filter(|window| window.pid == Some(pid) && window.shown).collect()
    }

    /// Which window the keyboard writes into.
    pub fn focused(&self) -> Option<u32> {
        Some(self.connection.get_input_focus().ok()?.reply().ok()?.focus)
    }

    /// Hands the keyboard to a window, as clicking into it would.
    pub fn focus(&self, id: u32) {
        let _ = self.connection.set_input_focus(InputFocus::PARENT, id, x11rb::CURRENT_TIME);
        self.flush();
    }

    /// The same for a window that will go: the keys struck after that are nobody's.
    pub fn focus_alone(&self, id: u32) {
        let _ = self.connection.set_input_focus(InputFocus::NONE, id, x11rb::CURRENT_TIME);
        self.flush();
    }

    /// Lays a window of another program over everything and gives it the keyboard.
    pub fn cover(&self) -> u32 {
        let id = self.connection.generate_id().expect("an id for a window");
        let atoms = self.atoms();
        let look = CreateWindowAux::new().background_pixel(0x0060_6060);
        let done = self
            .connection
            .create_window(
                x11rb::COPY_DEPTH_FROM_PARENT,
                id,
                self.root,
                0,
                0,
                4000,
                4000,
                0,
                WindowClass::INPUT_OUTPUT,
                x11rb::COPY_FROM_PARENT,
                &look,
            )
            .and_then(|_| {
                self.connection.change_property8(PropMode::REPLACE, id, atoms.name, atoms.utf8, b"Another program")
            })
            .and_then(|_| self.connection.map_window(id));
        assert!(done.is_ok(), "no window could be made");
        self.flush();
        self.focus(id);
        id
    }

    /// Keys that another program has: Ctrl and Alt with one of the keyboard (a keysym), as long as this connection lasts.
    pub fn hold_keys(&self, keysym: u32) {
        let setup = self.connection.setup();
        let (least, most) = (setup.min_keycode, setup.max_keycode);
        let keyboard = self.connection.get_keyboard_mapping(least, most - least + 1);
        let keyboard = keyboard.expect("the display takes the question").reply().expect("the display answers");
        let rows = keyboard.keysyms.chunks(usize::from(keyboard.keysyms_per_keycode));
        let key =
            (least..=most).zip(rows).find(|(_, row)| row.first() == Some(&keysym)).expect("the keyboard has it").0;
        let held = self.connection.grab_key(
            false,
            self.root,
            ModMask::CONTROL | ModMask::M1,
            key,
            GrabMode::ASYNC,
            GrabMode::ASYNC,
        );
        held.expect("the display takes it").check().expect("nobody has these keys");
    }

    /// The topmost window on the screen.
    pub fn topmost(&self) -> Option<u32> {
        self.windows().into_iter().rfind(|window| window.shown).map(|window| window.id)
    }

    /// Asks a window to close, as its close button does.
    pub fn close(&self, id: u32) {
        let atoms = self.atoms();
        let event = ClientMessageEvent::new(32, id, atoms.protocols, [atoms.delete, x11rb::CURRENT_TIME, 0, 0, 0]);
        let _ = self.connection.send_event(false, id, EventMask::NO_EVENT, event);
        self.flush();
    }

    fn flush(&self) {
        let _ = self.connection.sync();
    }

    fn describe(&self, id: u32) -> Option<TopLevel> {
        let atoms = self.atoms();
        let attributes = self.connection.get_window_attributes(id).ok()?.reply().ok()?;
        let title = self.connection.get_property(false, id, atoms.name, atoms.utf8, 0, 256).ok()?.reply().ok()?.value;
        let pid = self.connection.get_property(false, id, atoms.pid, AtomEnum::CARDINAL, 0, 1).ok()?.reply().ok()?;
        Some(TopLevel {
            id,
            title: String::from_utf8_lossy(&title).into_owned(),
            pid: pid.value32().and_then(|mut values| values.next()),
            shown: attributes.map_state == MapState::VIEWABLE,
        })
    }

    fn atoms(&self) -> Atoms {
        let atom = |name: &str| {
            self.connection
                .intern_atom(false, name.as_bytes())
                .ok()
                .and_then(|cookie| cookie.reply().ok())
                .expect("the display knows its atoms")
                .atom
        };
        *self.atoms.get_or_init(|| Atoms {
            name: atom("_NET_WM_NAME"),
            utf8: atom("UTF8_STRING"),
            pid: atom("_NET_WM_PID"),
            protocols: atom("WM_PROTOCOLS"),
            delete: atom("WM_DELETE_WINDOW"),
        })
    }
}
