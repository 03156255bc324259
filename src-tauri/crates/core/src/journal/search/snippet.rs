//! The passage of an entry that a row of the timeline shows.

use std::borrow::Cow;
use std::ops::Range;

use super::matching::places;
use super::query::Query;
use crate::journal::model::SnippetPart;
use crate::text::markdown::to_plain;
use crate::text::pieces::Pieces;

/// About so many characters.
const LENGTH: usize = 160;
/// Of these, at most so many before the first hit.
const BEFORE: usize = 48;
/// A word is not cut where it ends within so many characters.
const WORD_SLACK: usize = 24;
/// The beginning of an entry is looked for in so many bytes of it.
const HEAD_BYTES: usize = 4096;

const GAP: &str = "…";

/// The passage that matched, from the text or else the title; without a search, or where only a mark matched, the title
/// or else the first words.
pub(crate) fn snippet(query: &Query, title: &str, body: &str) -> Vec<SnippetPart> {
    if !query.is_empty() {
        let plain = to_plain(body);
        if let Some(found) = passage(query, &plain.text).or_else(|| passage(query, title)) {
            return found;
        }
    }
    let title = squeezed(title);
    if !title.is_empty() {
        return part(&cut(&title, 0), false).into_iter().collect();
    }
    let text = to_plain(head(body)).text;
    part(&cut(&squeezed(&text), 0), false).into_iter().collect()
}

/// The name of a mark, and whether it is what was looked for.
pub(crate) fn label(name: &str, hit: bool) -> SnippetPart {
    SnippetPart { text: name.to_owned(), hit }
}

fn head(body: &str) -> &str {
    let mut end = body.len().min(HEAD_BYTES);
    while !body.is_char_boundary(end) {
        end -= 1;
    }
    body.get(..end).unwrap_or(body)
}

/// The words around the first place where a term of the query stands in a text, every such place marked; `None` where there is
/// none.
pub(crate) fn passage(query: &Query, text: &str) -> Option<Vec<SnippetPart>> {
    let text = squeezed(text);
    let hits = places(query, &Pieces::of(&text));
    let first = hits.first()?;
    let shown = window(&text, first);
    let mut parts = Vec::new();
    if shown.start > 0 {
        parts.extend(part(GAP, false));
    }
    let mut at = shown.start;
    for hit in hits.iter().filter(|hit| hit.start < shown.end) {
        let end = hit.end.min(shown.end);
        parts.extend(part(text.get(at..hit.start).unwrap_or_default(), false));
        parts.extend(part(text.get(hit.start..end).unwrap_or_default(), true));
        at = end;
    }
    let rest = text.get(at..shown.end).unwrap_or_default();
    let gap = if shown.end < text.len() { GAP } else { "" };
    parts.extend(part(&format!("{rest}{gap}"), false));
    Some(parts)
}

fn part(text: &str, hit: bool) -> Option<SnippetPart> {
    (!text.is_empty()).then(|| SnippetPart { text: text.to_owned(), hit })
}

/// About [`LENGTH`] characters around a hit. Short texts are shown whole.
fn window(text: &str, hit: &Range<usize>) -> Range<usize> {
    let before = text.get(..hit.start).unwrap_or_default();
    let start = match before.char_indices().rev().nth(BEFORE - 1) {
        Some((at, _)) if at > 0 => word_start(text, at, hit.start),
        _ => 0,
    };
    let end = cut_end(text, start);
    // A hit longer than the window is cut like any text.
    start..if end <= hit.start { hit.end } else { end }
}

/// The beginning of the next word after `at`, if one comes soon and before `limit`.
fn word_start(text: &str, at: usize, limit: usize) -> usize {
    let rest = text.get(at..limit).unwrap_or_default();
    match rest.char_indices().take(WORD_SLACK).find(|(_, c)| *c == ' ') {
        Some((space, _)) => at + space + 1,
        None => at,
    }
}

/// Where about [`LENGTH`] characters from `start` end, at the end of a word if one is near.
fn cut_end(text: &str, start: usize) -> usize {
    let rest = text.get(start..).unwrap_or_default();
    let Some((end, _)) = rest.char_indices().nth(LENGTH) else { return text.len() };
    let kept = rest.get(..end).unwrap_or_default();
    let space = kept.char_indices().rev().take(WORD_SLACK).find(|(_, c)| *c == ' ');
    start + space.map_or_else(|| whole(rest, end), |(space, _)| space)
}

/// A cut that parts no character from its marks: the end moves back before marks and joined pictures.
fn whole(text: &str, end: usize) -> usize {
    let pieces = Pieces::of(text.get(..text.len().min(end + 256)).unwrap_or(text));
    pieces.iter().find(|piece| piece.place.start < end && end < piece.place.end).map_or(end, |piece| {
        // A word longer than the window has to be cut somewhere.
        if piece.place.start == 0 { end } else { piece.place.start }
    })
}

fn cut(text: &str, start: usize) -> Cow<'_, str> {
    let end = cut_end(text, start);
    let kept = text.get(start..end).unwrap_or_default();
    if end < text.len() { Cow::Owned(format!("{kept}{GAP}")) } else { Cow::Borrowed(kept) }
}

/// White space of any kind as single spaces.
fn squeezed(text: &str) -> Cow<'_, str> {
    let clean = !text.contains("  ") && !text.contains(|c: char| c.is_whitespace() && c != ' ');
    if clean {
        return Cow::Borrowed(text.trim());
    }
    Cow::Owned(text.split_whitespace().collect::<Vec<_>>().join(" "))
}
