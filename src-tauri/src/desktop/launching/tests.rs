#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeSet;
use std::fs::File;
use std::path::PathBuf;

use super::*;

/// A file of this content that may run.
#[cfg(unix)]
fn running(folder: &Path, name: &str, content: &str) -> PathBuf {
    use std::os::unix::fs::PermissionsExt as _;
    let path = folder.join(name);
    fs::write(&path, content).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    path
}

#[cfg(unix)]
#[test]
fn a_program_gets_its_arguments_as_they_are_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let script = "#!/bin/sh\n{ printf '%s\\0' \"$#\" \"$@\"; } > \"$0.given\"\nenv > \"$0.env\"\nls -l /proc/self/fd > \"$0.open\" 2>&1\n\
        [ -t 0 ] || cat > \"$0.input\"\n";
    let path = running(folder.path(), "a program; $(touch no)", script);
    let hard =
        ["a b", "", "\"quoted\" 'twice'", "; touch no", "$(touch no)", "`touch no`", "* ? ~ %s %n", "--", "-x", "é\\"];
    let arguments: Vec<String> = hard.iter().map(|one| (*one).to_owned()).collect();
    // A file that is open here, as the journal is.
    let _held = File::create(folder.path().join("journal")).unwrap();
    assert!(spawned(&path, &arguments).unwrap().wait().unwrap().success());
    let beside = |ending: &str| fs::read_to_string(format!("{}.{ending}", path.display())).unwrap();
    let given = beside("given");
    let mut expected = vec![hard.len().to_string()];
    expected.extend(arguments);
    assert_eq!(given.strip_suffix('\0').unwrap().split('\0').collect::<Vec<_>>(), expected);
    assert_eq!(beside("input"), "");
    // Whatever started these tests may have left something open; nothing of what is open here is.
    assert!(!beside("open").contains("journal"));
    let names: BTreeSet<String> =
        beside("env").lines().filter_map(|line| line.split_once('=')).map(|(name, _)| name.to_owned()).collect();
    assert!(names.iter().all(|name| !name.starts_with("CARGO") && !name.starts_with("NEXTEST")), "{names:?}");
}

#[test]
fn secrets_of_the_environment_stay_here() {
    let all =
        ["PATH", "LC_TIME", "XDG_RUNTIME_DIR", "API_TOKEN", "AWS_SECRET_ACCESS_KEY", "SSH_AUTH_SOCK", "LD_PRELOAD"];
    let handed: Vec<OsString> =
        handed_on(all.into_iter().map(|name| (name.into(), "x".into()))).map(|(name, _)| name).collect();
    assert_eq!(handed, ["PATH", "LC_TIME", "XDG_RUNTIME_DIR"]);
}

#[test]
fn what_steers_other_words_is_made_visible() {
    assert_eq!(shown("/home/été/a b"), "/home/été/a b");
    assert_eq!(shown("a\u{202e}gpj.exe"), "a\\u{202e}gpj.exe");
    assert_eq!(shown("a\u{200b}b\u{feff}"), "a\\u{200b}b\\u{feff}");
}

#[test]
fn another_folder_is_another_place() {
    let (one, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    assert_eq!(here(one.path()), here(one.path()));
    assert_ne!(here(one.path()), here(other.path()));
}
