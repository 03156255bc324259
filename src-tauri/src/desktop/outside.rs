//! What leaves the app by the person's hand: a web page, a number to call or write to, an address.
//!
//! The windows cannot navigate or open anything themselves; they ask here, this looks at it again, says where it leads
//! and asks.

use mooring_core::error::{CoreError, ErrorCode};
use mooring_core::groups::GroupPoint;
use serde::Deserialize;
use specta::Type;
use tauri::{AppHandle, Manager};
use tauri_plugin_dialog::MessageDialogButtons;
use url::Url;

use super::question::question;
use super::words::Words;
use crate::shell::Shell;

/// Longest web address that is opened, in bytes.
const URL_MAX: usize = 2_000;
/// Longest mail address (RFC 5321).
const ADDRESS_MAX: usize = 254;
/// Longest subject and text of a letter, in bytes. Mail programs take more; a page of questions is less.
const SUBJECT_MAX: usize = 300;
const LETTER_MAX: usize = 12_000;
/// Longest words for a place, in bytes.
const PLACE_MAX: usize = 1_200;

/// Where the person wants to go.
#[derive(Clone, Deserialize, Type)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum Outside {
    Web {
        url: String,
    },
    Tel {
        number: String,
    },
    Sms {
        number: String,
    },
    Mail {
        address: String,
    },
    /// The way to a place, on a map in the browser: by its point where that is known, else by its words.
    Way {
        place: String,
        point: Option<GroupPoint>,
    },
    /// A letter that is begun in the mail program: the person sees it there, and sends it or does not.
    Letter {
        address: String,
        subject: String,
        text: String,
    },
}

/// A checked address: what is opened, what is shown of it, and the message that asks.
#[derive(Debug, PartialEq, Eq)]
pub struct Destination {
    /// Handed to the system.
    pub target: String,
    /// What the dialog shows: the whole of it, in ASCII, so that look-alike letters cannot hide.
    pub shown: String,
    /// The Fluent message of the question.
    pub question: &'static str,
}

/// Looks at an address and refuses what is not plainly one.
pub fn check(outside: &Outside) -> Result<Destination, CoreError> {
    match outside {
        Outside::Web { url } => web(url),
        Outside::Tel { number } => dialled("tel", "outside-tel", number),
        Outside::Sms { number } => dialled("sms", "outside-sms", number),
        Outside::Mail { address } => mail(address),
        Outside::Way { place, point } => way(place, *point),
        Outside::Letter { address, subject, text } => letter(address, subject, text),
    }
}

/// Says where a checked address leads, and opens it if the person wants that. Answers whether it was opened. Waits for them: not
/// on the thread of the windows.
pub fn open_if_agreed(app: &AppHandle, shell: &Shell, destination: &Destination) -> Result<bool, CoreError> {
    let words = Words::here(&shell.device.get().language);
    let (agree, cancel) = (words.text("outside-open"), words.text("outside-cancel"));
    let asked = question(app, &words.with(destination.question, &[("where", &destination.shown)]))
        .title(words.text("outside-title"))
        .buttons(MessageDialogButtons::OkCancelCustom(agree, cancel));
    // Over one that is out of sight, nobody would see the question either.
    let seen = app.webview_windows().into_values().find(|window| window.is_visible().unwrap_or(false));
    let asked = match seen {
        Some(window) => asked.parent(&window),
        None => asked,
    };
    if !asked.blocking_show() {
        return Ok(false);
    }
    open(destination)?;
    Ok(true)
}

/// Hands a checked address to the system. Where nothing answers such addresses, that is said: a number that seems to
/// be dialled and is not would be worse than none.
pub(super) fn open(destination: &Destination) -> Result<(), CoreError> {
    let failed = || CoreError::new(ErrorCode::OpenFailed);
    #[cfg(target_os = "linux")]
    if let Some((scheme @ ("tel" | "sms" | "mailto"), _)) = destination.target.split_once(':') {
        gtk::gio::AppInfo::default_for_uri_scheme(scheme).ok_or_else(failed)?;
    }
    tauri_plugin_opener::open_url(&destination.target, None::<&str>).map_err(|_| failed())
}

fn refused(field: &'static str) -> CoreError {
    CoreError::at(ErrorCode::LinkRefused, field)
}

fn web(text: &str) -> Result<Destination, CoreError> {
    let refuse = || refused("url");
    // The parser drops tabs and line ends silently: what is shown would not be what was given.
    if text.len() > URL_MAX || text.chars().any(|c| c.is_control() || c.is_whitespace()) {
        return Err(refuse());
    }
    let url = Url::parse(text).map_err(|_| refuse())?;
    let plain = matches!(url.scheme(), "https" | "http")
        && url.username().is_empty()
        && url.password().is_none()
        && url.domain().is_some_and(|domain| domain.contains('.') && !domain.ends_with('.'))
        // "https:host", "https:///host" and backslashes are repaired by the parser; a person would not have read them that way.
        && text
            .get(url.scheme().len()..)
            .and_then(|rest| rest.strip_prefix("://"))
            .is_some_and(|rest| !rest.starts_with('/'))
        && !text.contains('\\');
    if !plain {
        return Err(refuse());
    }
    let shown = String::from(url.as_str());
    Ok(Destination { target: shown.clone(), shown, question: "outside-web" })
}

