//! Frames as they reach the display: how many while something is scrolled, how soon after a letter.
//!
//! The hands are the display's own test extension, the eyes its damage extension: nothing runs inside the program.

use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use x11rb::connection::Connection as _;
use x11rb::protocol::Event;
use x11rb::protocol::damage::{ConnectionExt as _, ReportLevel};
use x11rb::protocol::xproto::{
    BUTTON_PRESS_EVENT, BUTTON_RELEASE_EVENT, ConnectionExt as _, KEY_PRESS_EVENT, KEY_RELEASE_EVENT,
    MOTION_NOTIFY_EVENT,
};
use x11rb::protocol::xtest::ConnectionExt as _;
use x11rb::rust_connection::RustConnection;

use super::clock::median;
use crate::desk::Desk;
use crate::wait::poll_every;

/// A sixtieth of a second: the wheel turns by one notch in each.
const TICK: Duration = Duration::from_micros(16_667);
const NOTCHES: usize = 180;
/// The button of a wheel that turns towards the hand.
const WHEEL_DOWN: u8 = 5;
/// Drawing that follows this soon after other drawing belongs to the same frame. In milliseconds.
const SAME_FRAME: u32 = 4;
/// A frame that comes this long after the one before it was missed by two sixtieths. In milliseconds.
const LATE: u32 = 34;
/// How often the display is asked for what was drawn.
const LOOK: Duration = Duration::from_millis(1);
/// How long a letter's frame is waited for, and how long nothing may be drawn before the next letter.
const ANSWER: Duration = Duration::from_secs(2);
const REST: Duration = Duration::from_millis(150);

/// What scrolling looked like.
pub struct Scrolled {
    /// Frames a second.
    pub rate: f64,
    /// Frames that came more than two sixtieths after the one before, in percent.
    pub late: f64,
}

/// A display that is watched and acted upon.
pub struct Frames {
    connection: RustConnection,
    root: u32,
}

impl Frames {
    /// Watches the display of this desk from now on.
    pub fn of(desk: &Desk) -> Result<Self> {
        let (connection, number) = x11rb::connect(Some(desk.variable("DISPLAY")))?;
        let root = connection.setup().roots.get(number).context("a screen")?.root;
        connection.damage_query_version(1, 1)?.reply()?;
        connection.xtest_get_version(2, 2)?.reply()?;
        connection.damage_create(connection.generate_id()?, root, ReportLevel::RAW_RECTANGLES)?;
        connection.flush()?;
        Ok(Self { connection, root })
    }

    /// Turns the wheel over this point of the display.
    pub fn scroll(&self, at: (i16, i16)) -> Result<Scrolled> {
        self.point(at)?;
        self.rest()?;
        let started = Instant::now();
        let mut drawn = Vec::new();
        for notch in 1..=u32::try_from(NOTCHES)? {
            self.tap(BUTTON_PRESS_EVENT, BUTTON_RELEASE_EVENT, WHEEL_DOWN)?;
            let left = (TICK * notch).saturating_sub(started.elapsed());
            self.watch(left, |time| {
                drawn.push(time);
                false
            })?;
        }
        Ok(judged(&drawn))
    }

    /// Types letter by letter; milliseconds from a letter to what is drawn next, in the median.
    pub fn type_letters(&self, letters: &str) -> Result<f64> {
        let mut waits = Vec::new();
        for letter in letters.chars() {
            let key = self.key_of(letter)?;
            self.rest()?;
            let typed = Instant::now();
            self.tap(KEY_PRESS_EVENT, KEY_RELEASE_EVENT, key)?;
            self.watch(ANSWER, |_| true)?;
            waits.push(typed.elapsed().as_secs_f64() * 1e3);
        }
        Ok(median(waits))
    }

    /// Puts the pointer there.
    pub fn point(&self, (x, y): (i16, i16)) -> Result<()> {
        self.connection.xtest_fake_input(MOTION_NOTIFY_EVENT, 0, 0, self.root, x, y, 0)?;
        Ok(self.connection.flush()?)
    }

