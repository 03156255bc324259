//! The real program on a private display: how long until a window is painted, how much memory all its processes take,
//! how smoothly it scrolls and answers a letter.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use rustix::process::Signal;
use vault::keychain::{Cancel, Keychain};
use vault::{Cost, Edge, Mode};
use x11rb::connection::Connection as _;
use x11rb::protocol::xproto::{ConnectionExt as _, ImageFormat};
use x11rb::rust_connection::RustConnection;

use super::corpus::Vocabulary;
use super::frames::{Frames, Scrolled};
use super::report::Samples;
use super::vaults::{PASSPHRASE, make};
use super::{NOW, Plan};
use crate::app::binary;
use crate::desk::Desk;
use crate::desk::process::{Process, alive, descendants, send};
use crate::wait::{PATIENTLY, SOON, poll, poll_every};

/// How often the display is looked at: what a measured time may be off by.
const LOOK: Duration = Duration::from_millis(10);
/// A window with nothing in it has one or two colours; letters alone bring dozens.
const COLOURS: usize = 12;
/// Every so many pixels of the display are looked at.
const STRIDE: usize = 7;
/// The page of the bare window: its colour tells it from the toolbar above it.
const BARE_PAGE: &str =
    "<!doctype html><title>bare</title><style>body{background:#2468ac;color:#fff}</style><p>A page.";
const BARE_LIST: &str = "<!doctype html><title>rows</title><style>body{background:#2468ac;color:#fff;margin:0}\
    p{height:88px;margin:0}input{position:fixed;top:0}</style>\
    <input><script>onclick = () => document.querySelector('input').focus()</script>";
const BARE_COLOUR: u32 = 0x0024_68ac;
/// A point of the display that is over the timeline, and over the bare page.
const LIST: (i16, i16) = (430, 500);
const SEARCHED: &str = "wetslate";

/// Measures start, unlocking and memory, with a journal of the plan's middle size.
pub fn measure(plan: &Plan, vocabulary: &Vocabulary, samples: &mut Samples) -> Result<()> {
    plan.say("the real window");
    let desk = Desk::plan().composited().lay();
    let keychain = Keychain::absent();
    let edge = Edge { keychain: &keychain, cancel: &Cancel::new(), now: NOW, cost: Cost::Fixed(vault::kdf::FLOOR) };
    make(&desk.data(), Mode::Passphrase, vocabulary, plan.unlocked_entries(), &edge)?;
    let long = desk.root().join("long");
    make(&long, Mode::Passphrase, vocabulary, plan.largest(), &edge)?;
    let rows = bare_rows(&desk, plan.largest())?;
    let display = Display::of(&desk)?;
    let frames = Frames::of(&desk)?;
    let bare = bare_browser();
    if bare.is_none() {
        samples.note("No bare WebKitGTK window to compare with: MiniBrowser is not installed".to_owned());
    }
    for round in 0..plan.rounds {
        plan.say(&format!("the real window, round {} of {}", round + 1, plan.rounds));
        unlocked(&desk, &display, samples)?;
        demo(&desk, &display, samples)?;
        if let Some(program) = &bare {
            bare_window(&desk, &display, program, samples)?;
        }
        timeline(&desk, &display, &frames, &long, samples)?;
        if let Some(program) = &bare {
            bare_list(&desk, &display, &frames, program, &rows, samples)?;
        }
    }
    Ok(())
}

/// Start, lock window, passphrase, open journal.
fn unlocked(desk: &Desk, display: &Display, samples: &mut Samples) -> Result<()> {
    let (app, started) = start(desk, display, &desk.data())?;
    samples.figure("start to painted lock window", "ms", started);
    let opened = unlock(&app, desk, display)?;
    samples.figure("passphrase given to painted journal (Argon2id at its floor)", "ms", opened);
    samples.figure("memory of all processes, open journal", "MB (PSS)", app.settled_memory()?);
    samples.figure("memory of the program itself, open journal", "MB (PSS)", pss(app.id())?);
    app.end();
    Ok(())
}

/// Starts the program over a journal; milliseconds until its lock window is painted.
fn start(desk: &Desk, display: &Display, data: &Path) -> Result<(Running, f64)> {
    let app = Running::start(desk.command(binary()).arg("--data-dir").arg(data));
    let (painted, ()) = app.until(|| display.painted().then_some(()))?;
    Ok((app, painted))
}

