//! What can be asked for besides words, and searches that have a name.

use crate::app::App;
use crate::app::find::{any, button, field, role, text};

/// Begins and ends in the journal's list, with nothing asked and nothing kept.
pub fn searching(app: &App<'_>, see: &mut dyn FnMut(&App<'_>, &str)) {
    app.go("Journal");
    app.click(&button("Group"));
    app.see(&any("checkbox").within(any("dialog")));
    see(app, "search-group");
    app.press("Esc");
    app.fill(&field("Search the journal"), "work -tag:walk ");
    app.see(&button("Tags: not walk"));
    app.click(&button("Saved searches"));
    app.click(&role("menuitem", "Save this search"));
    app.fill(&field("Name"), "Days at work without the long way home along the quay");
    see(app, "search-keep");
    app.click(&button("Save it"));
    app.gone(&any("dialog"));
    see(app, "search-saved");
    app.click(&button("Saved searches"));
    app.click(&role("menuitem", "Names and order"));
    app.see(&any("dialog"));
    see(app, "search-arrange");
    app.click(&button("Remove Days at work without the long way home along the quay"));
    app.gone(&any("dialog"));
    app.click(&button("Show everything"));
    app.gone(&text("for “work”"));
}
