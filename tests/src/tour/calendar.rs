//! The calendar, screen by screen.

use crate::app::App;
use crate::app::find::{about, any, button, field, heading, radio, role, text};
use crate::calendars::town;
use crate::wait::PATIENTLY;

/// The calendar of a journal that has something in it: its three shapes, and the dialogs around them.
pub fn calendar(app: &App<'_>, see: &mut dyn FnMut(&App<'_>, &str)) {
    let more = |item: &'static str| {
        app.click(&button("More about the calendar"));
        app.click(&role("menuitem", item));
    };
    let leave = || {
        app.press("Esc");
        app.gone(&any("dialog"));
    };
    app.go("Calendar");
    app.see(&heading("Next reminders"));
    app.click(&button("Add"));
    app.see(&field("What is it called?"));
    see(app, "calendar-form");
    leave();
    app.click(&about("button", "More about Harbour Street"));
    app.click(&role("menuitem", "Change"));
    app.click(&radio("Only this one"));
    see(app, "calendar-form-single");
    leave();
    app.click(&radio("Week"));
    see(app, "calendar-week");
    app.click(&radio("Month"));
    see(app, "calendar-month");
    more("Bring in a calendar file");
    see(app, "calendar-file");
    app.choose_file("calendar.ics", CALENDAR.as_bytes());
    app.see(&text("are new"));
    see(app, "calendar-file-preview");
    leave();
    more("Save as a calendar file");
    app.see(&text("not encrypted"));
    see(app, "calendar-export");
    leave();
    more("Find a free time");
    app.click(&button("Look"));
    app.see(&about("button", "Take it"));
    see(app, "calendar-free");
    leave();
    more("Print");
    see(app, "calendar-print");
    leave();
    app.click(&radio("Agenda"));
    app.go("Today");
}

/// A calendar that has nothing in it yet, and one that has five hundred series.
pub fn crowded_calendar(app: &App<'_>, see: &mut dyn FnMut(&App<'_>, &str)) {
    app.go("Calendar");
    app.see(&text("Nothing here yet"));
    see(app, "empty-calendar");
    app.click(&button("Bring in a calendar file"));
    app.choose_file("town.ics", town(500).as_bytes());
    app.find_for(PATIENTLY, &heading("town.ics"));
    see(app, "many-calendar-file");
    app.click(&button("Bring in 500"));
    app.find_for(PATIENTLY, &button("Show more days"));
    see(app, "many-calendar-agenda");
    for shape in ["Week", "Month"] {
        app.click(&radio(shape));
        app.see(&about("button", " more"));
        see(app, &format!("many-calendar-{}", shape.to_lowercase()));
    }
}

/// A calendar with an alarm, a rule that can't be scheduled, a zone nobody knows and a long title.
const CALENDAR: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART;TZID=Europe/London:20300101T190000\r\nRRULE:FREQ=WEEKLY\r\n\
    SUMMARY:Singing at the quay\r\nBEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-PT15M\r\nEND:VALARM\r\nEND:VEVENT\r\n\
    BEGIN:VEVENT\r\nUID:2\r\nDTSTART:20300102T100000Z\r\n\
    SUMMARY:A title that goes on and on, as people write them when they copy the whole subject of an e-mail into it\r\nEND:VEVENT\r\n\
    BEGIN:VEVENT\r\nUID:3\r\nDTSTART:20300101T090000Z\r\nRRULE:FREQ=HOURLY\r\nSUMMARY:By the hour\r\nEND:VEVENT\r\n\
    BEGIN:VEVENT\r\nUID:4\r\nDTSTART;TZID=Quay Time:20300101T100000\r\nSUMMARY:By another clock\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
