//! Pictures of an entry.

use crate::app::App;
use crate::app::find::{about, any, button, field, heading, role, text};
use crate::wait::{PATIENTLY, SOON, until_true};

/// Writes an entry with a picture, which stays; ends in the journal's list with nothing chosen.
pub fn attached(app: &App<'_>, see: &mut dyn FnMut(&App<'_>, &str)) {
    let picture = app.picture();
    app.press("Ctrl+N");
    app.fill(&field("Text of the entry"), "The clock over the stove has stopped.");
    app.choose_file("kitchen.png", &picture);
    app.find_for(PATIENTLY, &heading("Attached"));
    app.see(&text("kitchen.png"));
    until_painted(app, 0);
    see(app, "attached-page");
    app.fill(&field("What it is: kitchen.png"), "The clock over the stove");
    app.click(&button("Done"));
    app.see(&button("Open picture: The clock over the stove"));
    until_painted(app, 0);
    see(app, "attached-entry");
    app.click(&button("Open picture: The clock over the stove"));
    app.see(&about("dialog", "The clock over the stove"));
    until_painted(app, 480);
    see(app, "attached-large");
    app.press("Esc");
    app.gone(&any("dialog"));
    app.fill(&field("Search the journal"), "stove");
    app.see(&role("listbox", "Search results"));
    app.click(&button("More").within(role("region", "Entries")));
    app.click(&role("menuitem", "Choose several"));
    until_true("the list has the focus", SOON, || app.focused().0 == "listbox");
    app.press("Home");
    app.press("Space");
    let bar = || role("group", "What is chosen");
    app.click(&button("Save").within(bar()));
    app.see(&text("1 picture or file is not in it."));
    app.click(&role("switch", "With pictures and files"));
    see(app, "attached-save");
    app.press("Esc");
    app.gone(&any("dialog"));
    app.press("Esc");
    app.gone(&bar());
    app.click(&button("Show everything"));
    app.settings("Export");
    app.see(&about("text", "It takes"));
    see(app, "attached-export");
}

/// A picture is painted that is wider than so many points.
fn until_painted(app: &App<'_>, wider: u64) {
    let script = "return [...document.querySelectorAll('img')].map((img) => img.complete ? img.naturalWidth : 0)";
    until_true("the picture is painted", SOON, || {
        let widths = app.script(script, Vec::new());
        widths.as_array().into_iter().flatten().any(|width| width.as_u64().is_some_and(|width| width > wider))
    });
}
