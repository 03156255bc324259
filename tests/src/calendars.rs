//! Calendars of another program, of any size.

use std::fmt::Write as _;

/// Whoever keeps every meeting of a town: so many weekly meetings, spread over the days and hours of the week.
pub fn town(meetings: u32) -> String {
    let mut file = String::from("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Somebody//EN\r\n");
    for at in 0..meetings {
        // The first days of 2026 begin with a Thursday.
        let (day, hour, minute) = (1 + at % 7, 7 + at / 7 % 15, at / 105 % 4 * 15);
        let _ = write!(
            file,
            "BEGIN:VEVENT\r\nUID:town-{at}\r\nSUMMARY:Quay circle {at}\r\nLOCATION:Hall {}\r\n\
             DTSTART;TZID=Europe/Berlin:202601{day:02}T{hour:02}{minute:02}00\r\nDURATION:PT1H30M\r\nRRULE:FREQ=WEEKLY\r\nEND:VEVENT\r\n",
            at % 60,
        );
    }
    file.push_str("END:VCALENDAR\r\n");
    file
}
