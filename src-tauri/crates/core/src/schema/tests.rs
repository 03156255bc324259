//! Released schemas are frozen, and what was written under them opens.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use sha2::{Digest as _, Sha256};
use uuid::Uuid;
use vault::backup::{Kind, Stop};
use vault::keychain::{Cancel, Keychain};
use vault::store::{Migrated, Migration, Store};
use vault::testing::{CHEAP, Key, store_with, vault_over};
use vault::{Edge, Proof, Vault};

use self::fixtures::FIXTURES;
use super::MIGRATIONS;
use crate::calendar::{Ending, Fate, Lead, Pattern, RuleDraft, SeriesDraft, SeriesKind, Step, WhenDraft};
use crate::directory::{DirectoryDecision, DirectoryFilter};
use crate::groups::{
    Advance, GroupAnswer, GroupDraft, GroupNoteKind, GroupProfile, GroupQuestion, GroupStage, GroupUnfinished,
    GroupUnfinishedKind, GroupWeekday,
};
use crate::journal::doses::{DoseDraft, DoseState};
use crate::journal::model::{DayRule, EntryFilter, ListRequest, MoodStep, PlannedDose, TrackerKind, TrackerValue};
use crate::journal::saved_search::SavedSearch;
use crate::journal::templates::OwnTemplate;
use crate::journal::{ActivityDecision, ActivityTarget, EntryAttachment, ImportDecision, MoodDecision};
use crate::reminders::Unwanted;
use crate::testing::{Journal, over, over_shared, utc};

mod art;
mod care_team;
mod exercises;
mod fixtures;
mod safety;
mod trackers;

const KEY: [u8; 32] = [0x5A; 32];

const KEPT: Uuid = Uuid::from_u128(0x019A_9E00_0000_7000_8000_0000_0000_0001);
const BINNED: Uuid = Uuid::from_u128(0x019A_9E00_0000_7000_8000_0000_0000_0002);
const PURGED: Uuid = Uuid::from_u128(0x019A_9E00_0000_7000_8000_0000_0000_0003);
const GROUP: Uuid = Uuid::from_u128(0x019A_9E00_0000_7000_8000_0000_0000_0020);
const SERIES: Uuid = Uuid::from_u128(0x019A_9E00_0000_7000_8000_0000_0000_0030);
const DOSE: Uuid = Uuid::from_u128(0x019A_9E00_0000_7000_8000_0000_0000_0060);
const SEARCH: Uuid = Uuid::from_u128(0x019A_9E00_0000_7000_8000_0000_0000_0070);
const TEMPLATE: Uuid = Uuid::from_u128(0x019A_9E00_0000_7000_8000_0000_0000_0090);
const SESSION: Uuid = Uuid::from_u128(0x019A_9E00_0000_7000_8000_0000_0000_0010);
const LATER: Uuid = Uuid::from_u128(0x019A_9E00_0000_7000_8000_0000_0000_0011);

const DAYLIO: &str = "full_date,date,weekday,time,mood,activities,scales,note_title,note
2024-05-30,30 May,Thursday,6:50 pm,rad,friends | chess,Energy:\u{A0}4,A title,From elsewhere
";

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
}

/// People's journals were made by these bytes. What must change, changes in a new step.
#[test]
fn released_steps_never_change() {
    let digests: Vec<String> = MIGRATIONS.iter().map(|step| hex(&Sha256::digest(step.sql))).collect();
    assert_eq!(
        digests,
        [
            "cab269d2f043bcfe71964fdaec975d3ffe7cc9f8ec26447a2371ceed8b5bb007",
            "f8aef8996d814a084830a4b0ec7a70f3ca105bdb86f57b6c112c41e6ac05f292",
            "79daacb45b5b4d4b98cfef6859ee0c942370066c3f1fde27a31f5ed111c572c2",
            "691231ad9eed5b3fb0f180dfd0e3ee69533b77ea7e50310dc7aad383f2d01201",
            "e49f905706b3403bcb4b6d9d93c61d06bd5339bfcfdf9427bf9736b8462a51e5",
            "84a07bc620de8bf56a8cc13fe23582cadf455039ddcc38397865e331d8454b0d",
            "3e399d35bb576d961d3d74639d89485b0648708fc6219deffeeb6c87b57fdddf",
            "98140371bfb79caa43aa36fced0450484786238a732496d6d2ba4bb33418bc4d",
            "54d45bb3217f0f2802bd990f9864e96928f509f7f82c93dc26cd5e941dd7ab23",
            "9319b75622f0a9fe03e59a9a775335c52b17720f7836d07f3b105e5cb26df5a9",
            "a59faa640b9a807bd5ae634eb343da102165d6e38d20eb58c6b73dc2b4b8eb1b",
            "67d5098116dce0a5814aae513c4378052a981d534ff931b70389334f79ce0611",
        ]
    );
    assert!(MIGRATIONS.iter().zip(1..).all(|(step, version)| step.version == version));
}

