//! The directory: what is in it, and what one brings to it.

use crate::app::App;
use crate::app::find::{about, any, button, field, heading, role, text};

/// What somebody could copy from a page.
const PASTED: &str = "Quiet Harbour, a circle for people with low mood\nEvery Wednesday 10:30 am to 12 pm\nNet Loft, 2 Fish Lane, Saltmouth\n\
    hello@quietharbour.example.org\nhttps://quietharbour.example.org";
/// A newer list of the town, in which little is left, and not all as it should be.
const AGAIN: &str = r#"[{"slug":"slipway-new","name":"Slipway, early","day":1,"time":"07:30","types":["O"],"location":"Boathouse"},
    {"slug":"letters","name":"By letter and by phone","types":["C"]},
    {"slug":"x","name":"Odd hours","day":3,"time":"26:90","conference_url":"javascript:alert(1)"}, 7]"#;
/// A table whose columns nobody can guess.
const TABLE: &str = "Wer,Wann,Um,Wo\nMorgenkreis,Montag,09:00,Gemeindehaus\nAbendrunde,Donnerstag,19:30,Bibliothek\n";

/// The directory of the demo journal, and what one brings to it.
pub fn directory(app: &App<'_>, see: &mut dyn FnMut(&App<'_>, &str)) {
    app.go("Groups");
    app.click(&button("Directory"));
    app.see(&any("option").within(role("listbox", "Meetings")));
    see(app, "directory");
    app.fill(&field("Name, place or word"), "quay");
    app.click(&any("option").within(role("listbox", "Meetings")));
    app.see(&about("text", "From the list"));
    see(app, "directory-meeting");
    if app.has(&button("Meetings")) {
        app.click(&button("Meetings"));
    }
    app.fill(&field("Name, place or word"), "new people");
    app.click(&about("option", "Chapel Steps, new people"));
    app.click(&button("Save as a group"));
    app.see(&heading("When does it meet?"));
    see(app, "directory-ways");
    app.press("Esc");
    app.gone(&heading("When does it meet?"));
    if app.has(&button("Meetings")) {
        app.click(&button("Meetings"));
    }
    app.click(&button("Day"));
    app.click(&button("Tue").within(any("dialog")));
    see(app, "directory-filter");
    app.press("Esc");
    app.click(&button("Kind"));
    app.see(&any("checkbox").within(any("dialog")));
    see(app, "directory-filter-kind");
    app.press("Esc");
    app.click(&button("Distance"));
    app.see(&field("Coordinates to measure from"));
    see(app, "directory-filter-near");
    app.press("Esc");
    app.fill(&field("Name, place or word"), "zzzzqqq");
    app.see(&text("No meeting has all of this"));
    see(app, "directory-nothing-found");
    app.click(&button("Show everything"));
    app.click(&button("Lists"));
    app.see(&heading("Bring a list"));
    see(app, "directory-lists");
    app.click(&button("Paste text"));
    app.fill(&field("Text"), PASTED);
    see(app, "directory-paste");
    app.click(&button("Look at it"));
    app.see(&button("Keep"));
    see(app, "directory-pasted");
    app.click(&button("Not now"));
    app.choose_file("again.json", AGAIN.as_bytes());
    app.see(&about("heading", "no longer in the file"));
    see(app, "directory-again");
    app.click(&button("Not now"));
    app.choose_file("table.csv", TABLE.as_bytes());
    app.see(&heading("What the columns hold"));
    see(app, "directory-mapping");
    app.click(&button("Not now"));
    app.go("Today");
}