fn dialled(scheme: &str, question: &'static str, text: &str) -> Result<Destination, CoreError> {
    let number = mooring_core::safety::dialled(text).ok_or_else(|| refused("number"))?;
    // Letters are dialled as the keys they are on: both are shown.
    let typed = text.trim();
    let spelled = typed.contains(|c: char| c.is_ascii_alphabetic());
    let shown = if spelled { format!("{typed} → {number}") } else { typed.to_owned() };
    Ok(Destination { target: format!("{scheme}:{number}"), shown, question })
}

fn mail(text: &str) -> Result<Destination, CoreError> {
    let refuse = || refused("address");
    let (name, domain) = text.rsplit_once('@').ok_or_else(refuse)?;
    let name_plain = !name.is_empty()
        && name.len() <= 64
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".+-_'".contains(&byte));
    let domain_plain = domain.contains('.')
        && domain.split('.').all(|label| !label.is_empty() && !label.starts_with('-') && !label.ends_with('-'))
        && domain.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-".contains(&byte));
    if text.len() > ADDRESS_MAX || !name_plain || !domain_plain {
        return Err(refuse());
    }
    Ok(Destination { target: format!("mailto:{text}"), shown: text.to_owned(), question: "outside-mail" })
}

/// To one address, with subject and text and no other header (RFC 6068).
fn letter(address: &str, subject: &str, text: &str) -> Result<Destination, CoreError> {
    let to = mail(address)?;
    if subject.len() > SUBJECT_MAX || subject.contains(char::is_control) {
        return Err(refused("subject"));
    }
    if text.len() > LETTER_MAX || text.chars().any(|c| c.is_control() && c != '\n') {
        return Err(refused("text"));
    }
    let (subject, text) = (encoded(subject), encoded(&text.replace('\n', "\r\n")));
    Ok(Destination { target: format!("{}?subject={subject}&body={text}", to.target), ..to })
}

/// A map that asks for no account and is made by whoever wants to.
const MAP: &str = "https://www.openstreetmap.org/";

fn way(place: &str, point: Option<GroupPoint>) -> Result<Destination, CoreError> {
    let target = if let Some(GroupPoint { latitude, longitude }) = point {
        // Anything else than a number in these bounds is in neither.
        if !(-90.0..=90.0).contains(&latitude) || !(-180.0..=180.0).contains(&longitude) {
            return Err(refused("point"));
        }
        // A metre is the fifth digit.
        format!("{MAP}?mlat={latitude:.5}&mlon={longitude:.5}#map=17/{latitude:.5}/{longitude:.5}")
    } else {
        let place = place.trim();
        if place.is_empty() || place.len() > PLACE_MAX || place.contains(char::is_control) {
            return Err(refused("place"));
        }
        format!("{MAP}search?query={}", encoded(place))
    };
    Ok(Destination { shown: target.clone(), target, question: "outside-way" })
}

