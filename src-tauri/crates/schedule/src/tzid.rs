//! Which zone a TZID means (RFC 5545, section 3.2.19).
//!
//! The standard lets a file call its zones anything and define them in a VTIMEZONE. What is really written is an IANA
//! name, one with a prefix of the program that wrote it, or a name of Windows. Those are recognised here, with or without a
//! VTIMEZONE; for the rest the person is asked.

use windows_timezones::WindowsTimezone;

use crate::zone::{Database, Zone};

/// Longest TZID that is looked at, in bytes.
const LONGEST: usize = 255;
/// Longest IANA name in parts, as in `America/Argentina/Buenos_Aires`.
const PARTS: usize = 3;

/// The zone meant by `tzid`, or `None` where nobody can say.
///
/// Known are, in this order: IANA names and their older aliases in any case; names of Windows, by the table of the Unicode
/// CLDR (`windowsZones.xml`, territory 001, through the crate `windows-timezones`); and IANA names behind a prefix, as
/// in `/freeassociation.sourceforge.net/Europe/London`, `posix/Europe/Vaduz` or `custom_Pacific/Fiji`.
pub fn resolve(zones: &Database, tzid: &str) -> Option<Zone> {
    let tzid = tzid.trim().trim_matches('"').trim();
    if tzid.is_empty() || tzid.len() > LONGEST {
        return None;
    }
    let plain = zones.find(tzid).ok().map(|zone| current(zones, zone));
    plain.or_else(|| windows(zones, tzid)).or_else(|| behind_prefix(zones, tzid)).or_else(|| greenwich(tzid))
}

/// A name of Windows. Some programs write the name in use in summer instead of the zone's.
fn windows(zones: &Database, tzid: &str) -> Option<Zone> {
    let known = tzid.parse().or_else(|_| tzid.replace(" Daylight Time", " Standard Time").parse());
    Some(current(zones, zones.find(WindowsTimezone::tzdb_id(known.ok()?)).ok()?))
}

/// The zone under the name it has now: CLDR, and many calendars, keep to names the IANA database has long renamed.
fn current(zones: &Database, zone: Zone) -> Zone {
    let renamed = RENAMED.iter().find(|(old, _)| *old == zone.name());
    renamed.and_then(|(_, new)| zones.find(new).ok()).unwrap_or(zone)
}

/// Older names and the ones shown instead, from the file `backward` of the IANA database (public domain): those that CLDR
/// uses for Windows, and those of whole countries in North America and the British Isles.
const RENAMED: [(&str, &str); 26] = [
    ("America/Buenos_Aires", "America/Argentina/Buenos_Aires"),
    ("America/Godthab", "America/Nuuk"),
    ("America/Indianapolis", "America/Indiana/Indianapolis"),
    ("Asia/Calcutta", "Asia/Kolkata"),
    ("Asia/Katmandu", "Asia/Kathmandu"),
    ("Asia/Rangoon", "Asia/Yangon"),
    ("Asia/Saigon", "Asia/Ho_Chi_Minh"),
    ("Atlantic/Faeroe", "Atlantic/Faroe"),
    ("Canada/Atlantic", "America/Halifax"),
    ("Canada/Central", "America/Winnipeg"),
    ("Canada/Eastern", "America/Toronto"),
    ("Canada/Mountain", "America/Edmonton"),
    ("Canada/Newfoundland", "America/St_Johns"),
    ("Canada/Pacific", "America/Vancouver"),
    ("Eire", "Europe/Dublin"),
    ("Europe/Kiev", "Europe/Kyiv"),
    ("GB", "Europe/London"),
    ("NZ", "Pacific/Auckland"),
    ("Pacific/Enderbury", "Pacific/Kanton"),
    ("US/Alaska", "America/Anchorage"),
    ("US/Arizona", "America/Phoenix"),
    ("US/Central", "America/Chicago"),
    ("US/Eastern", "America/New_York"),
    ("US/Hawaii", "Pacific/Honolulu"),
    ("US/Mountain", "America/Denver"),
    ("US/Pacific", "America/Los_Angeles"),
];

