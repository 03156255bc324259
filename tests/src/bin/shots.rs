//! Pictures of every screen, made by driving the real app: `cargo xtask shots [WORD…]`, into `target/shots`.
//!
//! With words, only pictures whose name holds one of them are kept (the way there is walked all the same).

#[cfg(target_os = "linux")]
fn main() {
    shots::main();
}

#[cfg(not(target_os = "linux"))]
fn main() {}

#[cfg(target_os = "linux")]
mod shots {
    #![allow(clippy::expect_used, clippy::print_stdout)]

    use std::cell::RefCell;
    use std::fmt::Write as _;
    use std::fs;
    use std::path::PathBuf;

    use mooring_tests::app::find::{about, any, button, field, heading, text};
    use mooring_tests::app::walks::{Choice, PASSPHRASE};
    use mooring_tests::app::{App, LOCK};
    use mooring_tests::daylio;
    use mooring_tests::desk::keychain::Keychain;
    use mooring_tests::desk::{Desk, Plan};
    use mooring_tests::wait::PATIENTLY;
    use mooring_tests::{repository, tour};

    /// The pictures taken so far.
    struct Album {
        folder: PathBuf,
        wanted: Vec<String>,
        taken: RefCell<Vec<String>>,
    }

    impl Album {
        fn take(&self, app: &App<'_>, name: &str) {
            app.settle();
            self.take_at_once(app, name);
        }

        /// Of something that goes on: it would be over once the window stands still.
        fn take_at_once(&self, app: &App<'_>, name: &str) {
            if !self.wanted.is_empty() && !self.wanted.iter().any(|word| name.contains(word)) {
                return;
            }
            fs::write(self.folder.join(format!("{name}.png")), app.picture()).expect("a picture");
            println!("{name}");
            self.taken.borrow_mut().push(name.to_owned());
        }

        /// A page with all pictures, so that they can be looked through.
        fn index(&self) {
            let mut page = String::from(
                "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Mooring, screen by screen</title>\
                 <style>body{font:16px sans-serif;margin:2rem;background:#eee}figure{display:inline-block;margin:0 1rem 1rem 0}\
                 img{width:560px;border:1px solid #999;display:block}</style><h1>Mooring, screen by screen</h1>\n",
            );
            for name in self.taken.borrow().iter() {
                let _ = writeln!(
                    page,
                    "<figure><a href=\"{name}.png\"><img src=\"{name}.png\" alt=\"{name}\" loading=\"lazy\"></a><figcaption>{name}</figcaption></figure>"
                );
            }
            fs::write(self.folder.join("index.html"), page).expect("the index");
        }
    }

    /// One way the app can look, and what it is shown with.
    struct Look {
        name: &'static str,
        plan: fn(Plan) -> Plan,
        size: (u32, u32),
        /// Chosen in Settings → Appearance.
        contrast: bool,
        /// Text, and everything with it, at 200 %.
        large: bool,
    }

    const LOOKS: [Look; 6] = [
        Look { name: "light", plan: |plan| plan, size: (1180, 780), contrast: false, large: false },
        Look { name: "dark", plan: |plan| plan.dark(true), size: (1180, 780), contrast: false, large: false },
        Look { name: "small", plan: |plan| plan, size: (960, 640), contrast: false, large: false },
        Look { name: "large", plan: |plan| plan, size: (1180, 780), contrast: false, large: true },
        Look { name: "contrast-light", plan: |plan| plan, size: (1180, 780), contrast: true, large: false },
        Look { name: "contrast-dark", plan: |plan| plan.dark(true), size: (1180, 780), contrast: true, large: false },
    ];

    pub fn main() {
        let folder = repository().join("target/shots");
        fs::create_dir_all(&folder).expect("target/shots");
        let wanted: Vec<String> = std::env::args().skip(1).collect();
        let album = Album { folder, wanted, taken: RefCell::default() };
        for look in &LOOKS {
            demo(&album, look);
        }
        for dark in [false, true] {
            fresh(&album, dark);
            crowded(&album, dark);
        }
        troubles(&album);
        for dark in [false, true] {
            noticed(&album, dark);
        }
        for dark in [false, true] {
            protection(&album, dark);
        }
        big(&album);
        album.index();
        println!("{} pictures in {}", album.taken.borrow().len(), album.folder.display());
    }

    /// Two believable years, screen by screen.
    fn demo(album: &Album, look: &Look) {
        let desk = (look.plan)(Desk::plan().composited()).lay();
        let app = App::start_demo(&desk);
        if look.contrast {
            app.settings("Appearance");
            app.click(&about("radio", "More"));
        }
        if look.large {
            app.enlarge();
        }
        app.resize(look.size.0, look.size.1);
        let mut take = |app: &App<'_>, screen: &str| album.take(app, &format!("{}-{screen}", look.name));
        tour::places(&app, &mut take);
        tour::groups(&app, &mut take);
        tour::calendar(&app, &mut take);
        tour::directory(&app, &mut take);
        tour::learn(&app, &mut take);
        tour::safety(&app, &mut take);
        // With one column, list and reader are two steps: another way than the one the tour goes.
        if !look.large {
            tour::self_care(&app, &mut take);
            tour::art(&app, &mut take);
            tour::care_team(&app, &mut take);
            tour::report(&app, &mut take);
            tour::journal(&app, &mut take);
            tour::selecting(&app, &mut take);
            tour::searching(&app, &mut take);
            tour::attached(&app, &mut take);
        }
        tour::locked_demo(&app, &mut take);
    }

