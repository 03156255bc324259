//! What is said about a file: limits, refusals, problems by line. None of it repeats text from the file.

use std::ops::RangeInclusive;

use chrono::NaiveDate;

/// How much of a file is read. What is above is refused or cut, never silently.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the whole file. With what is read of it, this is held in memory at once.
    pub bytes: usize,
    /// Rows, bad ones included.
    pub rows: u32,
    /// Characters of one note.
    pub note: usize,
    /// Characters of a title.
    pub title: usize,
    /// Characters of the name of a mood, an activity or a scale.
    pub name: usize,
    /// Activities or scales of one row.
    pub names_per_row: usize,
    /// The first and the last date a row may have; one outside is [`ProblemCode::BadDate`].
    pub dates: RangeInclusive<NaiveDate>,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: 32 << 20,
            rows: 200_000,
            note: 200_000,
            title: 300,
            name: 60,
            names_per_row: 100,
            dates: NaiveDate::MIN..=NaiveDate::MAX,
        }
    }
}

/// Why a file is not read at all.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// No bytes, only blank lines, or a header without a row.
    #[error("there is nothing in the file")]
    Empty,
    #[error("the file has {bytes} bytes, the limit is {limit}")]
    TooLarge { bytes: usize, limit: usize },
    #[error("the file has more than {limit} rows")]
    TooManyRows { limit: u32 },
    /// Not a table of separated values: a picture, an archive, JSON, a page, prose.
    #[error("not a table of separated values")]
    NotCsv,
    /// A table, but of some other program.
    #[error("columns are missing: {missing:?}")]
    OtherTable { missing: Vec<&'static str> },
    /// Text whose characters cannot be told.
    #[error("the characters of the file cannot be told")]
    Encoding,
}

/// Something in a file that was repaired or left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Problem {
    /// 1-based line the row begins in.
    pub line: u32,
    pub code: ProblemCode,
    /// Whether the row is missing from the drafts.
    pub left_out: bool,
}

/// What is wrong with a row. [`ProblemCode::as_str`] is the name used outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ProblemCode {
    /// The date is missing, cannot be read, or is outside what can be kept. Left out.
    BadDate,
    /// The row ends before its mood. Left out.
    TooFewFields,
    /// More fields than columns, and no way to tell which belong together. Left out.
    TooManyFields,
    /// The file ends inside this row. Left out.
    FileEndsInRow,
    /// A quotation mark is opened and the next row begins before it is closed. Left out.
    QuoteNotClosed,
    /// The time cannot be read; the row is put at noon.
    TimeUnreadable,
    /// No mood is noted.
    NoMood,
    /// More fields than columns; a text with an unprotected separator was put together again.
    FieldsJoined,
    /// The last columns are missing and taken as empty.
    FieldsMissing,
    /// A quotation mark inside a text was not doubled.
    StrayQuote,
    /// A scale without a value.
    ScaleUnclear,
    /// Invisible zero characters were taken out.
    ZeroCharacters,
    /// Some bytes are no characters and are shown as �.
    UnreadableBytes,
    /// A name, title or note was longer than the limit and was cut, or there were too many names.
    Cut,
    /// The whole file was read in an old encoding, which was guessed. Stands at line 1.
    EncodingGuessed,
}

impl ProblemCode {
    /// The name of the problem outside this crate, in kebab-case.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::BadDate => "bad-date",
            Self::TooFewFields => "too-few-fields",
            Self::TooManyFields => "too-many-fields",
            Self::FileEndsInRow => "file-ends-in-row",
            Self::QuoteNotClosed => "quote-not-closed",
            Self::TimeUnreadable => "time-unreadable",
            Self::NoMood => "no-mood",
            Self::FieldsJoined => "fields-joined",
            Self::FieldsMissing => "fields-missing",
            Self::StrayQuote => "stray-quote",
            Self::ScaleUnclear => "scale-unclear",
            Self::ZeroCharacters => "zero-characters",
            Self::UnreadableBytes => "unreadable-bytes",
            Self::Cut => "cut",
            Self::EncodingGuessed => "encoding-guessed",
        }
    }

    /// Every code, so that a test can find one without words.
    pub const ALL: [Self; 15] = [
        Self::BadDate,
        Self::TooFewFields,
        Self::TooManyFields,
        Self::FileEndsInRow,
        Self::QuoteNotClosed,
        Self::TimeUnreadable,
        Self::NoMood,
        Self::FieldsJoined,
        Self::FieldsMissing,
        Self::StrayQuote,
        Self::ScaleUnclear,
        Self::ZeroCharacters,
        Self::UnreadableBytes,
        Self::Cut,
        Self::EncodingGuessed,
    ];
}
