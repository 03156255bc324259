//! Words that say what kind of meeting it is, where they can be taken literally.

use crate::feed::{Attendance, Kind, Meaning, Openness, Type};

/// Kinds the whole text speaks of.
pub(super) fn kinds(text: &str) -> Vec<(Type, Option<Meaning>)> {
    let lower = one_line(text);
    let mut found = Vec::new();
    for (phrase, kind) in [
        ("wheelchair accessible", Kind::Wheelchair),
        ("wheelchair access", Kind::Wheelchair),
        ("rollstuhlgerecht", Kind::Wheelchair),
        ("sign language", Kind::SignLanguage),
        ("women only", Kind::Women),
        ("men only", Kind::Men),
    ] {
        let denied =
            ["not ", "no ", "isn't ", "kein ", "nicht "].iter().any(|not| lower.contains(&format!("{not}{phrase}")));
        if lower.contains(phrase) && !denied {
            let kind = (Type { code: phrase.to_owned(), word: String::new(), kind: None }, Some(Meaning::Kind(kind)));
            found.push(kind);
        }
    }
    if lower.contains("women only") {
        // "Men only" stands in it.
        found.retain(|(kind, _)| kind.code != "men only");
    }
    found
}

fn one_line(text: &str) -> String {
    text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Parts of sentences, lower case, without marks: "(in-person)" is "in person".
fn clauses(text: &str) -> Vec<Vec<String>> {
    let lower = text.to_lowercase();
    // An address of a page says nothing.
    let is_link = |word: &&str| word.contains("://") || word.starts_with("www.") || word.contains('@');
    let spoken = |line: &str| line.split_whitespace().filter(|word| !is_link(word)).collect::<Vec<_>>().join(" ");
    let lower = lower.lines().map(spoken).collect::<Vec<_>>().join("\n");
    let words = |clause: &str| {
        let words = clause.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.map(str::to_owned).collect::<Vec<_>>()
    };
    let ends =
        |c: char| matches!(c, '.' | ',' | ';' | ':' | '(' | ')' | '–' | '—' | '|' | '•' | '·' | '!' | '?' | '\n');
    lower.split(ends).map(words).filter(|words| !words.is_empty()).collect()
}

fn has(words: &[String], wanted: &[&str]) -> bool {
    words.iter().any(|word| wanted.contains(&word.as_str()))
}

/// Whether some words follow one another.
fn says(words: &[String], phrase: &str) -> bool {
    let phrase: Vec<&str> = phrase.split(' ').collect();
    words.windows(phrase.len()).any(|window| window.iter().zip(&phrase).all(|(word, wanted)| word == wanted))
}

const DENIALS: [&str; 16] = [
    "not", "no", "isn", "aren", "never", "without", "kein", "keine", "keinen", "nicht", "nie", "used", "früher",
    "formerly", "instead", "statt",
];

/// Takes place there, as far as the words say.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Where {
    pub(super) online: bool,
    pub(super) in_person: bool,
    pub(super) how: How,
}

/// How online and in person go together.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum How {
    #[default]
    Unsaid,
    /// Online and nowhere else.
    OnlyOnline,
    /// Now one and now the other.
    InTurns,
}

impl Where {
    /// Where one goes; what stands in the text beside the words decides the rest. `place`: it names one.
    pub(super) fn attendance(self, place: bool) -> Option<Attendance> {
        match (self.online, self.in_person) {
            (true, true) => (self.how != How::InTurns).then_some(Attendance::Hybrid),
            (true, false) if self.how == How::OnlyOnline || !place => Some(Attendance::Online),
            (true, false) => Some(Attendance::Hybrid),
            (false, true) => Some(Attendance::InPerson),
            (false, false) => None,
        }
    }

    pub(super) fn says(self) -> bool {
        self.online || self.in_person
    }
}

