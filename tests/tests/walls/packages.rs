//! Walls between packages: who names whom, at which version, under which licence.

use serde_json::{Value, json};

use crate::house::{list, members, metadata, read, text};
use crate::{holds, notices};

/// What each package of this workspace may depend on within it. Nothing may depend on the shell, and only the tests on
/// everything below it.
const DOWNWARDS: &[(&str, &[&str])] = &[
    ("vault", &[]),
    ("schedule", &[]),
    ("interchange", &["schedule"]),
    ("mooring-core", &["vault", "schedule", "interchange"]),
    ("mooring", &["vault", "schedule", "interchange", "mooring-core"]),
    ("mooring-tests", &["vault", "schedule", "interchange", "mooring-core"]),
    ("xtask", &[]),
];

fn upward(metadata: &Value) -> Vec<String> {
    let members = members(metadata);
    let ours: Vec<&str> = members.iter().map(|package| text(package, "name")).collect();
    let mut breaches = Vec::new();
    for package in &members {
        let name = text(package, "name");
        let Some((_, allowed)) = DOWNWARDS.iter().find(|(known, _)| *known == name) else {
            breaches.push(format!("{name} has no place in the direction of dependencies yet"));
            continue;
        };
        for dependency in list(package, "dependencies").iter().map(|dependency| text(dependency, "name")) {
            if ours.contains(&dependency) && !allowed.contains(&dependency) {
                breaches.push(format!("{name} depends on {dependency}"));
            }
        }
    }
    breaches
}

#[test]
fn no_package_depends_upwards() {
    holds("dependencies point downwards", &upward(metadata()));
}

#[test]
fn an_upward_dependency_would_be_noticed() {
    let package = |name: &str, on: &[&str]| {
        let dependencies: Vec<Value> = on.iter().map(|name| json!({ "name": name })).collect();
        json!({ "id": name, "name": name, "dependencies": dependencies })
    };
    let house = json!({
        "workspace_members": ["vault", "mooring-core", "newcomer"],
        "packages": [package("vault", &["mooring-core", "serde"]), package("mooring-core", &["vault"]), package("newcomer", &[])],
    });
    notices(2, &upward(&house));
}

fn named_outside(metadata: &Value, wanted: fn(&str) -> bool, home: &[&str]) -> Vec<String> {
    let mut breaches = Vec::new();
    for package in members(metadata) {
        let name = text(package, "name");
        for dependency in list(package, "dependencies").iter().map(|dependency| text(dependency, "name")) {
            if wanted(dependency) && !home.contains(&name) {
                breaches.push(format!("{name} names {dependency}"));
            }
        }
    }
    breaches
}

fn is_tauri(name: &str) -> bool {
    name == "tauri" || name.starts_with("tauri-") || name == "wry" || name == "tao"
}

#[test]
fn tauri_is_named_in_one_manifest() {
    holds("only the shell knows the desktop", &named_outside(metadata(), is_tauri, &["mooring"]));
    let shell = members(metadata()).into_iter().find(|package| text(package, "name") == "mooring").expect("the shell");
    assert!(list(shell, "dependencies").iter().any(|dependency| text(dependency, "name") == "tauri"));
}

#[test]
fn sqlite_is_named_where_tables_are() {
    let homes = ["vault", "mooring-core", "mooring-tests"];
    holds(
        "only the vault and the core know the database",
        &named_outside(metadata(), |name| name == "rusqlite", &homes),
    );
}

#[test]
fn the_keychain_is_named_at_the_edge() {
    let keychains = |name: &str| name.starts_with("keyring") || name.ends_with("-keyring-store");
    holds(
        "only the shell knows the real keychain",
        &named_outside(metadata(), keychains, &["mooring", "mooring-tests"]),
    );
}

