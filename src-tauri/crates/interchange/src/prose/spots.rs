//! Where a sentence says that something takes place.

use super::scan;
use crate::feed::weekday;

/// A place of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Spot {
    /// With its street.
    Address(String),
    /// A house that is named: "St Anne's".
    House(String),
}

/// Words a place follows.
const BEFORE: [&str; 10] = ["at", "in", "im", "bei", "inside", "in der", "in den", "in dem", "an der", "at the"];
/// Words of which one is in the name of a house where people meet.
const HOUSES: [&str; 46] = [
    "hall",
    "church",
    "chapel",
    "cathedral",
    "centre",
    "center",
    "library",
    "house",
    "school",
    "college",
    "university",
    "hospital",
    "clinic",
    "café",
    "cafe",
    "community",
    "hub",
    "pavilion",
    "synagogue",
    "mosque",
    "temple",
    "rooms",
    "vicarage",
    "rectory",
    "gemeindehaus",
    "gemeindezentrum",
    "gemeindesaal",
    "pfarrheim",
    "pfarrhaus",
    "pfarrsaal",
    "kirche",
    "bürgerhaus",
    "haus",
    "zentrum",
    "bibliothek",
    "bücherei",
    "stadtbücherei",
    "klinik",
    "krankenhaus",
    "praxis",
    "schule",
    "rathaus",
    "treffpunkt",
    "begegnungsstätte",
    "selbsthilfezentrum",
    "stadtteilzentrum",
];
/// Words of a place at most.
const MOST: usize = 14;

/// The place a line names, behind a word like "at". `meets`: the line says when, or that people meet.
pub(super) fn spot(content: &str, meets: bool) -> Option<Spot> {
    let words: Vec<&str> = content.split_whitespace().collect();
    let mut house = None;
    let mut address = None;
    for (at, word) in words.iter().enumerate() {
        if !BEFORE.contains(&word.to_lowercase().as_str()) || is_denied(&words, at) {
            continue;
        }
        let rest = words.get(at + 1..).unwrap_or_default();
        if rest.first().is_some_and(|next| says_when(&next.to_lowercase())) {
            continue;
        }
        let place = behind(rest);
        if scan::is_address(&place) && scan::line(&place).times.is_empty() {
            // "In the hall at 5 Church Road": the longer one has both.
            address = address.filter(|known: &String| known.contains(&place)).or(Some(place));
        } else if meets && house.is_none() {
            house = named(&place);
        }
    }
    address.or_else(|| behind_comma(content)).map(Spot::Address).or(house.map(Spot::House))
}

/// "Thursdays 7pm, St Mary's, 1 Church Road": what stands behind the time, if it has a street.
fn behind_comma(content: &str) -> Option<String> {
    content.match_indices(", ").take(MOST).find_map(|(at, _)| {
        let words: Vec<&str> = content.get(at + 2..).unwrap_or_default().split_whitespace().take(MOST + 1).collect();
        let place = behind(&words);
        let found = scan::line(&place);
        let plain = found.times.is_empty() && found.when.is_empty() && found.phone.is_none();
        (plain && scan::is_address(&place) && !scan::line(content.get(..at)?).times.is_empty()).then_some(place)
    })
}

/// A line of its own: "Village Hall, Mill Lane".
pub(super) fn stands_alone(content: &str) -> Option<Spot> {
    let short =
        content.split_whitespace().count() <= 9 && content.contains(", ") && !content.ends_with(['.', '!', '?', ':']);
    let capital = content.chars().next().is_some_and(char::is_uppercase);
    let plain = scan::line(content);
    let house = named(content).filter(|_| short && capital && plain.when.is_empty() && plain.links.is_empty());
    house.map(|_| Spot::House(content.to_owned()))
}

fn is_denied(words: &[&str], at: usize) -> bool {
    let before = words.get(at.saturating_sub(4)..at).unwrap_or_default();
    before.iter().any(|word| {
        let word = word.to_lowercase();
        ["not", "no", "nicht", "kein", "never", "parking", "parken", "park"].contains(&word.trim_end_matches(','))
    })
}

