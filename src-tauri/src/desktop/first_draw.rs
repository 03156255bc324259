//! When a web view is first drawn, on Linux.
//!
//! Drawing a view, WebKitGTK waits up to half a second for the web process to paint it in its size. While a page is
//! being loaded the web process does not: it first needs the page's files, and they come from the very thread that
//! waits. So a window shows itself at once, in the colour of paper, and its view when the page has been read.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use gtk::prelude::WidgetExt;
use tauri::webview::PageLoadEvent;
use tauri::{Manager, Runtime, WebviewWindow, WebviewWindowBuilder};

/// Makes the window that `builder` describes, and shows it if it is to be `shown`.
pub fn build<R: Runtime, M: Manager<R>>(
    builder: WebviewWindowBuilder<'_, R, M>,
    shown: bool,
) -> tauri::Result<WebviewWindow<R>> {
    let read = Arc::new(AtomicBool::new(false));
    let seen = Arc::clone(&read);
    let window = builder
        .visible(false)
        // Comes also when the page could not be read.
        .on_page_load(move |window, load| {
            if load.event() == PageLoadEvent::Finished && !seen.swap(true, Ordering::AcqRel) {
                // A window that is gone by now has nothing to show.
                let _ = window.with_webview(|view| {
                    let view = view.inner();
                    view.set_no_show_all(false);
                    view.show();
                    view.grab_focus();
                });
            }
        })
        .build()?;
    window.with_webview(move |view| {
        // Both run on the thread of the windows, one after the other.
        if !read.load(Ordering::Acquire) {
            let view = view.inner();
            view.set_no_show_all(true);
            view.hide();
        }
    })?;
    if shown {
        window.show()?;
    }
    Ok(window)
}
