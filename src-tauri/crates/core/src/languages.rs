//! What is shipped for each language.

/// Of what there is for several languages what is for this one (BCP 47; only its first part counts), or else the first, which is
/// English everywhere. `None` where there is nothing at all.
pub fn of<'all, T>(all: &'all [(&str, T)], language: &str) -> Option<&'all T> {
    let primary = language.split('-').next().unwrap_or_default();
    let found = all.iter().find(|(known, _)| known.eq_ignore_ascii_case(primary)).or(all.first());
    found.map(|(_, what)| what)
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn a_language_is_told_by_its_first_part_and_the_first_stands_in_for_all_others() {
        let all = [("en", 1), ("de", 2)];
        let found = ["de", "DE-at", "en-GB", "sl-SI", "", "deu"].map(|language| of(&all, language).copied());
        assert_eq!(found, [2, 2, 1, 1, 1, 1].map(Some));
        assert_eq!(of::<u8>(&[], "en"), None);
    }
}
