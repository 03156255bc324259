//! Markdown as the reader shows it, and as the search reads it.
//!
//! Both walk the same events, so that what can be found is what is seen. CommonMark with strikethrough, tables and task
//! lists; raw HTML is text; a line break in the source is a line break on the page, as people who keep a diary expect.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use ammonia::UrlRelative;
use pulldown_cmark::{CowStr, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd, html};

/// Deeper nesting than this keeps its text and loses its marks.
const DEPTH_MAX: usize = 24;

/// The only places a link may lead to.
const SCHEMES: [&str; 3] = ["http", "https", "mailto"];

/// HTML for the reader: pulldown-cmark without raw HTML, then ammonia. Headings begin at the third level and never skip
/// one; pictures from elsewhere become links; links lead to the web or a mail address, with `noopener noreferrer`.
pub fn to_html(body: &str) -> String {
    if is_dear(body) {
        return unmarked(body);
    }
    let mut page = String::with_capacity(body.len() + body.len() / 2);
    html::push_html(&mut page, shown(body));
    SANITISER.clean(&page).to_string()
}

/// The most steps the serialiser may take to write a text again.
const STEPS_MAX: u64 = 1 << 31;

/// Whether a text is one that only somebody who wants to keep the app busy writes. For each `&`, and for each character
/// that is `0xC2` and another byte, html5ever's serialiser looks through the rest of the line for a `<`: a line of a
/// million `&` would take half a minute, and the lock would have to wait for it.
fn is_dear(body: &str) -> bool {
    let steps = |line: &str| {
        let stops = line.bytes().filter(|byte| matches!(byte, b'&' | 0xC2)).count();
        (stops as u64).saturating_mul(line.len() as u64)
    };
    body.split('\n').map(steps).fold(0, u64::saturating_add) > STEPS_MAX
}

/// The text as it stands, with nothing that could be a mark.
fn unmarked(body: &str) -> String {
    let mut page = String::with_capacity(body.len() + body.len() / 2);
    page.push_str("<p>");
    for c in body.chars() {
        match c {
            '&' => page.push_str("&amp;"),
            '<' => page.push_str("&lt;"),
            '>' => page.push_str("&gt;"),
            '\n' => page.push_str("<br>\n"),
            other => page.push(other),
        }
    }
    page.push_str("</p>\n");
    page
}

/// The words of a text without its marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plain<'t> {
    /// Blocks are parted by line breaks.
    pub text: Cow<'t, str>,
    /// Where its links lead, parted by spaces: findable, but not part of any sentence.
    pub links: String,
}

/// What remains of a text when its marks are taken away.
pub fn to_plain(body: &str) -> Plain<'_> {
    if !has_marks(body) {
        return Plain { text: Cow::Borrowed(body), links: String::new() };
    }
    let mut text = String::with_capacity(body.len());
    let mut links = String::new();
    for event in shown(body) {
        match event {
            Event::Text(words) | Event::Code(words) => text.push_str(&words),
            Event::SoftBreak | Event::HardBreak | Event::Rule | Event::End(TagEnd::TableRow | TagEnd::TableHead) => {
                text.push('\n');
            }
            Event::End(TagEnd::TableCell) => text.push(' '),
            Event::Start(Tag::Link { dest_url, link_type, .. }) if !is_autolink(link_type) => {
                links.push_str(&dest_url);
                links.push(' ');
            }
            Event::End(
                TagEnd::Paragraph
                | TagEnd::Heading(_)
                | TagEnd::Item
                | TagEnd::CodeBlock
                | TagEnd::BlockQuote(_)
                | TagEnd::List(_),
            ) if !text.is_empty() && !text.ends_with('\n') => text.push('\n'),
            _ => {}
        }
    }
    Plain { text: Cow::Owned(text), links }
}

/// Whether anything in the text could be a mark. Most check-ins have none and need no parsing.
fn has_marks(body: &str) -> bool {
    let anywhere = |b: u8| matches!(b, b'*' | b'_' | b'#' | b'>' | b'[' | b'<' | b'&' | b'\\' | b'|' | b'~' | b'`');
    body.bytes().any(anywhere)
        || body.split('\n').any(|line| {
            line.starts_with("    ")
                || line.contains('\t')
                || line
                    .trim_start_matches(' ')
                    .starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '='))
        })
}

fn is_autolink(link_type: LinkType) -> bool {
    matches!(link_type, LinkType::Autolink | LinkType::Email)
}

