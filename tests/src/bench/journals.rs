//! Journals of several sizes, encrypted and plain, side by side: opening, reading, searching, saving, size on disk.

use std::sync::atomic::AtomicBool;
use std::time::Duration;

use anyhow::{Context, Result};
use chrono::{DateTime, Datelike, NaiveDate, TimeDelta, Utc};
use mooring_core::insights::{self, InsightsAnswer, Span};
use mooring_core::journal::{self, DayRule, EntryFilter, ListRequest, TrackerKind};
use mooring_core::{Stamp, settings};
use uuid::Uuid;
use vault::store::{Reader, Writer};

use super::clock::{Cost, cost_of, cost_of_many};
use super::corpus::{Corpus, PHRASE, RARE, TAGS, Vocabulary, Words};
use super::report::{Samples, State};
use super::sides::{Kind, Open, Place};
use super::{NOW, Plan, ZONE};

/// Entries saved in one transaction while a journal is made.
const BATCH: u32 = 5_000;
/// Entries saved one by one in each round.
const SAVES: u32 = 20;
/// All insights of ten years, out of a journal.
pub const INSIGHTS: &str = "all insights of ten years";
const ENOUGH: Duration = Duration::from_millis(20);

/// Measures every size of the plan.
pub fn measure(plan: &Plan, vocabulary: &Vocabulary, samples: &mut Samples) -> Result<()> {
    for entries in &plan.sizes {
        plan.say(&format!("a journal of {entries} entries, twice"));
        let folder = tempfile::tempdir()?;
        let mut made = Vec::new();
        for kind in Kind::BOTH {
            let place = Place::new(kind, &folder.path().join(format!("{kind:?}")))?;
            made.push(make(place, vocabulary, *entries, samples)?);
        }
        for round in 0..plan.rounds {
            plan.say(&format!("{entries} entries, round {} of {}", round + 1, plan.rounds));
            made.reverse();
            for Made { place, asks } in &made {
                read(place, asks, *entries, samples)?;
                type_word(place, typed(vocabulary), *entries, samples)?;
            }
            for Made { place, .. } in &made {
                save(place, vocabulary, *entries, round, samples)?;
            }
        }
        for Made { place, .. } in &made {
            samples.file_bytes(*entries, place.kind, place.bytes()?);
            if place.kind == Kind::Plain {
                samples.file_parts(*entries, place.parts()?);
            }
        }
    }
    Ok(())
}

