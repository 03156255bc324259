//! Notes that a program kept as HTML, as Markdown.
//!
//! html5ever's tokenizer finds tags and entities; no tree is built, so depth costs nothing. Only what a diary's editor
//! makes is turned into marks (bold, italic, struck through, lists, headings, quotations, links); every other tag is
//! dropped and its text stays. Nothing is loaded or run. Text without any tag or entity is left exactly as it is.

use std::cell::RefCell;

use html5ever::tokenizer::{BufferQueue, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};

use self::writer::{Style, Writer};

mod writer;

/// Markdown for a note that may be HTML.
pub(crate) fn to_markdown(note: &str) -> String {
    match kind(note) {
        Kind::Plain => note.trim_end().to_owned(),
        Kind::Inline => convert(note, Style { marks: true, keep_breaks: true }),
        Kind::Blocks => convert(note, Style { marks: true, keep_breaks: false }),
    }
}

/// One line of plain text for a title that may be HTML.
pub(crate) fn to_line(title: &str) -> String {
    let text = match kind(title) {
        Kind::Plain => title.to_owned(),
        Kind::Inline | Kind::Blocks => convert(title, Style { marks: false, keep_breaks: false }),
    };
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a text is, as far as its tags tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    /// No tag of HTML and no entity: "a < b & c" is prose.
    Plain,
    /// HTML without tags that make lines, so that its own line breaks count.
    Inline,
    /// HTML that says itself where lines end.
    Blocks,
}