/// Where it takes place, by words that say it of a meeting. "Book online" says nothing of the kind.
pub(super) fn places(text: &str) -> Where {
    const TURNS: [&str; 8] =
        ["alternate", "alternates", "alternating", "alternately", "sometimes", "abwechselnd", "wechsel", "manchmal"];
    const ERRANDS: [&str; 16] = [
        "book",
        "booking",
        "bookings",
        "register",
        "registration",
        "donate",
        "shop",
        "sign",
        "form",
        "forms",
        "find",
        "buchen",
        "anmelden",
        "anmeldung",
        "spenden",
        "tickets",
    ];
    const ONLY: [&str; 6] =
        ["online only", "only online", "nur online", "ausschließlich online", "rein online", "only on zoom"];
    let mut found = Where::default();
    for words in clauses(text) {
        if has(&words, &TURNS) {
            found.how = How::InTurns;
        }
        let takes_place = has(&words, &["findet", "finden"]);
        if words.iter().any(|word| DENIALS.contains(&word.as_str()) && !(word == "statt" && takes_place)) {
            continue;
        }
        let errand = has(&words, &ERRANDS);
        let hybrid = has(&words, &["hybrid", "hybridtreffen", "hybridgruppe", "hybridmeeting"]);
        found.in_person |= hybrid || (!errand && in_person(&words));
        found.online |= hybrid || by_platform(&words) || (!errand && online(&words));
        if found.how == How::Unsaid && ONLY.iter().any(|phrase| says(&words, phrase)) {
            found.how = How::OnlyOnline;
        }
    }
    found
}

fn in_person(words: &[String]) -> bool {
    has(words, &["präsenz", "präsenztreffen", "präsenzgruppe", "präsenzmeeting"])
        || ["in person", "face to face", "vor ort"].iter().any(|phrase| says(words, phrase))
}

/// "On Zoom", "per Video".
fn by_platform(words: &[String]) -> bool {
    words.windows(2).any(|pair| match pair {
        [by, platform] => {
            matches!(
                by.as_str(),
                "on" | "via" | "per" | "by" | "over" | "über" | "using" | "mit" | "auf" | "through" | "in"
            ) && matches!(
                platform.as_str(),
                "zoom"
                    | "teams"
                    | "skype"
                    | "jitsi"
                    | "webex"
                    | "video"
                    | "videokonferenz"
                    | "videocall"
                    | "videochat"
                    | "videoconference"
            )
        }
        _ => false,
    }) || ["microsoft teams", "google meet"].iter().any(|phrase| says(words, phrase))
}

fn online(words: &[String]) -> bool {
    const IS: [&str; 3] = ["online", "virtual", "virtuell"];
    let whole: Vec<&str> = words.iter().map(String::as_str).collect();
    let alone = match whole.as_slice() {
        [one] => IS.contains(one) || matches!(*one, "zoom" | "onlinegruppe" | "onlinetreffen" | "onlinemeeting"),
        [one, "only"] | ["nur" | "only" | "rein" | "also" | "auch" | "now" | "currently", one] => {
            IS.contains(one) || *one == "zoom"
        }
        _ => false,
    };
    let near = words.windows(2).any(|pair| match pair {
        [one, two] => {
            let (one, two) = (one.as_str(), two.as_str());
            let is = |word: &str| IS.contains(&word) || word == "virtually";
            (is(two)
                && matches!(
                    one,
                    "meet"
                        | "meets"
                        | "meeting"
                        | "held"
                        | "place"
                        | "uns"
                        | "sich"
                        | "pm"
                        | "am"
                        | "m"
                        | "uhr"
                        | "h"
                        | "and"
                        | "und"
                        | "or"
                        | "oder"
                        | "sowie"
                        | "is"
                        | "are"
                        | "ist"
                        | "runs"
                ))
                || (is(one)
                    && matches!(
                        two,
                        "meeting"
                            | "meetings"
                            | "group"
                            | "groups"
                            | "treffen"
                            | "gruppe"
                            | "session"
                            | "sessions"
                            | "statt"
                            | "via"
                            | "and"
                            | "und"
                            | "or"
                            | "oder"
                            | "per"
                            | "über"
                            | "gathering"
                            | "meetup"
                    ))
        }
        _ => false,
    });
    // "7pm online", "7.30 online".
    let timed = words.windows(2).any(|pair| {
        let [one, two] = pair else { return false };
        let digits = one.trim_end_matches("pm").trim_end_matches("am");
        IS.contains(&two.as_str()) && !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
    });
    let compound = has(words, &["onlinegruppe", "onlinetreffen", "onlinemeeting", "onlinemeetings"]);
    alone || near || timed || compound
}

