//! Launchers: kept by the path that was chosen, agreed to at one place.

use proptest::prelude::*;
use uuid::Uuid;

use crate::error::ErrorCode;
use crate::self_care::model::ExerciseNeed;
use crate::self_care::{LaunchKind, LaunchTarget, LaunchTargetDraft, Launcher, LauncherDraft, limits};
use crate::testing::{Journal, journal};

const ID: Uuid = Uuid::from_u128(0x019A_9E00_0000_7000_8000_0000_0000_0701);

fn draft(target: LaunchTargetDraft) -> LauncherDraft {
    LauncherDraft {
        id: ID,
        name: "Rain".into(),
        target,
        needs: vec![ExerciseNeed::Sleep, ExerciseNeed::SlowDown, ExerciseNeed::Sleep],
        note: "For the night".into(),
    }
}

fn program(arguments: &[&str]) -> LaunchTargetDraft {
    LaunchTargetDraft::Program { arguments: arguments.iter().map(|one| (*one).to_owned()).collect() }
}

fn link() -> LaunchTargetDraft {
    LaunchTargetDraft::Link { url: "https://example.org/rain".into() }
}

fn save(journal: &Journal, target: LaunchTargetDraft) {
    let _ = journal.session.self_care_launcher_save(&draft(target)).unwrap();
}

fn target(journal: &Journal) -> LaunchTarget {
    journal.session.self_care_launcher(ID).unwrap().target
}

fn is_agreed(journal: &Journal, here: &[u8]) -> bool {
    journal.session.self_care_launcher_is_agreed(ID, &target(journal), here).unwrap()
}

#[test]
fn a_program_has_the_path_that_was_chosen_for_it() {
    let journal = journal();
    let refused = |target| journal.session.self_care_launcher_save(&draft(target)).unwrap_err();
    assert_eq!(refused(program(&[])).field, Some("path"), "none was chosen");
    journal.session.self_care_launcher_choose(Uuid::from_u128(9), LaunchKind::Program, "/bin/other").unwrap();
    assert_eq!(refused(program(&[])).field, Some("path"), "it was chosen for another one");
    journal.session.self_care_launcher_choose(ID, LaunchKind::Program, "/usr/bin/rain").unwrap();
    assert_eq!(refused(LaunchTargetDraft::File).field, Some("path"), "it was chosen as a program");
    let hard = ["--volume", "a b", "\"; rm -rf ~ $(id)'"];
    save(&journal, program(&hard));
    let kept = journal.session.self_care_launcher(ID).unwrap();
    let arguments = hard.map(str::to_owned).to_vec();
    assert_eq!(kept.target, LaunchTarget::Program { path: "/usr/bin/rain".into(), arguments });
    assert_eq!(kept.needs, [ExerciseNeed::SlowDown, ExerciseNeed::Sleep]);
    // Later changes keep it, until another one is chosen.
    journal.session.self_care_launcher_choose(Uuid::from_u128(9), LaunchKind::Program, "/bin/other").unwrap();
    save(&journal, program(&[]));
    assert_eq!(target(&journal), LaunchTarget::Program { path: "/usr/bin/rain".into(), arguments: Vec::new() });
    journal.session.self_care_launcher_choose(ID, LaunchKind::File, "/home/rain.ogg").unwrap();
    save(&journal, LaunchTargetDraft::File);
    assert_eq!(target(&journal), LaunchTarget::File { path: "/home/rain.ogg".into() });
}

#[test]
fn what_was_chosen_is_let_go_of_when_its_form_is_closed() {
    let journal = journal();
    journal.session.self_care_launcher_choose(ID, LaunchKind::File, "/home/rain.ogg").unwrap();
    let _ = journal.session.self_care_launcher_let_go(Uuid::from_u128(9)).unwrap();
    save(&journal, LaunchTargetDraft::File);
    journal.session.self_care_launcher_choose(ID, LaunchKind::File, "/home/other.ogg").unwrap();
    let _ = journal.session.self_care_launcher_let_go(ID).unwrap();
    save(&journal, LaunchTargetDraft::File);
    assert_eq!(target(&journal), LaunchTarget::File { path: "/home/rain.ogg".into() });
}

#[test]
fn one_the_disk_did_not_take_is_started_and_asked_about_again() {
    let journal = journal();
    let sql = |sql: &str| journal.session.store().write(|writer| writer.execute(sql, ()).map(drop)).unwrap();
    sql("CREATE TRIGGER full BEFORE INSERT ON launcher BEGIN SELECT RAISE(ABORT, 'full'); END");
    journal.session.self_care_launcher_choose(ID, LaunchKind::Program, "/usr/bin/rain").unwrap();
    assert!(journal.session.self_care_launcher_save(&draft(program(&[]))).is_err());
    let _ = journal.session.self_care_launcher_let_go(ID).unwrap();
    // It is listed, and there.
    assert_eq!(journal.session.self_care_launchers().unwrap()[0].target, target(&journal));
    assert!(!journal.session.self_care_launcher_agree(ID, &target(&journal), b"here").unwrap());
    assert!(!is_agreed(&journal, b"here"));
    let other = LaunchTarget::Link { url: "https://example.org/".into() };
    let late = journal.session.self_care_launcher_agree(ID, &other, b"here").unwrap_err();
    assert_eq!(late.code, ErrorCode::Conflict);
    // It can be taken away, without ever having been on the disk.
    let _ = journal.session.self_care_launcher_remove(ID).unwrap();
    assert_eq!(journal.session.self_care_launchers().unwrap(), []);
    sql("DROP TRIGGER full");
    let _ = journal.session.self_care_launcher_bring_back(ID).unwrap();
    sql("CREATE TRIGGER full BEFORE UPDATE ON launcher BEGIN SELECT RAISE(ABORT, 'full'); END");
    assert!(!journal.session.self_care_launcher_agree(ID, &target(&journal), b"here").unwrap());
    sql("DROP TRIGGER full");
    assert!(journal.session.self_care_launcher_agree(ID, &target(&journal), b"here").unwrap());
    assert!(is_agreed(&journal, b"here"));
}

