//! What goes along with better and worse days.

use std::sync::atomic::AtomicBool;

use super::super::series::weekday;
use super::super::*;
use super::{carried_over, close, day, noise, series, with_gaps};

static ON: AtomicBool = AtomicBool::new(false);
const SOME: Effort = Effort { seed: 1, draws: 4_000, resamples: 199 };

fn asked(mood: &[f64], candidates: &[Candidate]) -> Looked {
    look(&series(mood), candidates, SOME, &ON).unwrap()
}

fn tag(on: &[bool]) -> Candidate {
    Candidate::Tag(series(&on.iter().map(|on| f64::from(u8::from(*on))).collect::<Vec<_>>()))
}

fn scattered(rng: &mut fastrand::Rng, days: usize, share: f64) -> Vec<bool> {
    (0..days).map(|_| rng.f64() < share).collect()
}

fn claims(looked: &Looked) -> Vec<(usize, Lag, bool)> {
    let claim =
        |finding: &Finding| finding.answer.told().map(|claim| (finding.candidate, finding.lag, claim.figures.higher()));
    looked.findings.iter().filter_map(claim).collect()
}

fn why(finding: &Finding) -> Option<(Why, usize)> {
    match finding.answer {
        Answer::CannotTellYet { why, n } => Some((why, n)),
        Answer::Tells(_) => None,
    }
}

/// A year with one tag that mood is higher on, one it is lower after, one that comes after better days, a number, and six of nothing.
struct Year {
    mood: Vec<f64>,
    candidates: Vec<Candidate>,
}

impl Year {
    fn new(seed: u64) -> Self {
        let mut rng = fastrand::Rng::with_seed(seed);
        let mut mood = carried_over(&mut rng, 365, 0.0);
        let tags: Vec<Vec<bool>> = (0..3).map(|_| scattered(&mut rng, 365, 0.25)).collect();
        let number = carried_over(&mut rng, 365, 0.0);
        for place in 1..364 {
            mood[place] += f64::from(u8::from(tags[0][place])) - f64::from(u8::from(tags[1][place - 1]));
            mood[place] += f64::from(u8::from(tags[2][place + 1])) + 0.6 * number[place];
        }
        let mut candidates: Vec<Candidate> = tags.iter().map(|on| tag(on)).collect();
        candidates.push(Candidate::Measure(series(&number)));
        candidates.extend((0..6).map(|_| tag(&scattered(&mut rng, 365, 0.3))));
        Self { mood, candidates }
    }
}

const PLANTED: [(usize, Lag, bool); 4] =
    [(0, Lag::SameDay, true), (1, Lag::NextDay, false), (2, Lag::DayBefore, true), (3, Lag::SameDay, true)];

#[test]
fn each_is_found_at_its_own_day_and_hardly_anything_else_is() {
    let (mut others, mut all) = (0, 0);
    for seed in 0..10 {
        let Year { mood, candidates } = Year::new(seed);
        let claims = claims(&asked(&mood, &candidates));
        assert!(PLANTED.iter().all(|planted| claims.contains(planted)), "{seed}: {claims:?}");
        others += claims.len() - PLANTED.len();
        all += claims.len();
    }
    // One in twenty is allowed to be false; three times that of about forty would come by chance once in a hundred times.
    assert!(others * 100 <= all * 15, "{others} of {all}");
}

#[test]
fn what_was_found_comes_with_its_figures() {
    let Year { mood, candidates } = Year::new(41);
    let looked = asked(&mood, &candidates);
    assert_eq!((looked.looks, looked.findings.len()), (30, 30));
    let Some(Figures::Difference { with, without, by, low, high, cliffs_delta }) = looked.findings[0].figures else {
        panic!("a tag is a difference")
    };
    assert!(with > 70 && with + without == 365 && cliffs_delta > 0.2);
    assert!(low < by && by < high && low > 0.5 && high < 1.5 && low <= 1.0 && 1.0 <= high, "{low} {by} {high}");
    let Some(Figures::Correlation { pairs: 365, effective, rho, low, high }) = looked.findings[9].figures else {
        panic!("a number is a correlation")
    };
    assert!(effective <= 365.0 && low < rho && rho < high && rho > 0.25);
    // What is unclear has its figures for a grey row.
    assert!(looked.findings[1].figures.is_some() && why(&looked.findings[1]) == Some((Why::NotClear, 364)));
}

