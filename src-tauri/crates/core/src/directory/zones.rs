//! Which zone the times of a list may be in, where it names none. An offer to somebody who decides, never a decision.

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use serde::Deserialize;

use super::meeting::Content;
use super::model::{DirectoryZoneHint, DirectoryZoneOffer};
use crate::groups::GroupPoint;

/// Meetings whose places are looked at; more of them say nothing new.
const LOOKED_AT: usize = 2_000;
/// Offers of one kind.
const OFFERS: usize = 2;
/// A zone that fewer than one place in so many speaks for is not offered.
const SHARE: u32 = 5;

/// `data/zones.json`: the places that stand for zones, of the public-domain table `zone.tab`, and what countries and their parts are
/// called in addresses.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Atlas {
    zones: Vec<Town>,
    /// By a name as addresses end with it, lower case.
    countries: HashMap<String, String>,
    areas: Vec<Area>,
}

/// The place that stands for a zone.
#[derive(Debug, Deserialize)]
struct Town {
    zone: String,
    country: String,
    latitude: f64,
    longitude: f64,
}

/// A state or a province, and the zone of most who live there.
#[derive(Debug, Deserialize)]
struct Area {
    country: String,
    code: String,
    name: String,
    zone: String,
}

static ATLAS: LazyLock<Atlas> =
    LazyLock::new(|| serde_json::from_str(include_str!("../../data/zones.json")).unwrap_or_default());

/// Zones that the file hints at, the surest first: those that other meetings of it name, then those its words may mean, then those its
/// places lie in.
pub(super) fn offers(contents: &[Content], words: &[String]) -> Vec<DirectoryZoneOffer> {
    let named = contents.iter().filter_map(|content| content.zone.as_deref());
    let places = contents.iter().filter(|content| content.needs_zone()).take(LOOKED_AT).filter_map(guess);
    let mut offers = most(named, DirectoryZoneHint::Named);
    let words = most(words.iter().map(String::as_str), DirectoryZoneHint::Words);
    for offer in words.into_iter().chain(most(places, DirectoryZoneHint::Places)) {
        if offers.iter().all(|known| known.zone != offer.zone) {
            offers.push(offer);
        }
    }
    offers
}

fn most<'z>(zones: impl Iterator<Item = &'z str>, why: DirectoryZoneHint) -> Vec<DirectoryZoneOffer> {
    let mut counts = BTreeMap::new();
    for zone in zones {
        *counts.entry(zone).or_insert(0_u32) += 1;
    }
    let all: u32 = counts.values().sum();
    let mut counts: Vec<(&str, u32)> = counts.into_iter().filter(|(_, count)| *count >= all.div_ceil(SHARE)).collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let offer = |(zone, meetings): (&str, u32)| DirectoryZoneOffer { zone: zone.to_owned(), why, meetings };
    counts.into_iter().filter(|(zone, _)| schedule::zone::is_known(zone)).take(OFFERS).map(offer).collect()
}

/// The zone of a place: by the state its address names, by a country that has only one, or that of the nearest town that stands for one.
fn guess(content: &Content) -> Option<&'static str> {
    let parts: Vec<&str> = content
        .address
        .split(',')
        .chain(content.region.split(','))
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect();
    let country = parts.iter().rev().find_map(|part| ATLAS.countries.get(&part.to_lowercase())).map(String::as_str);
    if let Some(area) = parts.iter().rev().find_map(|part| area(part, country)) {
        return Some(&area.zone);
    }
    let mut zones = ATLAS.zones.iter().filter(|town| Some(town.country.as_str()) == country);
    if let (Some(only), None) = (zones.next(), zones.next()) {
        return Some(&only.zone);
    }
    nearest(content.point?, country)
}

