//! What codes of feeds mean.
//!
//! Sources: the types of the Meeting Guide specification (github.com/code4recovery/spec), and the formats of BMLT servers with the ids that
//! Narcotics Anonymous World Services gives them (`world_id`). Other programmes use the same files with codes of their own; a code
//! that is in no table keeps its letters and means nothing.

use super::{Attendance, Openness};

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $text:literal,)*) => {
        /// What kind of meeting one is, in words of our own. [`Kind::as_str`] is the name used outside.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Kind {
            $($(#[$doc])* $name,)*
        }

        impl Kind {
            /// The name outside this crate, in kebab-case.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }

            /// Every kind, so that a test can find one without words.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];
        }
    };
}

kinds! {
    Beginners = "beginners",
    Speaker = "speaker",
    Discussion = "discussion",
    Questions = "questions",
    Steps = "steps",
    Traditions = "traditions",
    Reading = "reading",
    Topic = "topic",
    Meditation = "meditation",
    /// The format changes from time to time.
    Changing = "changing",
    Women = "women",
    Men = "men",
    YoungPeople = "young-people",
    Seniors = "seniors",
    Lgbtq = "lgbtq",
    PeopleOfColour = "people-of-colour",
    Indigenous = "indigenous",
    Professionals = "professionals",
    Secular = "secular",
    /// For people who live with a mental illness as well.
    DualDiagnosis = "dual-diagnosis",
    ChronicIllness = "chronic-illness",
    /// Relatives meet at the same time.
    WithRelatives = "with-relatives",
    Bilingual = "bilingual",
    Candlelight = "candlelight",
    Outdoors = "outdoors",
    Food = "food",
    Celebration = "celebration",
    /// People may answer each other.
    CrossTalk = "cross-talk",
    Smoking = "smoking",
    NoSmoking = "no-smoking",
    ChildrenWelcome = "children-welcome",
    ChildCare = "child-care",
    NoChildren = "no-children",
    /// Not on holidays.
    ClosedHolidays = "closed-holidays",
    /// One has to ring or to be let in.
    RestrictedEntry = "restricted-entry",
    Attendance = "attendance-slip",
    Wheelchair = "wheelchair",
    WheelchairToilet = "wheelchair-toilet",
    SignLanguage = "sign-language",
    FragranceFree = "fragrance-free",
}

impl Kind {
    /// Whether it says how people with a disability get in or take part.
    pub const fn is_access(self) -> bool {
        matches!(self, Self::Wheelchair | Self::WheelchairToilet | Self::SignLanguage | Self::FragranceFree)
    }
}

/// What one code says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Meaning {
    Kind(Kind),
    Openness(Openness),
    /// BCP 47.
    Language(&'static str),
    Attendance(Attendance),
}

use Meaning::{Attendance as Where, Kind as Is, Language as Lang, Openness as Who};

const MEETING_GUIDE: &[(&str, Meaning)] = &[
    ("11", Is(Kind::Meditation)),
    ("12x12", Is(Kind::Reading)),
    ("A", Is(Kind::Secular)),
    ("ABSI", Is(Kind::Reading)),
    ("AL", Is(Kind::WithRelatives)),
    ("AL-AN", Is(Kind::WithRelatives)),
    ("ASL", Is(Kind::SignLanguage)),
    ("B", Is(Kind::Reading)),
    ("BA", Is(Kind::ChildCare)),
    ("BE", Is(Kind::Beginners)),
    ("BI", Is(Kind::Lgbtq)),
    ("BRK", Is(Kind::Food)),
    ("C", Who(Openness::Closed)),
    ("CAN", Is(Kind::Candlelight)),
    ("CF", Is(Kind::ChildrenWelcome)),
    ("D", Is(Kind::Discussion)),
    ("DA", Lang("da")),
    ("DD", Is(Kind::DualDiagnosis)),
    ("DE", Lang("de")),
    ("DR", Is(Kind::Reading)),
    ("EN", Lang("en")),
    ("FF", Is(Kind::FragranceFree)),
    ("FR", Lang("fr")),
    ("G", Is(Kind::Lgbtq)),
    ("GR", Is(Kind::Reading)),
    ("H", Is(Kind::Celebration)),
    ("HE", Lang("he")),
    ("HI", Lang("hi")),
    ("ITA", Lang("it")),
    ("JA", Lang("ja")),
    ("KOR", Lang("ko")),
    ("L", Is(Kind::Lgbtq)),
    ("LGBTQ", Is(Kind::Lgbtq)),
    ("LIT", Is(Kind::Reading)),
    ("LS", Is(Kind::Reading)),
    ("M", Is(Kind::Men)),
    ("MED", Is(Kind::Meditation)),
    ("N", Is(Kind::Indigenous)),
    ("NDG", Is(Kind::Indigenous)),
    ("O", Who(Openness::Open)),
    ("ONL", Where(Attendance::Online)),
    ("OUT", Is(Kind::Outdoors)),
    ("P", Is(Kind::Professionals)),
    ("POA", Is(Kind::Attendance)),
    ("POC", Is(Kind::PeopleOfColour)),
    ("POL", Lang("pl")),
    ("POR", Lang("pt")),
    ("PUN", Lang("pa")),
    ("RUS", Lang("ru")),
    ("S", Lang("es")),
    ("SEN", Is(Kind::Seniors)),
    ("SM", Is(Kind::Smoking)),
    ("SP", Is(Kind::Speaker)),
    ("SPD", Is(Kind::Speaker)),
    ("ST", Is(Kind::Steps)),
    ("T", Is(Kind::Lgbtq)),
    ("TC", Where(Attendance::Suspended)),
    ("TR", Is(Kind::Traditions)),
    ("W", Is(Kind::Women)),
    ("X", Is(Kind::Wheelchair)),
    ("XB", Is(Kind::WheelchairToilet)),
    ("XT", Is(Kind::CrossTalk)),
    ("Y", Is(Kind::YoungPeople)),
];

