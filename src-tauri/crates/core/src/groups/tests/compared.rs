//! Groups side by side, by what matters.

use proptest::prelude::*;
use serde_json::json;

use super::super::testing::{named, visit_of};
use super::super::*;
use crate::error::ErrorCode;
use crate::testing::{Journal, journal};

/// Where a weight stands.
type At = fn(&mut GroupWeights) -> &mut u8;

/// Every wish there is, with its weight.
const WISHES: [(GroupWish, At); 13] = [
    (GroupWish::Topics, |weights| &mut weights.topics),
    (GroupWish::Scope, |weights| &mut weights.scope),
    (GroupWish::LedBy, |weights| &mut weights.led_by),
    (GroupWish::Setting, |weights| &mut weights.setting),
    (GroupWish::Joining, |weights| &mut weights.joining),
    (GroupWish::Faith, |weights| &mut weights.faith),
    (GroupWish::Fee, |weights| &mut weights.cost),
    (GroupWish::Size, |weights| &mut weights.size),
    (GroupWish::Weekdays, |weights| &mut weights.times),
    (GroupWish::Times, |weights| &mut weights.times),
    (GroupWish::Languages, |weights| &mut weights.languages),
    (GroupWish::Access, |weights| &mut weights.access),
    (GroupWish::Travel, |weights| &mut weights.travel),
];

/// What is kept by a program that knew only some of the rows.
fn keep_weights(journal: &Journal, kept: &serde_json::Value) {
    journal.session.write(|writer, stamp| crate::settings::set_one(writer, stamp, "groupsWeights", kept)).unwrap();
}

fn felt(each: u8) -> GroupFeelings {
    let each = Some(each);
    GroupFeelings { welcoming: each, supportive: each, safe: each, understood: each, practical: each }
}

#[test]
fn groups_are_compared_by_what_matters_and_no_winner_is_made_up() {
    let journal = journal();
    let open = journal.group(&named("Open Door"));
    let night = journal.group(&GroupDraft { led_by: Some(GroupLead::Peers), ..named("Night Owls") });
    let new = journal.group(&named("Quiet Harbour"));
    for number in 0..20 {
        let feelings = felt(4 + u8::from(number % 2 == 0));
        let visit = GroupVisit { feelings, ..visit_of(open, &format!("2026-10-{:02}", number + 1)) };
        let _ = journal.session.groups_visit_save(&visit).unwrap();
    }
    let once = GroupVisit { feelings: felt(3), ..visit_of(night, "2026-10-02") };
    let _ = journal.session.groups_visit_save(&once).unwrap();

    let seen = journal.session.groups_compare(&[night, new, open]).unwrap();
    let order: Vec<_> = seen.columns.iter().map(|column| column.group.id).collect();
    assert_eq!(order, [open, night, new]);
    let (first, second) = (seen.columns[0].score.unwrap(), seen.columns[1].score.unwrap());
    assert!((first.value - 4.5).abs() < 1e-9 && (second.value - 3.0).abs() < 1e-9);
    assert!(second.high - second.low > 2.0 * (first.high - first.low), "one evening says less than twenty");
    assert_eq!(seen.columns[2].score, None, "nothing is known of it");
    assert_eq!((seen.columns[0].rated, seen.columns[0].means.safe), (20, Some(4.5)));
    assert_eq!(seen.close, 2, "one evening could have been a bad one");

    let nothing = GroupWeights { safe: 0, understood: 0, welcoming: 0, supportive: 0, practical: 0, ..seen.weights };
    let _ = journal.session.groups_weights_set(&nothing).unwrap();
    let profile = GroupProfile { led_by: vec![GroupLead::Peers], ..GroupProfile::default() };
    let _ = journal.session.groups_profile_set(&profile).unwrap();
    let seen = journal.session.groups_compare(&[open, night]).unwrap();
    assert_eq!((seen.columns[0].group.id, seen.columns[0].score.unwrap().low), (night, 5.0));

    let too_much = GroupWeights { safe: 4, ..seen.weights };
    assert_eq!(journal.session.groups_weights_set(&too_much).unwrap_err().code, ErrorCode::OutOfRange);
    for wrong in [vec![open], vec![open; 6], vec![open, open]] {
        assert!(journal.session.groups_compare(&wrong).is_err(), "{}", wrong.len());
    }
}

