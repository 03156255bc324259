//! Made-up journals of any size, the same from the same seed.
//!
//! Text as people write it: entries of 80 words in the median and 120 in the mean (log-normal), words of a vocabulary of
//! 20,000 by Zipf's law, some with accents, some in Chinese characters, some emoji; 0–5 of 60 tags; ten years.

use std::fmt::Write as _;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use fastrand::Rng;
use mooring_core::journal::{Dimensions, EntryDraft, Mood, MoodScale, TrackerValue};
use uuid::{NoContext, Timestamp, Uuid};

const SEED: u64 = 0x006d_6f6f_7269_6e67;
const VOCABULARY: usize = 20_000;
const MEDIAN_WORDS: f64 = 80.0;
/// σ of the logarithm: the mean of such words is the median times e^(σ²/2), 120.
const SIGMA: f64 = 0.9005;
const DAYS: i64 = 3_652;
pub const TAGS: usize = 60;

/// Two words that stand side by side in every hundredth entry, and often apart.
pub const PHRASE: (usize, usize) = (90, 140);

/// A word that stands in [`RARE_ENTRIES`] entries of every journal, spread evenly over its years, and that the vocabulary
/// cannot make. A word of the vocabulary would be in more entries the larger the journal is, and looking for it would
/// measure how many were found.
pub const RARE: &str = "quixotic";
pub const RARE_ENTRIES: u32 = 50;

/// Words by rank, and how likely each is.
pub struct Vocabulary {
    words: Vec<String>,
    /// Sums of 1/rank.
    cumulative: Vec<f64>,
}

impl Vocabulary {
    pub fn new() -> Self {
        let mut chance = Rng::with_seed(SEED);
        let mut words: Vec<String> = Vec::with_capacity(VOCABULARY);
        let mut known = std::collections::HashSet::new();
        while words.len() < VOCABULARY {
            let word = word(&mut chance, words.len());
            if known.insert(word.clone()) {
                words.push(word);
            }
        }
        let mut sum = 0.0;
        let cumulative = (1..=VOCABULARY)
            .map(|rank| {
                sum += 1.0 / f64::from(u32::try_from(rank).unwrap_or(u32::MAX));
                sum
            })
            .collect();
        Self { words, cumulative }
    }

    pub fn word(&self, rank: usize) -> &str {
        self.words.get(rank).map_or("", String::as_str)
    }

    fn draw(&self, chance: &mut Rng) -> usize {
        let total = self.cumulative.last().copied().unwrap_or(1.0);
        let wanted = chance.f64() * total;
        self.cumulative.partition_point(|sum| *sum < wanted).min(VOCABULARY - 1)
    }
}

impl Default for Vocabulary {
    fn default() -> Self {
        Self::new()
    }
}

/// A word that could be one: the frequent ones are short, as everywhere.
fn word(chance: &mut Rng, rank: usize) -> String {
    const ONSETS: [&str; 18] =
        ["b", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "w", "st", "tr", "sh"];
    const VOWELS: [&str; 8] = ["a", "e", "i", "o", "u", "ea", "ou", "ai"];
    const ACCENTED: [&str; 6] = ["é", "ü", "ö", "ñ", "å", "ç"];
    const CODAS: [&str; 10] = ["", "", "n", "r", "s", "t", "l", "ng", "m", "nd"];
    const HAN: [&str; 20] = [
        "今", "日", "心", "海", "人", "花", "山", "水", "月", "風", "静", "夜", "朝", "雨", "家", "手", "光", "道",
        "空", "間",
    ];
    let pick = |chance: &mut Rng, from: &[&'static str]| chance.choice(from).copied().unwrap_or_default();
    if rank > 200 && chance.u8(0..100) == 0 {
        return (0..chance.usize(2..5)).map(|_| pick(chance, &HAN)).collect();
    }
    let syllables = match rank {
        0..60 => 1,
        60..1_000 => chance.usize(1..3),
        _ => chance.usize(2..5),
    };
    let mut word = String::new();
    for _ in 0..syllables {
        word.push_str(pick(chance, &ONSETS));
        word.push_str(if rank > 100 && chance.u8(0..40) == 0 {
            pick(chance, &ACCENTED)
        } else {
            pick(chance, &VOWELS)
        });
        word.push_str(pick(chance, &CODAS));
    }
    word
}

/// What entries refer to.
pub struct Words {
    pub scale: MoodScale,
    pub tags: Vec<Uuid>,
    pub feelings: Vec<Uuid>,
    pub sleep: Option<Uuid>,
}

/// Entries of a journal, oldest first.
pub struct Corpus<'v> {
    vocabulary: &'v Vocabulary,
    chance: Rng,
    count: u32,
    next: u32,
    first: DateTime<Utc>,
}

