//! Reads an exercise from a file: everything that is right about it, or what is wrong and on which line.

use super::fault::{ExerciseFault, ExerciseProblem};
use super::judge::Judge;
use super::lines::{Hop, line_at, line_of, told};
use super::model::{EvidenceGrade, Exercise};
use super::raw::RawExercise;
use super::{limits, steps};

pub const FORMAT: &str = "mooring-exercise";
pub const VERSION: u32 = 1;

/// Reads a file, or one's own exercise as it is kept.
pub fn read(bytes: &[u8]) -> Result<Exercise, Vec<ExerciseProblem>> {
    let only = |code, line| vec![ExerciseProblem { code, place: String::new(), line }];
    if bytes.len() > limits::FILE_BYTES {
        return Err(only(ExerciseFault::TooLarge, 1));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let before = bytes.get(..error.valid_up_to()).and_then(|before| std::str::from_utf8(before).ok());
        only(ExerciseFault::NotJson, line_at(before.unwrap_or_default()))
    })?;
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let raw: RawExercise = serde_json::from_str(text).map_err(|error| {
        let line = u32::try_from(error.line()).unwrap_or(u32::MAX).max(1);
        only(foreign(text).unwrap_or_else(|| code_of(&error)), line)
    })?;
    judged(raw).map_err(|faults| {
        faults
            .into_iter()
            .take(limits::PROBLEMS)
            .map(|(code, way)| ExerciseProblem { code, place: told(&way), line: line_of(text, &way) })
            .collect()
    })
}

/// Whether it says of itself that it is something else, or later: that is then what is wrong with it.
fn foreign(text: &str) -> Option<ExerciseFault> {
    let value: serde_json::Value = serde_json::from_str(text).ok()?;
    let is = value.get("format").and_then(serde_json::Value::as_str) == Some(FORMAT);
    let version = value.get("version").and_then(serde_json::Value::as_u64);
    match (is, version) {
        (false, _) => Some(ExerciseFault::OtherFile),
        (true, Some(version)) if version > u64::from(VERSION) => Some(ExerciseFault::Newer),
        _ => None,
    }
}

/// What the parser found, from the beginning of what it says: behind it stand words of the file.
fn code_of(error: &serde_json::Error) -> ExerciseFault {
    if !error.is_data() {
        return ExerciseFault::NotJson;
    }
    let says = error.to_string();
    [
        ("unknown field", ExerciseFault::UnknownKey),
        ("missing field", ExerciseFault::Missing),
        ("unknown variant", ExerciseFault::UnknownWord),
        ("duplicate field", ExerciseFault::Twice),
        ("invalid value", ExerciseFault::OutOfRange),
    ]
    .into_iter()
    .find_map(|(begins, code)| says.starts_with(begins).then_some(code))
    .unwrap_or(ExerciseFault::OtherValue)
}

fn judged(raw: RawExercise) -> Result<Exercise, Vec<(ExerciseFault, Vec<Hop>)>> {
    let mut judge = Judge::default();
    head(&mut judge, &raw);
    evidence(&mut judge, &raw);
    if raw.steps.is_empty() {
        judge.at("steps", ExerciseFault::TooFew);
    }
    let steps = judge.within("steps", |judge| steps::all(judge, raw.steps, limits::STEPS, 0));
    if judge.faults.is_empty() {
        let (phases, seconds) = steps::cost(&steps);
        if phases > limits::PHASES {
            judge.at("steps", ExerciseFault::TooManyPhases);
        } else if seconds > limits::SECONDS {
            judge.at("steps", ExerciseFault::TooLasting);
        }
    }
    if !judge.faults.is_empty() {
        return Err(judge.faults);
    }
    Ok(Exercise {
        format: raw.format,
        version: raw.version,
        id: raw.id.unwrap_or_default(),
        language: raw.language,
        name: raw.name,
        summary: raw.summary,
        about: raw.about,
        kind: raw.kind,
        dimensions: raw.dimensions,
        needs: raw.needs,
        minutes: raw.minutes,
        before: raw.before,
        steps,
        cautions: raw.cautions,
        evidence: raw.evidence,
        keeps: raw.keeps,
    })
}

fn head(judge: &mut Judge, raw: &RawExercise) {
    if raw.format != FORMAT {
        judge.at("format", ExerciseFault::OtherFile);
    }
    if raw.version != VERSION {
        judge.at("version", ExerciseFault::Newer);
    }
    if let Some(id) = &raw.id {
        judge.name("id", id);
    }
    judge.line("language", &raw.language, limits::ID_BYTES);
    judge.line("name", &raw.name, limits::NAME);
    judge.line("summary", &raw.summary, limits::SUMMARY);
    judge.words("about", &raw.about, limits::WORDS);
    judge.count("dimensions", raw.dimensions.len(), 1..=4);
    judge.count("needs", raw.needs.len(), 1..=4);
    let minutes = raw.minutes;
    let sorted = minutes.from <= minutes.usual && minutes.usual <= minutes.to;
    if minutes.from < 1 || minutes.to > limits::MINUTES || !sorted {
        judge.at("minutes", ExerciseFault::OutOfRange);
    }
    judge.each("before", &raw.before, 0..=5, limits::WORDS);
    judge.each("cautions", &raw.cautions, 0..=6, limits::WORDS);
}

fn evidence(judge: &mut Judge, raw: &RawExercise) {
    judge.within("evidence", |judge| {
        if raw.evidence.grade != EvidenceGrade::Own || !raw.evidence.words.is_empty() {
            judge.words("words", &raw.evidence.words, limits::WORDS);
        }
        judge.count("sources", raw.evidence.sources.len(), 0..=20);
        judge.within("sources", |judge| {
            for (at, source) in raw.evidence.sources.iter().enumerate() {
                judge.item(at, |judge| {
                    judge.line("words", &source.words, limits::WORDS);
                    let Some(link) = &source.link else { return };
                    judge.line("link", link, limits::WORDS);
                    if !link.starts_with("https://") || link.chars().any(char::is_whitespace) {
                        judge.at("link", ExerciseFault::LinkRefused);
                    }
                });
            }
        });
    });
}
