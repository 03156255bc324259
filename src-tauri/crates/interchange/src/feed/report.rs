//! Limits, refusals and problems of feeds. None of them repeats text from a file.

/// How much of a feed is read. What is above is refused or cut, never silently.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the whole file.
    pub bytes: usize,
    /// Meetings, those left out included.
    pub rows: usize,
    /// Bytes of one meeting in a list of JSON.
    pub row_bytes: usize,
    /// Lists and objects of JSON within each other, components of a calendar within each other.
    pub depth: usize,
    /// Problems that are listed; the last one then is [`ProblemCode::More`].
    pub problems: usize,
    /// Characters of a name, a place or a region.
    pub line: usize,
    /// Characters of notes.
    pub notes: usize,
    /// Characters of a link.
    pub link: usize,
    /// Types of one meeting, dates one calendar entry adds or leaves out.
    pub list: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: 32 << 20,
            rows: 50_000,
            row_bytes: 256 << 10,
            depth: 16,
            problems: 2_000,
            line: 300,
            notes: 10_000,
            link: 2_000,
            list: 1_000,
        }
    }
}

/// Why a file is not read at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    #[error("there is nothing in it")]
    Empty,
    #[error("more than {limit} bytes")]
    TooLarge { limit: usize },
    #[error("more than {limit} meetings")]
    TooManyRows { limit: usize },
    #[error("the characters cannot be told")]
    Encoding,
    /// Something else altogether, for example a page or a picture.
    #[error("not a file of this format")]
    OtherFormat,
    /// The right kind of file, without a list of meetings in it.
    #[error("no meetings in it")]
    NoMeetings,
    /// Components lie within each other deeper than [`Limits::depth`].
    #[error("nested more than {limit} deep")]
    TooDeep { limit: usize },
    /// The mapping names a column the table does not have, or none for the name.
    #[error("the mapping does not fit the table")]
    Mapping,
}

impl Refused {
    /// The name outside this crate, in kebab-case.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooLarge { .. } => "too-large",
            Self::TooManyRows { .. } => "too-many-rows",
            Self::Encoding => "encoding",
            Self::OtherFormat => "other-format",
            Self::NoMeetings => "no-meetings",
            Self::TooDeep { .. } => "too-deep",
            Self::Mapping => "mapping",
        }
    }
}

/// The reasons [`crate::text::decode`] has.
impl From<crate::Refused> for Refused {
    fn from(refused: crate::Refused) -> Self {
        match refused {
            crate::Refused::Empty => Self::Empty,
            crate::Refused::TooLarge { limit, .. } => Self::TooLarge { limit },
            crate::Refused::TooManyRows { limit } => Self::TooManyRows { limit: limit as usize },
            crate::Refused::Encoding => Self::Encoding,
            crate::Refused::NotCsv | crate::Refused::OtherTable { .. } => Self::OtherFormat,
        }
    }
}

/// Something in a feed that was repaired, left open or left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Problem {
    /// As [`super::Draft::at`].
    pub at: u32,
    /// What it is about, where it is one thing.
    pub field: Option<Field>,
    pub code: ProblemCode,
    /// Whether the meeting is missing from the drafts.
    pub left_out: bool,
}

/// A field of a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Field {
    Name,
    Group,
    Day,
    Time,
    End,
    Length,
    Zone,
    Rule,
    Venue,
    Address,
    Region,
    Coordinates,
    Attendance,
    Room,
    RoomNotes,
    Phone,
    Website,
    Email,
    Types,
    Language,
    Notes,
    SourceId,
}

impl Field {
    /// The name outside this crate, in kebab-case.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Group => "group",
            Self::Day => "day",
            Self::Time => "time",
            Self::End => "end",
            Self::Length => "length",
            Self::Zone => "zone",
            Self::Rule => "rule",
            Self::Venue => "venue",
            Self::Address => "address",
            Self::Region => "region",
            Self::Coordinates => "coordinates",
            Self::Attendance => "attendance",
            Self::Room => "room",
            Self::RoomNotes => "room-notes",
            Self::Phone => "phone",
            Self::Website => "website",
            Self::Email => "email",
            Self::Types => "types",
            Self::Language => "language",
            Self::Notes => "notes",
            Self::SourceId => "source-id",
        }
    }
}