/// A journal that was made, and what can be asked of it: its words have ids of their own.
struct Made {
    place: Place,
    asks: Vec<(&'static str, Ask)>,
}

fn make(place: Place, vocabulary: &Vocabulary, entries: u32, samples: &mut Samples) -> Result<Made> {
    let open = place.create(NOW)?;
    let words = words(&open)?;
    let mut corpus = Corpus::new(vocabulary, entries, NOW);
    let (mut text_bytes, mut some_entry) = (0, None);
    let mut left = entries;
    while left > 0 {
        let batch = left.min(BATCH);
        let drafts: Vec<_> = (0..batch).map(|_| corpus.entry(&words)).collect();
        text_bytes += drafts.iter().map(|draft| draft.body.len() as u64).sum::<u64>();
        some_entry = drafts.last().map(|draft| draft.id).or(some_entry);
        let ((), cost) = cost_of(|| {
            open.write(|writer| {
                let stamp = Stamp::take(writer, NOW)?;
                drafts.iter().try_for_each(|draft| journal::save(writer, &stamp, draft).map(drop))
            })
        })?;
        if batch == BATCH || entries < BATCH {
            samples.add("bulk save, each", State::Once, entries, place.kind, cost / batch);
        }
        left -= batch;
    }
    let asks = asks(vocabulary, &words, some_entry.context("an entry")?);
    open.close()?;
    samples.text_bytes(entries, place.kind, text_bytes);
    Ok(Made { place, asks })
}

/// The vocabulary of the journal, with sixty tags in it.
pub fn words(open: &Open) -> Result<Words> {
    open.write(words_in)
}

/// As [`words`], within a transaction.
pub fn words_in(writer: Writer<'_>) -> mooring_core::Result<Words> {
    let stamp = Stamp::take(writer, NOW)?;
    let group = journal::vocabulary::tag::add_group(writer, &stamp, "Sixty")?;
    let tags = (0..TAGS)
        .map(|number| Ok(journal::vocabulary::tag::add(writer, &stamp, group.id, &format!("tag {number}"), None)?.id))
        .collect::<mooring_core::Result<Vec<_>>>()?;
    let sleep = journal::vocabulary::tracker::add(writer, &stamp, "Sleep", &TrackerKind::Duration, DayRule::Sum)?;
    let all = journal::vocabulary(writer.reader(), NOW)?;
    Ok(Words {
        tags,
        feelings: all.feelings.into_iter().flat_map(|family| family.feelings).map(|feeling| feeling.id).collect(),
        sleep: Some(sleep.id),
        scale: all.scales.into_iter().find(|scale| scale.current).ok_or(mooring_core::ErrorCode::Internal)?,
    })
}

/// Something the windows ask of a journal.
enum Ask {
    List(ListRequest),
    Months,
    Days(NaiveDate, NaiveDate),
    Entry(Uuid),
    Insights(Span),
}

fn asks(vocabulary: &Vocabulary, words: &Words, entry: Uuid) -> Vec<(&'static str, Ask)> {
    let search = |text: String, filter: EntryFilter| Ask::List(ListRequest { text, filter, after: None, limit: 50 });
    let plain = |text: &str| search(format!("{text} "), EntryFilter::default());
    let today = NOW.date_naive();
    let ten_years = today - TimeDelta::days(3_652);
    let month = NaiveDate::from_ymd_opt(today.year() - 2, 3, 1).unwrap_or(today);
    let beginning = typed(vocabulary).get(..3).unwrap_or_default().to_owned();
    let filter = EntryFilter {
        moods: vec![0, 1],
        tags: words.tags.iter().take(2).copied().collect(),
        from: Some(today - TimeDelta::days(1_500)),
        to: Some(today - TimeDelta::days(200)),
        ..EntryFilter::default()
    };
    let of_month = EntryFilter { from: Some(month), to: Some(month + TimeDelta::days(30)), ..EntryFilter::default() };
    vec![
        ("newest 50", search(String::new(), EntryFilter::default())),
        ("search: rare word", plain(RARE)),
        ("search: common word", plain(vocabulary.word(45))),
        ("search: phrase", plain(&format!("\"{} {}\"", vocabulary.word(PHRASE.0), vocabulary.word(PHRASE.1)))),
        ("search: beginning of a word", search(beginning, EntryFilter::default())),
        ("search: word and filters", search(format!("{} ", vocabulary.word(45)), filter)),
        ("month list", Ask::List(ListRequest { text: String::new(), filter: of_month, after: None, limit: 200 })),
        ("months to jump to", Ask::Months),
        ("ten years of pixels", Ask::Days(ten_years, today)),
        ("one entry", Ask::Entry(entry)),
        (INSIGHTS, Ask::Insights(Span { from: ten_years, to: today })),
    ]
}

/// A word of the vocabulary that is long enough to be typed.
fn typed(vocabulary: &Vocabulary) -> &str {
    (400..4_000).map(|rank| vocabulary.word(rank)).find(|word| word.is_ascii() && word.len() >= 7).unwrap_or_default()
}

impl Ask {
    fn run(&self, reader: Reader<'_>) -> mooring_core::Result<usize> {
        match self {
            Self::List(request) => Ok(journal::list(reader, request)?.rows.len()),
            Self::Months => Ok(journal::months(reader)?.len()),
            Self::Days(from, to) => Ok(journal::days(reader, *from, *to)?.len()),
            Self::Entry(id) => Ok(journal::get(reader, *id)?.body_html.len()),
            Self::Insights(span) => insights_of(reader, *span),
        }
    }
}

/// Everything Insights asks for where all of the time is chosen.
fn insights_of(reader: Reader<'_>, span: Span) -> mooring_core::Result<usize> {
    let days = insights::period(reader, span)?.days.len();
    let line = insights::line(reader, span)?;
    let beside = (insights::scales(reader, span)?.len(), insights::exercises(reader, span, "en")?.len());
    insights::marks(reader, span, ZONE)?;
    insights::around(reader, span)?;
    let (along, words) = insights::look_through(reader, span, "en", &AtomicBool::new(false))?;
    let drawn = usize::from(matches!(line, InsightsAnswer::Tells { .. }));
    Ok(days + drawn + beside.0 + beside.1 + along.rows.len() + words.words.len())
}

/// What the first screen needs.
pub fn first_screen(reader: Reader<'_>) -> mooring_core::Result<usize> {
    settings::load(reader)?;
    journal::vocabulary(reader, NOW)?;
    let today = journal::today(reader, NOW, ZONE)?;
    let page = journal::list(reader, &ListRequest { limit: 50, ..ListRequest::default() })?;
    Ok(today.entries.len() + page.rows.len())
}

fn read(place: &Place, asks: &[(&'static str, Ask)], entries: u32, samples: &mut Samples) -> Result<()> {
    let (open, cost) = cost_of(|| {
        let open = place.open()?;
        open.read(first_screen)?;
        Ok(open)
    })?;
    samples.add("open and first screen", State::Fresh, entries, place.kind, cost);
    open.close()?;
    for (name, ask) in asks {
        let open = place.open()?;
        // As a session asks before anything else: afterwards the connection that reads is there and knows the tables.
        open.read(mooring_core::begun)?;
        let (_, cost) = cost_of(|| open.read(|reader| ask.run(reader)))?;
        samples.add(name, State::Fresh, entries, place.kind, cost);
        let cost = cost_of_many(ENOUGH, || open.read(|reader| ask.run(reader)))?;
        samples.add(name, State::Warm, entries, place.kind, cost);
        open.close()?;
    }
    Ok(())
}

/// A word typed letter by letter, each answer turned into what the window gets: the slowest one counts.
fn type_word(place: &Place, word: &str, entries: u32, samples: &mut Samples) -> Result<()> {
    let open = place.open()?;
    let letters = || {
        (1..=word.len()).map(|end| {
            let text = word.get(..end).unwrap_or(word).to_owned();
            let request = ListRequest { text, limit: 50, ..ListRequest::default() };
            cost_of(|| Ok(serde_json::to_string(&open.read(|reader| journal::list(reader, &request))?)?.len()))
        })
    };
    // The first word after unlocking meets an empty cache; that is measured elsewhere.
    for warming in letters() {
        warming?;
    }
    let costs = letters().map(|cost| Ok(cost?.1)).collect::<Result<Vec<_>>>()?;
    let slowest = costs.into_iter().max_by_key(|cost: &Cost| cost.wall).context("a word to type")?;
    samples.add("typing, slowest letter", State::Warm, entries, place.kind, slowest);
    open.close()
}

fn save(place: &Place, vocabulary: &Vocabulary, entries: u32, round: u32, samples: &mut Samples) -> Result<()> {
    let open = place.open()?;
    let words = words(&open)?;
    // Written today, after everything else.
    let now: DateTime<Utc> = NOW + TimeDelta::hours(i64::from(round) + 1);
    let mut corpus = Corpus::new(vocabulary, SAVES + round, now);
    for number in 0..SAVES {
        let mut draft = corpus.entry(&words);
        draft.id = Uuid::now_v7();
        draft.at = now + TimeDelta::seconds(i64::from(number));
        samples.text_bytes(entries, place.kind, draft.body.len() as u64);
        let ((), cost) = cost_of(|| {
            open.write(|writer| {
                let stamp = Stamp::take(writer, now)?;
                journal::save(writer, &stamp, &draft).map(drop)
            })
        })?;
        samples.add("save one entry", State::Warm, entries, place.kind, cost);
    }
    open.close()
}