/// `CA 92626`, `NSW 2000`, `Alberta`. Without a country only what cannot be anything else: a state before a ZIP code.
fn area(part: &str, country: Option<&str>) -> Option<&'static Area> {
    let (code, rest) = part.split_once(' ').unwrap_or((part, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    let zip = rest.len() >= 5 && digits(rest);
    let country = country.or(zip.then_some("US"))?;
    let name = part.to_lowercase();
    let of_country = |area: &&Area| area.country == country;
    ATLAS.areas.iter().filter(of_country).find(|area| area.name == name || (area.code == code && is_postal(rest)))
}

/// What stands behind a state: nothing, or a code with a digit in it.
fn is_postal(rest: &str) -> bool {
    rest.is_empty() || (rest.len() <= 10 && rest.bytes().any(|byte| byte.is_ascii_digit()))
}

fn nearest(point: GroupPoint, country: Option<&str>) -> Option<&'static str> {
    let wide = point.latitude.to_radians().cos();
    let far = |town: &Town| {
        let east = (town.longitude - point.longitude).abs();
        let (north, east) = (town.latitude - point.latitude, east.min(360.0 - east) * wide);
        north * north + east * east
    };
    let of_country = |town: &&Town| country.is_none_or(|country| town.country == country);
    let nearest = ATLAS.zones.iter().filter(of_country).min_by(|one, other| far(one).total_cmp(&far(other)))?;
    Some(&nearest.zone)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_atlas_is_whole() {
        let atlas: Atlas = serde_json::from_str(include_str!("../../data/zones.json")).unwrap();
        assert!(atlas.zones.len() > 300 && atlas.areas.len() > 50 && atlas.countries.len() > 50);
        for zone in atlas.zones.iter().map(|town| &town.zone).chain(atlas.areas.iter().map(|area| &area.zone)) {
            assert!(schedule::zone::is_known(zone), "{zone}");
        }
        for country in atlas.countries.values().chain(atlas.areas.iter().map(|area| &area.country)) {
            assert!(atlas.zones.iter().any(|town| town.country == *country), "{country}");
        }
    }

    #[test]
    fn addresses_and_coordinates_hint_at_a_zone() {
        let of = |address: &str, point: Option<(f64, f64)>| {
            let json = serde_json::json!([{
                "name": "A", "slug": "a", "day": 1, "time": "19:00", "formatted_address": address,
                "latitude": point.map(|point| point.0), "longitude": point.map(|point| point.1),
            }]);
            let asked = interchange::feed::Asked::from(chrono::NaiveDate::MIN);
            let limits = interchange::feed::Limits::default();
            let (drafts, _) = interchange::meeting_guide::parse(json.to_string().as_bytes(), &asked, &limits).unwrap();
            guess(&Content::of(&drafts[0], false))
        };
        for (address, point, expected) in [
            ("3186 Pullman St, Costa Mesa, CA 92626, USA", None, Some("America/Los_Angeles")),
            ("1 Main St, Los Angeles, CA 90012", None, Some("America/Los_Angeles")),
            ("0 St, Edmonton, Alberta, T6E 4E8, Canada", None, Some("America/Edmonton")),
            ("1 King St, Perth, WA 6000, Australia", None, Some("Australia/Perth")),
            ("1 Pike St, Seattle, WA 98101, USA", None, Some("America/Los_Angeles")),
            ("Hafenstraße 4, 24103 Kiel, Germany", None, Some("Europe/Berlin")),
            ("Storgata 1, Oslo, Norway", None, Some("Europe/Oslo")),
            // A country with many zones needs a place; a place alone will do.
            ("Somewhere, USA", None, None),
            ("Somewhere, USA", Some((34.0, -118.2)), Some("America/Los_Angeles")),
            ("", Some((33.7, -117.9)), Some("America/Los_Angeles")),
            ("", Some((-36.9, 174.8)), Some("Pacific/Auckland")),
            ("1 Quay Street, Whitby", None, None),
            ("", None, None),
        ] {
            assert_eq!(of(address, point), expected, "{address} {point:?}");
        }
    }
}