prop_compose! {
    fn any_felt()(each in prop::array::uniform5(prop::option::of(1_u8..=5))) -> GroupFeelings {
        let [welcoming, supportive, safe, understood, practical] = each;
        GroupFeelings { welcoming, supportive, safe, understood, practical }
    }
}

#[test]
fn every_wish_that_was_said_weighs_as_much_as_it_matters_and_no_other() {
    let visits = [felt(3)];
    let bare = compare::score(&GroupWeights::default(), &visits, &[]).unwrap();
    for (wish, at) in WISHES {
        let scored = |fits, weight| {
            let mut weights = GroupWeights::default();
            *at(&mut weights) = weight;
            compare::score(&weights, &visits, &[GroupWishFit { wish, fits }]).unwrap()
        };
        let fitting = [0, 1, 2, 3].map(|weight| scored(GroupFits::Yes, weight).value);
        assert!((fitting[0] - bare.value).abs() < 1e-9 && fitting.is_sorted_by(|less, more| less < more), "{wish:?}");
        let not = [0, 1, 2, 3].map(|weight| scored(GroupFits::No, weight).value);
        assert!((not[0] - bare.value).abs() < 1e-9 && not.is_sorted_by(|less, more| less > more), "{wish:?}");
        let (known, unknown) = (scored(GroupFits::Yes, 2), scored(GroupFits::Unknown, 2));
        assert!(unknown.high - unknown.low > known.high - known.low, "{wish:?}: nobody knows");
    }
}

#[test]
fn groups_that_differ_in_one_wish_are_told_apart_by_it() {
    let journal = journal();
    let draft = |name: &str, language: &str| GroupDraft { languages: vec![language.into()], ..named(name) };
    let [ours, theirs] =
        [("Open Door", "pt-BR"), ("Night Owls", "de")].map(|(name, tag)| journal.group(&draft(name, tag)));
    let scores = || -> Vec<_> {
        let seen = journal.session.groups_compare(&[theirs, ours]).unwrap();
        seen.columns.iter().map(|column| (column.group.id, column.score.map(|score| score.value))).collect()
    };
    assert_eq!(scores(), [(theirs, None), (ours, None)], "nothing is wished");

    let profile = GroupProfile { languages: vec!["pt".into()], ..GroupProfile::default() };
    let _ = journal.session.groups_profile_set(&profile).unwrap();
    let nothing_felt =
        GroupWeights { safe: 0, understood: 0, welcoming: 0, supportive: 0, practical: 0, ..GroupWeights::default() };
    let _ = journal.session.groups_weights_set(&nothing_felt).unwrap();
    assert_eq!(scores(), [(ours, Some(5.0)), (theirs, Some(1.0))]);
    let _ = journal.session.groups_weights_set(&GroupWeights { languages: 0, ..nothing_felt }).unwrap();
    assert_eq!(scores(), [(theirs, None), (ours, None)], "it does not matter");
}

#[test]
fn weights_kept_before_there_were_more_rows_stay_and_the_new_rows_begin_as_they_do() {
    let journal = journal();
    let earlier = json!({
        "safe": 3, "understood": 3, "welcoming": 0, "supportive": 1, "practical": 2, "ledBy": 0, "times": 3, "size": 0,
        "travel": 2, "cost": 0,
    });
    keep_weights(&journal, &earlier);
    let ids = ["Open Door", "Night Owls"].map(|name| journal.group(&named(name)));
    let weights = || journal.session.groups_compare(&ids).unwrap().weights;
    let known = GroupWeights {
        safe: 3,
        understood: 3,
        welcoming: 0,
        supportive: 1,
        practical: 2,
        led_by: 0,
        times: 3,
        size: 0,
        travel: 2,
        cost: 0,
        ..GroupWeights::default()
    };
    assert_eq!(weights(), known);
    let _ = journal.session.groups_weights_set(&GroupWeights { faith: 3, ..known }).unwrap();
    assert_eq!(weights(), GroupWeights { faith: 3, ..known });

    // What nobody can have chosen counts as nothing chosen.
    for broken in [json!({ "safe": 9 }), json!({ "safe": "much" }), json!([1, 2])] {
        keep_weights(&journal, &broken);
        assert_eq!(weights(), GroupWeights::default(), "{broken}");
    }
}

