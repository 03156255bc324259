//! What a page could send to the commands of the shell: right payloads, and wrong ones made of them.

use fastrand::Rng;
use serde_json::{Map, Value, json};

use crate::repository;

/// A command and the names of its arguments, in the order the generated bindings have them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Command {
    pub name: String,
    pub arguments: Vec<String>,
}

/// Every command that takes something, read from the interface's generated bindings.
pub fn commands() -> std::io::Result<Vec<Command>> {
    let bindings = std::fs::read_to_string(repository().join("ui/src/backend/bindings.ts"))?;
    let calls = bindings.split("__TAURI_INVOKE(\"").skip(1).filter_map(|call| {
        let (name, rest) = call.split_once('"')?;
        let arguments = rest.strip_prefix(", {")?.split_once('}')?.0;
        let arguments = arguments.split(',').map(|argument| argument.trim().to_owned()).collect();
        Some(Command { name: name.to_owned(), arguments })
    });
    Ok(calls.collect())
}

/// What an argument of this name may look like: right for some command, and so a beginning for wrong ones.
pub fn plausible(command: &str, argument: &str) -> Value {
    let id = "019a9e2c-7f00-7000-8000-000000000001";
    let proof = json!({ "kind": "passphrase", "passphrase": "not the right one" });
    match argument {
        "draft" | "entry" => json!({
            "id": id, "session": id, "at": "2026-03-14T03:12:00Z", "zone": "Europe/Berlin", "day": null, "mood": null,
            "feelings": [], "tags": [], "trackers": [], "title": "A title", "body": "Some **words**.", "starred": false,
            "dimensions": { "physical": 2, "emotional": null, "social": null, "spiritual": null },
        }),
        "request" if command == "journal_list" => json!({
            "text": "\"some words\" wo", "after": null, "limit": 20,
            "filter": { "moods": [4], "tags": [id], "feelings": [], "from": "2026-01-01", "to": null, "starred": false, "binned": false },
        }),
        "request" => {
            json!({ "protection": "both", "passphrase": "another one", "language": "en", "proof": proof, "kind": "passphrase" })
        }
        "proof" | "unlock" => proof,
        "tag" => json!({ "id": id, "group": id, "name": "walk", "icon": null, "archived": false }),
        "tracker" => json!({
            "id": id, "name": "sleep", "kind": { "kind": "scale", "min": 0, "max": 10 }, "dayRule": "last", "archived": false,
        }),
        "steps" => {
            json!([{ "word": "good", "colour": 3 }, { "word": "bad", "colour": 1 }, { "word": "meh", "colour": 2 }])
        }
        "moment" => json!({ "kind": "civil", "date": "2026-03-29", "time": "02:30" }),
        "decision" => json!({
            "id": id, "zone": "Europe/Berlin", "takeChanged": true, "moods": [{ "name": "good", "mood": null }], "activities": [],
        }),
        "target" => json!({ "kind": "web", "url": 7 }),
        "settings" | "prefs" => {
            json!({ "lockAfterMinutes": 5, "dayStartsAt": 4, "textSize": 100, "language": "en", "theme": "dark" })
        }
        "answers" => json!(["QPZR", "Y9X8"]),
        "names" => json!(["mooring-20260314-210709-0001.mooring"]),
        "progress" => json!("__CHANNEL__:7"),
        "year" => json!(2026),
        "month" => json!(3),
        "zone" => json!("Europe/Berlin"),
        "country" => json!("GB"),
        "starred" | "archived" => json!(true),
        "icon" | "file" => Value::Null,
        "id" | "family" | "group" | "batch" => json!(id),
        _ => json!("some words"),
    }
}

/// Values that belong nowhere.
fn foreign(chance: &mut Rng) -> Value {
    match chance.u32(0..16) {
        0 => Value::Null,
        1 => json!(true),
        2 => json!(-1),
        3 => json!(u64::MAX),
        4 => json!(i64::MIN),
        5 => json!(1e308),
        6 => json!(0.1),
        7 => json!(""),
        8 => json!("x".repeat(1 << chance.u32(4..18))),
        9 => json!("\u{0}\u{202e}\u{fdfa}e\u{301}\u{301}👩‍👩‍👧"),
        10 => json!([]),
        11 => json!({}),
        12 => json!("+262142-12-31T23:59:60Z"),
        13 => json!("../../../../etc/passwd"),
        14 => json!([[[[[[[[[[[[null]]]]]]]]]]]]),
        _ => json!(vec![0; 1 << chance.u32(4..12)]),
    }
}