fn journal_in(folder: &Path) -> Journal {
    journal_of(folder, MIGRATIONS)
}

fn journal_of(folder: &Path, schema: &'static [Migration]) -> Journal {
    let store = store_with(folder, &Key::fixed(KEY), schema).unwrap();
    over(store, utc("2026-11-19T21:48:00Z"), None)
}

#[test]
fn a_journal_of_any_schema_opens_with_everything_in_it() {
    for (version, bytes) in FIXTURES {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("journal.db"), bytes).unwrap();
        let journal = journal_in(folder.path());
        let newest = MIGRATIONS.last().unwrap().version;
        assert_eq!(journal.session.store().migrated(), Migrated { from: version, to: newest });
        has_everything(&journal);
        if version >= 3 {
            has_groups(&journal);
        }
        if version >= 4 {
            has_calendar(&journal);
        }
        if version >= 5 {
            has_directory(&journal);
        }
        if version >= 7 {
            let page = journal.session.groups_get(GROUP, "Europe/London").unwrap();
            assert_eq!(page.unfinished[0].words, "Dear all");
        }
        if version >= 8 {
            has_doses(&journal);
        }
        if version >= 9 {
            assert_eq!(journal.session.journal_searches().unwrap(), [saved_search()]);
            has_attachment(&journal);
            has_template(&journal);
        }
        if version >= 10 {
            exercises::has_exercises(&journal);
            trackers::has(&journal);
        }
        if version >= 11 {
            exercises::has_made(&journal);
            safety::has_plan(&journal);
            care_team::has(&journal, version);
        }
        art::has(version, &journal);
        if version >= 12 {
            exercises::has_starts(&journal);
        }
    }
}

/// The whole way of somebody who starts a newer Mooring: a backup of the journal as it was, then the change.
#[test]
fn an_older_journal_is_backed_up_before_it_is_changed() {
    const PASSPHRASE: &str = "the tide comes back in";
    let dir = tempfile::tempdir().unwrap();
    let fixture = dir.path().join("fixture.db");
    std::fs::write(&fixture, FIXTURES[0].1).unwrap();
    let folder = vault::Folder::claim(&dir.path().join("data")).unwrap();
    vault_over(&folder, (&fixture, &Key::fixed(KEY)), PASSPHRASE, &MIGRATIONS[..1]).unwrap();
    let (keychain, cancel) = (Keychain::absent(), Cancel::new());
    let edge = Edge { keychain: &keychain, cancel: &cancel, now: utc("2026-11-19T21:48:00Z"), cost: CHEAP };
    let vault = Vault::unlock(&folder, &Proof::Passphrase(PASSPHRASE), MIGRATIONS, &edge).unwrap();

    let shelf = folder.path().join(vault::BACKUPS_FOLDER);
    let found = vault::backup::list(&shelf).unwrap();
    let backup = found[0].backup.as_ref().unwrap();
    assert_eq!((found.len(), backup.manifest().schema, backup.manifest().kind), (1, 1, Kind::Migration));
    has_everything(&session_over(vault.store()));

    // And what was backed up opens as well, with everything in it.
    let key = vault.backup_key(backup).unwrap();
    let restored = vault::Folder::claim(&dir.path().join("restored")).unwrap();
    backup.restore(&restored, &key, MIGRATIONS, &Stop::new(), &mut |_| {}).unwrap();
    let restored = key.open(&restored, MIGRATIONS, &edge).unwrap();
    has_everything(&session_over(restored.store()));
}

fn session_over(store: Arc<Store>) -> Journal {
    over_shared(store, utc("2026-11-19T21:48:00Z"), None)
}