#[test]
fn what_is_agreed_to_is_one_target_at_one_place() {
    let journal = journal();
    journal.session.self_care_launcher_choose(ID, LaunchKind::Program, "/usr/bin/rain").unwrap();
    save(&journal, program(&["soft"]));
    assert!(!is_agreed(&journal, b"here"));
    assert!(journal.session.self_care_launcher_agree(ID, &target(&journal), b"here").unwrap());
    assert!(is_agreed(&journal, b"here"));
    assert!(!is_agreed(&journal, b"another computer"));
    // Another name is no other target.
    let _ = journal
        .session
        .self_care_launcher_save(&LauncherDraft { name: "Soft rain".into(), ..draft(program(&["soft"])) })
        .unwrap();
    assert!(is_agreed(&journal, b"here"));
    let before = target(&journal);
    save(&journal, program(&["loud"]));
    assert!(!is_agreed(&journal, b"here"));
    let late = journal.session.self_care_launcher_agree(ID, &before, b"here").unwrap_err();
    assert_eq!(late.code, ErrorCode::Conflict, "it was changed while somebody was asked");
    assert!(!is_agreed(&journal, b"here"));
}

#[test]
fn one_that_is_removed_comes_back_as_it_was() {
    let journal = journal();
    save(&journal, link());
    let _ = journal.session.self_care_favourite(&ID.to_string(), true).unwrap();
    assert!(journal.session.self_care_launcher_agree(ID, &target(&journal), b"here").unwrap());
    let before = journal.session.self_care_launchers().unwrap();
    assert!(before[0].favourite);
    let _ = journal.session.self_care_launcher_remove(ID).unwrap();
    assert_eq!(journal.session.self_care_launchers().unwrap(), []);
    assert_eq!(journal.session.self_care_launcher(ID).unwrap_err().code, ErrorCode::NotFound);
    assert!(journal.session.self_care_launcher_bring_back(Uuid::from_u128(9)).is_err());
    let _ = journal.session.self_care_launcher_bring_back(ID).unwrap();
    assert_eq!(journal.session.self_care_launchers().unwrap(), before);
    assert!(is_agreed(&journal, b"here"));
}

#[test]
fn it_is_found_by_its_name() {
    let journal = journal();
    save(&journal, link());
    let found = journal.session.self_care_find("rai", "en").unwrap();
    assert_eq!((found[0].name.as_str(), found[0].id.clone()), ("Rain", ID.to_string()));
}

#[test]
fn what_is_too_much_or_could_not_be_shown_is_refused_with_its_field() {
    let journal = journal();
    let refused = |draft: LauncherDraft| {
        let error = journal.session.self_care_launcher_save(&draft).unwrap_err();
        (error.code, error.field)
    };
    let long = |most: usize| "x".repeat(most + 1);
    journal.session.self_care_launcher_choose(ID, LaunchKind::Program, "/usr/bin/rain").unwrap();
    assert_eq!(refused(LauncherDraft { id: Uuid::nil(), ..draft(link()) }), (ErrorCode::Invalid, Some("id")));
    assert_eq!(refused(LauncherDraft { name: " ".into(), ..draft(link()) }), (ErrorCode::Invalid, Some("name")));
    let named = LauncherDraft { name: long(limits::NAME), ..draft(link()) };
    assert_eq!(refused(named), (ErrorCode::TooLong, Some("name")));
    let noted = LauncherDraft { note: long(limits::WORDS), ..draft(link()) };
    assert_eq!(refused(noted), (ErrorCode::TooLong, Some("note")));
    assert_eq!(refused(draft(program(&["a\nb"]))), (ErrorCode::Invalid, Some("arguments")));
    assert_eq!(refused(draft(program(&[&long(limits::ARGUMENT)]))), (ErrorCode::TooLong, Some("arguments")));
    let many = vec!["a"; limits::ARGUMENTS + 1];
    assert_eq!(refused(draft(program(&many))), (ErrorCode::OutOfRange, Some("arguments")));
    for path in ["", "  ", "/a\nb", "/a\0b", &long(limits::PATH)] {
        assert!(journal.session.self_care_launcher_choose(ID, LaunchKind::File, path).is_err());
    }
}

proptest! {
    /// Agreeing to one target says nothing of another, wherever a path ends and an argument begins.
    #[test]
    fn another_target_is_another_number(a in "[a-c /\"]{1,4}", b in "[a-c /\"]{0,4}", c in "[a-c /\"]{1,4}", d in "[a-c /\"]{0,4}") {
        let of = |path: &str, argument: &str| LaunchTarget::Program { path: path.into(), arguments: vec![argument.into()] };
        let launcher = |target| Launcher {
            id: ID, name: "Rain".into(), target, needs: Vec::new(), note: String::new(), favourite: false,
        };
        let (one, other) = (launcher(of(&a, &b)), launcher(of(&c, &d)));
        let same = one.target == other.target;
        prop_assert_eq!(one.target.digest(b"here").unwrap() == other.target.digest(b"here").unwrap(), same);
        prop_assert_ne!(one.target.digest(b"here").unwrap(), one.target.digest(b"there").unwrap());
    }
}