/// The events of a text as Mooring shows it.
fn shown(body: &str) -> impl Iterator<Item = Event<'_>> {
    let options = Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TABLES | Options::ENABLE_TASKLISTS;
    let mut view = View::default();
    Parser::new_ext(body, options).filter_map(move |event| view.show(event))
}

/// What has to be remembered from event to event.
#[derive(Default)]
struct View {
    /// One for each open tag: its end as shown, or `None` where it was left out.
    open: Vec<Option<TagEnd>>,
    /// The headings this place stands under, the highest first.
    headings: Vec<HeadingLevel>,
}

impl View {
    fn show<'e>(&mut self, event: Event<'e>) -> Option<Event<'e>> {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(_) => self.open.pop().flatten().map(Event::End),
            Event::Html(text) | Event::InlineHtml(text) => Some(Event::Text(text)),
            Event::SoftBreak => Some(Event::HardBreak),
            Event::TaskListMarker(done) => Some(Event::Text(CowStr::Borrowed(if done { "☑ " } else { "☐ " }))),
            other => Some(other),
        }
    }

    fn start<'e>(&mut self, tag: Tag<'e>) -> Option<Event<'e>> {
        let tag = if self.open.len() >= DEPTH_MAX { None } else { self.tag(tag) };
        self.open.push(tag.as_ref().map(Tag::to_end));
        tag.map(Event::Start)
    }

    fn tag<'e>(&mut self, tag: Tag<'e>) -> Option<Tag<'e>> {
        match tag {
            Tag::Heading { level, .. } => {
                let level = self.heading(level);
                Some(Tag::Heading { level, id: None, classes: Vec::new(), attrs: Vec::new() })
            }
            // A picture from elsewhere would tell its host that this page is being read.
            Tag::Image { dest_url, .. } | Tag::Link { dest_url, .. } if !may_lead_to(&dest_url) => None,
            Tag::Image { dest_url, title, id, .. } => {
                Some(Tag::Link { link_type: LinkType::Inline, dest_url, title, id })
            }
            // A block of raw HTML is text, and needs a block to stand in.
            Tag::HtmlBlock => Some(Tag::Paragraph),
            other => Some(other),
        }
    }

    /// The level at which a heading is shown: one below the heading it stands under, from the third on.
    fn heading(&mut self, level: HeadingLevel) -> HeadingLevel {
        while self.headings.last().is_some_and(|above| *above >= level) {
            self.headings.pop();
        }
        self.headings.push(level);
        match self.headings.len() {
            0 | 1 => HeadingLevel::H3,
            2 => HeadingLevel::H4,
            3 => HeadingLevel::H5,
            _ => HeadingLevel::H6,
        }
    }
}

fn may_lead_to(url: &str) -> bool {
    url.split_once(':').is_some_and(|(scheme, _)| SCHEMES.iter().any(|known| scheme.eq_ignore_ascii_case(known)))
}

