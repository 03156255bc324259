//! How large an exercise may be, and how many of one's own there may be.

/// Bytes of a file.
pub const FILE_BYTES: usize = 256 * 1024;
/// Characters of its name, of the names of phases, and of the words at both ends of a slider.
pub const NAME: usize = 60;
pub const SUMMARY: usize = 90;
pub const TITLE: usize = 80;
/// Characters of an option, a card, a pile, an item, and of what is repeated over.
pub const OPTION: usize = 120;
/// Characters of everything else.
pub const WORDS: usize = 600;
pub const MINUTES: u8 = 90;
/// Steps beside one another.
pub const STEPS: usize = 60;
/// Steps beside one another in a loop.
pub const LOOP_STEPS: usize = 20;
/// All of them, with what lies in branches and loops.
pub const ALL_STEPS: usize = 300;
/// How deep branches and loops lie in one another.
pub const DEPTH: usize = 3;
/// Phases of one way through, every loop gone through as often as it may be.
pub const PHASES: u64 = 20_000;
/// Seconds of the same.
pub const SECONDS: f64 = 4.0 * 3_600.0;
/// Problems that are told of one file.
pub const PROBLEMS: usize = 20;
/// Exercises of one's own.
pub const OWN: i64 = 500;
/// Of them, those that are being made.
pub const MADE: i64 = 100;
/// Exercises that were left in the middle and are shown, the latest.
pub const UNFINISHED: u16 = 20;
/// Launchers.
pub const LAUNCHERS: i64 = 200;
/// Characters of a path or an address.
pub const PATH: usize = 2_000;
/// Arguments a program is given, and the characters of each: all of them are shown before the first start.
pub const ARGUMENTS: usize = 12;
pub const ARGUMENT: usize = 200;
/// Bytes of what was answered so far.
pub const STATE_BYTES: usize = 512 * 1024;
/// Bytes of a name of an exercise, a shipped one's or an id.
pub const ID_BYTES: usize = 64;
