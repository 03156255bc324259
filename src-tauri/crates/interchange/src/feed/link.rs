//! Links that may be opened.

use url::{Host, Url};

/// An address of a page: `https` or `http`, with a host, and nothing else. What is in a feed becomes a link only through here.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Link(String);

impl Link {
    /// Reads one. A missing scheme is `https`, where the text begins with a host as in `zoom.us/j/1`.
    ///
    /// `None` for everything that is no page: `javascript:`, `file:`, `data:`, a user or password before the host, characters that
    /// steer, an address of this computer or of the network it is in.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let steers = |c: char| {
            c.is_control()
                || c.is_whitespace()
                || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
        };
        if text.is_empty() || text.len() > 8_000 || text.contains(steers) || text.contains('\\') {
            return None;
        }
        let url = match text.split_once("://") {
            Some((scheme, _)) if scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http") => {
                Url::parse(text).ok()?
            }
            None if begins_with_host(text) => Url::parse(&format!("https://{text}")).ok()?,
            Some(_) | None => return None,
        };
        let plain = url.username().is_empty() && url.password().is_none();
        (plain && is_public(&url)).then(|| Self(url.into()))
    }

    /// The address as it is opened.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it lets people in: a password or a token is in it, so it is shown and copied with care.
    pub fn has_secret(&self) -> bool {
        Url::parse(&self.0).is_ok_and(|url| {
            let names = ["pwd", "password", "passcode", "tk", "token", "pass"];
            url.query_pairs()
                .any(|(name, value)| names.iter().any(|known| name.eq_ignore_ascii_case(known)) && !value.is_empty())
        })
    }

    /// Whether it is an online room, by the host of a known provider.
    pub fn is_room(&self) -> bool {
        const ROOMS: [&str; 12] = [
            "zoom.us",
            "zoomgov.com",
            "meet.google.com",
            "teams.microsoft.com",
            "teams.live.com",
            "webex.com",
            "gotomeeting.com",
            "goto.com",
            "whereby.com",
            "meet.jit.si",
            "bluejeans.com",
            "freeconferencecall.com",
        ];
        let host = Url::parse(&self.0).ok().and_then(|url| url.host_str().map(str::to_owned)).unwrap_or_default();
        ROOMS.iter().any(|room| host == *room || host.strip_suffix(room).is_some_and(|rest| rest.ends_with('.')))
    }
}

/// `example.org`, `www.example.org/a`, `example.org:8443/a`: letters and digits with a dot in between before anything else. `javascript:x.y` and
/// `data:a.b` are none, nor is `someone@example.org`.
fn begins_with_host(text: &str) -> bool {
    let end = text.find(['/', '?', '#']).unwrap_or(text.len());
    let host = text.get(..end).unwrap_or_default();
    let (host, port) = host.split_once(':').unwrap_or((host, ""));
    let labels: Vec<&str> = host.split('.').collect();
    let last = labels.last().copied().unwrap_or_default();
    labels.len() > 1
        && port.bytes().all(|byte| byte.is_ascii_digit())
        && labels.iter().all(|label| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-'))
        && last.chars().count() > 1
        && last.chars().all(char::is_alphabetic)
}

fn is_public(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => {
            let last = name.trim_end_matches('.').rsplit_once('.').map(|(_, last)| last);
            last.is_some_and(|last| !["local", "localhost", "internal"].contains(&last))
        }
        Some(Host::Ipv4(address)) => {
            !(address.is_private()
                || address.is_loopback()
                || address.is_link_local()
                || address.is_unspecified()
                || address.is_broadcast())
        }
        Some(Host::Ipv6(address)) => {
            let first = address.segments().first().copied().unwrap_or_default();
            !(address.is_loopback()
                || address.is_unspecified()
                || first & 0xFE00 == 0xFC00
                || first & 0xFFC0 == 0xFE80
                || address.to_ipv4().is_some())
        }
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn link(text: &str) -> Option<String> {
        Link::parse(text).map(|link| link.as_str().to_owned())
    }

    #[test]
    fn pages_are_links_with_and_without_scheme() {
        for (text, expected) in [
            ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
            ("HTTP://Example.org", "http://example.org/"),
            (" zoom.us/j/123 ", "https://zoom.us/j/123"),
            ("www.example.org", "https://www.example.org/"),
            ("example.org:8443/x", "https://example.org:8443/x"),
            ("münchen.example.de", "https://xn--mnchen-3ya.example.de/"),
        ] {
            assert_eq!(link(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_page_never_becomes_a_link() {
        for text in [
            "",
            "javascript:alert(1)",
            "JavaScript:alert(1)//example.org",
            "java\nscript:alert(1)",
            "javascript://example.org/%0aalert(1)",
            "data:text/html,<b>",
            "file:///etc/passwd",
            "vbscript:x.y",
            "blob:https://example.org/1",
            "ftp://example.org",
            "//example.org",
            "https://",
            "https://user:word@example.org",
            "https://example.org@evil.example.com",
            "someone@example.org",
            "mailto:a@example.org",
            "https://localhost/x",
            "http://127.0.0.1",
            "http://192.168.0.1/admin",
            "http://[::1]/",
            "http://printer.local",
            "https:\\\\example.org",
            "see the website",
            "1.5",
            "e.g",
            "https://example.org/\u{202e}gpj.exe",
            "zoom meeting",
            "http://2130706433/",
            "intranet",
        ] {
            assert_eq!(link(text), None, "{text:?}");
        }
    }

    #[test]
    fn rooms_and_secrets_are_told() {
        let room = Link::parse("https://us02web.zoom.us/j/123?pwd=abc").unwrap();
        assert!(room.is_room() && room.has_secret());
        let page = Link::parse("https://notzoom.us/?pwd=").unwrap();
        assert!(!page.is_room() && !page.has_secret());
    }

    proptest! {
        #[test]
        fn whatever_is_a_link_is_a_page(text in "\\PC{0,80}|(https?|javascript|data|file):[a-z/.@:\\\\]{0,30}") {
            if let Some(link) = Link::parse(&text) {
                prop_assert!(link.as_str().starts_with("https://") || link.as_str().starts_with("http://"));
                prop_assert_eq!(Link::parse(link.as_str()), Some(link.clone()));
            }
        }
    }
}