fn has_everything(journal: &Journal) {
    let entry = journal.session.journal_get(KEPT).unwrap();
    assert_eq!((entry.title.as_str(), entry.body.as_str()), ("Kitchen", "The clock has *stopped*. 東京で友達に ☕️"));
    assert_eq!((entry.mood.unwrap().step, entry.dimensions.social, entry.starred), (2, Some(7), true));
    assert_eq!((entry.feelings.len(), entry.tags.len(), entry.trackers[0].value), (1, 1, 310.0));
    assert_eq!((entry.day.to_string().as_str(), entry.zone.as_str()), ("2026-11-18", "Europe/London"));
    let versions = journal.session.journal_versions(KEPT).unwrap();
    assert_eq!(journal.session.journal_version(versions[0].id).unwrap().entry.body, "The clock goes.");
    assert_eq!(journal.session.journal_draft_get(KEPT).unwrap().unwrap().draft.body, "being typed");
    for text in ["kitchen", "\"clock has\"", "友達", "stop", "walk"] {
        assert_eq!(journal.find(text), [KEPT], "{text}");
    }
    let bin = EntryFilter { binned: true, ..EntryFilter::default() };
    assert_eq!(journal.filter("bin", bin), [BINNED]);
    assert!(journal.session.journal_get(PURGED).is_err());
    let imported = journal.find("elsewhere");
    assert_eq!(journal.session.journal_get(imported[0]).unwrap().source.as_deref(), Some("daylio"));
    assert_eq!(journal.session.import_open("x.csv", DAYLIO.as_bytes()).unwrap().known, 1);
    assert_eq!(journal.session.settings().unwrap().day_starts_at, 5);
    assert_eq!(journal.session.journal_vocabulary().unwrap().scales.len(), 2);
    let page = journal.session.journal_list(&ListRequest { limit: 10, ..ListRequest::default() }).unwrap();
    assert_eq!((page.total, page.rows[0].has_draft), (Some(2), true));
    let months: Vec<_> = journal.session.journal_months().unwrap();
    assert_eq!(
        months.iter().map(|month| (month.year, month.month, month.entries)).collect::<Vec<_>>(),
        [(2026, 11, 1), (2024, 5, 1),]
    );
    assert_eq!(journal.session.journal_month(2026, 11).unwrap()[0].mood, Some(0.25));
    // And it is written on.
    journal.write("a new day");
    let batch = journal.session.import_batches().unwrap()[0].id;
    assert_eq!(journal.session.import_undo(batch).unwrap().value.removed, 1);
}

fn has_groups(journal: &Journal) {
    let page = journal.session.groups_get(GROUP, "Europe/London").unwrap();
    assert_eq!((page.group.name.as_str(), page.group.people), ("Open Door", Some(8)));
    assert_eq!((page.group.weekdays, page.group.languages), (vec![GroupWeekday::Mon], vec!["en".to_owned()]));
    assert_eq!(
        page.steps.iter().map(|step| step.stage).collect::<Vec<_>>(),
        [GroupStage::Considering, GroupStage::Trying]
    );
    assert_eq!((page.answers[0].answer.as_str(), page.answers[1].question.as_str()), ("Mondays", "Is there tea?"));
    let visit = &page.visits[0];
    assert_eq!((visit.feelings.safe, visit.after.unwrap().step, visit.topics.as_str()), (Some(4), 3, "Sleep"));
    assert_eq!((visit.day.to_string().as_str(), visit.time.unwrap().to_string().as_str()), ("2026-11-16", "18:30:00"));
    let note = &page.notes[0];
    assert_eq!((note.kind, note.follow_up.unwrap().to_string().as_str()), (GroupNoteKind::Email, "2026-11-27"));
    assert_eq!(journal.session.groups_board("Europe/London").unwrap().profile.topics, ["sleep"]);
}

fn has_calendar(journal: &Journal) {
    let seen = journal.session.calendar_agenda("2026-11-12".parse().unwrap(), 14, "Europe/London").unwrap().occurrences;
    assert_eq!((seen.len(), seen[0].title.as_str(), seen[0].group), (2, "Open Door", Some(GROUP)));
    assert_eq!((seen[0].attended, seen[0].remark.as_str()), (Some(true), "The big room"));
    let leads = journal.session.calendar_get(SERIES, None, "Europe/London").unwrap().leads.len();
    // A day before was over when it came into the calendar: that one was never told.
    assert_eq!((seen[1].here.to_string().as_str(), leads, seen[1].reminders.len()), ("2026-11-19 22:00:00", 2, 1));
    let due = journal.session.reminders_state("Europe/London").unwrap().due;
    assert_eq!(due[0].snoozed_until.unwrap().to_string(), "2026-11-19 21:56:00");
}