    /// The first start, an empty journal, long words, the lock window.
    fn fresh(album: &Album, dark: bool) {
        let theme = if dark { "dark" } else { "light" };
        let desk = Desk::plan().composited().dark(dark).lay();
        let app = App::start(&desk);
        let mut take = |app: &App<'_>, screen: &str| album.take(app, &format!("{theme}-{screen}"));
        tour::first_start(&app, &mut take);
        app.go("Today");
        app.see(&text("This is the first page"));
        take(&app, "empty-today");
        app.go("Journal");
        app.see(&text("Nothing written yet"));
        take(&app, "empty-journal");
        app.go("Groups");
        app.see(&text("No groups here yet"));
        take(&app, "empty-groups");
        app.click(&button("Directory"));
        app.see(&heading("Where to look"));
        take(&app, "empty-directory");
        app.settings("Import");
        app.choose_file("daylio_export.csv", daylio::some_days(400).as_bytes());
        app.see(&text("sauna"));
        take(&app, "import-preview");
        app.click(&button("Not now"));
        app.choose_file("picture.csv", b"\x89PNG\r\n\x1a\n no table at all");
        app.see(&about("text", "not a table that can be read"));
        app.gone(&text("Reading picture.csv"));
        take(&app, "import-refused");

        let long = "Donaudampfschifffahrtsgesellschaftskapitän ".repeat(60)
            + &"ever so long a word".replace(' ', "").repeat(12);
        app.write(&"A title that goes on and on ".repeat(7), &long);
        app.go("Journal");
        app.click(&about("option", "A title"));
        take(&app, "long-text");
        app.click(&button("Edit"));
        app.see(&field("Text of the entry"));
        take(&app, "long-editor");
        app.click(&button("Done"));
        tour::backups(&app, &mut take);
        tour::locked(&app, &mut take);
        app.quit();
        fs::remove_file(desk.data().join("journal.db")).expect("removed");
        let app = App::start(&desk);
        tour::restoring(&app, &mut take);
    }

    /// A calendar of its own: nothing in it, then more than a screen can hold.
    fn crowded(album: &Album, dark: bool) {
        let theme = if dark { "dark" } else { "light" };
        let desk = Desk::plan().composited().dark(dark).lay();
        let app = App::start(&desk);
        app.begin(Choice::Passphrase);
        tour::crowded_calendar(&app, &mut |app, screen| album.take(app, &format!("{theme}-{screen}")));
    }

    /// A journal whose files are not what they should be.
    fn troubles(album: &Album) {
        for dark in [false, true] {
            let desk = Desk::plan().composited().dark(dark).lay();
            fs::create_dir_all(desk.data()).expect("a folder");
            fs::write(desk.data().join("journal.db"), vec![7_u8; 8192]).expect("a file");
            let app = App::start(&desk);
            app.window(LOCK);
            app.see(&heading("The journal cannot be opened"));
            album.take(&app, if dark { "dark-trouble" } else { "light-trouble" });
        }
    }

    /// A journal's file that was put back from before its last entry.
    fn noticed(album: &Album, dark: bool) {
        let theme = if dark { "dark" } else { "light" };
        let desk = Desk::plan().composited().dark(dark).lay();
        let (file, earlier) = (desk.data().join("journal.db"), desk.root().join("earlier"));
        let app = App::start(&desk);
        app.begin(Choice::Passphrase);
        app.check_in("Good");
        app.quit();
        fs::copy(&file, &earlier).expect("a copy");
        let app = App::start(&desk);
        app.unlock(PASSPHRASE);
        app.check_in("Even");
        app.quit();
        fs::copy(&earlier, &file).expect("put back");
        let app = App::start(&desk);
        app.unlock(PASSPHRASE);
        app.find_for(PATIENTLY, &about("text", "missing from the journal"));
        album.take(&app, &format!("{theme}-noticed"));
        app.click(&button("What to do"));
        album.take(&app, &format!("{theme}-noticed-what-to-do"));
        app.click(&button("Accept this state"));
        album.take(&app, &format!("{theme}-noticed-accept"));
        app.press("Esc");
        app.press("Esc");
        app.settings("Protection");
        album.take(&app, &format!("{theme}-noticed-settings"));
    }

    /// What opens a journal, changed; and its end.
    fn protection(album: &Album, dark: bool) {
        let theme = if dark { "dark" } else { "light" };
        let desk = Desk::plan().composited().dark(dark).keychain(Keychain::Open).lay();
        let app = App::start(&desk);
        app.begin(Choice::Both);
        let mut take = |app: &App<'_>, screen: &str| album.take(app, &format!("{theme}-{screen}"));
        tour::protection(&app, &mut take);
    }

    /// Ten thousand entries.
    fn big(album: &Album) {
        let desk = Desk::plan().composited().lay();
        let app = App::start(&desk);
        app.begin(Choice::Passphrase);
        app.settings("Import");
        app.choose_file("daylio_export.csv", daylio::some_days(11_450).as_bytes());
        app.find_for(PATIENTLY, &about("heading", "This file holds"));
        app.click(&about("button", "Bring "));
        app.find_for(std::time::Duration::from_mins(5), &button("See the journal"));
        app.click(&button("See the journal"));
        app.see(&text("entries, newest first"));
        album.take(&app, "light-many-journal");
        app.fill(&field("Search the journal"), "canal");
        app.see(&any("option"));
        album.take(&app, "light-many-search");
        app.settings("Protection");
        tour::new_key(&app, &mut |_, _| {});
        app.find_for(PATIENTLY, &button("Stop"));
        album.take_at_once(&app, "light-new-key-running");
        app.find_for(PATIENTLY, &heading("Everything is under the new key"));
        app.click(&button("Close").within(any("dialog")));
        app.lock();
        app.unlock(PASSPHRASE);
    }
}
