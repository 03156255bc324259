//! Dozens instead of thousands: enough to see that a method went wrong.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use mooring_core::insights::Candidate;

use super::*;

#[test]
fn few_see_a_claim_where_there_is_nothing() {
    let share = share(&ORDINARY, 40, |findings| findings.iter().any(claims)).unwrap();
    // Two are to be expected. Seven or more of forty would come by chance once in two hundred times, at 5 %.
    assert!(share.of_them < 7, "{share:?}");
}

#[test]
fn most_see_half_a_step_on_sixty_days() {
    let share = share(&Life { effect: STEP, ..ORDINARY }, 24, finds_what_was_planted).unwrap();
    // Twenty are to be expected. Fewer than fifteen would come by chance once in a hundred times, at 80 %.
    assert!(share.of_them >= 15, "{share:?}");
}

#[test]
fn people_are_what_they_are_said_to_be() {
    let person = Person::of(&Life { days: 20_000, on_days: 3_000, ..ORDINARY }, 3).unwrap();
    let days = EnoughDays::of(&person.mood).told().unwrap();
    let spread = days.standard_deviation();
    // 0.8 of days, and what weekdays add.
    assert!((0.78..1.0).contains(&spread), "{spread}");
    let Candidate::Tag(planted) = &person.candidates[0] else { panic!("a tag") };
    assert_eq!(planted.noted().filter(|(_, on)| *on > 0.0).count(), 3_000);
    assert_eq!(person.candidates.len(), people::CANDIDATES);
    let again = Person::of(&Life { days: 20_000, on_days: 3_000, ..ORDINARY }, 3).unwrap();
    assert_eq!(again.mood, person.mood);
}

#[test]
fn intervals_are_wilsons() {
    // Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17 (1998), table I: 81 of 263 and 0 of 20.
    for (people, of_them, low, high) in [(263, 81, 25.53, 36.62), (20, 0, 0.0, 16.11)] {
        let (own_low, own_high) = Share { people, of_them }.interval();
        assert!((own_low - low).abs() < 0.01 && (own_high - high).abs() < 0.01, "{own_low} {own_high}");
    }
}

#[test]
fn the_tables_say_everything() {
    let some = Share { people: 200, of_them: 10 };
    let shares = Shares {
        claimed: vec![(NOTHING, some)],
        found: vec![(PLANTED, Share { of_them: 170, ..some })],
        curve: vec![(0.2, 20, some), (0.2, 60, some), (0.5, 20, some), (0.5, 60, Share { of_them: 100, ..some })],
    };
    let mut out = String::new();
    shares.table(&mut out);
    for line in [
        "| a year that goes along with nothing, AR(1) 0.3 | 200 | 5.0 | 2.7–9.0 |",
        "| insights: % found, steps planted | on 20 days | on 60 days |",
        "| 0.5 | 5 (3–9) | 50 (43–57) |",
    ] {
        assert!(out.contains(line), "{out}");
    }
    assert_eq!(shares.percent(PLANTED), Some(85.0));
}