/// Gives the passphrase; milliseconds until the open journal is painted.
fn unlock(app: &Running, desk: &Desk, display: &Display) -> Result<f64> {
    let (_, lock) = app.until(|| desk.screen().windows_of(app.id()).into_iter().next_back())?;
    desk.screen().focus(lock.id);
    desk.run("xdotool", &["type", "--clearmodifiers", "--delay", "15", PASSPHRASE]);
    let entered = Instant::now();
    desk.run("xdotool", &["key", "Return"]);
    app.until(|| {
        let windows = desk.screen().windows_of(app.id());
        let changed = windows.iter().all(|window| window.id != lock.id) && !windows.is_empty();
        (changed && display.painted()).then_some(())
    })?;
    Ok(ms(entered.elapsed()))
}

/// Scrolls the timeline of the largest journal by the wheel, and types into its search.
fn timeline(desk: &Desk, display: &Display, frames: &Frames, data: &Path, samples: &mut Samples) -> Result<()> {
    let (app, _) = start(desk, display, data)?;
    unlock(&app, desk, display)?;
    // A window that has just come is still painting, and may lose keys: both places must look the same twice.
    app.until(|| {
        // Nobody manages windows here: the keyboard is given by hand, and again if the window was not ready for it.
        let main = desk.screen().windows_of(app.id()).into_iter().next_back()?;
        desk.screen().focus(main.id);
        let looks = ["ctrl+1", "ctrl+2", "ctrl+1", "ctrl+2"].map(|key| {
            desk.run("xdotool", &["key", key]);
            frames.rest().ok()?;
            display.pixels()
        });
        let [today, journal, again, at_last] = looks;
        (today == again && journal == at_last && today != journal).then_some(())
    })?;
    let Scrolled { rate, late } = frames.scroll(LIST)?;
    samples.figure("scrolling the timeline of the largest journal", "frames/s", rate);
    samples.figure("frames of the timeline later than two sixtieths", "%", late);
    desk.run("xdotool", &["key", "ctrl+f"]);
    samples.figure("letter typed into its search to the next frame", "ms", frames.type_letters(SEARCHED)?);
    samples.figure("memory of all processes, largest journal scrolled and searched", "MB (PSS)", app.settled_memory()?);
    app.end();
    Ok(())
}

/// The same with a page of as many rows and a field.
fn bare_list(
    desk: &Desk,
    display: &Display,
    frames: &Frames,
    program: &Path,
    page: &Path,
    samples: &mut Samples,
) -> Result<()> {
    let app = bare(desk, program, page);
    app.until(|| display.shows(BARE_COLOUR).then_some(()))?;
    let (_, window) = app.until(|| desk.screen().windows_of(app.id()).into_iter().next_back())?;
    desk.screen().focus(window.id);
    let Scrolled { rate, late } = frames.scroll(LIST)?;
    samples.figure("scrolling a bare page of as many rows", "frames/s", rate);
    samples.figure("frames of the bare page later than two sixtieths", "%", late);
    frames.click()?;
    samples.figure("letter typed into a field of a bare page to the next frame", "ms", frames.type_letters(SEARCHED)?);
    app.end();
    Ok(())
}

/// Writes a page of so many rows; a click anywhere leads into its field.
fn bare_rows(desk: &Desk, rows: u32) -> Result<PathBuf> {
    let file = desk.root().join("rows.html");
    let mut page = String::from(BARE_LIST);
    for row in 0..rows {
        let _ = write!(page, "<p>Row {row}");
    }
    fs::write(&file, page)?;
    Ok(file)
}

fn demo(desk: &Desk, display: &Display, samples: &mut Samples) -> Result<()> {
    let app = Running::start(desk.command(binary()).arg("--demo"));
    samples.figure(
        "start to painted demo, two years made on the way",
        "ms",
        app.until(|| display.painted().then_some(()))?.0,
    );
    app.end();
    Ok(())
}

fn bare_window(desk: &Desk, display: &Display, program: &Path, samples: &mut Samples) -> Result<()> {
    let page = desk.root().join("bare.html");
    fs::write(&page, BARE_PAGE)?;
    let app = bare(desk, program, &page);
    samples.figure("bare WebKitGTK window, painted", "ms", app.until(|| display.shows(BARE_COLOUR).then_some(()))?.0);
    samples.figure("bare WebKitGTK window, memory", "MB (PSS)", app.settled_memory()?);
    app.end();
    Ok(())
}

