//! From the story to two years of entries: which days have any, when, in what mood, with what words.
//!
//! The same `now` and zone give the same years: chance comes from one seed.

use std::collections::HashMap;

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveTime, TimeDelta, Timelike, Utc, Weekday};
use fastrand::Rng;

use super::story::{Milestone, Moment, Piece, Story};
use crate::{
    error::{ErrorCode, Result},
    journal::model::Dimensions,
};

const SEED: u64 = 0x4d6f_6f72_696e_6721;
/// The demo's person keeps the day boundary a journal starts with.
const DAY_STARTS_AT: u8 = 4;
/// Days since the scale of energy was chosen.
const ENERGY_SINCE: i64 = 360;
/// A line comes back at the earliest after so many days, and so many times.
const REST_DAYS: i64 = 60;
const MOST_RETURNS: u32 = 3;

/// An entry of the demo, in words.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Planned {
    pub(super) at: DateTime<Utc>,
    pub(super) zone: String,
    pub(super) mood: u8,
    pub(super) feelings: Vec<String>,
    pub(super) tags: Vec<String>,
    pub(super) dimensions: Dimensions,
    /// Minutes slept, walked outside, dose taken.
    pub(super) sleep: Option<f64>,
    pub(super) walked: Option<bool>,
    /// A step of the scale of energy, from 1.
    pub(super) energy: Option<u8>,
    pub(super) dose: Option<f64>,
    pub(super) title: String,
    pub(super) body: String,
    pub(super) starred: bool,
    pub(super) binned: bool,
    pub(super) edited: bool,
}

/// The entries of the two years before `now`, oldest first.
pub(super) fn plan(story: &Story, now: DateTime<Utc>, zone: &str) -> Result<Vec<Planned>> {
    let today = schedule::day::day_of(now, zone, DAY_STARTS_AT)?;
    let first = story.phases.first().map_or(0, |phase| phase.from_days_ago);
    let mut teller = Teller {
        story,
        now,
        zone,
        chance: Rng::with_seed(SEED),
        strength: Rng::with_seed(SEED ^ 1),
        drift: 0.0,
        told: HashMap::new(),
        entries: Vec::new(),
    };
    for days_ago in (0..=first).rev() {
        let back = u64::try_from(days_ago).map_err(|_| ErrorCode::Internal)?;
        let day = today.checked_sub_days(Days::new(back)).ok_or(ErrorCode::OutOfRange)?;
        teller.tell_day(days_ago, day)?;
    }
    let mut entries = teller.entries;
    entries.sort_by_key(|entry| entry.at);
    Ok(entries)
}

/// When in the day something is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sitting {
    Morning,
    Noon,
    Evening,
    AfterMidnight,
}

struct Teller<'s> {
    story: &'s Story,
    now: DateTime<Utc>,
    zone: &'s str,
    chance: Rng,
    /// Of energy alone, so that everything else is told as it was without it.
    strength: Rng,
    /// How far the mood has wandered from the mean of the phase: it depends on the day before.
    drift: f64,
    /// How often each text was told, and on which day last.
    told: HashMap<&'s str, (u32, i64)>,
    entries: Vec<Planned>,
}

impl<'s> Teller<'s> {
    fn tell_day(&mut self, days_ago: i64, day: NaiveDate) -> Result<()> {
        let Some(phase) = self.story.phase(days_ago) else { return Ok(()) };
        self.drift = 0.72 * self.drift + 0.45 * self.normal();
        let weekend = match day.weekday() {
            Weekday::Fri | Weekday::Sat => 0.15,
            Weekday::Mon => -0.15,
            _ => 0.0,
        };
        let level = phase.mood + self.drift + weekend;
        let story = self.story;
        let milestones: Vec<_> = story.milestones.iter().filter(|known| known.days_ago == days_ago).collect();
        let of_last_year = is_anniversary_of_today(days_ago, day);
        let kept = self.chance.f64() < phase.days;
        if let [_, ..] = milestones.as_slice() {
            for milestone in &milestones {
                self.tell_milestone(milestone, day)?;
                self.drift = f64::from(milestone.mood) - phase.mood;
            }
            if self.chance.f64() < 0.25 {
                self.tell(Sitting::Morning, days_ago, day, level, true)?;
            }
            return Ok(());
        }
        if !kept && !of_last_year && days_ago > 0 {
            return Ok(());
        }
        let mut first = true;
        for (sitting, share) in [(Sitting::Morning, 0.32), (Sitting::Noon, 0.1), (Sitting::AfterMidnight, 0.05)] {
            if self.chance.f64() < share {
                self.tell(sitting, days_ago, day, level, first)?;
                first = false;
            }
        }
        if first || self.chance.f64() < 0.7 {
            self.tell(Sitting::Evening, days_ago, day, level, first)?;
        }
        Ok(())
    }

