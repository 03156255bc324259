//! Pictures on the screen: the app's own scheme, which answers the window of the open journal alone. And what becomes of
//! attachments outside the window: copies, room, and what nobody names any more.

use std::borrow::Cow;
use std::ops::Range;

use mooring_core::Session;
use mooring_core::error::ErrorCode;
use mooring_core::journal::attachments::AttachmentView;
use tauri::http::{Method, Request, Response, StatusCode, header};
use tauri::{AppHandle, Manager, UriSchemeResponder};
use vault::BACKUPS_FOLDER;

use super::private_file;
use super::windows::MAIN;
use crate::error::Answer;
use crate::shell::Shell;
use crate::views::MediaUsageView;

/// Named in the windows' content policy as well.
pub const SCHEME: &str = "attachment";

type Body = Cow<'static, [u8]>;

/// Answers a window, away from its thread.
pub fn respond(app: &AppHandle, window: &str, request: Request<Vec<u8>>, responder: UriSchemeResponder) {
    let (app, main) = (app.clone(), window == MAIN);
    tauri::async_runtime::spawn_blocking(move || {
        let session = if main { app.state::<Shell>().session().ok() } else { None };
        responder.respond(answer(session.as_deref(), &request));
    });
}

/// `/<content>` is a picture, `/<content>/small` a small one of it. Whatever else is asked, and whoever asks while the
/// journal is closed, is told that there is nothing.
fn answer(session: Option<&Session>, request: &Request<Vec<u8>>) -> Response<Body> {
    let path = request.uri().path().trim_matches('/');
    let (content, small) = path.strip_suffix("/small").map_or((path, false), |content| (content, true));
    let part = request.headers().get(header::RANGE).map(|range| range.to_str().ok().and_then(part_of));
    let (Some(session), &Method::GET) = (session, request.method()) else { return nothing(StatusCode::NOT_FOUND) };
    let part = match part {
        Some(None) => return nothing(StatusCode::RANGE_NOT_SATISFIABLE),
        part => part.flatten(),
    };
    let Ok(found) = session.attachment_picture(content, small, part.clone()) else {
        return nothing(StatusCode::NOT_FOUND);
    };
    let response = plain()
        .header(header::CONTENT_TYPE, found.media_type)
        .header(header::CACHE_CONTROL, "no-store")
        .header(header::ACCEPT_RANGES, "bytes");
    let response = match part {
        // A small one is given whole.
        Some(part) if !small => {
            let end = part.start + found.bytes.len() as u64;
            if found.bytes.is_empty() {
                return nothing(StatusCode::RANGE_NOT_SATISFIABLE);
            }
            let range = format!("bytes {}-{}/{}", part.start, end - 1, found.of);
            response.status(StatusCode::PARTIAL_CONTENT).header(header::CONTENT_RANGE, range)
        }
        _ => response.status(StatusCode::OK),
    };
    response.body(found.bytes.into()).unwrap_or_default()
}

fn plain() -> tauri::http::response::Builder {
    Response::builder().header(header::X_CONTENT_TYPE_OPTIONS, "nosniff")
}

fn nothing(status: StatusCode) -> Response<Body> {
    plain().status(status).body(Body::default()).unwrap_or_default()
}

/// `bytes=FIRST-LAST` or `bytes=FIRST-`: one part, as players and pictures ask for it.
fn part_of(range: &str) -> Option<Range<u64>> {
    let (first, last) = range.strip_prefix("bytes=")?.split_once('-')?;
    let first = first.parse().ok()?;
    let end = if last.is_empty() { u64::MAX } else { last.parse::<u64>().ok()?.checked_add(1)? };
    (first < end).then_some(first..end)
}

/// Asks where to and writes a copy there, for its owner's eyes. Answers whether it was saved.
pub fn save(app: &AppHandle, shell: &Shell, content: &str, name: &str) -> Answer<bool> {
    let session = shell.session()?;
    let view = session.attachments_look(&[content.to_owned()])?.into_iter().next().ok_or(ErrorCode::NotFound)?;
    let found = session.attachment_read(content, None)?;
    private_file::save_as(app, shell, "attachment-save-title", &file_name(&view, name), &found.bytes)
}

/// The name that is proposed: that of the file it was, with the ending of what it is now.
fn file_name(view: &AttachmentView, name: &str) -> String {
    let plain = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain: String = plain.chars().filter(|char| !char.is_control()).collect();
    let ending = match view.media_type.as_str() {
        "image/jpeg" => "jpg",
        "image/png" => "png",
        _ => return if plain.is_empty() { "file".to_owned() } else { plain },
    };
    let stem = plain.rsplit_once('.').map_or(plain.as_str(), |(stem, _)| stem);
    format!("{}.{ending}", if stem.is_empty() { "picture" } else { stem })
}

