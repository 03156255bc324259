//! What a minus stands before is left out.

use super::*;

#[test]
fn a_minus_leaves_out_words_phrases_and_names() {
    let (journal, find) = finder(&[
        "Tea with Anna in the kitchen.",
        "Cold tea, alone.",
        "Tea gone cold in the kitchen.",
        "Nothing at all.",
    ]);
    assert_eq!(find(&journal, "tea -kitchen"), [1]);
    assert_eq!(find(&journal, "-kitchen tea"), [1]);
    assert_eq!(find(&journal, "-tea"), [3]);
    assert_eq!(find(&journal, "-tea -nothing"), Vec::<usize>::new());
    // Only as a phrase, and only a whole word: while one types, nothing is lost.
    assert_eq!(find(&journal, "-\"cold tea\""), [0, 2, 3]);
    assert_eq!(find(&journal, "tea -\"cold tea\" kitchen"), [0, 2]);
    assert_eq!(find(&journal, "tea -kitch"), [0, 1, 2]);
    assert_eq!(find(&journal, "-xyz"), [0, 1, 2, 3]);
    // A page at a time, and counted.
    let page = |text: &str, after| {
        let request = ListRequest { text: text.to_owned(), after, limit: 3, ..ListRequest::default() };
        journal.session.journal_list(&request).unwrap()
    };
    let first = page("-xyz", None);
    assert_eq!((first.total, first.rows.len()), (Some(4), 3));
    let rest = page("-xyz", first.next);
    assert_eq!((rest.total, rest.rows.len(), rest.next), (None, 1, None));
    assert_eq!(page("-tea", None).total, Some(1));
}

#[test]
fn a_minus_leaves_out_what_bears_the_name_of_a_tag_and_works_in_the_bin() {
    let journal = journal();
    let mut draft = journal.draft("Weeds.");
    draft.tags = vec![journal.tag("walk").id];
    let tagged = journal.save(&draft);
    let plain = journal.write("Rain in the street.");
    assert_eq!(journal.find("-walk"), [plain]);
    assert_eq!(journal.find("weeds -walk"), Vec::<Uuid>::new());
    assert_eq!(journal.find("-\"walk\" "), [plain]);
    for id in [tagged, plain] {
        let _ = journal.session.journal_bin(id).unwrap();
    }
    let bin = EntryFilter { binned: true, ..EntryFilter::default() };
    assert_eq!(journal.filter("-walk", bin.clone()), [plain]);
    assert_eq!(journal.filter("-rain", bin), [tagged]);
}
