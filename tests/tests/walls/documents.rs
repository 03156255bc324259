//! What the documents say is so: links lead somewhere, and the server runs the command the README names.

use crate::house::{File, files, read, root};
use crate::{holds, notices};

/// The documents of the repository.
fn documents() -> Vec<File> {
    let mut documents = files(&["docs"], &["md"]);
    documents.extend(["README.md", "CONTRIBUTING.md", "ui/README.md"].map(|path| File::new(path, &read(path))));
    documents
}

/// Links of a document to other files of the repository, seen from the root.
fn links(document: &File) -> Vec<String> {
    let folder = document.path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut found = Vec::new();
    for (at, opening) in document.text.match_indices("](") {
        let begins = document.text[..at].rfind('\n').map_or(0, |end| end + 1);
        // An example of a file, and no part of the document.
        if document.text[begins..].starts_with("    ") {
            continue;
        }
        let rest = &document.text[at + opening.len()..];
        let Some(end) = rest.find(')') else { continue };
        let link = rest[..end].split('#').next().unwrap_or_default();
        if link.is_empty() || link.contains("://") || link.starts_with("mailto:") {
            continue;
        }
        let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
        for part in link.split('/') {
            match part {
                "." => {}
                ".." => {
                    parts.pop();
                }
                part => parts.push(part),
            }
        }
        found.push(parts.join("/"));
    }
    found
}

fn dead(documents: &[File], exists: impl Fn(&str) -> bool) -> Vec<String> {
    let links = documents.iter().flat_map(|document| links(document).into_iter().map(move |link| (document, link)));
    links.filter(|(_, link)| !exists(link)).map(|(document, link)| format!("{}: {link}", document.path)).collect()
}

#[test]
fn every_link_leads_somewhere() {
    holds("links in the documents", &dead(&documents(), |link| root().join(link).exists()));
}

#[test]
fn a_dead_link_would_be_noticed() {
    let document =
        File::new("docs/adr/1.md", "[a](../map.md#there) [b](https://example.org/x) ![c](gone.png) [d](#here)");
    notices(1, &dead(&[document], |link| link == "docs/map.md"));
}

/// The commands in a document's first block of code, without their comments.
fn first_commands(document: &str) -> Vec<&str> {
    let mut blocks = document.split("```");
    let block = blocks.nth(1).unwrap_or_default();
    let lines = block.lines().skip(1).map(|line| line.split('#').next().unwrap_or_default().trim());
    lines.filter(|line| !line.is_empty()).collect()
}

#[test]
fn the_two_commands_come_first_and_the_server_runs_the_second() {
    let readme = read("README.md");
    assert_eq!(first_commands(&readme), ["cargo xtask run", "cargo xtask test"]);
    assert!(read(".ci/run").lines().any(|line| line.trim_start_matches("exec ").starts_with("cargo xtask test")));
    assert!(read(".github/workflows/ci.yml").contains("run: cargo xtask test"));
}

#[test]
fn other_commands_would_be_noticed() {
    assert_eq!(
        first_commands("# A\n```sh\nmake all   # builds\n\nmake test\n```\n```sh\nlater\n```"),
        ["make all", "make test"]
    );
}
