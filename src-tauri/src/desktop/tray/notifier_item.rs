//! The icon where desktops of Linux show one: a `StatusNotifierItem` on the session bus
//! (<https://www.freedesktop.org/wiki/Specifications/StatusNotifierItem/>), without a library of the system and without a file.

use ksni::blocking::{Handle, TrayMethods};
use ksni::menu::{MenuItem, StandardItem};
use ksni::{Category, Icon, OfflineReason};
use tauri::{AppHandle, Manager};

use super::{Choice, chosen};
use crate::desktop::words::Words;
use crate::shell::Shell;

/// Shows the icon while it is wanted. One that could not be shown is tried again when something changes.
pub fn keep(app: &AppHandle) {
    let shell = app.state::<Shell>();
    let mut shown: Option<Handle<Item>> = None;
    loop {
        let wanted = shell.device.get().tray;
        match &shown {
            // Its menu is made anew.
            Some(icon) if wanted && !icon.is_closed() => {
                icon.update(|_| ());
            }
            Some(icon) => {
                icon.shutdown().wait();
                shell.tray.set_seen(false);
                shown = None;
                continue;
            }
            None if wanted => {
                // Seen until the desktop says that nobody shows such icons.
                shell.tray.set_seen(true);
                shown = Item { app: app.clone() }.assume_sni_available(true).spawn().ok();
                if shown.is_none() {
                    shell.tray.set_seen(false);
                }
            }
            None => {}
        }
        shell.tray.wait();
    }
}

struct Item {
    app: AppHandle,
}

impl ksni::Tray for Item {
    fn id(&self) -> String {
        "mooring".to_owned()
    }

    fn title(&self) -> String {
        // The name of the program, and never what it is for.
        "Mooring".to_owned()
    }

    fn category(&self) -> Category {
        Category::ApplicationStatus
    }

    fn icon_pixmap(&self) -> Vec<Icon> {
        let Some(image) = self.app.default_window_icon() else { return Vec::new() };
        let (Ok(width), Ok(height)) = (i32::try_from(image.width()), i32::try_from(image.height())) else {
            return Vec::new();
        };
        // From red, green, blue, alpha to alpha, red, green, blue.
        let data = image.rgba().chunks_exact(4).flat_map(|pixel| pixel.iter().skip(3).chain(pixel.iter().take(3)));
        vec![Icon { width, height, data: data.copied().collect() }]
    }

    fn activate(&mut self, _x: i32, _y: i32) {
        chosen(&self.app, Choice::Open);
    }

    fn menu(&self) -> Vec<MenuItem<Self>> {
        let shell = self.app.state::<Shell>();
        let words = Words::here(&shell.device.get().language);
        let item = |choice: Choice, word: &str, enabled: bool| -> MenuItem<Self> {
            StandardItem {
                // An underscore would be taken for the mark of a key.
                label: words.text(word).replace('_', "__"),
                enabled,
                activate: Box::new(move |item: &mut Self| chosen(&item.app, choice)),
                ..StandardItem::default()
            }
            .into()
        };
        vec![
            item(Choice::Open, "tray-open", true),
            item(Choice::CheckIn, "tray-check-in", true),
            item(Choice::Lock, "tray-lock", shell.is_open()),
            MenuItem::Separator,
            item(Choice::Quit, "tray-quit", true),
        ]
    }

    fn watcher_online(&self) {
        self.app.state::<Shell>().tray.set_seen(true);
    }

    fn watcher_offline(&self, _reason: OfflineReason) -> bool {
        self.app.state::<Shell>().tray.set_seen(false);
        // It may come back: a desktop that begins, or is begun anew.
        true
    }
}