fn bare(desk: &Desk, program: &Path, page: &Path) -> Running {
    Running::start(desk.command(program).arg("--geometry=1180x780").arg(format!("file://{}", page.display())))
}

/// WebKitGTK's own example browser, where it is installed.
fn bare_browser() -> Option<PathBuf> {
    let folders = fs::read_dir("/usr/lib").ok()?.flatten().map(|entry| entry.path());
    folders
        .chain([PathBuf::from("/usr/libexec")])
        .map(|folder| folder.join("webkit2gtk-4.1/MiniBrowser"))
        .find(|file| file.is_file())
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

/// A program that was started, and when.
struct Running {
    process: Process,
    started: Instant,
}

impl Running {
    fn start(command: &mut Command) -> Self {
        // Without a graphics card this paints two to three times sooner, for Mooring and for the bare window alike.
        command.env("WEBKIT_DISABLE_DMABUF_RENDERER", "1");
        let started = Instant::now();
        Self { process: Process::spawn("the measured program", command), started }
    }

    fn id(&self) -> u32 {
        self.process.id()
    }

    /// Waits for something; says how many milliseconds after the start it came.
    fn until<T>(&self, probe: impl FnMut() -> Option<T>) -> Result<(f64, T)> {
        let found = poll_every(LOOK, PATIENTLY, probe).context("the window did not come")?;
        Ok((ms(self.started.elapsed()), found))
    }

    /// Proportional memory of the program and all it started, in MB, once it has come to rest.
    fn settled_memory(&self) -> Result<f64> {
        let mut last = f64::MAX;
        poll(SOON, || {
            let now = self.memory().ok()?;
            let rests = (now - last).abs() < last * 0.002;
            last = now;
            rests.then_some(now)
        })
        .context("memory does not come to rest")
    }

    fn memory(&self) -> Result<f64> {
        let mut sum = pss(self.id())?;
        for child in descendants(self.id()) {
            // One that has just ended takes no memory.
            sum += pss(child).unwrap_or(0.0);
        }
        Ok(sum)
    }

    fn end(self) {
        let mut family = descendants(self.id());
        family.push(self.id());
        for pid in &family {
            send(*pid, Signal::KILL);
        }
        drop(self.process);
        poll(SOON, || family.iter().all(|pid| !alive(*pid)).then_some(()));
    }
}

/// Proportional set size of a process in MB.
fn pss(pid: u32) -> Result<f64> {
    let rollup = fs::read_to_string(format!("/proc/{pid}/smaps_rollup"))?;
    let line = rollup.lines().find_map(|line| line.strip_prefix("Pss:")).context("a line for Pss")?;
    let kib: f64 = line.trim().trim_end_matches(" kB").parse()?;
    Ok(kib * 1024.0 / 1e6)
}

/// The display, looked at pixel by pixel.
struct Display {
    connection: RustConnection,
    root: u32,
    size: (u16, u16),
}

impl Display {
    fn of(desk: &Desk) -> Result<Self> {
        let (connection, number) = x11rb::connect(Some(desk.variable("DISPLAY")))?;
        let screen = connection.setup().roots.get(number).context("a screen")?;
        let (root, size) = (screen.root, (screen.width_in_pixels, screen.height_in_pixels));
        Ok(Self { connection, root, size })
    }

    /// Some of the pixels, as 0x00RRGGBB.
    fn pixels(&self) -> Option<Vec<u32>> {
        let (width, height) = self.size;
        let image = self.connection.get_image(ImageFormat::Z_PIXMAP, self.root, 0, 0, width, height, u32::MAX);
        let data = image.ok()?.reply().ok()?.data;
        let pixels = data.chunks_exact(4).step_by(STRIDE);
        Some(pixels.filter_map(|bytes| Some(u32::from_le_bytes(bytes.try_into().ok()?) & 0x00FF_FFFF)).collect())
    }

    fn painted(&self) -> bool {
        let colours: std::collections::HashSet<u32> = self.pixels().unwrap_or_default().into_iter().collect();
        colours.len() >= COLOURS
    }

    fn shows(&self, colour: u32) -> bool {
        self.pixels().unwrap_or_default().into_iter().filter(|pixel| *pixel == colour).count() > 1_000
    }
}
