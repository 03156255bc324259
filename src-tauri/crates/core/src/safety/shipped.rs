//! The shipped list of crisis lines. Read once, without the journal.

use std::sync::LazyLock;

use serde::Deserialize;

use super::{CrisisLine, Emergency, Finder, HelpView};

/// `data/crisis.json`.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Shipped {
    version: u32,
    countries: Vec<Country>,
    finders: Vec<Finder>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Country {
    #[serde(rename = "country")]
    code: String,
    emergency: Vec<Emergency>,
    lines: Vec<CrisisLine>,
}

/// A test reads the whole file; should it ever be unreadable all the same, Help now opens without lines rather than
/// not at all.
static SHIPPED: LazyLock<Shipped> =
    LazyLock::new(|| serde_json::from_str(include_str!("../../data/crisis.json")).unwrap_or_default());

/// The countries (ISO 3166-1 alpha-2) with a number to call, in alphabetical order of their codes.
pub fn countries() -> Vec<String> {
    let mut codes: Vec<String> = SHIPPED.countries.iter().map(|country| country.code.clone()).collect();
    codes.sort_unstable();
    codes
}

/// What Help now shows for a country; for none, or one that is not in the list, the international finders alone.
pub fn help(country: Option<&str>) -> HelpView {
    let known =
        SHIPPED.countries.iter().find(|known| country.is_some_and(|code| known.code.eq_ignore_ascii_case(code)));
    HelpView {
        country: known.map(|known| known.code.clone()),
        emergency: known.map(|known| known.emergency.clone()).unwrap_or_default(),
        lines: known.map(|known| known.lines.clone()).unwrap_or_default(),
        finders: SHIPPED.finders.clone(),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    fn shipped() -> Shipped {
        serde_json::from_str(include_str!("../../data/crisis.json")).unwrap()
    }

    #[test]
    fn the_shipped_list_is_whole() {
        let shipped = shipped();
        assert_eq!(shipped.version, 1);
        assert!(shipped.countries.len() >= 60 && !shipped.finders.is_empty());
        let mut seen = HashSet::new();
        for country in &shipped.countries {
            let code = &country.code;
            assert!(code.len() == 2 && code.bytes().all(|b| b.is_ascii_uppercase()) && seen.insert(code), "{code}");
            assert!(!country.emergency.is_empty(), "{code} has no emergency number");
            for emergency in &country.emergency {
                assert!(dialled(&emergency.dial), "{code}");
            }
            for line in &country.lines {
                check(code, line);
            }
        }
        for finder in &shipped.finders {
            assert!(finder.url.starts_with("https://") && !finder.name.is_empty());
        }
    }

    fn dialled(number: &str) -> bool {
        !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit() || b"+*#,".contains(&b))
    }

    fn check(code: &str, line: &CrisisLine) {
        let name = &line.name;
        assert!(!name.trim().is_empty() && !line.source.trim().is_empty(), "{code} {name}");
        let reachable = line.phone.is_some() || line.sms.is_some() || line.chat_url.is_some() || line.url.is_some();
        assert!(reachable, "{code} {name} cannot be reached");
        assert_eq!(line.phone.is_some(), line.dial.is_some(), "{code} {name}: what is shown can be dialled");
        assert!(line.dial.as_deref().is_none_or(dialled) && line.sms.as_deref().is_none_or(dialled), "{code} {name}");
        assert!(line.sms_word.is_none() || line.sms.is_some(), "{code} {name}");
        for url in [&line.chat_url, &line.url, &line.source_url].into_iter().flatten() {
            assert!(url.starts_with("https://") || url.starts_with("http://"), "{code} {name} {url}");
        }
        assert_eq!(line.always_open, line.hours.is_none(), "{code} {name}: hours, or day and night");
        assert!(!line.languages.is_empty(), "{code} {name}");
        assert!(source_date(line).is_some(), "{code} {name}: {}", line.as_of);
        let year: u32 = line.as_of.get(..4).and_then(|year| year.parse().ok()).unwrap_or(0);
        assert!(year >= 2024, "{code} {name}: a source of {}", line.as_of);
    }

    /// The first day a date as exact as it is known may mean.
    fn source_date(line: &CrisisLine) -> Option<chrono::NaiveDate> {
        let whole = if line.as_of.len() == 7 { format!("{}-01", line.as_of) } else { line.as_of.clone() };
        whole.parse().ok()
    }

    #[test]
    #[ignore = "for a release: lists the lines whose source is older than a year"]
    #[allow(clippy::disallowed_methods, reason = "the day of the release")]
    fn no_source_is_older_than_a_year() {
        let year_ago = chrono::Utc::now().date_naive() - chrono::TimeDelta::days(365);
        let shipped = shipped();
        let lines = shipped.countries.iter().flat_map(|country| country.lines.iter().map(|line| (&country.code, line)));
        let old: Vec<String> = lines
            .filter(|(_, line)| source_date(line).is_none_or(|date| date < year_ago))
            .map(|(country, line)| format!("{country} {}: {} ({})", line.as_of, line.name, line.source))
            .collect();
        assert!(old.is_empty(), "look at these again:\n{}", old.join("\n"));
    }

    #[test]
    fn a_country_is_found_and_an_unknown_one_gets_the_finders() {
        let here = help(Some("gb"));
        assert_eq!(here.country.as_deref(), Some("GB"));
        assert!(!here.emergency.is_empty() && !here.lines.is_empty() && !here.finders.is_empty());
        for none in [None, Some("XX"), Some(""), Some("United Kingdom")] {
            let help = help(none);
            assert!(help.country.is_none() && help.lines.is_empty() && help.emergency.is_empty());
            assert_eq!(help.finders, here.finders);
        }
        assert!(countries().is_sorted() && countries().contains(&"GB".to_owned()));
    }
}