/// Everything but what is plain in any part of an address (RFC 3986, 2.3), as `%` and two digits a byte.
fn encoded(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    text.bytes().fold(String::with_capacity(text.len()), |mut encoded, byte| {
        if plain(byte) {
            encoded.push(char::from(byte));
        } else {
            let digit = |half: u8| char::from_digit(half.into(), 16).map_or('0', |digit| digit.to_ascii_uppercase());
            encoded.extend(['%', digit(byte >> 4), digit(byte & 0xF)]);
        }
        encoded
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn url(url: &str) -> Result<Destination, CoreError> {
        check(&Outside::Web { url: url.to_owned() })
    }
    fn tel(number: &str) -> Result<Destination, CoreError> {
        check(&Outside::Tel { number: number.to_owned() })
    }
    fn address(address: &str) -> Result<Destination, CoreError> {
        check(&Outside::Mail { address: address.to_owned() })
    }

    #[test]
    fn plain_addresses_are_opened_as_they_are() {
        assert_eq!(url("https://findahelpline.com/i/iasp").unwrap().target, "https://findahelpline.com/i/iasp");
        assert_eq!(url("http://example.org/a?b=c#d").unwrap().target, "http://example.org/a?b=c#d");
    }

    #[test]
    fn look_alike_letters_are_shown_in_ascii() {
        assert_eq!(url("https://exаmple.org/").unwrap().shown, "https://xn--exmple-4nf.org/");
    }

    #[test]
    fn what_is_not_plainly_a_web_page_is_refused() {
        let long = format!("https://example.org/{}", "a".repeat(URL_MAX));
        for text in [
            "javascript:alert(1)",
            "file:///etc/passwd",
            "data:text/html,x",
            "https:example.org",
            "https://user@example.org/",
            "https://good.org:x@evil.org/",
            "https://good.org\\@evil.org/",
            "https://exa\tmple.org/",
            " https://example.org",
            "https://localhost/",
            "https://127.0.0.1/",
            "https://[::1]/",
            "https:///example.org",
            "//example.org",
            "",
            &long,
        ] {
            assert_eq!(url(text).err(), Some(refused("url")), "{text:?}");
        }
    }

    #[test]
    fn numbers_are_dialled_as_they_are_written() {
        assert_eq!(tel("116 123").unwrap().target, "tel:116123");
        assert_eq!(tel("3114").unwrap().target, "tel:3114");
        assert_eq!(tel("*4141").unwrap().target, "tel:*4141");
        assert_eq!(tel("+49 (0)800 111-0-111").unwrap().target, "tel:+498001110111");
        assert_eq!(check(&Outside::Sms { number: "85258".to_owned() }).unwrap().target, "sms:85258");
    }

    #[test]
    fn letters_of_a_number_are_dialled_as_digits_and_both_are_shown() {
        let spelled = tel("1-800-GET-HELP").unwrap();
        assert_eq!(spelled.target, "tel:18004384357");
        assert_eq!(spelled.shown, "1-800-GET-HELP → 18004384357");
        assert_eq!(check(&Outside::Sms { number: "0800 HELP".to_owned() }).unwrap().target, "sms:08004357");
        assert_eq!(tel("116 123").unwrap().shown, "116 123");
    }

    #[test]
    fn numbers_that_could_do_more_than_ring_are_refused() {
        for text in [
            "*#21#",
            "**21*1234#",
            "112*3",
            "112;ext=1",
            "112?body=x",
            "call me",
            "+",
            "1",
            "٣١١٤",
            "1234567890123456789012",
        ] {
            assert_eq!(tel(text).err(), Some(refused("number")), "{text:?}");
        }
    }

    #[test]
    fn a_way_leads_to_a_point_or_to_words_and_nowhere_else() {
        let to = |place: &str, point| check(&Outside::Way { place: place.to_owned(), point });
        let at = |latitude, longitude| Some(GroupPoint { latitude, longitude });
        assert_eq!(
            to("Harbour Street 4, Bristol", None).unwrap().target,
            "https://www.openstreetmap.org/search?query=Harbour%20Street%204%2C%20Bristol"
        );
        assert_eq!(
            to("a&b=c#d?é", None).unwrap().target,
            "https://www.openstreetmap.org/search?query=a%26b%3Dc%23d%3F%C3%A9"
        );
        let pier = to("The pier", at(51.45, -2.59)).unwrap();
        assert_eq!(pier.target, "https://www.openstreetmap.org/?mlat=51.45000&mlon=-2.59000#map=17/51.45000/-2.59000");
        assert_eq!((pier.shown, pier.question), (pier.target, "outside-way"));
        for place in ["", "   ", "a\nb", &"x".repeat(PLACE_MAX + 1)] {
            assert_eq!(to(place, None).err(), Some(refused("place")), "{place:?}");
        }
        for point in [at(91.0, 0.0), at(0.0, -181.0), at(f64::NAN, 0.0), at(0.0, f64::INFINITY)] {
            assert_eq!(to("The pier", point).err(), Some(refused("point")));
        }
    }

    #[test]
    fn mail_goes_to_one_address_and_carries_nothing() {
        assert_eq!(address("jo@samaritans.org").unwrap().target, "mailto:jo@samaritans.org");
        for text in [
            "jo@x.org?bcc=evil@x.org",
            "a@b@c.org",
            "jo@localhost",
            "jo",
            "a b@c.org",
            "jo@c.org,k@d.org",
            "jo%0a@c.org",
            "@c.org",
            "j@.org",
        ] {
            assert_eq!(address(text).err(), Some(refused("address")), "{text:?}");
        }
    }
    #[test]
    fn a_letter_has_a_subject_and_a_text_and_nothing_else() {
        let letter = |address: &str, subject: &str, text: &str| {
            let (address, subject, text) = (address.to_owned(), subject.to_owned(), text.to_owned());
            check(&Outside::Letter { address, subject, text })
        };
        let begun = letter("hello@example.org", "A question", "Hello,\nis it free? 50 % & more\u{e9}").unwrap();
        assert_eq!(
            begun.target,
            "mailto:hello@example.org?subject=A%20question&body=Hello%2C%0D%0Ais%20it%20free%3F%2050%20%25%20%26%20more%C3%A9"
        );
        assert_eq!(begun.shown, "hello@example.org");
        let field = |letter: Result<Destination, CoreError>| letter.err().and_then(|error| error.field);
        assert_eq!(field(letter("a@b.org?bcc=evil@x.org", "s", "t")), Some("address"));
        assert_eq!(field(letter("a@b.org", "s\r\nBcc: evil@x.org", "t")), Some("subject"));
        assert_eq!(field(letter("a@b.org", "s", "t\u{0}")), Some("text"));
        assert_eq!(field(letter("a@b.org", "s", &"t".repeat(LETTER_MAX + 1))), Some("text"));
        // What looks like a header stays text.
        assert!(!letter("a@b.org", "s&bcc=x@y.org", "t").unwrap().target.contains("&bcc="));
    }
}
