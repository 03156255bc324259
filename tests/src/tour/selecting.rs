//! Choosing several entries in the list.

use crate::app::App;
use crate::app::find::{any, button, field, role, text};
use crate::wait::{SOON, until_true};

/// Begins in the journal's list, and ends there with nothing chosen and nothing changed.
pub fn selecting(app: &App<'_>, see: &mut dyn FnMut(&App<'_>, &str)) {
    app.go("Journal");
    app.fill(&field("Search the journal"), "walk");
    app.see(&role("listbox", "Search results"));
    app.click(&button("More").within(role("region", "Entries")));
    see(app, "select-menu");
    app.click(&role("menuitem", "Choose several"));
    until_true("the list has the focus", SOON, || app.focused().0 == "listbox");
    let bar = || role("group", "What is chosen");
    app.see(&text("Nothing chosen").within(bar()));
    see(app, "select-none");
    app.press("Home");
    app.press("Space");
    app.press("Shift+Down");
    app.see(&text("2 chosen").within(bar()));
    see(app, "select-some");
    app.press("Ctrl+A");
    // However many there are: their number may end in a two as well.
    until_true("all of them are chosen", SOON, || {
        let words = app.words(&bar());
        words.contains("chosen") && !words.trim_start().starts_with("2 chosen")
    });
    see(app, "select-all");
    for (opener, screen) in [("Tags", "select-tags"), ("Save", "select-save"), ("Print", "select-print")] {
        app.click(&button(opener).within(bar()));
        app.see(&any("dialog"));
        see(app, screen);
        app.press("Esc");
        app.gone(&any("dialog"));
    }
    // The opener of the last dialog has the focus, beside the list.
    app.press("Esc");
    app.gone(&bar());
    app.click(&button("Show everything"));
}