#[test]
fn a_second_manifest_with_tauri_would_be_noticed() {
    let house = json!({
        "workspace_members": ["mooring", "mooring-core"],
        "packages": [
            { "id": "mooring", "name": "mooring", "dependencies": [{ "name": "tauri" }] },
            { "id": "mooring-core", "name": "mooring-core", "dependencies": [{ "name": "tauri-specta" }, { "name": "specta" }] },
        ],
    });
    notices(1, &named_outside(&house, is_tauri, &["mooring"]));
}

fn unpinned(metadata: &Value) -> Vec<String> {
    let mut breaches = Vec::new();
    for package in members(metadata) {
        for dependency in list(package, "dependencies") {
            let from = dependency["source"].as_str();
            // Without a source it is a package of this workspace.
            let loose = match from {
                None => dependency["path"].is_null(),
                Some(source) => !source.starts_with("registry+") || text(dependency, "req") == "*",
            };
            // A candidate of a release may break with the next one.
            let candidate = text(dependency, "req").contains("-rc") && !text(dependency, "req").starts_with('=');
            if loose || candidate {
                breaches.push(format!(
                    "{}: {} = \"{}\" from {}",
                    text(package, "name"),
                    text(dependency, "name"),
                    text(dependency, "req"),
                    from.unwrap_or("nowhere")
                ));
            }
        }
    }
    breaches
}

#[test]
fn every_crate_has_a_version() {
    holds("crates come from the registry, with a version", &unpinned(metadata()));
}

#[test]
fn a_crate_without_a_version_would_be_noticed() {
    let registry = "registry+https://github.com/rust-lang/crates.io-index";
    let house = json!({
        "workspace_members": ["vault"],
        "packages": [{ "id": "vault", "name": "vault", "dependencies": [
            { "name": "serde", "req": "^1", "source": registry },
            { "name": "any", "req": "*", "source": registry },
            { "name": "fork", "req": "*", "source": "git+https://example.org/fork" },
            { "name": "soon", "req": "^2.0.0-rc.1", "source": registry },
            { "name": "ours", "req": "*", "source": null, "path": "/somewhere" },
        ] }],
    });
    notices(3, &unpinned(&house));
}

/// Licences that allow everybody to pass Mooring on under MIT or Apache-2.0; the same as in `deny.toml`.
const LICENCES: &[&str] = &[
    "MIT",
    "MIT-0",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "MPL-2.0",
    "Zlib",
    "Unicode-3.0",
    "Unicode-DFS-2016",
    "CC0-1.0",
    "Unlicense",
    "0BSD",
    "BSL-1.0",
];
/// Packages that may have more: SQLite is given away with a blessing, and a build helper of its under WTFPL.
const MORE: &[(&str, &[&str])] = &[("sqlcipher-src", &["blessing", "WTFPL"])];

fn unlicensed(packages: &[Value]) -> Vec<String> {
    let mut breaches = Vec::new();
    for package in packages {
        let (name, licence) = (text(package, "name"), text(package, "license"));
        let more = MORE.iter().find(|(known, _)| *known == name).map_or(&[][..], |(_, more)| more);
        // Old manifests write `/` for "or": the lax mode reads it.
        let allowed = spdx::Expression::parse_mode(licence, spdx::ParseMode::LAX).is_ok_and(|expression| {
            expression.evaluate(|asked| {
                let id = asked.license.id().map_or("", |id| id.name);
                LICENCES.contains(&id) || more.contains(&id)
            })
        });
        if !allowed {
            breaches.push(format!("{name} {}: \"{licence}\"", text(package, "version")));
        }
    }
    breaches
}

#[test]
fn every_crate_may_be_passed_on() {
    holds("licences of the crates", &unlicensed(list(metadata(), "packages")));
}

#[test]
fn a_licence_that_may_not_come_in_would_be_noticed() {
    let package = |name: &str, licence: &str| json!({ "name": name, "version": "1.0.0", "license": licence });
    let packages = [
        package("fine", "MIT/Apache-2.0"),
        package("choice", "Apache-2.0 OR GPL-2.0-only"),
        package("exception", "Apache-2.0 WITH LLVM-exception OR MIT"),
        package("sqlcipher-src", "MIT AND BSD-3-Clause AND blessing AND WTFPL"),
        package("copyleft", "GPL-3.0-or-later"),
        package("both", "MIT AND GPL-3.0-only"),
        package("other", "MIT AND blessing"),
        package("silent", ""),
    ];
    notices(4, &unlicensed(&packages));
}