const NARCOTICS_ANONYMOUS: &[(&str, Meaning)] = &[
    ("B", Is(Kind::Beginners)),
    ("BL", Is(Kind::Bilingual)),
    ("BT", Is(Kind::Reading)),
    ("C", Who(Openness::Closed)),
    ("CH", Is(Kind::ClosedHolidays)),
    ("CL", Is(Kind::Candlelight)),
    ("CS", Is(Kind::ChildrenWelcome)),
    ("D", Is(Kind::Discussion)),
    ("ES", Lang("es")),
    ("GL", Is(Kind::Lgbtq)),
    ("HY", Where(Attendance::Hybrid)),
    ("IL", Is(Kind::ChronicIllness)),
    ("IP", Is(Kind::Reading)),
    ("IW", Is(Kind::Reading)),
    ("JT", Is(Kind::Reading)),
    ("LC", Is(Kind::Reading)),
    ("M", Is(Kind::Men)),
    ("ME", Is(Kind::Meditation)),
    ("NC", Is(Kind::NoChildren)),
    ("NS", Is(Kind::NoSmoking)),
    ("O", Who(Openness::Open)),
    ("OUT", Is(Kind::Outdoors)),
    ("QA", Is(Kind::Questions)),
    ("RA", Is(Kind::RestrictedEntry)),
    ("RF", Is(Kind::Changing)),
    ("S", Is(Kind::Speaker)),
    ("SD", Is(Kind::Speaker)),
    ("SG", Is(Kind::Steps)),
    ("SL", Is(Kind::SignLanguage)),
    ("SM", Is(Kind::Smoking)),
    ("SP", Is(Kind::Speaker)),
    ("ST", Is(Kind::Steps)),
    ("TC", Where(Attendance::Suspended)),
    ("TO", Is(Kind::Topic)),
    ("TR", Is(Kind::Traditions)),
    ("VM", Where(Attendance::Online)),
    ("W", Is(Kind::Women)),
    ("WC", Is(Kind::Wheelchair)),
    ("YP", Is(Kind::YoungPeople)),
];

const WORLD_IDS: &[(&str, Meaning)] = &[
    ("ASL", Is(Kind::SignLanguage)),
    ("BEG", Is(Kind::Beginners)),
    ("BT", Is(Kind::Reading)),
    ("CAN", Is(Kind::Candlelight)),
    ("CLOSED", Who(Openness::Closed)),
    ("CW", Is(Kind::ChildrenWelcome)),
    ("DISC", Is(Kind::Discussion)),
    ("GL", Is(Kind::Lgbtq)),
    ("GP", Is(Kind::Reading)),
    ("HYBR", Where(Attendance::Hybrid)),
    ("IP", Is(Kind::Reading)),
    ("IW", Is(Kind::Reading)),
    ("JFT", Is(Kind::Reading)),
    ("LC", Is(Kind::Reading)),
    ("LIT", Is(Kind::Reading)),
    ("M", Is(Kind::Men)),
    ("MED", Is(Kind::Meditation)),
    ("NC", Is(Kind::NoChildren)),
    ("NS", Is(Kind::NoSmoking)),
    ("OPEN", Who(Openness::Open)),
    ("QA", Is(Kind::Questions)),
    ("RA", Is(Kind::RestrictedEntry)),
    ("SMOK", Is(Kind::Smoking)),
    ("SPK", Is(Kind::Speaker)),
    ("STEP", Is(Kind::Steps)),
    ("SWG", Is(Kind::Steps)),
    ("TC", Where(Attendance::Suspended)),
    ("TOP", Is(Kind::Topic)),
    ("TRAD", Is(Kind::Traditions)),
    ("VAR", Is(Kind::Changing)),
    ("VM", Where(Attendance::Online)),
    ("W", Is(Kind::Women)),
    ("WCHR", Is(Kind::Wheelchair)),
    ("Y", Is(Kind::YoungPeople)),
];

fn find(table: &[(&str, Meaning)], code: &str) -> Option<Meaning> {
    table.iter().find(|(known, _)| known.eq_ignore_ascii_case(code)).map(|(_, meaning)| *meaning)
}

/// A type of the Meeting Guide specification.
pub(crate) fn meeting_guide(code: &str) -> Option<Meaning> {
    find(MEETING_GUIDE, code)
}

/// A format of a BMLT server by the key that servers have for it at first.
pub(crate) fn narcotics_anonymous(code: &str) -> Option<Meaning> {
    find(NARCOTICS_ANONYMOUS, code)
}

/// A format of a BMLT server by its worldwide id.
pub(crate) fn world_id(id: &str) -> Option<Meaning> {
    find(WORLD_IDS, id)
}