/// How much room the journal, what is attached, and its backups in the usual folder take.
pub fn usage(shell: &Shell) -> Answer<MediaUsageView> {
    let media = shell.session()?.media_usage()?;
    let folder = shell.claimed()?;
    let size = |name: &str| std::fs::metadata(folder.path().join(name)).map_or(0, |file| file.len());
    let backups = std::fs::read_dir(folder.path().join(BACKUPS_FOLDER))
        .map_or(0, |files| files.flatten().filter_map(|file| file.metadata().ok()).map(|file| file.len()).sum::<u64>());
    let kibibytes = |bytes: u64| u32::try_from(bytes.div_ceil(1024)).unwrap_or(u32::MAX);
    Ok(MediaUsageView {
        journal: kibibytes(size(vault::DATABASE_FILE) + size("journal.db-wal")),
        media: kibibytes(shell.vault()?.media().bytes()),
        attached: media.kibibytes,
        backups: kibibytes(backups),
        quota_mb: media.quota_mb,
    })
}

/// Removes what nothing has named for a while. Not while a journal is kept whose place a backup took: it may name it.
pub fn sweep(shell: &Shell) {
    let kept = shell.claimed().is_ok_and(|folder| folder.kept().is_ok_and(|kept| kept.is_empty()));
    if let (true, Ok(session)) = (kept, shell.session()) {
        // What could not be removed goes after the next opening.
        let _ = session.media_sweep();
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::arguments::Place;
    use crate::desktop::folder::Folder;
    use crate::desktop::opening;

    /// A picture of one pixel.
    const PIXEL: &[u8] =
        b"GIF89a\x01\0\x01\0\x80\0\0\xff\xff\xff\0\0\0!\xf9\x04\0\0\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;";

    fn shell() -> Shell {
        let shell = Shell::new(&Place::Demo, Folder::make(&Place::Demo).unwrap());
        opening::begin_demo(&shell).unwrap();
        shell
    }

    fn asked(shell: &Shell, path: &str, range: Option<&str>) -> Response<Body> {
        let mut request = Request::builder().uri(format!("attachment://localhost/{path}"));
        if let Some(range) = range {
            request = request.header(header::RANGE, range);
        }
        answer(shell.session().ok().as_deref(), &request.body(Vec::new()).unwrap())
    }

    fn header_of(response: &Response<Body>, name: header::HeaderName) -> Option<&str> {
        response.headers().get(name)?.to_str().ok()
    }

    #[test]
    fn a_picture_is_shown_while_the_journal_is_open_and_nothing_else_ever() {
        let shell = shell();
        let session = shell.session().unwrap();
        let picture = session.attachment_add("a.gif", PIXEL, false).unwrap().value.view;
        let file = session.attachment_add("a.html", b"<script>", false).unwrap().value.view;
        let shown = asked(&shell, &picture.content, None);
        assert_eq!(shown.status(), StatusCode::OK);
        assert_eq!(header_of(&shown, header::CONTENT_TYPE), Some("image/png"));
        assert_eq!(header_of(&shown, header::X_CONTENT_TYPE_OPTIONS), Some("nosniff"));
        assert_eq!(header_of(&shown, header::CACHE_CONTROL), Some("no-store"));
        assert_eq!(shown.body().len(), usize::try_from(picture.bytes).unwrap());
        assert_eq!(asked(&shell, &format!("{}/small", picture.content), None).status(), StatusCode::OK);
        for path in [file.content.as_str(), "", "../journal.db", &picture.content.to_uppercase(), &"0".repeat(64)] {
            assert_eq!(asked(&shell, path, None).status(), StatusCode::NOT_FOUND, "{path}");
        }
        shell.set_demo_aside();
        let locked = asked(&shell, &picture.content, None);
        assert_eq!((locked.status(), locked.body().len()), (StatusCode::NOT_FOUND, 0));
    }

    #[test]
    fn a_part_is_given_where_a_part_is_asked_for() {
        let shell = shell();
        let picture = shell.session().unwrap().attachment_add("a.gif", PIXEL, false).unwrap().value.view;
        let whole = asked(&shell, &picture.content, None).into_body();
        let part = asked(&shell, &picture.content, Some("bytes=2-5"));
        assert_eq!(part.status(), StatusCode::PARTIAL_CONTENT);
        assert_eq!(part.body().as_ref(), whole.get(2..6).unwrap());
        let said = format!("bytes 2-5/{}", whole.len());
        assert_eq!(header_of(&part, header::CONTENT_RANGE), Some(said.as_str()));
        let rest = asked(&shell, &picture.content, Some("bytes=4-"));
        assert_eq!(rest.body().as_ref(), whole.get(4..).unwrap());
        for range in ["bytes=5-2", "bytes=-5", "bytes=99999-", "lines=1-2", "bytes=1-2,4-5"] {
            let response = asked(&shell, &picture.content, Some(range));
            assert_eq!(response.status(), StatusCode::RANGE_NOT_SATISFIABLE, "{range}");
        }
    }

    #[test]
    fn a_copy_is_called_as_it_was_and_ends_as_what_it_is() {
        let shell = shell();
        let picture = shell.session().unwrap().attachment_add("a.gif", PIXEL, false).unwrap().value.view;
        let file = AttachmentView { media_type: "application/octet-stream".into(), ..picture.clone() };
        assert_eq!(file_name(&picture, "kitchen.gif"), "kitchen.png");
        assert_eq!(file_name(&picture, ""), "picture.png");
        assert_eq!(file_name(&file, "../../letter.pdf"), "letter.pdf");
        assert_eq!(file_name(&file, ""), "file");
    }
}