/// Beside the crates' licences, those of the npm packages. The fonts' own asks only that it travels with them.
const BUNDLED: &[&str] = &["OFL-1.1"];
/// Licences of tools that build and test the interface and are never passed on.
const TOOLS: &[&str] = &["BlueOak-1.0.0", "Python-2.0", "CC-BY-4.0", "OFL-1.1"];

fn npm_licences(lock: &Value) -> Vec<String> {
    let mut breaches = Vec::new();
    for (path, package) in lock["packages"].as_object().expect("packages").iter().filter(|(path, _)| !path.is_empty()) {
        let more = if package["dev"] == json!(true) { TOOLS } else { BUNDLED };
        let allowed =
            spdx::Expression::parse_mode(text(package, "license"), spdx::ParseMode::LAX).is_ok_and(|expression| {
                expression.evaluate(|asked| {
                    let id = asked.license.id().map_or("", |id| id.name);
                    LICENCES.contains(&id) || more.contains(&id)
                })
            });
        if !allowed {
            breaches.push(format!("{path}: \"{}\"", text(package, "license")));
        }
        let from = text(package, "resolved");
        if !from.is_empty() && !from.starts_with("https://registry.npmjs.org/") {
            breaches.push(format!("{path} comes from {from}"));
        }
        if text(package, "integrity").is_empty() {
            breaches.push(format!("{path} has no integrity"));
        }
    }
    breaches
}

fn npm_versions(package: &Value) -> Vec<String> {
    let exact =
        |version: &str| version.split('.').count() == 3 && version.split('.').all(|part| part.parse::<u32>().is_ok());
    ["dependencies", "devDependencies"]
        .iter()
        .flat_map(|kind| package[kind].as_object().into_iter().flatten())
        .filter(|(_, version)| !version.as_str().is_some_and(exact))
        .map(|(name, version)| format!("{name}: {version}"))
        .collect()
}

fn json(path: &str) -> Value {
    serde_json::from_str(&read(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[test]
fn every_npm_package_may_be_passed_on_and_comes_from_the_registry() {
    holds("npm packages", &npm_licences(&json("ui/package-lock.json")));
}

#[test]
fn every_npm_package_has_an_exact_version() {
    holds("versions in ui/package.json", &npm_versions(&json("ui/package.json")));
}

#[test]
fn a_loose_or_foreign_npm_package_would_be_noticed() {
    notices(
        3,
        &npm_versions(&json!({
            "dependencies": { "a": "1.2.3", "b": "^1.2.3", "c": "latest" }, "devDependencies": { "d": "github:a/b" },
        })),
    );
    let npm = "https://registry.npmjs.org/a/-/a-1.0.0.tgz";
    notices(
        4,
        &npm_licences(&json!({ "packages": {
        "": {},
        "node_modules/fine": { "license": "MIT", "resolved": npm, "integrity": "sha512-x" },
        "node_modules/font": { "license": "OFL-1.1", "resolved": npm, "integrity": "sha512-x" },
        "node_modules/tool": { "license": "BlueOak-1.0.0", "dev": true, "resolved": npm, "integrity": "sha512-x" },
        "node_modules/shipped": { "license": "BlueOak-1.0.0", "resolved": npm, "integrity": "sha512-x" },
        "node_modules/copyleft": { "license": "AGPL-3.0", "dev": true, "resolved": npm, "integrity": "sha512-x" },
        "node_modules/mirror": { "license": "MIT", "resolved": "https://example.org/a.tgz", "integrity": "sha512-x" },
        "node_modules/unproven": { "license": "MIT", "resolved": npm },
    } })),
    );
}