/// The longest IANA name of at least two parts that `tzid` ends in, or one whose parts a hyphen divides (`US-Eastern`).
fn behind_prefix(zones: &Database, tzid: &str) -> Option<Zone> {
    let parts: Vec<&str> = tzid.split('/').collect();
    let named = (2..=PARTS.min(parts.len())).rev().find_map(|count| {
        let tail = parts.get(parts.len() - count..)?.join("/");
        let unmarked = tail.split_once('_').map(|(_, rest)| rest);
        zones.find(&tail).ok().or_else(|| zones.find(unmarked?).ok())
    });
    let divided = || zones.find(&parts.last()?.replacen('-', "/", 1)).ok();
    named.or_else(divided).map(|zone| current(zones, zone))
}

/// Greenwich under a name that the database does not list.
fn greenwich(tzid: &str) -> Option<Zone> {
    let name = tzid.rsplit('/').next().unwrap_or(tzid);
    let name = name.strip_prefix('(').and_then(|name| name.strip_suffix(')')).unwrap_or(name);
    ["Z", "UTC", "GMT", "Coordinated Universal Time"]
        .iter()
        .any(|known| name.eq_ignore_ascii_case(known))
        .then(Zone::utc)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn name_of(tzid: &str) -> Option<String> {
        resolve(Database::get(), tzid).map(|zone| zone.name().to_owned())
    }

    #[test]
    fn names_of_many_programs_are_recognised() {
        for (tzid, expected) in [
            ("Europe/London", "Europe/London"),
            ("europe/london", "Europe/London"),
            ("\"Europe/Berlin\"", "Europe/Berlin"),
            ("GMT Standard Time", "Europe/London"),
            ("W. Europe Standard Time", "Europe/Berlin"),
            ("US/Eastern", "America/New_York"),
            ("Asia/Calcutta", "Asia/Kolkata"),
            ("Nepal Standard Time", "Asia/Kathmandu"),
            ("Eastern Daylight Time", "America/New_York"),
            ("/freeassociation.sourceforge.net/Europe/London", "Europe/London"),
            (
                "/freeassociation.sourceforge.net/Tzfile/America/Argentina/Buenos_Aires",
                "America/Argentina/Buenos_Aires",
            ),
            ("/mozilla.org/20070129_1/America/New_York", "America/New_York"),
            ("/citadel.org/20190914_1/Europe/Amsterdam", "Europe/Amsterdam"),
            ("posix/Europe/Vaduz", "Europe/Vaduz"),
            ("custom_Pacific/Fiji", "Pacific/Fiji"),
            ("US-Eastern", "America/New_York"),
            ("/softwarestudio.org/Olson_20011030_5/US/Pacific", "America/Los_Angeles"),
            ("/freeassociation.sourceforge.net/UTC", "UTC"),
            ("tzone://Microsoft/Utc", "UTC"),
            ("Coordinated Universal Time", "UTC"),
        ] {
            assert_eq!(name_of(tzid).as_deref(), Some(expected), "{tzid}");
        }
    }

    #[test]
    fn every_name_of_windows_leads_to_a_zone_of_the_database() {
        for name in [
            "Samoa Standard Time",
            "Qyzylorda Standard Time",
            "South Sudan Standard Time",
            "UTC-11",
            "Yukon Standard Time",
        ] {
            assert!(name_of(name).is_some(), "{name}");
        }
    }

    #[test]
    fn a_renamed_zone_has_the_clock_it_always_had() {
        for (old, new) in RENAMED {
            assert_eq!(name_of(old).as_deref(), Some(new));
            let [old, new] = [old, new].map(|name| Database::get().find(name).unwrap());
            for month in 0..240 {
                let civil = chrono::NaiveDate::from_ymd_opt(2015, 1, 1).unwrap() + chrono::Months::new(month);
                let civil = civil.and_hms_opt(12, 0, 0).unwrap();
                assert_eq!(old.resolve(civil), new.resolve(civil), "{new:?}");
            }
        }
    }

    #[test]
    fn what_nobody_knows_is_not_guessed() {
        let long = "x/".repeat(40_000) + "Europe/London";
        for tzid in
            ["", "Fictitious", "Eastern", "Canberra, Melbourne, Sydney", "(GMT-03:00)", "/", "Etc/Unknown", &long]
        {
            assert_eq!(name_of(tzid), None, "{}", tzid.len());
        }
    }

    proptest! {
        #[test]
        fn any_text_is_answered(tzid in "\\PC{0,60}") {
            let _ = name_of(&tzid);
        }
    }
}
