//! The desktop's list of recently used files, which everybody at this computer can read.
//!
//! The system's file dialogs put there what was chosen in them: where the recovery code was saved, what was imported.

use gtk::prelude::RecentManagerExt;

/// Takes out of the list what was put there in this program's name, now and whenever something is added. The files
/// other programs put there stay. To be called on the thread of the windows.
pub fn keep_out() {
    let Some(recent) = gtk::RecentManager::default() else { return };
    forget_ours(&recent);
    recent.connect_changed(forget_ours);
}

fn forget_ours(recent: &gtk::RecentManager) {
    // What the list calls this program: its name if it gave itself one, else that of the file it was started from.
    let ours = [gtk::glib::application_name(), gtk::glib::prgname()];
    for item in recent.items() {
        if ours.iter().flatten().any(|name| item.has_application(name))
            && let Some(uri) = item.uri()
        {
            // One that is gone already is forgotten.
            let _ = recent.remove_item(&uri);
        }
    }
}