#[test]
fn the_fixtures_have_rows_in_every_table() {
    for ((version, bytes), schemas) in FIXTURES.into_iter().zip(1..) {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("journal.db"), bytes).unwrap();
        let empty = empty_tables(&journal_of(folder.path(), &MIGRATIONS[..schemas]));
        assert!(empty.is_empty(), "schema {version}: {empty:?}");
    }
}

fn empty_tables(journal: &Journal) -> Vec<String> {
    journal
        .session
        .read(|reader| {
            let tables: Vec<String> = reader.query_all(
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE 'CREATE%' AND name NOT LIKE 'search%'",
                (),
                |row| row.get(0),
            )?;
            let mut empty = Vec::new();
            for table in tables {
                if !reader.exists(&format!("SELECT 1 FROM \"{table}\""), ())? {
                    empty.push(table);
                }
            }
            Ok(empty)
        })
        .unwrap()
}

/// Made the fixture of the newest schema, once, over an empty file of its name: `cargo test -p mooring-core -- --ignored
/// makes_the_fixture`. A fixture of a released schema is never made again.
#[test]
#[ignore = "writes the frozen fixture"]
fn makes_the_fixture() {
    let folder = tempfile::tempdir().unwrap();
    let journal = journal_in(folder.path());
    let settings = journal.session.settings().unwrap();
    let _ = journal.session.settings_set(&crate::settings::Settings { day_starts_at: 5, ..settings }).unwrap();
    let mut draft = journal.draft("The clock goes.");
    (draft.id, draft.session, draft.at) = (KEPT, SESSION, utc("2026-11-19T04:30:00Z"));
    draft.mood = journal.mood(2);
    draft.title = "Kitchen".into();
    draft.dimensions.social = Some(7);
    draft.feelings = vec![journal.feeling("tender")];
    draft.tags = vec![journal.tag("walk").id];
    draft.trackers = vec![TrackerValue { tracker: journal.sleep(), value: 310.0 }];
    draft.starred = true;
    journal.save(&draft);
    draft.session = LATER;
    draft.body = "The clock has *stopped*. 東京で友達に ☕️".into();
    draft.attachments = vec![attachment(&journal)];
    journal.save(&draft);
    draft.body = "being typed".into();
    let _ = journal.session.journal_draft_save(&draft).unwrap();
    for (id, body) in [(BINNED, "in the bin"), (PURGED, "gone for good")] {
        let mut other = journal.draft(body);
        other.id = id;
        journal.save(&other);
        let _ = journal.session.journal_bin(id).unwrap();
    }
    let _ = journal.session.journal_purge(PURGED).unwrap();
    let step = |word: &str| MoodStep { word: word.into(), colour: Some("#336699".into()) };
    let _ = journal.session.journal_scale_set(&[step("low"), step("middling"), step("high")]).unwrap();
    let preview = journal.session.import_open("daylio.csv", DAYLIO.as_bytes()).unwrap();
    let new_tag = |name: &str| ActivityDecision { name: name.into(), into: ActivityTarget::NewTag };
    let decision = ImportDecision {
        id: preview.id,
        zone: "Europe/London".into(),
        moods: vec![MoodDecision { name: "rad".into(), step: Some(3) }],
        activities: vec![new_tag("friends"), new_tag("chess")],
        take_changed: false,
    };
    let _ = journal.session.import_run(&decision, |_| ()).unwrap();
    link(&journal);
    let _ = journal.session.groups_save(&open_door(), "Europe/London").unwrap();
    calendar(&journal);
    group(&journal);
    directory(&journal);
    doses(&journal);
    trackers::make(&journal);
    let _ = journal.session.journal_search_save(&saved_search()).unwrap();
    let _ = journal.session.journal_template_save(&template()).unwrap();
    exercises::fill(&journal);
    safety::fill(&journal);
    care_team::fill(&journal);
    art::fill(&journal);
    Arc::clone(journal.session.store()).close().unwrap();
    let target = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join(format!("src/schema/fixtures/schema-{}.db", MIGRATIONS.last().unwrap().version));
    assert!(std::fs::metadata(&target).is_ok_and(|file| file.len() == 0), "made already");
    std::fs::copy(folder.path().join("journal.db"), target).unwrap();
}

