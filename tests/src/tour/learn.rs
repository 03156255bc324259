//! Articles and conversations to prepare.

use crate::app::App;
use crate::app::find::{about, button, field, heading};

/// Walks through everything there is to read; leaves nothing behind.
pub fn learn(app: &App<'_>, see: &mut dyn FnMut(&App<'_>, &str)) {
    app.go("Learn");
    app.see(&heading("When it is hard"));
    see(app, "learn");
    app.fill(&field("Search the articles"), "lithium");
    app.see(&about("button", "Medicines, explained"));
    app.gone(&heading("When it is hard"));
    see(app, "learn-found");
    app.press("Ctrl+A");
    app.press("Backspace");
    app.click(&about("button", "Your first meeting"));
    app.see(&heading("Sources"));
    see(app, "learn-article");
    app.click(&button("Learn"));
    app.click(&about("button", "Tell a friend"));
    app.see(&heading("Better left unsaid"));
    see(app, "learn-conversation");
    app.go("Today");
}
