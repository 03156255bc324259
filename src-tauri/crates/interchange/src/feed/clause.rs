//! What a sentence says around the weeks it names: "open meeting last Friday" speaks of one evening of a meeting that is
//! held every week, "no meeting 2nd Thursday" of the one week it is not.

/// What the weeks of some words are to a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Weeks {
    /// It is held in them.
    Held,
    /// It is held in all others.
    LeftOut,
    /// It is another kind of evening in them.
    Special,
}

/// Words of the same sentence that are looked at, to either side.
const NEAR: usize = 9;
/// What one evening of a meeting may be that the others are not.
const KINDS: [&str; 32] = [
    "open",
    "closed",
    "birthday",
    "birthdays",
    "anniversary",
    "anniversaries",
    "celebration",
    "celebrations",
    "celebrate",
    "celebrates",
    "medallion",
    "medallions",
    "chip",
    "chips",
    "cake",
    "cakes",
    "speaker",
    "speakers",
    "business",
    "tradition",
    "traditions",
    "potluck",
    "conscience",
    "offen",
    "offene",
    "offenes",
    "geschlossen",
    "geburtstag",
    "geburtstage",
    "sprechermeeting",
    "sprecher",
    "arbeitsmeeting",
];
const EXCEPT: [&str; 8] = ["except", "exception", "excluding", "excepting", "außer", "ausgenommen", "nicht", "not"];
const NO_MEETING: [(&str, &str); 9] = [
    ("no", "meeting"),
    ("no", "meetings"),
    ("no", "group"),
    ("doesn", "t"),
    ("don", "t"),
    ("kein", "treffen"),
    ("kein", "meeting"),
    ("keine", "gruppe"),
    ("no", "session"),
];

/// Words of a text with where each begins.
pub(super) struct Sentences<'t> {
    pub(super) text: &'t str,
    pub(super) places: &'t [usize],
    pub(super) words: &'t [&'t str],
}

impl<'t> Sentences<'t> {
    /// What the words from `from` to before `to`, which name weeks, are to the meeting. `alone`: they name one week of the
    /// month. The first line is the name of the meeting: what it is called speaks of all of it.
    pub(super) fn weeks(&self, from: usize, to: usize, alone: bool) -> Weeks {
        let before = self.before(from);
        let kind = |words: &[&str]| words.iter().any(|word| KINDS.contains(word));
        let no_meeting = before.windows(2).any(|pair| matches!(pair, [a, b] if NO_MEETING.contains(&(*a, *b))));
        let except = no_meeting || before.iter().any(|word| EXCEPT.contains(word));
        let in_name = !self.upto(from).contains('\n');
        if alone && (!in_name || except) && (kind(before) || kind(self.after(to))) {
            return Weeks::Special;
        }
        if except { Weeks::LeftOut } else { Weeks::Held }
    }

    fn upto(&self, word: usize) -> &str {
        self.places.get(word).and_then(|at| self.text.get(..*at)).unwrap_or_default()
    }

    /// The words before `from` in its sentence.
    fn before(&self, from: usize) -> &'t [&'t str] {
        let mut first = from;
        while first > 0 && from - first < NEAR && !self.parted(first - 1) {
            first -= 1;
        }
        self.words.get(first..from).unwrap_or_default()
    }

    /// The words from `to` on in the sentence before it; a bracket that follows at once belongs to it.
    fn after(&self, to: usize) -> &'t [&'t str] {
        let mut last = to;
        while last < self.words.len() && last - to < NEAR {
            let bracket = last == to && self.between(last.wrapping_sub(1)).trim() == "(";
            if self.parted(last.wrapping_sub(1)) && !bracket {
                break;
            }
            last += 1;
        }
        self.words.get(to..last).unwrap_or_default()
    }

    /// Whether a sentence, or a part of it, ends after a word.
    fn parted(&self, word: usize) -> bool {
        self.between(word).contains(['.', ';', ',', '(', ')', '!', '?', '\n', '|', '•'])
    }

    /// What stands between a word and the next.
    fn between(&self, word: usize) -> &str {
        let ends = self.places.get(word).zip(self.words.get(word)).map(|(at, word)| at + word.len());
        ends.zip(self.places.get(word + 1)).and_then(|(from, to)| self.text.get(from..*to)).unwrap_or_default()
    }
}