#[test]
fn neither_unit_nor_place_nor_order_matters() {
    let Year { mood, candidates } = Year::new(41);
    let looked = asked(&mood, &candidates);
    let moved: Vec<f64> = mood.iter().map(|value| 0.25 * value + 40.0).collect();
    let backwards: Vec<Candidate> = candidates.iter().rev().cloned().collect();
    let other = asked(&moved, &backwards);
    assert_eq!(other.looks, looked.looks);
    for finding in &looked.findings {
        let same = |one: &&Finding| one.candidate == candidates.len() - 1 - finding.candidate && one.lag == finding.lag;
        let twin = other.findings.iter().find(same).unwrap();
        match (finding.answer, twin.answer) {
            (Answer::Tells(one), Answer::Tells(other)) => {
                close(one.p, other.p);
                close(one.q, other.q);
            }
            (one, other) => assert_eq!(one.told().is_some(), other.told().is_some()),
        }
        if let (
            Some(Figures::Difference { by, low, high, cliffs_delta, .. }),
            Some(Figures::Difference { by: by_2, low: low_2, high: high_2, cliffs_delta: delta_2, .. }),
        ) = (finding.figures, twin.figures)
        {
            for (one, other) in [(by, by_2), (low, low_2), (high, high_2)] {
                assert!((0.25 * one - other).abs() < 1e-6, "{one} {other}");
            }
            assert!((cliffs_delta - delta_2).abs() < 1e-6);
        }
    }
}

#[test]
fn a_turned_mood_turns_what_is_found() {
    let Year { mood, candidates } = Year::new(41);
    let turned: Vec<f64> = mood.iter().map(|value| -value).collect();
    let expected: Vec<_> =
        claims(&asked(&mood, &candidates)).iter().map(|(place, lag, higher)| (*place, *lag, !higher)).collect();
    assert_eq!(claims(&asked(&turned, &candidates)), expected);
}

/// Somebody goes where it helps after bad days, and bad days carry over: mood is lower on such days without their doing.
#[test]
fn how_the_day_began_is_not_what_the_day_did() {
    let mut rng = fastrand::Rng::with_seed(17);
    let mood = carried_over(&mut rng, 365, 0.6);
    let goes = |place: &usize| place.checked_sub(1).is_some_and(|before| mood[before] < -0.5);
    let on: Vec<bool> = (0..365).map(|place| goes(&place) && rng.f64() < 0.8).collect();
    let side = |on_it: bool| {
        let moods: Vec<f64> = mood.iter().zip(&on).filter(|(_, on)| **on == on_it).map(|(mood, _)| *mood).collect();
        mean(&moods)
    };
    assert!(side(true) - side(false) < -0.5, "without allowing for it there is a difference");
    let looked = asked(&mood, &[tag(&on)]);
    assert_eq!(claims(&looked), [(0, Lag::DayBefore, false)]);
}

/// What is over by the next day is no claim about the next day, however well the day itself went.
#[test]
fn a_good_day_does_not_turn_the_next_one() {
    let mut rng = fastrand::Rng::with_seed(19);
    let on = scattered(&mut rng, 365, 0.3);
    let carried = carried_over(&mut rng, 365, 0.5);
    let mood: Vec<f64> = carried.iter().zip(&on).map(|(mood, on)| mood + 1.5 * f64::from(u8::from(*on))).collect();
    assert_eq!(claims(&asked(&mood, &[tag(&on)])), [(0, Lag::SameDay, true)]);
}

#[test]
fn a_weekday_is_not_the_reason_of_itself() {
    let mut rng = fastrand::Rng::with_seed(9);
    let saturdays: Vec<bool> = (0..365).map(|place| weekday(day(place)) == 5).collect();
    // Football is on Saturdays, and now and then on another day; mood is higher on Saturdays.
    let football: Vec<bool> = saturdays.iter().map(|on| if *on { rng.f64() < 0.9 } else { rng.f64() < 0.03 }).collect();
    let mood: Vec<f64> = saturdays.iter().map(|on| 0.6 * noise(&mut rng) + 1.5 * f64::from(u8::from(*on))).collect();
    let looked = asked(&mood, &[tag(&saturdays), tag(&football)]);
    assert_eq!(claims(&looked), []);
    assert_eq!(why(&looked.findings[0]), Some((Why::NothingVaries, 365)));
    assert_eq!(why(&looked.findings[3]), Some((Why::NotClear, 365)));
}