/// The longest payload, in bytes of its text. Without a bound, what is repeated of what was repeated comes to gigabytes,
/// which no driver hands on.
const LONGEST: usize = 1 << 18;

/// How often something of this length is repeated, so that it stays within [`LONGEST`].
fn times(length: usize, chance: &mut Rng) -> usize {
    (1 << chance.u32(1..10)).min(LONGEST / length.max(1))
}

/// A payload for a command with something wrong in it, or several things, as the text a page would send.
pub fn wrong(command: &Command, chance: &mut Rng) -> String {
    loop {
        let payload = one_wrong(command, chance);
        if payload.len() <= LONGEST {
            return payload;
        }
    }
}

fn one_wrong(command: &Command, chance: &mut Rng) -> String {
    let arguments = command.arguments.iter().map(|name| (name.clone(), plausible(&command.name, name)));
    let mut payload = Value::Object(arguments.collect());
    for _ in 0..chance.u32(1..4) {
        harm(&mut payload, chance);
    }
    let text = payload.to_string();
    match text.strip_prefix("{\"") {
        // Deeper than any value here can be built.
        Some(rest) if chance.u32(0..24) == 0 => {
            format!("{{\"deep\":{}1{},\"{rest}", "[".repeat(2_000), "]".repeat(2_000))
        }
        _ => text,
    }
}

/// Puts something wrong somewhere into a value.
fn harm(value: &mut Value, chance: &mut Rng) {
    let deeper = chance.u32(0..4) > 0;
    match value {
        Value::Object(fields) if deeper && !fields.is_empty() => harm_field(fields, chance),
        Value::Array(items) if deeper && !items.is_empty() => {
            let place = chance.usize(0..items.len());
            if chance.bool() {
                let again = items.get(place).cloned().unwrap_or_default();
                let times = times(again.to_string().len(), chance);
                items.extend(std::iter::repeat_n(again, times));
            } else if let Some(item) = items.get_mut(place) {
                harm(item, chance);
            }
        }
        Value::String(text) if deeper => harm_text(text, chance),
        other => *other = foreign(chance),
    }
}

fn harm_field(fields: &mut Map<String, Value>, chance: &mut Rng) {
    let names: Vec<String> = fields.keys().cloned().collect();
    let Some(name) = chance.choice(&names) else { return };
    match chance.u32(0..8) {
        0 => drop(fields.remove(name)),
        1 => drop(fields.insert(format!("{name}Unknown"), foreign(chance))),
        2 => drop(fields.insert(name.clone(), foreign(chance))),
        _ => {
            if let Some(field) = fields.get_mut(name) {
                harm(field, chance);
            }
        }
    }
}

fn harm_text(text: &mut String, chance: &mut Rng) {
    let characters: Vec<char> = text.chars().collect();
    let at = chance.usize(0..=characters.len());
    let (before, after) = characters.split_at(at);
    let (before, after): (String, String) = (before.iter().collect(), after.iter().collect());
    *text = match chance.u32(0..6) {
        0 => before,
        1 => format!("{before}{}{after}", chance.char(..)),
        2 => format!("{before}9999999999{after}"),
        3 => text.repeat(times(text.len(), chance)),
        4 => format!("{after}{before}"),
        _ => text.to_uppercase(),
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_commands_and_their_arguments_are_found() {
        let commands = commands().unwrap();
        assert!(commands.len() > 40, "{}", commands.len());
        let when = Command { name: "journal_when".to_owned(), arguments: vec!["moment".to_owned(), "zone".to_owned()] };
        assert!(commands.contains(&when), "{commands:?}");
    }

    #[test]
    fn wrong_payloads_are_json_and_differ_from_right_ones() {
        let command = Command { name: "journal_save".to_owned(), arguments: vec!["draft".to_owned()] };
        let right = json!({ "draft": plausible("journal_save", "draft") });
        let mut chance = Rng::with_seed(3);
        let wrong: Vec<String> = (0..200).map(|_| wrong(&command, &mut chance)).collect();
        let differ =
            wrong.iter().filter(|text| serde_json::from_str::<Value>(text).ok() != Some(right.clone())).count();
        assert!(differ > 180, "{differ}");
        assert!(wrong.iter().all(|text| text.len() <= LONGEST));
        let deep = |text: &&String| text.contains("[[[[[[[[[[[[[[[[[");
        assert!(wrong.iter().any(|text| deep(&text)), "some nest deeply");
        let shallow = wrong.iter().filter(|text| !deep(text));
        assert!(shallow.clone().all(|text| serde_json::from_str::<Value>(text).is_ok()));
    }
}