    fn tell_milestone(&mut self, milestone: &Milestone, day: NaiveDate) -> Result<()> {
        let zone = milestone.zone.as_deref().unwrap_or(self.zone);
        let at = instant(day, milestone.time, zone)?;
        if at > self.now {
            return Ok(());
        }
        let dimensions = self.dimensions(milestone.mood);
        self.entries.push(Planned {
            at,
            zone: zone.to_owned(),
            mood: milestone.mood,
            feelings: milestone.feelings.clone(),
            tags: milestone.tags.clone(),
            dimensions,
            sleep: None,
            walked: None,
            energy: None,
            dose: None,
            title: milestone.title.clone(),
            body: milestone.body.clone(),
            starred: milestone.starred,
            binned: milestone.binned,
            edited: milestone.edited,
        });
        Ok(())
    }

    fn tell(&mut self, sitting: Sitting, days_ago: i64, day: NaiveDate, level: f64, first: bool) -> Result<()> {
        let mood = step(level + 0.4 * self.normal());
        let moment = Moment { days_ago, day, mood };
        let at = instant(day, self.time(sitting), self.zone)?;
        let text = self.text(sitting, moment);
        let feelings = self.feelings(mood, text);
        let mut tags = text.map(|piece| piece.tags.clone()).unwrap_or_default();
        self.add_habits(moment, sitting, &mut tags);
        let body = text.map(|piece| self.filled(&piece.text)).unwrap_or_default();
        let evening = sitting == Sitting::Evening;
        let dimensions =
            if evening && self.chance.f64() < 0.38 { self.dimensions(mood) } else { Dimensions::default() };
        let walked = (evening && self.chance.f64() < 0.7).then(|| {
            tags.iter().any(|tag| tag == "walk" || tag == "Pepper") || self.chance.f64() < 0.2 + 0.1 * f64::from(mood)
        });
        let sleep = (first && self.chance.f64() < 0.8).then(|| self.night(days_ago, level));
        if sleep.is_some_and(|minutes| minutes < 300.0) && !tags.iter().any(|tag| tag == "slept badly") {
            tags.push("slept badly".to_owned());
        }
        let dose = &self.story.dose;
        let taken = first && days_ago <= dose.from_days_ago && self.chance.f64() < 0.92;
        let entry = Planned {
            at,
            zone: self.zone.to_owned(),
            mood,
            feelings,
            tags,
            dimensions,
            sleep,
            walked,
            energy: self.energy(days_ago, mood),
            dose: taken.then_some(dose.amount),
            title: String::new(),
            body,
            starred: false,
            binned: false,
            edited: false,
        };
        // What lies ahead, and the minutes in which the open draft is being written, stay empty.
        if at < self.now - TimeDelta::minutes(self.story.draft.minutes_ago + 5) {
            self.entries.push(entry);
        }
        Ok(())
    }

    /// Chosen a year ago, and left out now and then. It goes along with mood, and not only with that.
    fn energy(&mut self, days_ago: i64, mood: u8) -> Option<u8> {
        let own: f64 = (0..6).map(|_| self.strength.f64()).sum::<f64>() - 3.0;
        let noted = self.strength.f64() < 0.8 && days_ago <= ENERGY_SINCE;
        noted.then(|| step(0.8 * f64::from(mood) + 0.2 + 0.9 * own).min(4))
    }

    fn time(&mut self, sitting: Sitting) -> NaiveTime {
        let (from, to) = match sitting {
            Sitting::Morning => (6 * 60 + 40, 8 * 60 + 50),
            Sitting::Noon => (12 * 60, 16 * 60),
            Sitting::Evening => (20 * 60 + 10, 23 * 60 + 30),
            Sitting::AfterMidnight => (5, 100),
        };
        let minute = self.chance.u32(from..to);
        NaiveTime::from_hms_opt(minute / 60, minute % 60, self.chance.u32(0..60)).unwrap_or_default()
    }

