//! The steps of an exercise, judged one by one.

use super::fault::ExerciseFault;
use super::judge::Judge;
use super::limits;
use super::model::{BranchWay, BreathPhase, ExerciseStep, RepeatPhase};
use super::raw::{RawOption, RawPhase, RawStep};

/// The steps that are right, in order. `deep` says how many branches and loops lie around them.
pub(super) fn all(judge: &mut Judge, raw: Vec<RawStep>, most: usize, deep: usize) -> Vec<ExerciseStep> {
    if deep > limits::DEPTH {
        judge.here(ExerciseFault::TooDeep);
        return Vec::new();
    }
    if raw.len() > most {
        judge.here(ExerciseFault::TooMany);
        return Vec::new();
    }
    raw.into_iter().enumerate().filter_map(|(at, step)| judge.item(at, |judge| one(judge, step, deep))).collect()
}

fn one(judge: &mut Judge, mut raw: RawStep, deep: usize) -> Option<ExerciseStep> {
    judge.steps += 1;
    if judge.steps > limits::ALL_STEPS {
        if judge.steps == limits::ALL_STEPS + 1 {
            judge.here(ExerciseFault::TooMany);
        }
        return None;
    }
    let step = match raw.kind.as_str() {
        "tap" => titled(judge, &mut raw).map(|(title, words)| ExerciseStep::Tap { title, words }),
        "timed" => timed(judge, &mut raw),
        "breath" => breath(judge, &mut raw),
        "repeat" => repeat(judge, &mut raw),
        "text" => text(judge, &mut raw),
        "list" => list(judge, &mut raw),
        "slider" => slider(judge, &mut raw),
        "choice" => choice(judge, &mut raw),
        "checklist" => checklist(judge, &mut raw),
        "sort" => sort(judge, &mut raw),
        "branch" => branch(judge, &mut raw, deep),
        "loop" => cycle(judge, &mut raw, deep),
        "canvas" => canvas(judge, &mut raw),
        _ => {
            judge.at("type", ExerciseFault::UnknownStep);
            return None;
        }
    };
    // Whatever was not taken belongs to another type.
    for key in left(&raw) {
        judge.at(key, ExerciseFault::KeyOfAnother);
    }
    step
}

/// The keys that are still there.
fn left(raw: &RawStep) -> Vec<&'static str> {
    [
        ("title", raw.title.is_some()),
        ("words", raw.words.is_some()),
        ("seconds", raw.seconds.is_some()),
        ("phases", raw.phases.is_some()),
        ("cycles", raw.cycles.is_some()),
        ("over", raw.over.is_some()),
        ("rounds", raw.rounds.is_some()),
        ("field", raw.field.is_some()),
        ("ask", raw.ask.is_some()),
        ("hint", raw.hint.is_some()),
        ("long", raw.long.is_some()),
        ("atLeast", raw.at_least.is_some()),
        ("atMost", raw.at_most.is_some()),
        ("from", raw.from.is_some()),
        ("to", raw.to.is_some()),
        ("low", raw.low.is_some()),
        ("high", raw.high.is_some()),
        ("options", raw.options.is_some()),
        ("several", raw.several.is_some()),
        ("items", raw.items.is_some()),
        ("piles", raw.piles.is_some()),
        ("cards", raw.cards.is_some()),
        ("steps", raw.steps.is_some()),
        ("symmetry", raw.symmetry.is_some()),
    ]
    .into_iter()
    .filter_map(|(key, there)| there.then_some(key))
    .collect()
}

fn needed<T>(judge: &mut Judge, key: &'static str, value: Option<T>) -> Option<T> {
    if value.is_none() {
        judge.at(key, ExerciseFault::Missing);
    }
    value
}

fn shown(judge: &mut Judge, key: &'static str, text: Option<String>) -> Option<String> {
    if let Some(text) = &text {
        judge.showing(key, text, limits::WORDS);
    }
    text
}

fn titled(judge: &mut Judge, raw: &mut RawStep) -> Option<(String, Option<String>)> {
    let title = needed(judge, "title", raw.title.take());
    if let Some(title) = &title {
        judge.showing("title", title, limits::TITLE);
    }
    let words = shown(judge, "words", raw.words.take());
    Some((title?, words))
}

fn timed(judge: &mut Judge, raw: &mut RawStep) -> Option<ExerciseStep> {
    let said = titled(judge, raw);
    let seconds = needed(judge, "seconds", raw.seconds.take())?;
    judge.seconds(seconds);
    let (title, words) = said?;
    Some(ExerciseStep::Timed { title, words, seconds })
}

fn phases(judge: &mut Judge, raw: &mut RawStep, most: usize) -> Option<Vec<RawPhase>> {
    let phases = needed(judge, "phases", raw.phases.take())?;
    judge.count("phases", phases.len(), 1..=most);
    (phases.len() <= most).then_some(phases)
}

