//! Two honest pages: for somebody of the demo, with a line taken out and put back.

use crate::app::App;
use crate::app::find::{any, button, field, heading};

/// Walks through the pages of the demo and leaves them as they were found.
pub fn report(app: &App<'_>, see: &mut dyn FnMut(&App<'_>, &str)) {
    app.go("Care team");
    app.see(&button("Hanna"));
    app.click(&button("Two honest pages"));
    app.see(&heading("From my notes"));
    app.see(&heading("What I would like to ask"));
    see(app, "report");
    app.choose(&field("For"), "Hanna");
    app.choose(&field("Period"), "From a day to a day");
    app.see(&field("From"));
    see(app, "report-person");
    app.scroll_to(&heading("In my own words"));
    see(app, "report-words");
    app.choose(&field("Period"), "Three months");
    app.gone(&any("dialog"));
    app.go("Today");
}