#[test]
fn a_season_is_not_the_reason_of_what_is_done_in_it() {
    let mut rng = fastrand::Rng::with_seed(10);
    let summer = |place: usize| (std::f64::consts::TAU * real(place) / 365.0).sin();
    let mood: Vec<f64> = (0..730).map(|place| 1.5 * summer(place) + 0.6 * noise(&mut rng)).collect();
    let swims: Vec<bool> = (0..730).map(|place| rng.f64() < 0.3 + 0.3 * summer(place)).collect();
    let plain = |on: bool| {
        let side: Vec<f64> =
            mood.iter().zip(&swims).filter(|(_, swims)| **swims == on).map(|(mood, _)| *mood).collect();
        mean(&side)
    };
    assert!(plain(true) - plain(false) > 0.8, "without allowing for it there is a difference");
    assert_eq!(claims(&asked(&mood, &[tag(&swims)])), []);
}

#[test]
fn too_few_days_are_not_looked_at() {
    let mut rng = fastrand::Rng::with_seed(13);
    let mood = carried_over(&mut rng, 120, 0.3);
    let first = |count: usize| tag(&(0..120).map(|place| place % 5 == 0 && place / 5 < count).collect::<Vec<_>>());
    let but = |count: usize| tag(&(0..120).map(|place| place % 5 != 0 || place / 5 >= count).collect::<Vec<_>>());
    let number = |count: usize| Candidate::Measure(series(&carried_over(&mut fastrand::Rng::with_seed(1), count, 0.0)));
    let looked = asked(&mood, &[first(9), first(10), but(9), but(10), number(29), number(30)]);
    let same_day = |candidate: usize| why(&looked.findings[3 * candidate]);
    assert_eq!(same_day(0), Some((Why::TooFewDaysWith, 9)));
    assert_eq!(same_day(2), Some((Why::TooFewDaysWithout, 9)));
    assert_eq!(same_day(4), Some((Why::TooFewPairs, 29)));
    for enough in [1, 3, 5] {
        assert!(looked.findings[3 * enough].figures.is_some(), "{enough}");
    }
    assert_eq!(looked.looks, looked.findings.iter().filter(|finding| finding.figures.is_some()).count());
}

#[test]
fn few_weeks_cannot_rule_out_chance_whatever_they_say() {
    // Four weeks that could not be clearer, and a hundred days like them.
    let on: Vec<bool> = (0..100).map(|place| (place * 7 + place / 3) % 5 < 2).collect();
    let clear: Vec<f64> = on.iter().map(|on| f64::from(u8::from(*on)) * 2.0).collect();
    let mut rng = fastrand::Rng::with_seed(14);
    let mood: Vec<f64> = clear.iter().map(|value| value + 0.1 * noise(&mut rng)).collect();
    let others = |days: usize| -> Vec<Candidate> {
        let mut rng = fastrand::Rng::with_seed(15);
        let also = (0..20).map(|_| tag(&scattered(&mut rng, days, 0.5)));
        std::iter::once(tag(&on[..days])).chain(also).collect()
    };
    let short = asked(&mood[..27], &others(27));
    assert_eq!(why(&short.findings[0]), Some((Why::TooFewArrangements, 27)));
    assert!(claims(&asked(&mood, &others(100))).contains(&(0, Lag::SameDay, true)));
}

#[test]
fn days_that_were_not_noted_are_no_days_without() {
    let mut rng = fastrand::Rng::with_seed(16);
    let mood: Vec<Option<f64>> = (0..200).map(|_| (rng.f64() < 0.8).then(|| noise(&mut rng))).collect();
    let on: Vec<Option<f64>> = (0..200).map(|_| (rng.f64() < 0.8).then(|| f64::from(rng.u8(0..2)))).collect();
    let both = mood.iter().zip(&on).filter(|(mood, on)| mood.is_some() && on.is_some()).count();
    let looked = look(&with_gaps(&mood), &[Candidate::Tag(with_gaps(&on))], SOME, &ON).unwrap();
    assert_eq!(looked.findings[0].figures.map(|figures| figures.n()), Some(both));
}

#[test]
fn stopping_stops_and_too_many_are_refused() {
    let Year { mood, candidates } = Year::new(41);
    let stopped = look(&series(&mood), &candidates, SOME, &AtomicBool::new(true));
    assert_eq!(stopped, Err(Refused::Stopped));
    let many = vec![candidates[0].clone(); MOST_CANDIDATES + 1];
    assert_eq!(look(&series(&mood), &many, SOME, &ON), Err(Refused::TooManyCandidates));
}