/// A picture whose bytes are in no file: what is missing is said, and the entry is whole.
fn attachment(journal: &Journal) -> EntryAttachment {
    journal
        .session
        .write(|writer, _| {
            writer.execute(
                "INSERT INTO media (content, added, kind, type, bytes, width, height)
                 VALUES (?1, 1795038480000, 'picture', 'image/jpeg', 2048, 640, 480)",
                [[0x33_u8; 32]],
            )?;
            Ok(())
        })
        .unwrap();
    let content = hex(&[0x33; 32]);
    EntryAttachment { content, name: "kitchen.jpg".into(), description: "The clock".into() }
}

/// For schema 9 and later.
fn has_attachment(journal: &Journal) {
    let entry = journal.session.journal_get(KEPT).unwrap();
    let attached = entry.attachments.first().unwrap();
    assert_eq!((attached.name.as_str(), attached.description.as_str()), ("kitchen.jpg", "The clock"));
}

fn doses(journal: &Journal) {
    let plan = vec![PlannedDose { at: evening(), amount: Some(200.0) }];
    let kind = TrackerKind::Dose { unit: Some("mg".into()), plan, remind: false };
    let tracker = journal.session.journal_tracker_add("Lamotrigine", &kind, DayRule::Sum).unwrap().value.id;
    let state = DoseState::Taken { at: "21:10:00".parse().unwrap(), amount: Some(200.0) };
    let dose = DoseDraft { id: DOSE, tracker, day: "2026-11-19".parse().unwrap(), planned: Some(evening()), state };
    let _ = journal.session.journal_dose_save(&dose).unwrap();
    let _ = journal.session.journal_tracker_add("Up at", &TrackerKind::Time, DayRule::Last).unwrap();
}

fn evening() -> chrono::NaiveTime {
    "21:00:00".parse().unwrap()
}

fn saved_search() -> SavedSearch {
    let filter = EntryFilter { starred: true, groups: vec![GROUP], ..EntryFilter::default() };
    SavedSearch { id: SEARCH, name: "The clock".into(), text: "clock".into(), filter }
}

fn template() -> OwnTemplate {
    OwnTemplate { id: TEMPLATE, name: "Sunday".into(), body: "### Hills\n- \n".into() }
}

fn has_template(journal: &Journal) {
    assert_eq!(journal.session.journal_templates("en").unwrap().own, [template()]);
}

fn has_doses(journal: &Journal) {
    let day = journal.session.journal_doses(Some("2026-11-19".parse().unwrap()), "Europe/London").unwrap();
    assert_eq!(
        (day.lines[0].id, day.lines[0].planned, day.lines[0].amount),
        (Some(DOSE), Some(evening()), Some(200.0))
    );
    let trackers = journal.session.journal_vocabulary().unwrap().trackers;
    assert!(trackers.iter().any(|tracker| tracker.kind == TrackerKind::Time));
}

fn calendar(journal: &Journal) {
    let (zone, session) = ("Europe/London", &journal.session);
    let at = |text: &str| (SERIES, text.parse().unwrap());
    let pattern = Pattern { step: Step::Weeks { days: Vec::new() }, every: 1, ending: Ending::Never };
    let series = SeriesDraft {
        id: SERIES,
        kind: SeriesKind::Meeting,
        group: Some(GROUP),
        person: None,
        exercise: None,
        title: "Open Door".into(),
        when: WhenDraft::Times {
            start: at("2026-11-12T22:00:00").1,
            whole_day: false,
            zone: Some(zone.into()),
            minutes: Some(60),
            rule: RuleDraft::Pattern { pattern },
        },
        place: "Harbour Street".into(),
        link: "https://room.example.org".into(),
        note: "Bring a cup".into(),
        leads: vec![Lead { days: 0, minutes: 10 }, Lead { days: 1, minutes: 0 }],
        named: true,
    };
    let _ = session.calendar_save(&series, None, zone).unwrap();
    let _ = session.calendar_attend(at("2026-11-12T22:00:00"), Some(true), zone).unwrap();
    let _ = session.calendar_remark(at("2026-11-12T22:00:00"), "The big room", zone).unwrap();
    let _ = session.calendar_fate(at("2026-12-03T22:00:00"), Fate::Cancelled, zone).unwrap();
    journal.wait(3);
    assert_eq!(session.reminders_look(zone).unwrap().value.show.len(), 1);
    let _ = session.reminders_snooze(at("2026-11-19T22:00:00"), 5, zone).unwrap();
    let _ = session.reminders_dismiss(at("2026-11-12T22:00:00"), Unwanted::Question).unwrap();
    assert!(!session.reminders_outlook(zone).unwrap().items.is_empty());
}

