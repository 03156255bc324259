//! Files as Daylio writes them, made up here.

use std::fmt::Write as _;

use chrono::{Datelike as _, Days, NaiveDate};
use interchange::Limits;

/// Daylio's own five moods, best first.
pub const MOODS: [&str; 5] = ["rad", "good", "meh", "bad", "awful"];

const ACTIVITIES: [&str; 12] = [
    "family",
    "friends",
    "sleep early",
    "walk",
    "reading",
    "cleaning",
    "work",
    "choir",
    "allotment",
    "sauna",
    "long bath",
    "called my brother",
];

const NOTES: [&str; 8] = [
    "Slept badly, better after the walk along the canal.",
    "Quiet day. Soup, radio, an early night.",
    "The meeting was long, but I said what I meant.",
    "Could not get up before noon. Washed, at least.",
    "Coffee with Ines; we laughed about the cat.",
    "Rain on the allotment, <b>nothing</b> to be done, and that was fine.",
    "Wrote the letter I had put off, “finally”.",
    "Zürich and back, 東京 on the phone, tired.",
];

/// The columns of an export, as the first line names them.
pub const HEADER: &str = "full_date,date,weekday,time,mood,activities,note_title,note";

/// About as many rows as are taken from one file.
pub fn most_rows() -> String {
    // One day in eight has none.
    some_days(u64::from(Limits::default().rows) * 9 / 8)
}

/// About as many bytes as are taken from one file, in notes of nearly 200,000 characters.
pub fn most_bytes() -> String {
    let note = "Rain on the allotment, <b>nothing</b> to be done, and that was fine. ".repeat(2_800);
    let mut file = format!("{HEADER}\n");
    let days = NaiveDate::from_ymd_opt(2025, 12, 31).into_iter().flat_map(|last| last.iter_days().rev());
    for day in days.take(Limits::default().bytes / (note.len() + 100)) {
        let written = writeln!(file, "{day},,,21:30,meh,\"\",\"\",\"{note}\"");
        debug_assert!(written.is_ok());
    }
    file
}

/// Ten years: one entry a day with gaps, 3,000 rows and more, newest first as Daylio writes them. The same every time.
pub fn ten_years() -> String {
    between(NaiveDate::from_ymd_opt(2016, 3, 1), 3653)
}

/// As [`ten_years`], for so many days up to the end of 2025.
pub fn some_days(days: u64) -> String {
    let last = NaiveDate::from_ymd_opt(2025, 12, 31);
    between(last.and_then(|last| last.checked_sub_days(Days::new(days.saturating_sub(1)))), days)
}

/// How many entries a file of this module holds.
pub fn count(file: &str) -> usize {
    file.lines().filter(|line| line.starts_with(|first: char| first.is_ascii_digit())).count()
}

fn between(first: Option<NaiveDate>, days: u64) -> String {
    let mut seed = Seed(0x6d6f_6f72_696e_6721);
    let rows: Vec<String> = (0..days)
        .filter_map(|day| first?.checked_add_days(Days::new(day)))
        .filter_map(|day| if seed.draw(8) == 0 { None } else { Some(row(day, &mut seed)) })
        .collect();
    let mut file = format!("{HEADER}\n");
    for row in rows.iter().rev() {
        file.push_str(row);
        file.push('\n');
    }
    file
}

fn row(day: NaiveDate, seed: &mut Seed) -> String {
    let mut row = String::new();
    let (hour, minute) = (7 + seed.draw(16), seed.draw(60));
    let mood = pick(&MOODS, seed.draw(5));
    let activities: Vec<&str> = (0..seed.draw(4)).map(|_| pick(&ACTIVITIES, seed.draw(12))).collect();
    let title = if seed.draw(10) == 0 { "A note to myself" } else { "" };
    let note = if seed.draw(3) == 0 { String::new() } else { pick(&NOTES, seed.draw(8)).replace('"', "\"\"") };
    let written = write!(
        row,
        "{day},{month} {date},{weekday},{hour:02}:{minute:02},{mood},\"{activities}\",\"{title}\",\"{note}\"",
        month = day.format("%B"),
        date = day.day(),
        weekday = day.format("%A"),
        activities = activities.join(" | "),
    );
    debug_assert!(written.is_ok());
    row
}

fn pick<'a>(from: &[&'a str], at: u64) -> &'a str {
    usize::try_from(at).ok().and_then(|at| from.get(at)).copied().unwrap_or_default()
}

/// A small generator of numbers (SplitMix64): the same file on every machine.
struct Seed(u64);

impl Seed {
    fn draw(&mut self, below: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % below
    }
}