/// Who may come: one of both only. Where both are spoken of, they are of different evenings.
pub(super) fn openness(text: &str) -> Option<Openness> {
    let (mut open, mut closed) = (false, false);
    for words in clauses(text) {
        if words.iter().any(|word| DENIALS.contains(&word.as_str())) {
            continue;
        }
        open |= is_open(&words);
        closed |= is_closed(&words);
    }
    match (open, closed) {
        (true, false) => Some(Openness::Open),
        (false, true) => Some(Openness::Closed),
        _ => None,
    }
}

const MEETINGS: [&str; 10] =
    ["meeting", "meetings", "group", "groups", "gruppe", "treffen", "runde", "session", "sessions", "gesprächsgruppe"];

fn is_open(words: &[String]) -> bool {
    let for_whom = words.windows(3).any(|three| match three {
        [open, to, whom] => {
            matches!(open.as_str(), "open" | "offen")
                && matches!(to.as_str(), "to" | "for" | "für")
                && matches!(
                    whom.as_str(),
                    "all"
                        | "everyone"
                        | "everybody"
                        | "anyone"
                        | "anybody"
                        | "family"
                        | "families"
                        | "friends"
                        | "relatives"
                        | "carers"
                        | "visitors"
                        | "alle"
                        | "jeden"
                        | "jede"
                        | "angehörige"
                        | "freunde"
                        | "interessierte"
                        | "gäste"
                )
        }
        _ => false,
    });
    let limited = has(words, &["only", "nur", "who", "die"]);
    let public = [
        "open to the public",
        "für alle offen",
        "für angehörige offen",
        "offen auch für angehörige",
        "auch für angehörige",
    ]
    .iter()
    .any(|phrase| says(words, phrase));
    (for_whom && !limited)
        || public
        || is_alone(words, "open", "offen")
        || named(words, &["open", "offene", "offenes", "offener"])
}

fn is_closed(words: &[String]) -> bool {
    is_alone(words, "closed", "geschlossen")
        || named(words, &["closed", "geschlossene", "geschlossenes", "geschlossener"])
}

fn is_alone(words: &[String], english: &str, german: &str) -> bool {
    matches!(words, [one] if one == english || one == german)
}

/// "Open meeting", "geschlossene Gruppe".
fn named(words: &[String], kinds: &[&str]) -> bool {
    words.windows(2).any(|pair| match pair {
        [kind, meeting] => kinds.contains(&kind.as_str()) && MEETINGS.contains(&meeting.as_str()),
        _ => false,
    })
}

/// Only when somebody agreed on a time with one.
pub(super) fn by_appointment(text: &str) -> bool {
    clauses(text).iter().any(|words| {
        ["by appointment", "by arrangement", "on request", "nach vereinbarung", "nach absprache", "auf anfrage"]
            .iter()
            .any(|phrase| says(words, phrase))
    })
}

/// Nothing but words about where or for whom: "Online via Zoom", "Open meeting", "Vor Ort".
pub(super) fn is_only(line: &str) -> bool {
    const WORDS: [&str; 46] = [
        "online",
        "on",
        "via",
        "per",
        "über",
        "zoom",
        "teams",
        "only",
        "nur",
        "in",
        "person",
        "vor",
        "ort",
        "hybrid",
        "open",
        "closed",
        "offen",
        "geschlossen",
        "to",
        "all",
        "everyone",
        "für",
        "alle",
        "angehörige",
        "and",
        "und",
        "or",
        "oder",
        "meeting",
        "treffen",
        "gruppe",
        "group",
        "offene",
        "geschlossene",
        "offenes",
        "geschlossenes",
        "face",
        "virtual",
        "präsenz",
        "by",
        "appointment",
        "nach",
        "vereinbarung",
        "family",
        "friends",
        "meet",
    ];
    let words: Vec<String> = clauses(line).concat();
    (1..=5).contains(&words.len()) && words.iter().all(|word| WORDS.contains(&word.as_str()))
}