impl<'v> Corpus<'v> {
    /// `count` entries over the ten years before `end`.
    pub fn new(vocabulary: &'v Vocabulary, count: u32, end: DateTime<Utc>) -> Self {
        let first = end - TimeDelta::days(DAYS);
        Self { vocabulary, chance: Rng::with_seed(SEED ^ u64::from(count)), count, next: 0, first }
    }

    /// The next entry; after the last one, further ones go on in time.
    pub fn entry(&mut self, words: &Words) -> EntryDraft {
        let share = f64::from(self.next) / f64::from(self.count.max(1));
        #[expect(clippy::cast_possible_truncation, reason = "ten years of seconds")]
        let second = (share * TimeDelta::days(DAYS).as_seconds_f64()) as i64 + self.chance.i64(0..600);
        let at = self.first + TimeDelta::seconds(second);
        let (physical, social) = (self.chance.u8(0..=10), self.chance.u8(0..=10));
        let dimensions = if self.chance.u8(0..10) < 3 {
            Dimensions { physical: Some(physical), social: Some(social), ..Dimensions::default() }
        } else {
            Dimensions::default()
        };
        let sleep = words.sleep.filter(|_| self.chance.bool());
        let mut body = self.text();
        if self.is_rare() {
            body.push(' ');
            body.push_str(RARE);
        }
        let entry = EntryDraft {
            id: id_at(at),
            session: id_at(at),
            at,
            zone: "Europe/Berlin".to_owned(),
            day: None,
            mood: Some(Mood { scale: words.scale.id, step: self.chance.u8(1..=5) }),
            feelings: self.some_of(&words.feelings, 3),
            tags: self.some_of(&words.tags, 5),
            dimensions,
            trackers: sleep
                .map(|tracker| TrackerValue { tracker, value: f64::from(self.chance.u16(180..600)) })
                .into_iter()
                .collect(),
            title: String::new(),
            body,
            starred: self.chance.u8(0..50) == 0,
            links: Vec::new(),
            began: None,
            attachments: Vec::new(),
            ground: None,
        };
        self.next += 1;
        entry
    }

    /// Whether the next entry has the rare word. Journals too small for it have none.
    fn is_rare(&self) -> bool {
        let apart = self.count / RARE_ENTRIES;
        apart > 0 && self.next.is_multiple_of(apart) && self.next / apart < RARE_ENTRIES
    }

    fn some_of(&mut self, ids: &[Uuid], most: usize) -> Vec<Uuid> {
        let count = self.chance.usize(0..=most);
        self.chance.choose_multiple(ids, count).into_iter().copied().collect()
    }

    /// Sentences of about twelve words in paragraphs of about sixty.
    pub fn text(&mut self) -> String {
        let mut text = String::new();
        let count = self.length();
        let phrase_at = (self.chance.u8(0..100) == 0).then(|| self.chance.usize(0..count));
        let mut begins = true;
        for number in 0..count {
            let drawn = self.vocabulary.draw(&mut self.chance);
            let word = self.vocabulary.word(drawn);
            if begins {
                let mut letters = word.chars();
                text.extend(letters.next().into_iter().flat_map(char::to_uppercase).chain(letters));
            } else {
                text.push_str(word);
            }
            if phrase_at == Some(number) {
                let (one, two) = PHRASE;
                text.push(' ');
                text.push_str(self.vocabulary.word(one));
                text.push(' ');
                text.push_str(self.vocabulary.word(two));
            }
            begins = self.chance.u8(0..12) == 0;
            match (begins, self.chance.u8(0..5)) {
                (true, 0) => text.push_str(".\n\n"),
                (true, _) => text.push_str(". "),
                (false, 0) => text.push_str(", "),
                (false, _) => text.push(' '),
            }
        }
        if self.chance.u8(0..60) == 0 {
            text.push_str(self.chance.choice(["🙂", "🌧️", "🐕", "☕", "❤️"]).unwrap_or_default());
        }
        text.truncate(text.trim_end().len());
        text
    }