macro_rules! problem_codes {
    ($($(#[$doc:meta])* $name:ident = $text:literal,)*) => {
        /// What is wrong. [`ProblemCode::as_str`] is the name used outside.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum ProblemCode {
            $($(#[$doc])* $name,)*
        }

        impl ProblemCode {
            /// The name outside this crate, in kebab-case.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }

            /// Every code, so that a test can find one without words.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];
        }
    };
}

problem_codes! {
    /// An element of the list that is no meeting. Left out.
    NotAMeeting = "not-a-meeting",
    /// It is not written as its format asks. Left out.
    Broken = "broken",
    /// Lists within lists, deeper than is read. Left out.
    TooDeep = "too-deep",
    /// It is longer than is read. Left out.
    TooLong = "too-long",
    /// The file ends in it. Left out.
    FileEnds = "file-ends",
    /// It has no name. Left out where nothing else could stand for one.
    NameMissing = "name-missing",
    /// The feed marks it as not to be shown. Left out.
    Unpublished = "unpublished",
    /// The same meeting again, word for word. Left out.
    Repeated = "repeated",
    /// A newer version of the same entry of a calendar stands in the file. Left out.
    Superseded = "superseded",
    /// Another meeting has the same id, so this one got a mark behind it.
    SameId = "same-id",
    /// There are times and no day.
    DayMissing = "day-missing",
    /// The day is none.
    DayUnreadable = "day-unreadable",
    /// There is a day and no time.
    TimeMissing = "time-missing",
    /// The time is none.
    TimeUnreadable = "time-unreadable",
    /// It may be morning or evening.
    HalfOfDayUnclear = "half-of-day-unclear",
    /// Nobody said morning or evening. It was read as the evening, as people mean such words.
    EveningSupposed = "evening-supposed",
    /// It names a date and no year.
    YearMissing = "year-missing",
    /// When it ends can't be read, so nothing is known of it.
    EndUnreadable = "end-unreadable",
    /// The zone is one nobody knows. Ask.
    ZoneUnknown = "zone-unknown",
    /// The words speak of certain weeks of the month, and the times of every week. Ask.
    OtherRuleInWords = "other-rule-in-words",
    /// The words may mean "the second of each month" or "every second one". Ask.
    RuleUnclear = "rule-unclear",
    /// The rule can't be scheduled here: it repeats within a day.
    RuleWithinDay = "rule-within-day",
    /// The rule can't be scheduled here: it has a part that is not reckoned with or not known.
    RulePart = "rule-part",
    /// The rule is not written as one.
    RuleMalformed = "rule-malformed",
    /// More than one rule, or one for exceptions; only the first is reckoned with.
    RuleMore = "rule-more",
    /// It changes an entry that is not in the file.
    Orphan = "orphan",
    /// No place on the earth.
    CoordinatesOutside = "coordinates-outside",
    /// The link leads to no page, or is of a kind that is never opened. Kept as text in the notes only where it is harmless.
    LinkRefused = "link-refused",
    /// The number can't be dialled.
    PhoneUnreadable = "phone-unreadable",
    /// The value is a list where a text should be, or the like.
    WrongType = "wrong-type",
    /// A word where a known one should be.
    WordUnknown = "word-unknown",
    /// A text was longer than is read and was cut, or there were too many of something.
    Cut = "cut",
    /// Fewer or more fields than the table has columns.
    FieldsDiffer = "fields-differ",
    /// A quotation mark is not closed.
    QuoteNotClosed = "quote-not-closed",
    /// A line of a calendar that is none; it is kept as it is.
    LineUnreadable = "line-unreadable",
    /// A component of a calendar is not closed, or another is closed in its place.
    NotClosed = "not-closed",
    /// Some bytes are no characters and are shown as �.
    UnreadableBytes = "unreadable-bytes",
    /// The whole file was read in an old encoding, which was guessed.
    EncodingGuessed = "encoding-guessed",
    /// Nothing in the text looks like a time.
    NoTimes = "no-times",
    /// There are more problems than are listed.
    More = "more",
}