    /// Presses the first button of the mouse where the pointer is.
    pub fn click(&self) -> Result<()> {
        self.tap(BUTTON_PRESS_EVENT, BUTTON_RELEASE_EVENT, 1)
    }

    /// Waits until nothing is drawn any more.
    pub fn rest(&self) -> Result<()> {
        let end = Instant::now() + ANSWER;
        while Instant::now() < end && self.watch(REST, |_| true)? {}
        Ok(())
    }

    fn tap(&self, down: u8, up: u8, detail: u8) -> Result<()> {
        for kind in [down, up] {
            self.connection.xtest_fake_input(kind, detail, 0, self.root, 0, 0, 0)?;
        }
        Ok(self.connection.flush()?)
    }

    /// Tells `seen` when (in the display's milliseconds) something was drawn, for so long or until it has seen enough;
    /// answers whether it had.
    fn watch(&self, limit: Duration, mut seen: impl FnMut(u32) -> bool) -> Result<bool> {
        let mut lost = None;
        let enough = poll_every(LOOK, limit, || {
            loop {
                match self.connection.poll_for_event() {
                    Ok(Some(Event::DamageNotify(drawn))) if seen(drawn.timestamp) => return Some(true),
                    Ok(Some(_)) => {}
                    Ok(None) => return None,
                    Err(error) => {
                        lost = Some(error);
                        return Some(false);
                    }
                }
            }
        });
        match lost {
            Some(error) => Err(error.into()),
            None => Ok(enough == Some(true)),
        }
    }

    /// The key a small letter is on.
    fn key_of(&self, letter: char) -> Result<u8> {
        let (first, last) = (self.connection.setup().min_keycode, self.connection.setup().max_keycode);
        let map = self.connection.get_keyboard_mapping(first, last - first + 1)?.reply()?;
        let symbol = u32::from(letter);
        let rows = map.keysyms.chunks(usize::from(map.keysyms_per_keycode));
        let at = rows.into_iter().position(|row| row.first() == Some(&symbol)).context("a key for the letter")?;
        Ok(first + u8::try_from(at)?)
    }
}

/// What the times of drawing say.
fn judged(drawn: &[u32]) -> Scrolled {
    let mut frames: Vec<u32> = Vec::new();
    for time in drawn {
        if frames.last().is_none_or(|last| time.wrapping_sub(*last) >= SAME_FRAME) {
            frames.push(*time);
        }
    }
    let gaps: Vec<u32> = frames.iter().zip(frames.iter().skip(1)).map(|(one, next)| next.wrapping_sub(*one)).collect();
    let late = gaps.iter().filter(|gap| **gap >= LATE).count();
    let count = |number: usize| u32::try_from(number).map_or(f64::NAN, f64::from);
    let whole = TICK.as_secs_f64() * count(NOTCHES);
    Scrolled { rate: count(frames.len()) / whole, late: 100.0 * count(late) / count(gaps.len().max(1)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_drawn_together_is_one_frame() {
        let steady: Vec<u32> = (0..180).flat_map(|frame| [frame * 17, frame * 17 + 1, frame * 17 + 3]).collect();
        let scrolled = judged(&steady);
        assert!((scrolled.rate - 60.0).abs() < 0.1, "{}", scrolled.rate);
        assert!(scrolled.late < f64::EPSILON);
    }

    #[test]
    fn a_stop_is_one_late_frame() {
        let scrolled = judged(&[0, 17, 34, 134, 151]);
        assert!((scrolled.late - 25.0).abs() < 0.1, "{}", scrolled.late);
    }

    #[test]
    fn nothing_drawn_is_no_frame() {
        let scrolled = judged(&[]);
        assert!(scrolled.rate < f64::EPSILON && scrolled.late < f64::EPSILON);
    }
}
