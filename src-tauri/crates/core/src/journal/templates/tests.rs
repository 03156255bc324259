//! Pages of one's own, and what an entry keeps of where it began.

#![allow(clippy::unwrap_used)]

use uuid::Uuid;

use super::{OwnTemplate, limits};
use crate::error::ErrorCode;
use crate::testing::{Journal, journal};

fn template(number: u128, name: &str, body: &str) -> OwnTemplate {
    OwnTemplate { id: Uuid::from_u128(number), name: name.into(), body: body.into() }
}

fn own(journal: &Journal) -> Vec<(String, String)> {
    let own = journal.session.journal_templates("en").unwrap().own;
    own.into_iter().map(|template| (template.name, template.body)).collect()
}

fn save(journal: &Journal, template: &OwnTemplate) {
    let _ = journal.session.journal_template_save(template).unwrap();
}

#[test]
fn a_page_of_ones_own_is_kept_changed_and_removed() {
    let journal = journal();
    save(&journal, &template(1, " Sunday ", "### Church\n"));
    save(&journal, &template(2, "What did the dog do?", ""));
    save(&journal, &template(1, "Sundays", "### Hills\n"));
    assert_eq!(
        own(&journal),
        [("Sundays".into(), "### Hills\n".into()), ("What did the dog do?".into(), String::new())]
    );
    let _ = journal.session.journal_template_remove(Uuid::from_u128(1)).unwrap();
    assert_eq!(own(&journal).len(), 1);
    let gone = journal.session.journal_template_save(&template(1, "Again", "")).unwrap_err();
    assert_eq!(gone.code, ErrorCode::NotFound);
    assert_eq!(journal.session.journal_template_remove(Uuid::from_u128(1)).unwrap_err().code, ErrorCode::NotFound);
    assert!(!journal.session.journal_templates("en").unwrap().pages.is_empty());
}

#[test]
fn what_is_too_large_or_has_no_name_is_refused_with_its_field() {
    let journal = journal();
    let refused = |template: &OwnTemplate| journal.session.journal_template_save(template).unwrap_err();
    for (number, name, body, field) in [
        (0, "A name".to_owned(), String::new(), "id"),
        (1, "  ".to_owned(), String::new(), "name"),
        (1, "x".repeat(limits::NAME_CHARS + 1), String::new(), "name"),
        (1, "A name".to_owned(), "x".repeat(limits::BODY_BYTES + 1), "body"),
    ] {
        assert_eq!(refused(&template(number, &name, &body)).field, Some(field));
    }
    for number in 1..=limits::OWN {
        save(&journal, &template(number.unsigned_abs().into(), "One more", ""));
    }
    assert_eq!(refused(&template(1_000, "Too many", "")).field, Some("templates"));
    save(&journal, &template(1, "Those there are can still be changed", ""));
}

#[test]
fn an_entry_keeps_the_words_it_began_from() {
    let journal = journal();
    save(&journal, &template(1, "Sunday", "### Hills\n"));
    let mut draft = journal.draft("### Hills\nRain.");
    draft.began = Some("Sunday".into());
    journal.save(&draft);
    let _ = journal.session.journal_template_remove(Uuid::from_u128(1)).unwrap();
    assert_eq!(journal.session.journal_get(draft.id).unwrap().began.as_deref(), Some("Sunday"));
    // It goes with an earlier version as the text does, and nothing is nothing.
    draft.session = Uuid::from_u128(99);
    draft.began = Some("  ".into());
    journal.save(&draft);
    assert_eq!(journal.session.journal_get(draft.id).unwrap().began, None);
    let version = journal.session.journal_versions(draft.id).unwrap()[0].id;
    assert_eq!(journal.session.journal_version(version).unwrap().entry.began.as_deref(), Some("Sunday"));
    draft.began = Some("x".repeat(limits::NAME_CHARS + 1));
    assert_eq!(journal.session.journal_save(&draft).unwrap_err().field, Some("began"));
}