fn open_door() -> GroupDraft {
    GroupDraft {
        id: GROUP,
        people: Some(8),
        weekdays: vec![GroupWeekday::Mon],
        languages: vec!["en".into()],
        ..crate::groups::testing::named("Open Door")
    }
}

fn group(journal: &Journal) {
    let zone = "Europe/London";
    let asked =
        |code, question: &str, answer: &str| GroupAnswer { code, question: question.into(), answer: answer.into() };
    let answers = [asked(Some(GroupQuestion::Often), "", "Mondays"), asked(None, "Is there tea?", "")];
    let _ = journal.session.groups_answers_set(GROUP, &answers).unwrap();
    journal.wait(60 * 24);
    let trying = Advance { group: GROUP, to: GroupStage::Trying, since: None, note: Some("They wrote back") };
    let _ = journal.session.groups_advance(trying, zone).unwrap();
    let mut visit = crate::groups::testing::visit_of(GROUP, "2026-11-16");
    visit.time = Some("18:30:00".parse().unwrap());
    visit.feelings.safe = Some(4);
    visit.after = journal.mood(3);
    visit.topics = "Sleep".into();
    let _ = journal.session.groups_visit_save(&visit).unwrap();
    let mut note = crate::groups::testing::note_of(GROUP, GroupNoteKind::Email);
    note.follow_up = Some("2026-11-27".parse().unwrap());
    let _ = journal.session.groups_note_save(&note).unwrap();
    let begun = GroupUnfinished { group: GROUP, kind: GroupUnfinishedKind::Message, words: "Dear all".into() };
    let _ = journal.session.groups_unfinished_keep(&begun).unwrap();
    let profile = GroupProfile { topics: vec!["sleep".into()], ..GroupProfile::default() };
    let _ = journal.session.groups_profile_set(&profile).unwrap();
}

const FEED: Uuid = Uuid::from_u128(0x019A_9E00_0000_7000_8000_0000_0000_0050);
const LIST: &str = r#"[{"name":"Quay","slug":"quay","day":2,"time":"19:30","types":["O","X"],"latitude":54.5,"longitude":-0.6},
    {"name":"Chapel","slug":"chapel","day":0,"time":"10:00","notes":"1st Sunday only"}]"#;

fn directory(journal: &Journal) {
    let preview = journal.session.directory_open("list.json", LIST.into(), false, None).unwrap();
    let (name, zone) = ("The coast".into(), Some("Europe/London".into()));
    let _ = journal.session.directory_run(&DirectoryDecision { id: preview.id, feed: FEED, name, zone }).unwrap();
}

fn has_directory(journal: &Journal) {
    let feeds = journal.session.directory_view().unwrap().feeds;
    assert_eq!((feeds[0].id, feeds[0].name.as_str(), feeds[0].meetings), (FEED, "The coast", 2));
    let found = journal.session.directory_find(&DirectoryFilter::default(), 0, 10).unwrap().meetings;
    assert_eq!((found[0].name.as_str(), found[0].zone.as_deref()), ("Quay", Some("Europe/London")));
    assert_eq!(found[1].spoken, ["FREQ=MONTHLY;BYDAY=1SU"]);
    // Read again, it is known again.
    let again = journal.session.directory_open("list.json", LIST.into(), false, Some(FEED)).unwrap();
    assert_eq!((again.new, again.changed, again.same, again.gone), (0, 0, 2, 0));
}

/// A link of a kind that this version does not make.
fn link(journal: &Journal) {
    journal
        .session
        .write(|writer, _| {
            writer.execute(
                "INSERT INTO entry_link (entry, rank, kind, target, occurrence)
                 SELECT key, 0, 'meeting', ?2, '2026-11-18T19:00:00' FROM entry WHERE id = ?1",
                (KEPT.into_bytes(), LATER.into_bytes()),
            )?;
            Ok(())
        })
        .unwrap();
}
