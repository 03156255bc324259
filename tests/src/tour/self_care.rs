//! Exercises: the library, one of them, and the player with everything it asks.

use crate::app::App;
use crate::app::find::{about, any, button, field, heading, role, text};
use crate::wait::{PATIENTLY, SOON, until_true};

/// Exercises that ask something, and what of.
const ASKING: [(&str, &str, &str); 6] = [
    ("What I’d tell a friend", "text", "textbox"),
    ("Tomorrow’s list", "list", "textbox"),
    ("After the meeting", "slider", "slider"),
    ("An old strength, a new use", "choice", "checkbox"),
    ("Wind-down", "checklist", "checkbox"),
    ("What matters to me", "sort", "radio"),
];

/// Walks from the library through the player; what was begun is ended, and nothing is kept.
pub fn self_care(app: &App<'_>, see: &mut dyn FnMut(&App<'_>, &str)) {
    app.go("Self-care");
    app.see(&heading("Self-care"));
    app.see(&about("option", "Box breathing"));
    see(app, "self-care");
    app.click(&button("sleep"));
    see(app, "self-care-by-need");
    app.click(&button("sleep"));
    open(app, "Long exhale");
    see(app, "self-care-one");
    app.click(&button("Begin"));
    app.see(&button("Start"));
    see(app, "player-ready");
    app.click(&button("Start"));
    app.see(&button("In for four, out for eight"));
    see(app, "player-ways");
    app.click(&button("In for four, out for eight"));
    app.see(&button("Pause"));
    see(app, "player-breathing");
    app.click(&button("Count instead of movement (C)"));
    see(app, "player-counts");
    app.click(&button("Pause"));
    app.see(&button("Go on"));
    see(app, "player-paused");
    app.click(&button("End"));
    app.see(&heading("That is the end of it"));
    see(app, "player-after");
    app.click(&button("Done"));
    app.gone(&any("dialog"));
    for (exercise, kind, asks) in ASKING {
        open(app, exercise);
        app.click(&button("Begin"));
        app.click(&button("Start"));
        app.gone(&button("Start"));
        let (next, on) = (button("Next"), button("On to the next step (→)"));
        until_true("it asks something", PATIENTLY, || {
            if app.has(&any(asks).within(any("dialog"))) {
                return true;
            }
            app.click(if app.has(&next) { &next } else { &on });
            false
        });
        see(app, &format!("player-{kind}"));
        app.click(&button("End"));
        app.click(&button("Done"));
        app.gone(&any("dialog"));
    }
    starts(app, see);
    app.go("Insights");
    app.find_for(PATIENTLY, &heading("Around exercises"));
    app.scroll_to(&text("How hard it was, 0 to 10"));
    see(app, "insights-exercises");
    app.go("Today");
}

fn open(app: &App<'_>, exercise: &str) {
    app.fill(&field("Search exercises"), exercise);
    app.click(&about("option", exercise));
    until_true("it is looked at", SOON, || app.has(&role("complementary", exercise)));
    app.click(&button("Show everything"));
}

/// What one starts oneself: the form, and one of them that is not there.
fn starts(app: &App<'_>, see: &mut dyn FnMut(&App<'_>, &str)) {
    app.click(&button("More about self-care"));
    app.click(&about("menuitem", "Add something you start yourself"));
    app.see(&about("dialog", "Something you start yourself"));
    app.click(&about("radio", "A program"));
    app.click(&button("Give it something"));
    see(app, "starts-form");
    app.click(&about("radio", "A page"));
    app.fill(&field("Name"), "Rain on a roof");
    app.fill(&field("Address"), "https://example.org/rain");
    app.fill(&field("A note for yourself"), "For nights that are too quiet.");
    app.click(&button("Done").within(any("dialog")));
    app.gone(&any("dialog"));
    app.see(&role("complementary", "Rain on a roof"));
    see(app, "starts-one");
}
