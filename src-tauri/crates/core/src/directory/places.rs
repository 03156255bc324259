//! The shipped list of trustworthy directories on the web. Read once, without the journal; nothing here opens one.

use std::sync::LazyLock;

use serde::Deserialize;

use super::model::DirectoryPlace;

/// `data/directories.json`: only places whose address somebody was seen to check in 2026.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Shipped {
    places: Vec<DirectoryPlace>,
}

static SHIPPED: LazyLock<Shipped> =
    LazyLock::new(|| serde_json::from_str(include_str!("../../data/directories.json")).unwrap_or_default());

/// Those for many countries first, then by country and name.
pub fn places() -> Vec<DirectoryPlace> {
    SHIPPED.places.clone()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_shipped_list_is_whole() {
        let shipped: Shipped = serde_json::from_str(include_str!("../../data/directories.json")).unwrap();
        assert!(shipped.places.len() >= 20);
        let mut seen = BTreeSet::new();
        for place in &shipped.places {
            assert!(seen.insert(&place.url), "{} stands twice", place.url);
            assert!(!place.name.is_empty() && !place.kinds.is_empty(), "{}", place.url);
            assert!(
                interchange::feed::Link::parse(&place.url).is_some_and(|link| link.as_str().starts_with("https://")),
                "{}",
                place.url
            );
            assert!(
                place.country == "INT"
                    || (place.country.len() == 2 && place.country.bytes().all(|b| b.is_ascii_uppercase()))
            );
        }
    }
}