static SANITISER: LazyLock<ammonia::Builder<'static>> = LazyLock::new(|| {
    let mut builder = ammonia::Builder::empty();
    builder
        .tags(HashSet::from([
            "p",
            "br",
            "hr",
            "strong",
            "em",
            "del",
            "code",
            "pre",
            "blockquote",
            "ul",
            "ol",
            "li",
            "a",
            "h3",
            "h4",
            "h5",
            "h6",
            "table",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
        ]))
        .tag_attributes(HashMap::from([("a", HashSet::from(["href", "title"])), ("ol", HashSet::from(["start"]))]))
        .clean_content_tags(HashSet::from(["script", "style"]))
        .url_schemes(HashSet::from(SCHEMES))
        .url_relative(UrlRelative::Deny)
        .link_rel(Some("noopener noreferrer"));
    builder
});

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn plain(body: &str) -> String {
        to_plain(body).text.into_owned()
    }

    #[test]
    fn marks_become_html() {
        assert_eq!(
            to_html("**Said** it *out* ~~quietly~~ loud"),
            "<p><strong>Said</strong> it <em>out</em> <del>quietly</del> loud</p>\n"
        );
        assert_eq!(to_html("one\ntwo"), "<p>one<br>\ntwo</p>\n");
        assert_eq!(to_html("- [x] rang Dad\n- [ ] soup"), "<ul>\n<li>☑ rang Dad</li>\n<li>☐ soup</li>\n</ul>\n");
    }

    #[test]
    fn headings_begin_at_three_and_skip_nothing() {
        let html = to_html("## a\n\n#### b\n\n# c\n\n##### d");
        assert_eq!(html, "<h3>a</h3>\n<h4>b</h4>\n<h3>c</h3>\n<h4>d</h4>\n");
    }

    #[test]
    fn raw_html_is_text() {
        let html = to_html("<script>alert(1)</script>\n\nhi <img src=x onerror=alert(1)> <b>x</b>");
        assert!(!html.contains("<script") && !html.contains("<img") && !html.contains("<b>"), "{html}");
        assert!(html.contains("&lt;img src=x onerror=alert(1)&gt;"), "{html}");
    }

    #[test]
    fn links_lead_to_the_web_or_a_mail_address_only() {
        assert_eq!(
            to_html("[a](https://example.org/x)"),
            "<p><a href=\"https://example.org/x\" rel=\"noopener noreferrer\">a</a></p>\n"
        );
        for hostile in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "data:text/html,x",
            "file:///etc/passwd",
            "/x",
            "//x.y",
            "vbscript:x",
        ] {
            let html = to_html(&format!("[a]({hostile}) ![b]({hostile})"));
            assert!(!html.contains("href") && !html.contains("src"), "{html}");
        }
    }

    #[test]
    fn a_picture_from_elsewhere_is_a_link() {
        let html = to_html("![the bay](https://example.org/bay.jpg)");
        assert!(
            html.contains("<a href=\"https://example.org/bay.jpg\"")
                && html.contains("the bay")
                && !html.contains("<img")
        );
    }

    #[test]
    fn plain_words_are_those_one_reads() {
        assert_eq!(
            plain("Nothing to *see* in `this`, **bo**ld.\n\n- one\n- two"),
            "Nothing to see in this, bold.\none\ntwo\n"
        );
        let linked = to_plain("[Anna](https://example.org) came");
        assert_eq!((linked.text.as_ref(), linked.links.as_str()), ("Anna came\n", "https://example.org "));
        assert!(matches!(to_plain("Plain, and — so “it” stays: 5 < six?\nYes").text, Cow::Owned(_)));
        assert!(matches!(to_plain("Plain, and — so “it” stays.\nYes").text, Cow::Borrowed(_)));
    }

    #[test]
    fn deep_nesting_costs_neither_text_nor_stack() {
        let body = format!("{} here", ">".repeat(20_000));
        assert!(to_html(&body).contains("here"));
        assert!(plain(&body).contains("here"));
    }

    /// None of these may cost the square of its length: the test would hardly come to an end.
    #[test]
    fn a_line_made_to_keep_the_app_busy_is_shown_as_it_stands() {
        for (mark, shown) in [("&", "&amp;"), ("\u{B0}", "\u{B0}"), ("&<b>", "&amp;&lt;b&gt;")] {
            let body = mark.repeat(1_000_000 / mark.len());
            assert_eq!(to_html(&body), format!("<p>{}</p>\n", shown.repeat(1_000_000 / mark.len())));
            assert!(!plain(&body).is_empty());
        }
        // A long text with as many such signs as people write is none of these.
        let year = "Salt & sand, 21\u{B0} in the water, and **tired** in a good way. ".repeat(50);
        assert!(to_html(&format!("{year}\n").repeat(300)).contains("<strong>tired</strong>"));
    }

    proptest! {
        #[test]
        fn nothing_scriptable_comes_out(body in "[<>a-z\"'=()/:&;!\\[\\]* \n]{0,80}") {
            let html = to_html(&body).to_lowercase();
            prop_assert!(!html.contains("<script") && !html.contains("<img") && !html.contains("javascript:\""));
        }

        #[test]
        fn any_text_is_shown(body in any::<String>()) {
            to_html(&body);
            to_plain(&body);
        }

        /// The short way round is only taken where it leads to the same words.
        #[test]
        fn unmarked_text_reads_the_same(body in "[a-zé日 .,!?'\"\\-0-9:/@\n]{0,80}") {
            if !has_marks(&body) {
                let mut text = String::new();
                for event in shown(&body) {
                    if let Event::Text(words) = event { text.push_str(&words); }
                }
                let squeezed = |text: &str| text.split_whitespace().collect::<String>();
                prop_assert_eq!(squeezed(&text), squeezed(&body));
            }
        }
    }
}