fn breath(judge: &mut Judge, raw: &mut RawStep) -> Option<ExerciseStep> {
    let cycles = needed(judge, "cycles", raw.cycles.take()).and_then(|cycles| judge.whole("cycles", cycles, 1..=400));
    let raw = phases(judge, raw, 8)?;
    let phases = judge.within("phases", |judge| {
        let each = raw.into_iter().enumerate();
        each.map(|(at, phase)| judge.item(at, |judge| breath_phase(judge, phase))).collect::<Option<Vec<_>>>()
    });
    Some(ExerciseStep::Breath { phases: phases?, cycles: cycles? })
}

fn breath_phase(judge: &mut Judge, raw: RawPhase) -> Option<BreathPhase> {
    if raw.title.is_some() {
        judge.at("title", ExerciseFault::KeyOfAnother);
    }
    if let Some(words) = &raw.words {
        judge.line("words", words, limits::WORDS);
    }
    judge.seconds(raw.seconds);
    let does = needed(judge, "do", raw.does)?;
    Some(BreathPhase { does, seconds: raw.seconds, words: raw.words })
}

fn repeat(judge: &mut Judge, raw: &mut RawStep) -> Option<ExerciseStep> {
    let over = needed(judge, "over", raw.over.take());
    if let Some(over) = &over {
        judge.each("over", over, 1..=40, limits::OPTION);
    }
    let rounds = judge.whole("rounds", raw.rounds.take().unwrap_or(1), 1..=10);
    let raw = phases(judge, raw, 4)?;
    let phases = judge.within("phases", |judge| {
        let each = raw.into_iter().enumerate();
        each.map(|(at, phase)| judge.item(at, |judge| repeat_phase(judge, phase))).collect::<Option<Vec<_>>>()
    });
    Some(ExerciseStep::Repeat { over: over?, phases: phases?, rounds: rounds? })
}

fn repeat_phase(judge: &mut Judge, raw: RawPhase) -> Option<RepeatPhase> {
    for (key, there) in [("do", raw.does.is_some()), ("words", raw.words.is_some())] {
        if there {
            judge.at(key, ExerciseFault::KeyOfAnother);
        }
    }
    judge.seconds(raw.seconds);
    let title = needed(judge, "title", raw.title)?;
    judge.line("title", &title, limits::NAME);
    Some(RepeatPhase { title, seconds: raw.seconds })
}

/// What is asked, and what the answer is called.
fn asked(judge: &mut Judge, raw: &mut RawStep) -> Option<(String, String)> {
    let ask = needed(judge, "ask", raw.ask.take());
    if let Some(ask) = &ask {
        judge.showing("ask", ask, limits::WORDS);
    }
    let field = needed(judge, "field", raw.field.take())?;
    judge.answer(&field);
    Some((field, ask?))
}

fn text(judge: &mut Judge, raw: &mut RawStep) -> Option<ExerciseStep> {
    let hint = shown(judge, "hint", raw.hint.take());
    let long = raw.long.take().unwrap_or(false);
    let (field, ask) = asked(judge, raw)?;
    Some(ExerciseStep::Text { field, ask, hint, long })
}

fn list(judge: &mut Judge, raw: &mut RawStep) -> Option<ExerciseStep> {
    let hint = shown(judge, "hint", raw.hint.take());
    let at_least = needed(judge, "atLeast", raw.at_least.take()).and_then(|n| judge.whole::<u8>("atLeast", n, 1..=10));
    let at_most = needed(judge, "atMost", raw.at_most.take()).and_then(|n| judge.whole::<u8>("atMost", n, 1..=40));
    let (field, ask) = asked(judge, raw)?;
    let (at_least, at_most) = (at_least?, at_most?);
    if at_least > at_most {
        judge.at("atMost", ExerciseFault::OutOfRange);
    }
    Some(ExerciseStep::List { field, ask, hint, at_least, at_most })
}

fn slider(judge: &mut Judge, raw: &mut RawStep) -> Option<ExerciseStep> {
    let from = needed(judge, "from", raw.from.take()).and_then(|n| judge.whole::<u8>("from", n, 0..=99));
    let to = needed(judge, "to", raw.to.take()).and_then(|n| judge.whole::<u8>("to", n, 1..=100));
    let low = needed(judge, "low", raw.low.take());
    let high = needed(judge, "high", raw.high.take());
    for (key, end) in [("low", &low), ("high", &high)] {
        if let Some(end) = end {
            judge.line(key, end, limits::NAME);
        }
    }
    let (field, ask) = asked(judge, raw)?;
    let (from, to) = (from?, to?);
    if from >= to {
        judge.at("to", ExerciseFault::OutOfRange);
    }
    Some(ExerciseStep::Slider { field, ask, from, to, low: low?, high: high? })
}

fn choice(judge: &mut Judge, raw: &mut RawStep) -> Option<ExerciseStep> {
    let several = raw.several.take().unwrap_or(false);
    let options = needed(judge, "options", raw.options.take());
    let asked = asked(judge, raw);
    let mut words = Vec::new();
    for (at, option) in options?.into_iter().enumerate() {
        match option {
            RawOption::Words(option) => words.push(option),
            RawOption::Way(_) => {
                judge.within("options", |judge| judge.item(at, |judge| judge.here(ExerciseFault::OtherValue)));
            }
        }
    }
    judge.each("options", &words, 2..=20, limits::OPTION);
    judge.apart("options", &words);
    let (field, ask) = asked?;
    Some(ExerciseStep::Choice { field, ask, options: words, several })
}

