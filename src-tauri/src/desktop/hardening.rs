//! Speed bumps against leaving the open journal behind in a memory dump. Malware of the same user is not stopped by them.

use std::io::Write;
use std::panic::PanicHookInfo;

/// Makes new files private, forbids core dumps of this process and its children, and tracing of this process by others of the same user.
/// A fault of the program says where it happened and not what it was about.
///
/// Called before anything else. A system that refuses is no reason not to start: nothing is promised to rest on this.
pub fn harden() {
    std::panic::set_hook(Box::new(|fault| {
        // A terminal that is closed cannot be told.
        let _ = writeln!(std::io::stderr(), "{}", told(fault));
    }));
    harden_process();
}

/// The message of a fault may hold a piece of what somebody wrote (a text cut at the wrong place shows itself).
fn told(fault: &PanicHookInfo<'_>) -> String {
    match fault.location() {
        Some(place) => format!("mooring: fault at {}:{}", place.file(), place.line()),
        None => "mooring: fault".to_owned(),
    }
}

fn harden_process() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, setrlimit, umask};
        // Whatever is written, by the web view too, is for its owner alone.
        umask(rustix::fs::Mode::RWXG | rustix::fs::Mode::RWXO);
        let _ = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) });
    }
    #[cfg(target_os = "linux")]
    {
        use rustix::process::{DumpableBehavior, set_dumpable_behavior};
        let _ = set_dumpable_behavior(DumpableBehavior::NotDumpable);
    }
}

#[cfg(test)]
mod tests {
    #[cfg(target_os = "linux")]
    use rustix::process::{DumpableBehavior, Resource, dumpable_behavior, getrlimit};

    #[test]
    fn a_fault_says_where_it_was_and_nothing_anybody_wrote() {
        use std::sync::Mutex;
        static SAID: Mutex<Vec<String>> = Mutex::new(Vec::new());
        std::panic::set_hook(Box::new(|fault| {
            if let Ok(mut said) = SAID.lock() {
                said.push(super::told(fault));
            }
        }));
        let diary = String::from("a secret é");
        let cut = std::panic::catch_unwind(|| diary[..10].len());
        let _ = std::panic::take_hook();
        assert!(cut.is_err());
        let said = SAID.lock().map(|said| said.concat()).unwrap_or_default();
        assert!(said.contains("hardening.rs:") && !said.contains("secret"), "{said}");
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn no_core_dump_is_written() {
        super::harden_process();
        assert_eq!(getrlimit(Resource::Core).maximum, Some(0));
        assert_eq!(dumpable_behavior().ok(), Some(DumpableBehavior::NotDumpable));
    }
}
