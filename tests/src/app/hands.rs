//! The app by keyboard alone: after every key something has the focus, in sight, and is seen to have it.

#![allow(clippy::panic)]

use serde_json::Value;

use super::App;
use super::find::any;
use crate::wait::{self, SOON};

/// What is wrong with where the focus is, or `null`. Headings and panes take it so that they are read; they need no ring.
/// A field shows its caret; a list shows the ring on the row one stands on.
const FAULT: &str = "
    const e = document.activeElement;
    if (!e || e === document.body || e === document.documentElement) return 'nothing has the focus';
    const what = `${e.tagName.toLowerCase()}.${e.className} “${(e.getAttribute('aria-label') ?? e.labels?.[0]?.textContent ?? e.textContent).trim().slice(0, 60)}”`;
    if (!e.checkVisibility({ visibilityProperty: true })) return `${what} has the focus and is hidden`;
    const box = e.getBoundingClientRect();
    if (box.bottom <= 0 || box.right <= 0 || box.top >= innerHeight || box.left >= innerWidth) return `${what} has the focus out of sight`;
    if (e.matches('h1, h2, h3, main, section, dialog, [role=dialog]')) return null;
    if (e.matches('textarea, [contenteditable], input:not([type=radio], [type=checkbox], [type=range], [type=button], [type=file])')) return null;
    if (!e.matches(':focus-visible') && !e.closest('[data-keys]')) return `${what} has the focus as if by mouse`;
    const ringed = (one) => {
        const style = getComputedStyle(one);
        return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
    };
    const row = document.getElementById(e.getAttribute('aria-activedescendant') ?? '');
    const places = [e, e.parentElement, row, ...(e.labels ?? []), ...e.children];
    return places.some((one) => one && ringed(one)) ? null : `${what} has the focus without a ring`;";

/// Two hands on the keyboard of an app, and no mouse.
pub struct Hands<'app, 'desk>(&'app App<'desk>);

impl<'desk> App<'desk> {
    /// The app by keyboard alone.
    pub fn hands(&self) -> Hands<'_, 'desk> {
        Hands(self)
    }
}

impl Hands<'_, '_> {
    /// Presses keys together, as [`App::press`].
    #[track_caller]
    pub fn press(&self, chord: &str) {
        self.0.press(chord);
        self.stand(chord);
    }

    /// Presses keys that lead to another window.
    #[track_caller]
    pub fn press_towards(&self, label: &str, chord: &str) {
        self.0.press(chord);
        self.0.window(label);
        self.stand(chord);
    }

    /// Types into what has the focus.
    #[track_caller]
    pub fn type_text(&self, text: &str) {
        self.0.type_text(text);
        self.stand("typing");
    }

    /// Presses Tab until something of this role and name has the focus; an empty role is any.
    #[track_caller]
    pub fn tab_to(&self, wanted_role: &str, wanted_name: &str) {
        let mut passed = Vec::new();
        for _ in 0..60 {
            let (role, name) = self.0.focused();
            if is_role(&role, wanted_role) && name.contains(wanted_name) {
                return;
            }
            passed.push(format!("{role} “{name}”"));
            self.press("Tab");
        }
        panic!("Tab never comes to the {wanted_role} “{wanted_name}”, but to {passed:?}");
    }

    /// Waits until something of this role and name has the focus by itself; an empty role is any.
    #[track_caller]
    pub fn land_on(&self, wanted_role: &str, wanted_name: &str) {
        let mut last = Default::default();
        let landed = wait::poll(SOON, || {
            last = self.0.focused();
            (is_role(&last.0, wanted_role) && last.1.contains(wanted_name)).then_some(())
        });
        assert!(landed.is_some(), "the focus is not on the {wanted_role} “{wanted_name}” but on {last:?}");
        self.stand("that");
    }

    /// Opens a menu by its button and takes one of its items, by arrows.
    #[track_caller]
    pub fn choose(&self, menu: &str, item: &str) {
        self.tab_to("button", menu);
        self.press("Enter");
        self.land_on("menuitem", "");
        for _ in 0..20 {
            if self.0.focused().1 == item {
                return self.press("Enter");
            }
            self.press("Down");
        }
        panic!("the menu “{menu}” has no “{item}”");
    }

    /// Leaves what was opened by Esc; the focus is back on what opened it.
    #[track_caller]
    pub fn leave(&self, opener: &str) {
        self.press("Esc");
        self.0.gone(&any("dialog"));
        self.land_on("button", opener);
    }

    /// Waits until the focus is somewhere it can be seen; a page that is just changing may need a moment.
    #[track_caller]
    pub fn stand(&self, after: &str) {
        let mut fault = Value::Null;
        let stands = wait::poll(SOON, || {
            fault = self.0.try_script(FAULT, vec![])?;
            fault.is_null().then_some(())
        });
        assert!(stands.is_some(), "after {after}: {fault}\n{}", self.0.outline());
    }
}

/// Some controls have a role of their own in no standard: a chooser of files.
fn is_role(role: &str, wanted: &str) -> bool {
    wanted.is_empty() || role == wanted
}
