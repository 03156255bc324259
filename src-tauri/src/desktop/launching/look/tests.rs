#![allow(clippy::unwrap_used, clippy::panic)]

use std::sync::mpsc::channel;

use super::*;
use crate::desktop::launching::{LaunchState, state};

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
fn running(folder: &Path, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
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
    for target in [file(&gone), program(&gone), file(folder.path()), file(Path::new("rain.ogg"))] {
        assert_eq!(code(&target), Some(ErrorCode::LaunchGone));
        assert_eq!(state(&target), LaunchState::Gone);
    }
}

#[cfg(unix)]
#[test]
fn an_entry_of_a_menu_is_a_program_whatever_it_is_called() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str, content: &str| {
        let path = folder.path().join(name);
        fs::write(&path, content).unwrap();
        code(&file(&path))
    };
    assert_eq!(at("rain", "[Desktop Entry]\nExec=rain\n"), Some(ErrorCode::LaunchIsProgram));
    assert_eq!(at("below", "# of mine\n\n[Desktop Entry]\n"), Some(ErrorCode::LaunchIsProgram));
    assert_eq!(at("letter", &format!("{} [Desktop Entry]", "a long letter ".repeat(20))), None);
    assert_eq!(at("empty", ""), None);
}

#[cfg(target_os = "linux")]
#[test]
fn what_another_system_runs_is_neither_looked_at_nor_started_here() {
    let folder = tempfile::tempdir().unwrap();
    let beginnings: [&[u8]; 4] = [
        b"MZ\x90\0",
        &[0xCA, 0xFE, 0xBA, 0xBE, 0, 0, 0, 65],
        &[0xCA, 0xFE, 0xBA, 0xBE, 0, 0, 0, 2],
        &[0xFE, 0xED, 0xFA, 0xCF],
    ];
    for (count, first) in beginnings.into_iter().enumerate() {
        let path = running(folder.path(), &format!("rain{count}"), first);
        assert_eq!(code(&program(&path)), Some(ErrorCode::LaunchNoProgram), "{first:?}");
        assert_eq!(code(&file(&path)), Some(ErrorCode::LaunchIsProgram), "{first:?}");
    }
    let own = running(folder.path(), "own", b"\x7FELF\x02");
    assert_eq!(code(&program(&own)), None);
}

#[test]
fn a_class_of_java_is_no_program_for_several_machines() {
    assert!(is_mach_o(&[0xCA, 0xFE, 0xBA, 0xBE, 0, 0, 0, 2]));
    assert!(!is_mach_o(&[0xCA, 0xFE, 0xBA, 0xBE, 0, 0, 0, 65]));
    assert!(!is_mach_o(&[0xCA, 0xFE, 0xBA, 0xBE]));
}

#[test]
fn a_drive_that_hangs_is_waited_for_once_and_no_other_path_waits_with_it() {
    let (answer, waits) = channel::<()>();
    let gone = |looked: Result<u8, CoreError>| looked.unwrap_err().code == ErrorCode::LaunchGone;
    assert!(gone(within(Duration::ZERO, "/hangs", move |_| Ok(u8::from(waits.recv().is_ok())))));
    assert!(gone(within(Duration::ZERO, "/hangs", |_| unreachable!("somebody looks already"))));
    assert_eq!(within(Duration::from_mins(10), "/answers", |_| Ok(2)).unwrap(), 2);
    answer.send(()).unwrap();
    assert_eq!(within(Duration::from_mins(10), "/hangs", |_| Ok(3)).unwrap(), 3);
}
