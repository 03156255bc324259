//! The safety plan: begun, as a card, among its earlier states, and in Help now; taken out again at the end.

use serde_json::{Value, json};

use crate::app::App;
use crate::app::find::{about, any, button, heading};
use crate::wait::{SOON, until_true};

fn id(last: u32) -> String {
    format!("019a9e00-0000-7000-8000-{last:012x}")
}

fn lines() -> Value {
    let lines = [
        ("signs", "I stop answering the phone", ""),
        ("signs", "Curtains stay shut past noon", ""),
        ("alone", "Put the phone in the other room, kettle on", ""),
        ("alone", "Coat, door, once round the block", ""),
        ("distraction", "The reading room of the library", "open until eight"),
        ("people", "Jonas. He said any hour, and meant it", "01632 960 123"),
        ("professionals", "Dr Osei’s practice", "01632 960-CARE"),
        ("surroundings", "Ask Ayşe to keep the tablets", ""),
        ("worth", "The allotment in June", ""),
    ];
    let lines = (0_u32..).zip(lines).map(|(at, (step, words, contact))| {
        json!({ "id": id(0x100 + at), "step": step, "words": words, "contact": contact })
    });
    lines.collect()
}

#[allow(clippy::expect_used)]
fn keep(app: &App<'_>, sitting: u32, lines: &Value) {
    let plan = json!({ "sitting": id(sitting), "lines": lines });
    app.ask("safety_plan_save", &json!({ "plan": plan, "zone": "Europe/London" })).expect("the plan is kept");
}

/// The main window of an open journal whose plan is empty; as it was at the end, but for earlier plans.
#[allow(clippy::expect_used)]
pub fn safety(app: &App<'_>, see: &mut dyn FnMut(&App<'_>, &str)) {
    app.go("Safety");
    app.see(&heading("Begin with three lines"));
    see(app, "safety-begin");
    keep(app, 1, &lines());
    let own = json!([
        { "id": id(0x200), "name": "Night nurse", "number": "0800-GET-HELP", "ways": "both", "note": "Say the ward first" },
    ]);
    app.ask("safety_own_save", &json!({ "lines": own })).expect("the line is kept");
    app.see(&button("Save as a card (PDF)"));
    see(app, "safety-plan");
    app.scroll_to(&heading("Lines of my own"));
    see(app, "safety-own");
    app.click(&button("Save as a card (PDF)"));
    app.see(&heading("A card to fold"));
    see(app, "safety-card");
    app.press("Esc");
    app.gone(&any("dialog"));
    keep(app, 2, &json!([]));
    keep(app, 3, &lines());
    app.click(&button("Earlier plans"));
    app.see(&about("button", "Bring this one back"));
    see(app, "safety-earlier");
    app.press("Esc");
    app.gone(&any("dialog"));
    app.press("F1");
    app.see(&heading("My plan, first steps"));
    see(app, "safety-help");
    app.click(&button("The whole plan"));
    app.see(&heading("What is worth living for").within(any("dialog")));
    see(app, "safety-help-whole");
    app.press("Esc");
    app.gone(&any("dialog"));
    keep(app, 4, &json!([]));
    app.ask("safety_own_save", &json!({ "lines": [] })).expect("the line is gone");
    until_true("it is as it was", SOON, || app.has(&heading("Begin with three lines")));
}
