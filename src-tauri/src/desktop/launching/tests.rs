#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeSet;

use super::*;

fn code(target: &LaunchTarget) -> Option<ErrorCode> {
    looked_at(target).err().map(|error| error.code)
}

fn file(path: &Path) -> LaunchTarget {
    LaunchTarget::File { path: path.to_str().unwrap().into() }
}

fn program(path: &Path) -> LaunchTarget {
    LaunchTarget::Program { path: path.to_str().unwrap().into(), arguments: Vec::new() }
}

/// A file of this content that may run.
#[cfg(unix)]
fn running(folder: &Path, name: &str, content: &str) -> PathBuf {
    use std::os::unix::fs::PermissionsExt as _;
    let path = folder.join(name);
    fs::write(&path, content).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    path
}

#[test]
fn a_link_is_judged_as_every_address_is() {
    let link = |url: &str| code(&LaunchTarget::Link { url: url.into() });
    assert_eq!(link("https://example.org/rain"), None);
    for url in ["javascript:alert(1)", "file:///etc/passwd", "rain", "https://me:secret@example.org/", ""] {
        assert_eq!(link(url), Some(ErrorCode::LinkRefused), "{url}");
    }
}

#[cfg(unix)]
#[test]
fn a_program_is_no_file_and_a_file_no_program() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    // On many sticks everything may run.
    let picture = running(folder.path(), "sea.png", "\u{89}PNG");
    let script = running(folder.path(), "rain", "#!/bin/sh\n");
    assert_eq!((code(&file(&picture)), code(&program(&picture))), (None, Some(ErrorCode::LaunchNoProgram)));
    assert_eq!((code(&file(&script)), code(&program(&script))), (Some(ErrorCode::LaunchIsProgram), None));
    for name in ["a.desktop", "a.SH", "a.exe", "a.py", "a.url", "a.AppImage"] {
        fs::write(at(name), "[Desktop Entry]").unwrap();
        assert_eq!(code(&file(&at(name))), Some(ErrorCode::LaunchIsProgram), "{name}");
        assert_eq!(code(&program(&at(name))), Some(ErrorCode::LaunchNoProgram), "{name}");
    }
    // Behind another name it is what it is.
    std::os::unix::fs::symlink(at("a.desktop"), at("notes.txt")).unwrap();
    assert_eq!(code(&file(&at("notes.txt"))), Some(ErrorCode::LaunchIsProgram));
    // What a shell alone could read is started by none.
    let for_a_shell = running(folder.path(), "later", "echo hello\n");
    assert_eq!(code(&program(&for_a_shell)), Some(ErrorCode::LaunchNoProgram));
}

#[test]
fn what_is_not_there_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let gone = folder.path().join("gone");
    let launcher = |target| Launcher {
        id: Uuid::from_u128(1),
        name: "Rain".into(),
        target,
        needs: Vec::new(),
        note: String::new(),
        favourite: false,
    };
    for target in [file(&gone), program(&gone), file(folder.path()), file(Path::new("rain.ogg"))] {
        assert_eq!(code(&target), Some(ErrorCode::LaunchGone));
        assert_eq!(LauncherView::from(launcher(target)).state, LaunchState::Gone);
    }
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
