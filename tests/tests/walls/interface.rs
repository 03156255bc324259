//! Walls within the interface: who imports whom.

use crate::house::{File, files, read};
use crate::{holds, notices};

/// What a file imports, as paths from `ui/src` for its own files and as written for packages.
fn imports(file: &File) -> Vec<String> {
    let mut found = Vec::new();
    for line in file.text.lines() {
        let line = line.trim_start();
        if line.starts_with("//") || line.starts_with('*') {
            continue;
        }
        for opening in
            ["from '", "from \"", "import '", "import \"", "import('", "import(\"", "@import '", "import.meta.glob('"]
        {
            for (at, _) in line.match_indices(opening) {
                let rest = &line[at + opening.len()..];
                if let Some(end) = rest.find(['\'', '"']) {
                    found.push(resolved(&file.path, &rest[..end]));
                }
            }
        }
    }
    found
}

/// `../b/x` seen from `ui/src/features/a/y.ts`, and `@/features/b/x`, are both `features/b/x`.
fn resolved(from: &str, specifier: &str) -> String {
    if let Some(path) = specifier.strip_prefix("@/") {
        return path.to_owned();
    }
    if !specifier.starts_with('.') {
        return specifier.to_owned();
    }
    let mut parts: Vec<&str> = from.strip_prefix("ui/src/").unwrap_or(from).split('/').collect();
    parts.pop();
    for part in specifier.split('/') {
        match part {
            "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// The folder of `ui/src` a file or an import lies in, and for a feature its name.
fn place(path: &str) -> (&str, &str) {
    let mut parts = path.strip_prefix("ui/src/").unwrap_or(path).split('/');
    (parts.next().unwrap_or_default(), parts.next().unwrap_or_default())
}

fn breaches(files: &[File]) -> Vec<String> {
    let mut breaches = Vec::new();
    for file in files {
        let (folder, feature) = place(&file.path);
        for import in imports(file) {
            let (other, other_feature) = place(&import);
            let fault = match (folder, other) {
                // A test stands in for the shell, below the backend folder.
                (_, "@tauri-apps") if import == "@tauri-apps/api/mocks" && file.path.ends_with(".test.ts") => continue,
                (folder, "@tauri-apps") if folder != "backend" => "only the backend folder speaks to the desktop",
                ("features", "features") if feature != other_feature => "a feature never imports another",
                ("features", "app") => "a feature doesn't know the app around it",
                ("shared", "features" | "app") => "shared parts don't know who uses them",
                ("backend", "features" | "app" | "shared") => "the backend folder doesn't know the interface",
                (folder, "backend") if folder != "backend" && !matches!(other_feature, "" | "index" | "index.ts") => {
                    "the backend folder is entered through its index"
                }
                _ => continue,
            };
            breaches.push(format!("{}: {import}: {fault}", file.path));
        }
    }
    breaches
}

#[test]
fn the_parts_of_the_interface_keep_to_their_side() {
    holds("imports of the interface", &breaches(&files(&["ui/src"], &["ts", "js", "svelte", "css"])));
}

#[test]
fn an_import_across_a_wall_would_be_noticed() {
    let bad = [
        File::new("ui/src/features/journal/a.ts", "import { x } from '@tauri-apps/api/core';"),
        File::new("ui/src/features/journal/b.svelte", "  import {\n    y,\n  } from '../today/b.svelte';"),
        File::new("ui/src/features/journal/c.ts", "const later = import(\"@/features/safety/help\");"),
        File::new("ui/src/features/journal/d.ts", "import { route } from '@/app/router';"),
        File::new("ui/src/shared/parts/e.ts", "export { z } from '../../features/journal/z';"),
        File::new("ui/src/features/today/f.ts", "import type { T } from '@/backend/bindings';"),
        File::new("ui/src/features/today/today.ts", "import { mockIPC } from '@tauri-apps/api/mocks';"),
        File::new("ui/src/features/today/today.test.ts", "import { invoke } from '@tauri-apps/api/core';"),
        File::new("ui/src/backend/g.ts", "import { t } from '@/shared/text';"),
    ];
    for file in bad {
        notices(1, &breaches(&[file]));
    }
    let good = [
        File::new(
            "ui/src/backend/index.ts",
            "import { invoke } from '@tauri-apps/api/core';\nexport * from './bindings';",
        ),
        File::new("ui/src/features/journal/a.ts", "import { b } from './b';\nimport { journal } from '@/backend';"),
        File::new("ui/src/app/App.svelte", "import Today from '@/features/today/Today.svelte';"),
        File::new("ui/src/features/today/today.test.ts", "import { mockIPC } from '@tauri-apps/api/mocks';"),
        File::new("ui/src/features/today/c.ts", "// import { x } from '@tauri-apps/api'"),
    ];
    notices(0, &breaches(&good));
}

/// What reads the computer's own clock and zone, or another zone, out of a `Date`.
const CLOCKS: &[&str] = &[
    ".getHours(",
    ".getMinutes(",
    ".getDate(",
    ".getDay(",
    ".getMonth(",
    ".getFullYear(",
    ".getTimezoneOffset(",
    ".setHours(",
    ".setMinutes(",
    ".setDate(",
    "timeZone: zone",
    "timeZone: safeZone",
];

/// Where instants are shown by the clocks of a place: words, never kept.
const SHOWS_INSTANTS: &str = "ui/src/shared/dates/";

fn zone_arithmetic(files: &[File]) -> Vec<String> {
    let mut breaches = Vec::new();
    for file in files.iter().filter(|file| !file.path.starts_with(SHOWS_INSTANTS)) {
        let found = CLOCKS.iter().filter(|clock| file.text.contains(**clock));
        breaches.extend(found.map(|clock| format!("{}: {clock}: ask `journal_when`", file.path)));
    }
    breaches
}

#[test]
fn what_a_clock_shows_is_asked_of_the_core() {
    holds("arithmetic of zones in the interface", &zone_arithmetic(&files(&["ui/src"], &["ts", "svelte"])));
}

#[test]
fn arithmetic_of_zones_in_the_interface_would_be_noticed() {
    let bad = ["const day = now.getDate();", "new Intl.DateTimeFormat('en', { timeZone: zone })"];
    for text in bad {
        notices(1, &zone_arithmetic(&[File::new("ui/src/features/journal/a.ts", text)]));
    }
    let good = [
        File::new("ui/src/features/journal/a.ts", "new Date(Date.UTC(2026, 1, 1)).getUTCDay(); ({ timeZone: 'UTC' })"),
        File::new("ui/src/shared/dates/index.ts", "format({ timeZone: safeZone(zone) })"),
    ];
    notices(0, &zone_arithmetic(&good));
}

/// Names of icons in a shipped vocabulary that the windows have no picture for.
fn undrawn(vocabulary: &str, pictures: &str) -> Vec<String> {
    vocabulary
        .split("\"icon\": \"")
        .skip(1)
        .filter_map(|rest| rest.split_once('"'))
        .filter(|(icon, _)| !pictures.contains(&format!("/icons/{icon}'")))
        .map(|(icon, _)| icon.to_owned())
        .collect()
}

#[test]
fn every_icon_of_the_shipped_words_is_drawn() {
    let pictures = read("ui/src/shared/parts/tag_icons.ts");
    for file in files(&["src-tauri/crates/core/data"], &["json"]) {
        holds(&file.path, &undrawn(&file.text, &pictures));
    }
}

#[test]
fn an_icon_without_a_picture_would_be_noticed() {
    notices(
        1,
        &undrawn(r#"{"icon": "sun"}, {"icon": "sunn"}, {"icon": null}"#, "import Sun from '@lucide/svelte/icons/sun';"),
    );
}