    fn length(&mut self) -> usize {
        // Irwin–Hall of twelve: close to normal.
        let normal = (0..12).map(|_| self.chance.f64()).sum::<f64>() - 6.0;
        let words = MEDIAN_WORDS * (SIGMA * normal).exp();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 1 and 5,000")]
        let words = words.clamp(1.0, 5_000.0) as usize;
        words
    }
}

fn id_at(at: DateTime<Utc>) -> Uuid {
    let second = u64::try_from(at.timestamp()).unwrap_or_default();
    Uuid::new_v7(Timestamp::from_unix(NoContext, second, 0))
}

/// A Daylio export of `rows` rows, newest first, with the texts of a journal; some notes are HTML.
pub fn daylio_export(vocabulary: &Vocabulary, rows: u32) -> String {
    const MOODS: [&str; 5] = ["rad", "good", "meh", "bad", "awful"];
    let mut corpus = Corpus::new(vocabulary, rows, DateTime::UNIX_EPOCH);
    let mut file = String::from("\u{FEFF}full_date,date,weekday,time,mood,activities,scales,note_title,note\n");
    let newest = NaiveDate::from_ymd_opt(2026, 11, 1).unwrap_or_default().and_hms_opt(21, 30, 0).unwrap_or_default();
    // Spread over ten years, at least a minute apart.
    let apart = TimeDelta::days(DAYS) / i32::try_from(rows.max(1)).unwrap_or(i32::MAX);
    for number in 0..rows {
        let at = newest - apart * i32::try_from(number).unwrap_or_default();
        let chance = &mut corpus.chance;
        let mood = chance.choice(MOODS).unwrap_or_default();
        let count = chance.usize(0..=5);
        let activities: Vec<String> = (0..count).map(|_| format!("activity {}", chance.usize(0..TAGS))).collect();
        let html = chance.u8(0..5) == 0;
        let note = corpus.text().replace("\n\n", if html { "<br><br>" } else { " " }).replace('"', "\"\"");
        let note = if html { format!("<b>{}</b> {note} &amp; so on", vocabulary.word(300)) } else { note };
        // Writing to a string does not fail.
        let _ = writeln!(
            file,
            "{},{},{},{},{mood},\"{}\",\"\",\"\",\"{note}\"",
            at.format("%Y-%m-%d"),
            at.format("%B %-d"),
            at.format("%A"),
            at.format("%-I:%M\u{202F}%p"),
            activities.join(" | "),
        );
    }
    file
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::disallowed_methods)]

    use super::*;

    #[test]
    fn texts_are_as_long_and_as_varied_as_they_should_be() {
        let vocabulary = Vocabulary::new();
        let mut corpus = Corpus::new(&vocabulary, 2_000, Utc::now());
        let mut lengths: Vec<usize> = (0..2_000).map(|_| corpus.text().split_whitespace().count()).collect();
        lengths.sort_unstable();
        let mean = lengths.iter().sum::<usize>() / lengths.len();
        assert!((70..=90).contains(&lengths[1_000]), "median {}", lengths[1_000]);
        assert!((108..=132).contains(&mean), "mean {mean}");
    }

    #[test]
    fn the_rare_word_is_in_as_many_entries_of_any_journal() {
        let vocabulary = Vocabulary::new();
        let scale = MoodScale { id: Uuid::nil(), steps: Vec::new(), current: true };
        let words = Words { scale, tags: Vec::new(), feelings: Vec::new(), sleep: None };
        for count in [RARE_ENTRIES, 199, 1_000] {
            let mut corpus = Corpus::new(&vocabulary, count, Utc::now());
            let found = (0..count + 20).filter(|_| corpus.entry(&words).body.contains(RARE)).count();
            assert_eq!(found, RARE_ENTRIES as usize, "of {count}");
        }
    }

    #[test]
    fn an_export_is_read_without_a_problem() {
        let file = daylio_export(&Vocabulary::new(), 300);
        let (drafts, problems) =
            interchange::daylio_csv::parse(file.as_bytes(), &interchange::Limits::default()).unwrap();
        assert_eq!((drafts.len(), problems), (300, vec![]));
        assert!(drafts[0].date - drafts[299].date > TimeDelta::days(3_600));
        assert!(drafts.iter().any(|draft| draft.note.starts_with("**")));
    }
}
