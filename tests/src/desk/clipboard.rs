//! The clipboard of a desk as another program meets it (ICCCM, section 2).

#![allow(clippy::expect_used)]

use std::thread;

use x11rb::connection::Connection as _;
use x11rb::protocol::Event;
use x11rb::protocol::xproto::{
    Atom, AtomEnum, ConnectionExt as _, CreateWindowAux, EventMask, PropMode, SELECTION_NOTIFY_EVENT,
    SelectionNotifyEvent, SelectionRequestEvent, Window, WindowClass,
};
use x11rb::rust_connection::RustConnection;
use x11rb::wrapper::ConnectionExt as _;

use crate::wait::{self, SOON};

/// More than any answer that is looked at here, in units of four bytes.
const LONGEST: u32 = 4096;

/// Another program with an eye on the clipboard.
pub struct Clipboard {
    connection: RustConnection,
    window: Window,
}

impl Clipboard {
    /// Connects to the display of this name.
    pub fn of(display: &str) -> Self {
        let (connection, number) = x11rb::connect(Some(display)).expect("the display answers");
        let root = connection.setup().roots.get(number).expect("the display has a screen").root;
        let window = connection.generate_id().expect("an id for a window");
        let (class, look) = (WindowClass::INPUT_ONLY, CreateWindowAux::new());
        connection.create_window(0, window, root, 0, 0, 1, 1, 0, class, 0, &look).expect("a window");
        Self { connection, window }
    }

    /// What a paste as text gives, if it gives anything.
    pub fn text(&self) -> Option<String> {
        String::from_utf8(self.paste("UTF8_STRING")?).ok()
    }

    /// What a paste as this type gives, if it gives anything.
    pub fn paste(&self, kind: &str) -> Option<Vec<u8>> {
        let into = self.atom("PASTED");
        let (selection, target) = (self.atom("CLIPBOARD"), self.atom(kind));
        self.connection
            .convert_selection(self.window, selection, target, into, x11rb::CURRENT_TIME)
            .expect("the display takes the question");
        self.connection.flush().expect("the display takes the question");
        let answered = wait::until("the answer to a paste", SOON, || {
            match self.connection.poll_for_event().expect("the display answers") {
                Some(Event::SelectionNotify(answer)) => Some(answer.property),
                _ => None,
            }
        });
        if answered == x11rb::NONE {
            return None;
        }
        let property = self.connection.get_property(true, self.window, into, AtomEnum::ANY, 0, LONGEST);
        Some(property.ok()?.reply().ok()?.value)
    }

    /// Puts something else on the clipboard, as copying in another program does.
    pub fn take(&self) {
        let selection = self.atom("CLIPBOARD");
        let _ = self.connection.set_selection_owner(self.window, selection, x11rb::CURRENT_TIME);
        assert!(self.is_taken(), "the clipboard can be taken");
    }

    /// Puts bytes of this type on the clipboard, as copying a picture in another program does. They are there until something else
    /// is copied, or the display goes.
    pub fn offer(self, kind: &str, bytes: Vec<u8>) {
        let own = self;
        own.take();
        let (targets, kind) = (own.atom("TARGETS"), own.atom(kind));
        thread::spawn(move || {
            while let Ok(event) = own.connection.wait_for_event() {
                match event {
                    Event::SelectionRequest(asked) => own.answer(asked, (targets, kind), &bytes),
                    Event::SelectionClear(_) => break,
                    _ => {}
                }
            }
        });
    }

    fn answer(&self, asked: SelectionRequestEvent, (targets, kind): (Atom, Atom), bytes: &[u8]) {
        let (window, property) = (asked.requestor, asked.property);
        let given = if asked.target == targets {
            self.connection
                .change_property32(PropMode::REPLACE, window, property, AtomEnum::ATOM, &[targets, kind])
                .is_ok()
        } else if asked.target == kind {
            self.connection.change_property8(PropMode::REPLACE, window, property, kind, bytes).is_ok()
        } else {
            false
        };
        let told = SelectionNotifyEvent {
            response_type: SELECTION_NOTIFY_EVENT,
            sequence: 0,
            time: asked.time,
            requestor: window,
            selection: asked.selection,
            target: asked.target,
            property: if given { property } else { x11rb::NONE },
        };
        // Who asked may be gone, and the display with it.
        let _ = self.connection.send_event(false, window, EventMask::NO_EVENT, told);
        let _ = self.connection.flush();
    }

    /// Whether what this program put there is what is there.
    pub fn is_taken(&self) -> bool {
        self.owner() == self.window
    }

    /// Whether there is nothing to paste.
    pub fn is_empty(&self) -> bool {
        self.owner() == x11rb::NONE
    }

    fn owner(&self) -> Window {
        let owner =
            self.connection.get_selection_owner(self.atom("CLIPBOARD")).expect("the display takes the question");
        owner.reply().expect("the display answers").owner
    }

    fn atom(&self, name: &str) -> Atom {
        let atom = self.connection.intern_atom(false, name.as_bytes()).expect("the display takes the question");
        atom.reply().expect("the display knows its atoms").atom
    }
}