    /// A text that fits, or none: half of what people note is a mood and a few marks.
    fn text(&mut self, sitting: Sitting, moment: Moment) -> Option<&'s Piece> {
        let (vignette, line) = match sitting {
            Sitting::Morning => (0.0, 0.4),
            Sitting::Noon => (0.12, 0.4),
            Sitting::Evening => (0.42, 0.36),
            Sitting::AfterMidnight => (0.3, 0.4),
        };
        let story = self.story;
        let drawn = self.chance.f64();
        let lines = if sitting == Sitting::Morning { &story.mornings } else { &story.lines };
        let told = if drawn < vignette {
            self.least_told(&story.vignettes, moment, 0).or_else(|| self.least_told(lines, moment, MOST_RETURNS))
        } else if drawn < vignette + line {
            self.least_told(lines, moment, MOST_RETURNS)
        } else {
            None
        }?;
        let (times, last) = self.told.entry(told.text.as_str()).or_insert((0, moment.days_ago));
        (*times, *last) = (*times + 1, moment.days_ago);
        Some(told)
    }

    /// Of the texts that fit and were told no more than `most` times, none of them lately, one of those told least; what
    /// is bound to the weekday or the season comes first.
    fn least_told(&mut self, pieces: &'s [Piece], moment: Moment, most: u32) -> Option<&'s Piece> {
        let times = |piece: &Piece| match self.told.get(piece.text.as_str()) {
            None => Some(0),
            Some((times, last)) => (*times <= most && last - moment.days_ago >= REST_DAYS).then_some(*times),
        };
        let fitting: Vec<_> = pieces
            .iter()
            .filter(|piece| self.story.fits(piece, moment))
            .filter_map(|piece| Some(((times(piece)?, piece.weekday.is_none() && piece.season.is_none()), piece)))
            .collect();
        let best = fitting.iter().map(|(rank, _)| *rank).min()?;
        let best: Vec<_> = fitting.into_iter().filter(|(rank, _)| *rank == best).map(|(_, piece)| piece).collect();
        self.chance.choice(best)
    }

    fn filled(&mut self, text: &str) -> String {
        let story = self.story;
        let mut text = text.to_owned();
        for (slot, words) in [("{place}", &story.places), ("{food}", &story.foods)] {
            if text.contains(slot)
                && let Some(word) = self.chance.choice(words)
            {
                text = text.replace(slot, word);
            }
        }
        let mut letters = text.chars();
        letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
    }

    fn feelings(&mut self, mood: u8, text: Option<&Piece>) -> Vec<String> {
        if let Some(piece) = text.filter(|piece| !piece.feelings.is_empty()) {
            return piece.feelings.clone();
        }
        let count = self.chance.choice([0, 1, 1, 2, 2, 3]).unwrap_or_default();
        let of_mood = self.story.feelings.get(usize::from(mood.saturating_sub(1))).map(Vec::as_slice);
        self.chance.choose_multiple(of_mood.unwrap_or_default(), count).into_iter().cloned().collect()
    }

    fn add_habits(&mut self, moment: Moment, sitting: Sitting, tags: &mut Vec<String>) {
        let story = self.story;
        let most = if sitting == Sitting::Evening { 5 } else { 2 };
        for habit in &story.habits {
            let share = story.share(habit, moment) * if sitting == Sitting::Evening { 1.0 } else { 0.4 };
            if tags.len() < most && self.chance.f64() < share && !tags.contains(&habit.tag) {
                tags.push(habit.tag.clone());
            }
        }
    }

    fn dimensions(&mut self, mood: u8) -> Dimensions {
        let mut around = |weight: f64, middle: f64| {
            let value = middle + weight * (f64::from(mood) - 3.0) + 1.1 * self.normal();
            Some(whole(value, 0, 10))
        };
        Dimensions {
            physical: around(1.1, 5.2),
            emotional: around(1.9, 5.0),
            social: around(1.3, 5.0),
            spiritual: around(0.8, 4.6),
        }
    }

    /// Minutes of sleep, to the quarter of an hour.
    fn night(&mut self, days_ago: i64, level: f64) -> f64 {
        let usual = self.story.phase(days_ago).map_or(400.0, |phase| phase.sleep);
        let minutes = usual + 12.0 * (level - 3.0) + 48.0 * self.normal();
        (minutes.clamp(90.0, 620.0) / 15.0).round() * 15.0
    }

    /// A draw around 0 with standard deviation 1 (Irwin–Hall of twelve).
    fn normal(&mut self) -> f64 {
        (0..12).map(|_| self.chance.f64()).sum::<f64>() - 6.0
    }
}

/// Today should have something to look back to.
fn is_anniversary_of_today(days_ago: i64, day: NaiveDate) -> bool {
    let today = day + TimeDelta::days(days_ago);
    days_ago > 300 && (day.month(), day.day()) == (today.month(), today.day())
}

/// The instant of a time of a day; the small hours belong to the evening before.
fn instant(day: NaiveDate, time: NaiveTime, zone: &str) -> Result<DateTime<Utc>> {
    let date = if time.hour() < u32::from(DAY_STARTS_AT) { day.succ_opt() } else { Some(day) };
    Ok(schedule::zone::instant(date.ok_or(ErrorCode::OutOfRange)?.and_time(time), zone)?)
}

fn step(level: f64) -> u8 {
    whole(level, 1, 5)
}

fn whole(value: f64, low: u8, high: u8) -> u8 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "rounded and held between two u8")]
    let whole = value.round().clamp(f64::from(low), f64::from(high)) as u8;
    whole
}