const BLOCKS: [&str; 16] =
    ["br", "p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "hr", "tr", "table"];
const INLINES: [&str; 15] =
    ["b", "strong", "i", "em", "u", "s", "strike", "del", "a", "span", "font", "small", "big", "sub", "sup"];
/// Names that mean nothing here but are tags; what is in none of the three lists, as in `<sigh>`, is what somebody wrote.
const OTHERS: [&str; 24] = [
    "article", "audio", "body", "center", "code", "embed", "form", "head", "html", "iframe", "img", "input", "link",
    "meta", "object", "pre", "script", "section", "style", "svg", "tbody", "td", "th", "video",
];
const ENTITIES: [&str; 6] = ["amp", "lt", "gt", "quot", "apos", "nbsp"];

fn kind(text: &str) -> Kind {
    let tags = text.match_indices('<').map(|(at, _)| match tag_name(text.get(at + 1..).unwrap_or_default()) {
        Some(name) if is_one_of(name, &BLOCKS) => Kind::Blocks,
        Some(name) if is_one_of(name, &INLINES) => Kind::Inline,
        _ => Kind::Plain,
    });
    let entities = text.match_indices('&').map(|(at, _)| {
        // The longest that is known has eight characters: looking further would cost the square of the length.
        let ahead: String = text.get(at + 1..).unwrap_or_default().chars().take(9).collect();
        let name = ahead.split_once(';').map_or("", |(name, _)| name);
        let digits = name.strip_prefix("#x").or_else(|| name.strip_prefix('#'));
        let number = digits.is_some_and(|d| (1..=6).contains(&d.len()) && d.chars().all(|c| c.is_ascii_hexdigit()));
        if number || ENTITIES.contains(&name) { Kind::Inline } else { Kind::Plain }
    });
    tags.chain(entities).max().unwrap_or(Kind::Plain)
}

/// The name of the tag that a text, from after its `<`, begins with. A tag ends before the next one begins.
fn tag_name(after: &str) -> Option<&str> {
    let after = after.strip_prefix('/').unwrap_or(after);
    let (name, rest) = after.split_at_checked(after.find(|c: char| !c.is_ascii_alphanumeric())?)?;
    let ends = rest.find(['<', '>']).is_some_and(|at| rest.get(at..).is_some_and(|rest| rest.starts_with('>')));
    (ends && rest.starts_with(['>', '/', ' ', '\n', '\t'])).then_some(name)
}

fn is_one_of(name: &str, names: &[&str]) -> bool {
    names.iter().any(|known| name.eq_ignore_ascii_case(known))
}

/// Writes `&lt;` for each `<` that begins neither a tag of HTML nor a comment, so that the words after it are kept.
fn guard(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut pieces = text.split('<');
    let mut rest = text;
    let after_last_comment = text.rsplit_once("-->").map_or(0, |(_, after)| after.len() + "-->".len());
    out.extend(pieces.next());
    for piece in pieces {
        rest = rest.split_once('<').map_or("", |(_, after)| after);
        let is_tag = tag_name(rest)
            .is_some_and(|name| [&BLOCKS[..], &INLINES, &OTHERS].iter().any(|names| is_one_of(name, names)));
        let is_comment =
            after_last_comment > 0 && rest.strip_prefix("!--").is_some_and(|inside| inside.len() >= after_last_comment);
        out.push_str(if is_tag || is_comment { "<" } else { "&lt;" });
        out.push_str(piece);
    }
    out
}

fn convert(text: &str, style: Style) -> String {
    let tokenizer = Tokenizer::new(Sink(RefCell::new(Writer::new(style))), TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(guard(text).as_str().into());
    // It stops early only for scripts and encodings, which the sink never asks for.
    while !input.is_empty() {
        let _ = tokenizer.feed(&input);
    }
    tokenizer.end();
    tokenizer.sink.0.into_inner().finish()
}

struct Sink(RefCell<Writer>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut writer = self.0.borrow_mut();
        match token {
            Token::CharacterTokens(text) => writer.text(&text),
            Token::TagToken(tag) => match tag.kind {
                TagKind::StartTag => writer.open(&tag),
                TagKind::EndTag => writer.close(&tag.name),
            },
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(cases: &[(&str, &str)]) {
        for (html, expected) in cases {
            assert_eq!(to_markdown(html), *expected, "{html}");
        }
    }

    #[test]
    fn text_that_is_no_html_is_left_alone() {
        for text in ["", "a < b && c > d", "<3 & <- *so*\n  two\n\n1) x", "AT&T, R&D;", "<script>x</script>", "&x;"] {
            assert_eq!(to_markdown(text), text);
        }
        assert_eq!(to_markdown("trailing \n\n"), "trailing");
    }

    #[test]
    fn line_breaks_and_paragraphs() {
        check(&[
            ("one<br>two<br/>three<BR />four", "one\ntwo\nthree\nfour"),
            ("one<br><br><br>two", "one\n\ntwo"),
            ("<p>one</p><p>two\nthree</p>\n\n", "one\n\ntwo three"),
            ("<div>one</div><div><br></div><div>two</div>", "one\n\ntwo"),
            ("a <b>b</b>\nc\n\nd", "a **b**\nc\n\nd"),
            ("<br>  <p> <b> </b></p>", ""),
        ]);
    }

    #[test]
    fn marks_stand_close_to_their_words() {
        check(&[
            ("<b>bold</b> and <i>italic</i>, <strong><em>both</em></strong>", "**bold** and *italic*, ***both***"),
            ("say<b> it </b>now", "say **it** now"),
            ("<b>one<br>two</b>", "**one**\n**two**"),
            ("<b>open <i>never closed", "**open *never closed***"),
            ("<b>a<i>b</b>c</i>", "**a*b****c*"),
            ("</b></i></ul>plain<br>", "plain"),
            ("<u>line</u> <s>gone</s> <font color=\"#f00\">red</font>", "line ~~gone~~ red"),
        ]);
    }

    #[test]
    fn lists_quotations_headings() {
        check(&[
            ("for<ul><li>tea</li><li>bread</li></ul>then", "for\n\n- tea\n- bread\n\nthen"),
            ("<ol><li>up<li>out<ul><li>coat</ul><li>back</ol>", "1. up\n2. out\n   - coat\n3. back"),
            ("<ul><li>one<br>more</li></ul>", "- one\n   more"),
            ("<h2>Day</h2>text", "## Day\n\ntext"),
            ("<blockquote>a<br>b<p>c</blockquote>d", "> a\n> b\n>\n> c\n\nd"),
            ("a<hr>b", "a\n\n---\n\nb"),
        ]);
    }

    #[test]
    fn entities_and_marks_of_markdown() {
        check(&[
            ("Tom &amp; Ann &lt;3&nbsp;&#228;&#xE4; &quot;x&quot;", "Tom & Ann <3 ää \"x\""),
            ("1 &lt; 2 &lt;b&gt;not bold&lt;/b&gt;", "1 < 2 \\<b>not bold\\</b>"),
            ("5 * 3 = `x` _y_ snake_case ~~z<br>", "5 \\* 3 = \\`x\\` \\_y_ snake_case ~\\~z"),
        ]);
    }

    #[test]
    fn links_keep_their_address_only_where_it_can_do_no_harm() {
        check(&[
            ("see <a href='https://example.org/a(b)'>this page</a>.", "see [this page](https://example.org/a%28b%29)."),
            ("<a href=\"javascript:alert(1)\">press</a><br>", "press"),
            ("<a href=\"https://example.org/ x\">press</a>", "press"),
            ("<a>press</a>", "press"),
        ]);
    }

    #[test]
    fn hostile_markup_is_text() {
        check(&[
            ("<b>a</b><script>alert(1)</script>", "**a**alert(1)"),
            ("x<br><img src=x onerror=alert(1)>y", "x\ny"),
            ("x<br><iframe src='https://example.org'></iframe>", "x"),
        ]);
        let deep = "<div><ul><li><b>".repeat(50_000) + "deep";
        assert!(to_markdown(&deep).len() < 100);
        // None of these may cost the square of its length: the test would hardly come to an end.
        for piece in ["&", "<", "<!--", "<b ", "<br", "&#", "<a href='", "<br>x", "\\", "]]>"] {
            let words = |text: &str| text.matches('x').count();
            let text = "<br>".to_owned() + &piece.repeat(30_000);
            assert_eq!(words(&to_markdown(&text)), words(&text));
        }
    }

    #[test]
    fn what_only_looks_like_a_tag_is_kept() {
        check(&[
            ("<br>well <sigh> so", "well \\<sigh> so"),
            ("a<br>b <y and z", "a\nb \\<y and z"),
            ("<b>x</b> <b and", "**x** \\<b and"),
            ("<br><!-- hidden -->seen<!-- open", "seen\\<!-- open"),
        ]);
    }

    #[test]
    fn titles_are_one_line_of_words() {
        assert_eq!(to_line("  A <b>good</b>\nday &amp; night<br>x "), "A good day & night x");
        assert_eq!(to_line("a * b\tc"), "a * b c");
        assert_eq!(to_line("<i>5 * 3</i>"), "5 * 3");
    }

    proptest! {
        #[test]
        fn any_text_is_answered_and_no_tag_survives(
            parts in prop::collection::vec(prop::sample::select(vec![
                "<b>", "</b>", "<i>", "<br>", "<p>", "</p>", "<ul>", "<ol>", "<li>", "</ul>", "<a href=https://x.org>",
                "</a>", "<blockquote>", "</blockquote>", "<h1>", "</h1>", "&lt;", "&amp;", "&#0;", "<", ">", "word",
                " ", "\n", "*", "_", "`", "\\", "<!--", "-->", "<script>", "ü", "\u{1F600}", "\0",
            ]), 0..40)
        ) {
            let html = "<br>".to_owned() + &parts.concat();
            let markdown = to_markdown(&html);
            let bytes = markdown.as_bytes();
            for (at, _) in markdown.match_indices('<') {
                let guarded = at > 0 && bytes[at - 1] == b'\\';
                let harmless = !bytes.get(at + 1).is_some_and(|b| b.is_ascii_alphabetic() || b"/!?".contains(b));
                prop_assert!(guarded || harmless, "{markdown:?}");
            }
            let words = |text: &str| text.matches("word").count();
            prop_assert!(html.contains("<!--") || words(&markdown) == words(&html), "{markdown:?}");
            to_line(&html);
        }
    }
}