/// What follows, to the end of the sentence or to where it says something else.
fn behind(words: &[&str]) -> String {
    let mut taken: Vec<&str> = Vec::new();
    for (at, word) in words.iter().enumerate().take(MOST) {
        let next = words.get(at + 1).map(|next| next.to_lowercase()).unwrap_or_default();
        let lower = word.to_lowercase();
        let stops = match lower.as_str() {
            "every" | "each" | "from" | "um" | "jeden" | "jede" | "jeweils" | "von" | "ab" | "until" | "with"
            | "starts" | "where" | "wo" | "but" | "statt" | "–" | "-" | "|" | "•" | "online" => true,
            "vor" => next.starts_with("ort"),
            "on" | "am" | "at" | "and" | "und" | "in" => {
                says_when(&next) || next.starts_with("person") || (lower == "on" && next.starts_with("zoom"))
            }
            _ => says_when(&lower) && weekday(word.trim_matches([',', '.'])).is_some(),
        };
        if stops || word.starts_with('(') {
            break;
        }
        taken.push(word);
        if ends(word, &next) {
            break;
        }
    }
    let place = taken.join(" ");
    place.trim_end_matches(['.', ',', ';', ':', '!']).to_owned()
}

/// A mark that ends a sentence, and no dot of "Lindenstr." or "St.".
fn ends(word: &str, next: &str) -> bool {
    let bare = word.trim_end_matches('.').to_lowercase();
    let short = ["st", "rd", "ave", "ln", "dr", "nr", "no", "sq"].contains(&bare.as_str()) || bare.ends_with("str");
    let number = next.starts_with(|c: char| c.is_ascii_digit());
    let dot = word.ends_with('.') && !(short && (number || bare == "st" || bare == "dr"));
    dot || word.ends_with([';', '!', '?']) || (word.ends_with(',') && says_when(next))
}

fn says_when(word: &str) -> bool {
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
    let timed = bare.strip_suffix("pm").or(bare.strip_suffix("am")).unwrap_or(bare);
    let digits = !timed.is_empty() && timed.chars().all(|c| c.is_ascii_digit() || matches!(c, ':' | '.'));
    (digits && (timed.len() < bare.len() || timed.contains([':', '.'])))
        || weekday(bare).is_some()
        || super::clock::day_part(bare).is_some()
        || ["the", "first", "last", "second", "third", "every", "each", "jeden", "ersten", "letzten"].contains(&bare)
            && bare != "the"
}

/// The house at the beginning, up to a mark: "the library", "St Anne's".
fn named(place: &str) -> Option<String> {
    let first = place.split([',', ';', '(', ':', '/']).next().unwrap_or_default().trim();
    let words: Vec<String> = first
        .split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’' | '-')))
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let saint = matches!(words.as_slice(), [saint, _, ..] if saint == "st" || saint == "saint" || saint == "sankt");
    let house = words.iter().any(|word| HOUSES.contains(&word.as_str()) || word.ends_with("kirche"));
    let fits = (1..=8).contains(&words.len()) && (saint || house);
    let bare = first.strip_prefix("the ").or(first.strip_prefix("der ")).unwrap_or(first);
    // "In our community" is no house.
    let vague = words
        .first()
        .is_some_and(|word| ["our", "your", "a", "an", "this", "unserer", "einer"].contains(&word.as_str()))
        || matches!(words.as_slice(), [.., last] if last == "community" || last == "home");
    (fits && !vague).then(|| bare.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_stand_behind_small_words() {
        let address = |text: &str| Some(Spot::Address(text.to_owned()));
        let house = |text: &str| Some(Spot::House(text.to_owned()));
        for (text, expected) in [
            ("We meet in the Quaker Meeting House, 12 Mill Lane", address("the Quaker Meeting House, 12 Mill Lane")),
            ("We meet at 12 Mill Lane, Wells on Tuesdays at 7pm", address("12 Mill Lane, Wells")),
            ("Mondays 7pm at St Anne's", house("St Anne's")),
            ("Mondays at 7pm at St. Anne's Church, all welcome", house("St. Anne's Church")),
            ("Montags um 19 Uhr im Gemeindehaus, Lindenstr. 4", address("Gemeindehaus, Lindenstr. 4")),
            ("Wir treffen uns im Gemeindehaus jeden Montag", house("Gemeindehaus")),
            ("We meet Thursdays 7pm in the library. Tea at the end.", house("library")),
            ("Thursdays 7pm, not in the church any more", None),
            ("Thursdays 7pm in the evening, in English", None),
            ("We meet in our community", None),
            ("Thursdays 7pm, parking at the school", None),
        ] {
            assert_eq!(spot(text, true), expected, "{text}");
        }
        assert_eq!(spot("There was a fire in the church", false), None);
    }
}
