//! The care team: everybody, one of them, what can be written down, and who there is to be found.

use crate::app::App;
use crate::app::find::{about, any, button, field, heading};

/// Walks through the place of the demo and leaves it as it was found.
pub fn care_team(app: &App<'_>, see: &mut dyn FnMut(&App<'_>, &str)) {
    app.go("Care team");
    app.see(&button("Hanna"));
    see(app, "care-team");
    app.click(&button("Add somebody"));
    app.see(&field("Name"));
    see(app, "care-team-add");
    app.press("Esc");
    app.gone(&any("dialog"));
    for (add, what) in [("Add a treatment", "treatment"), ("Add a score", "score")] {
        app.click(&button(add));
        app.see(&any("dialog"));
        see(app, &format!("care-team-{what}"));
        app.press("Esc");
        app.gone(&any("dialog"));
    }
    app.click(&button("Hanna"));
    app.see(&heading("Hanna"));
    app.see(&heading("What was said"));
    see(app, "care-team-person");
    app.click(&button("How do I tell Tom that I would rather go alone?"));
    app.see(&field("Your words"));
    see(app, "care-team-question");
    app.press("Esc");
    app.gone(&any("dialog"));
    app.click(&button("Write it down"));
    app.see(&field("In your own words"));
    see(app, "care-team-said");
    app.press("Esc");
    app.gone(&any("dialog"));
    app.click(&button("Care team"));
    app.click(&button("Finding a professional"));
    app.see(&heading("Who there is"));
    app.see(&about("button", "Bring this"));
    see(app, "care-team-finding");
    app.go("Today");
}