prop_compose! {
    fn any_weights()(
        felt in prop::array::uniform5(0_u8..=3),
        is in prop::array::uniform12(0_u8..=3),
    ) -> GroupWeights {
        let [safe, understood, welcoming, supportive, practical] = felt;
        let [led_by, times, size, travel, cost, topics, scope, setting, joining, faith, languages, access] = is;
        GroupWeights {
            safe, understood, welcoming, supportive, practical, led_by, times, size, travel, cost, topics, scope,
            setting, joining, faith, languages, access,
        }
    }
}

fn any_fits() -> impl Strategy<Value = Vec<Option<GroupFits>>> {
    let fits = prop::sample::select(vec![GroupFits::Yes, GroupFits::No, GroupFits::Unknown]);
    prop::collection::vec(prop::option::of(fits), WISHES.len())
}

proptest! {
    #[test]
    fn a_score_lies_in_its_range_and_more_of_the_same_is_surer(
        visits in prop::collection::vec(any_felt(), 0..12),
        each in prop::array::uniform5(0_u8..=3),
    ) {
        let [safe, understood, welcoming, supportive, practical] = each;
        let weights = GroupWeights { safe, understood, welcoming, supportive, practical, ..GroupWeights::default() };
        let score = compare::score(&weights, &visits, &[]);
        if let Some(score) = score {
            prop_assert!(1.0 <= score.low && score.low <= score.value && score.value <= score.high && score.high <= 5.0);
            let twice: Vec<_> = visits.iter().chain(&visits).copied().collect();
            let surer = compare::score(&weights, &twice, &[]).unwrap();
            prop_assert!((surer.value - score.value).abs() < 1e-9);
            prop_assert!(surer.high - surer.low <= score.high - score.low + 1e-9);
        }
    }

    /// What matters more counts more: for a group that is as wished it is never a loss, for one that is not never a gain.
    #[test]
    fn what_matters_more_never_speaks_against_its_own_answer(
        mut weights in any_weights(),
        visits in prop::collection::vec(any_felt(), 0..6),
        mut said in any_fits(),
        row in 0..WISHES.len(),
        fitting in any::<bool>(),
        more in 1_u8..=3,
    ) {
        let (wish, at) = WISHES[row];
        let answer = if fitting { GroupFits::Yes } else { GroupFits::No };
        // Every wish that is weighed in this row has the same answer.
        for (one, (other, _)) in said.iter_mut().zip(&WISHES) {
            if *other == wish {
                *one = Some(answer);
            } else if weights_together(*other, wish) {
                *one = one.map(|_| answer);
            }
        }
        let fits: Vec<_> =
            said.iter().zip(&WISHES).filter_map(|(fits, (wish, _))| Some(GroupWishFit { wish: *wish, fits: (*fits)? })).collect();
        let before = compare::score(&weights, &visits, &fits);
        *at(&mut weights) += more;
        let after = compare::score(&weights, &visits, &fits).unwrap();
        if let Some(before) = before {
            let gained = [after.value - before.value, after.low - before.low, after.high - before.high];
            prop_assert!(gained.iter().all(|gain| if fitting { *gain >= -1e-9 } else { *gain <= 1e-9 }), "{gained:?}");
        }
    }
}

fn weights_together(one: GroupWish, other: GroupWish) -> bool {
    use GroupWish::{Times, Weekdays};
    matches!((one, other), (Weekdays, Times) | (Times, Weekdays))
}

#[test]
fn days_and_hours_weigh_as_one() {
    use super::super::compare::score;
    let fit = |wish, fits| GroupWishFit { wish, fits };
    let of = |times, led_by| {
        let fits = [fit(GroupWish::Weekdays, times), fit(GroupWish::Times, times), fit(GroupWish::LedBy, led_by)];
        score(&GroupWeights::default(), &[], &fits).unwrap().value
    };
    let (by_time, by_leader) = (of(GroupFits::Yes, GroupFits::No), of(GroupFits::No, GroupFits::Yes));
    assert!((by_time - by_leader).abs() < 1e-9, "{by_time} {by_leader}");
}
