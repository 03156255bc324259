//! Lists of made-up meetings for the window's tests, of any length.

use serde_json::{Value, json};

/// A feed of so many meetings (Meeting Guide), every one with its number in its name and in the zone of the desk.
pub fn feed(count: u32) -> Vec<Value> {
    (0..count).map(meeting).collect()
}

/// The bytes of a feed.
pub fn bytes(rows: &[Value]) -> Vec<u8> {
    Value::Array(rows.to_vec()).to_string().into_bytes()
}

fn meeting(number: u32) -> Value {
    let words = ["Harbour", "Lantern", "Quay", "Slipway", "Breakwater"];
    let word = words.get(number as usize % words.len()).copied().unwrap_or_default();
    let mut row = json!({
        "slug": format!("m-{number}"),
        "name": format!("{word} circle {number}"),
        "day": number % 7,
        "timezone": "Europe/London",
        "time": format!("{:02}:{:02}", 6 + number % 16, if number.is_multiple_of(2) { 0 } else { 30 }),
        "types": [if number.is_multiple_of(3) { "C" } else { "O" }, if number.is_multiple_of(4) { "W" } else { "D" }],
        "location": format!("Hall {}", number % 90),
        "latitude": 54.0 + f64::from(number % 500) / 1_000.0,
        "longitude": -1.0 - f64::from(number % 300) / 1_000.0,
    });
    if number.is_multiple_of(10)
        && let Some(row) = row.as_object_mut()
    {
        row.insert("conference_url".into(), format!("https://rooms.example.org/{number}").into());
        row.insert("attendance_option".into(), "online".into());
    }
    row
}
