//! Web views that go when their window goes, on Linux.

#![allow(unsafe_code, reason = "handlers somebody else put on a signal are found only by the functions of C")]

use std::ffi::c_void;
use std::ptr;

use gtk::glib::Object;
use gtk::glib::gobject_ffi::{
    G_SIGNAL_MATCH_ID, GObject, g_signal_handler_disconnect, g_signal_handler_find, g_signal_lookup,
};
use gtk::glib::translate::{IntoGlib, ToGlibPtr};
use gtk::prelude::*;
use tauri::{Runtime, WebviewWindow};
use webkit2gtk::{UserContentManager, WebViewExt};

/// Takes from a window that is about to be destroyed what its web view would leave behind. Its page ends here.
pub fn let_go<R: Runtime>(window: &WebviewWindow<R>) {
    // A window that is gone by now has been destroyed in another way.
    let _ = window.with_webview(|view| {
        let view = view.inner();
        if let Some(manager) = view.user_content_manager() {
            hear_no_more(&manager);
        }
    });
}

/// wry 0.57 hears what a page posts through a handler that holds the web view, at an object which the web view holds
/// (`attach_ipc_handler`): a web view was never let go, and one more stayed with each lock.
fn hear_no_more(manager: &UserContentManager) {
    let object: *mut GObject = manager.upcast_ref::<Object>().to_glib_none().0;
    let anything = ptr::null_mut::<c_void>();
    // SAFETY: the object is held meanwhile, the signal is looked up in its own type, and each handler that is found is
    // taken off once.
    unsafe {
        let signal = g_signal_lookup(c"script-message-received".as_ptr(), manager.type_().into_glib());
        loop {
            let found =
                g_signal_handler_find(object, G_SIGNAL_MATCH_ID, signal, 0, anything.cast(), anything, anything);
            if found == 0 {
                break;
            }
            g_signal_handler_disconnect(object, found);
        }
    }
}
