//! One word for an area in every layer: the core's module, the shell's commands and the interface's feature.

use crate::house::{names_in, root};
use crate::{holds, notices};

/// The areas, by the word that names them everywhere.
const AREAS: &[&str] = &[
    "vault",
    "journal",
    "import",
    "outbox",
    "backup",
    "today",
    "insights",
    "groups",
    "directory",
    "calendar",
    "reminders",
    "self_care",
    "care_team",
    "art",
    "report",
    "safety",
    "learn",
    "settings",
];

/// A layer, where it lies, and what lies there that is no area.
struct Layer {
    name: &'static str,
    folder: &'static str,
    no_areas: &'static [&'static str],
}

const CORE: Layer = Layer {
    name: "core",
    folder: "src-tauri/crates/core/src",
    // What the areas share: errors, clock, ids, the device's own id, the schema, text folding, what a change makes stale,
    // the session they work in; how easy what is shipped is to read; the vault as the windows see it (the vault itself is a crate); the throw-away journal; what is written as PDF;
    // what entries are about, put together from the areas.
    no_areas: &[
        "lib",
        "error",
        "clock",
        "ids",
        "languages",
        "about",
        "device",
        "schema",
        "text",
        "area",
        "session",
        "companion",
        "vault_view",
        "demo",
        "paper",
        "testing",
        "reading_grade",
    ],
};
const COMMANDS: Layer = Layer { name: "commands", folder: "src-tauri/src/commands", no_areas: &["mod", "names"] };
const FEATURES: Layer = Layer { name: "features", folder: "ui/src/features", no_areas: &[] };

fn strangers(layer: &Layer, names: &[String]) -> Vec<String> {
    let known = |name: &str| AREAS.contains(&name) || layer.no_areas.contains(&name);
    names.iter().filter(|name| !known(name)).map(|name| format!("{}: `{name}` is no area", layer.name)).collect()
}

/// Areas whose ground in the core isn't a module of that word beside the others.
const ELSEWHERE: &[(&str, &str)] = &[
    // A crate of its own.
    ("vault", "src-tauri/crates/vault"),
    // What is imported so far becomes entries of the journal.
    ("import", "src-tauri/crates/core/src/journal/import"),
    // What was written while locked becomes entries of the journal too.
    ("outbox", "src-tauri/crates/core/src/journal/outbox"),
];

/// Commands of an area stand on the core's module of the same word.
fn without_ground(commands: &[String], core: &[String]) -> Vec<String> {
    let elsewhere = |name: &str| ELSEWHERE.iter().any(|(area, folder)| *area == name && root().join(folder).is_dir());
    commands
        .iter()
        .filter(|name| AREAS.contains(&name.as_str()) && !core.contains(name) && !elsewhere(name))
        .map(|name| format!("commands: `{name}` has no module in the core"))
        .collect()
}

#[test]
fn every_layer_calls_an_area_by_the_same_word() {
    for layer in [CORE, COMMANDS, FEATURES] {
        holds("words of the areas", &strangers(&layer, &names_in(layer.folder)));
    }
    holds("words of the areas", &without_ground(&names_in(COMMANDS.folder), &names_in(CORE.folder)));
}

#[test]
fn another_word_for_an_area_would_be_noticed() {
    let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    notices(1, &strangers(&FEATURES, &names(&["journal", "diary"])));
    notices(1, &strangers(&COMMANDS, &names(&["mod", "settings", "helpers"])));
    notices(1, &without_ground(&names(&["vault", "groups"]), &names(&["journal"])));
}