fn checklist(judge: &mut Judge, raw: &mut RawStep) -> Option<ExerciseStep> {
    let items = needed(judge, "items", raw.items.take());
    let (field, ask) = asked(judge, raw)?;
    let items = items?;
    judge.each("items", &items, 1..=30, limits::OPTION);
    judge.apart("items", &items);
    Some(ExerciseStep::Checklist { field, ask, items })
}

fn sort(judge: &mut Judge, raw: &mut RawStep) -> Option<ExerciseStep> {
    let piles = needed(judge, "piles", raw.piles.take());
    let cards = needed(judge, "cards", raw.cards.take());
    let (field, ask) = asked(judge, raw)?;
    let (piles, cards) = (piles?, cards?);
    judge.each("piles", &piles, 2..=4, limits::OPTION);
    judge.each("cards", &cards, 2..=60, limits::OPTION);
    judge.apart("piles", &piles);
    judge.apart("cards", &cards);
    Some(ExerciseStep::Sort { field, ask, piles, cards })
}

fn branch(judge: &mut Judge, raw: &mut RawStep, deep: usize) -> Option<ExerciseStep> {
    let ask = needed(judge, "ask", raw.ask.take())?;
    judge.showing("ask", &ask, limits::WORDS);
    let options = needed(judge, "options", raw.options.take())?;
    judge.count("options", options.len(), 2..=8);
    let ways = judge.within("options", |judge| {
        let each = options.into_iter().take(8).enumerate();
        each.map(|(at, option)| judge.item(at, |judge| way(judge, option, deep))).collect::<Vec<_>>()
    });
    Some(ExerciseStep::Branch { ask, options: ways.into_iter().flatten().collect() })
}

fn way(judge: &mut Judge, option: RawOption, deep: usize) -> Option<BranchWay> {
    let RawOption::Way(way) = option else {
        judge.here(ExerciseFault::OtherValue);
        return None;
    };
    judge.line("words", &way.words, limits::OPTION);
    let steps = judge.within("steps", |judge| all(judge, way.steps, limits::STEPS, deep + 1));
    Some(BranchWay { words: way.words, steps })
}

fn cycle(judge: &mut Judge, raw: &mut RawStep, deep: usize) -> Option<ExerciseStep> {
    let ask = needed(judge, "ask", raw.ask.take());
    if let Some(ask) = &ask {
        judge.words("ask", ask, limits::WORDS);
    }
    let at_most = needed(judge, "atMost", raw.at_most.take()).and_then(|n| judge.whole("atMost", n, 1..=20));
    let steps = needed(judge, "steps", raw.steps.take())?;
    if steps.is_empty() {
        judge.at("steps", ExerciseFault::TooFew);
    }
    let steps = judge.within("steps", |judge| all(judge, steps, limits::LOOP_STEPS, deep + 1));
    Some(ExerciseStep::Loop { ask: ask?, steps, at_most: at_most? })
}

fn canvas(judge: &mut Judge, raw: &mut RawStep) -> Option<ExerciseStep> {
    let said = titled(judge, raw);
    let symmetry = raw.symmetry.take().unwrap_or(0);
    if symmetry == 1 {
        judge.at("symmetry", ExerciseFault::OutOfRange);
    }
    let symmetry = judge.whole("symmetry", symmetry, 0..=16)?;
    let (title, words) = said?;
    Some(ExerciseStep::Canvas { title, words, symmetry })
}

/// Phases and seconds of the longest way through, every loop gone through as often as it may be.
pub(super) fn cost(steps: &[ExerciseStep]) -> (u64, f64) {
    steps.iter().map(cost_of).fold((0, 0.0), |(phases, seconds), (more, longer)| (phases + more, seconds + longer))
}

fn cost_of(step: &ExerciseStep) -> (u64, f64) {
    match step {
        ExerciseStep::Timed { seconds, .. } => (1, *seconds),
        ExerciseStep::Breath { phases, cycles } => {
            let seconds: f64 = phases.iter().map(|phase| phase.seconds).sum();
            (phases.len() as u64 * u64::from(*cycles), seconds * f64::from(*cycles))
        }
        ExerciseStep::Repeat { over, phases, rounds } => {
            let times = u32::try_from(over.len()).unwrap_or(u32::MAX).saturating_mul(u32::from(*rounds));
            let seconds: f64 = phases.iter().map(|phase| phase.seconds).sum();
            (phases.len() as u64 * u64::from(times), seconds * f64::from(times))
        }
        ExerciseStep::Branch { options, .. } => options
            .iter()
            .map(|way| cost(&way.steps))
            .fold((0, 0.0), |(phases, seconds), (more, longer)| (phases.max(more), seconds.max(longer))),
        ExerciseStep::Loop { steps, at_most, .. } => {
            let (phases, seconds) = cost(steps);
            (phases * u64::from(*at_most), seconds * f64::from(*at_most))
        }
        _ => (0, 0.0),
    }
}
