//! Meetings in a table of separated values, with a mapping somebody chose.
//!
//! [`look`] shows what is in the file and proposes a mapping by the names of the columns; [`parse`] reads it by the mapping that was agreed
//! upon. Cells are read as [`crate::meeting_guide`] reads its fields.

use crate::feed::{
    Asked, Draft, Field, Limits, Meaning, Problem, ProblemCode, Raw, Refused, Shop, Type, decode, monthly, openness,
    openness_said, say_how_decoded, weekdays,
};
use crate::{
    feed, meeting_guide,
    records::{End, Record, Records},
};

macro_rules! columns {
    ($($(#[$doc:meta])* $name:ident = $text:literal $aliases:tt,)*) => {
        /// What a column holds. [`Column::as_str`] is the name used outside.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Column {
            $($(#[$doc])* $name,)*
        }

        impl Column {
            /// The name outside this crate, in kebab-case.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }

            /// Every column.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// Names such a column has in tables, lower case, letters and digits only.
            const fn names(self) -> &'static [&'static str] {
                match self { $(Self::$name => &$aliases,)* }
            }
        }
    };
}

columns! {
    Name = "name" ["name", "meeting", "meetingname", "title", "titel"],
    Group = "group" ["group", "groupname", "gruppe"],
    Day = "day" ["day", "days", "weekday", "weekdays", "dayofweek", "tag", "wochentag"],
    Time = "time" ["time", "start", "starttime", "begins", "uhrzeit", "beginn", "zeit"],
    EndTime = "end" ["end", "endtime", "ends", "ende", "until"],
    /// Minutes, or hours and minutes.
    Length = "length" ["length", "duration", "minutes", "dauer"],
    Zone = "zone" ["timezone", "zone", "tz", "zeitzone"],
    Venue = "venue" ["venue", "location", "locationname", "place", "building", "ort", "haus"],
    /// Any number of columns, joined in their order.
    Address = "address" ["address", "street", "formattedaddress", "city", "town", "state", "province", "postalcode", "postcode", "zip", "country", "adresse", "strasse", "straße", "plz", "stadt", "land"],
    Region = "region" ["region", "subregion", "district", "area", "neighborhood", "county", "bezirk"],
    Latitude = "latitude" ["latitude", "lat", "breite"],
    Longitude = "longitude" ["longitude", "lng", "lon", "long", "länge"],
    Attendance = "attendance" ["attendance", "attendanceoption", "venuetype", "format", "inpersononline"],
    Room = "room" ["conferenceurl", "onlinelink", "zoom", "zoomlink", "link", "videolink", "onlineurl", "meetinglink"],
    RoomNotes = "room-notes" ["conferenceurlnotes", "password", "passcode", "meetingid", "zoomid"],
    Phone = "phone" ["phone", "telephone", "conferencephone", "dialin", "telefon", "phonenumber"],
    Website = "website" ["website", "url", "web", "homepage", "webseite"],
    Email = "email" ["email", "mail", "emailaddress"],
    /// Codes of Meeting Guide, or any words.
    Types = "types" ["types", "type", "codes", "formats", "kind", "art"],
    Openness = "openness" ["open", "openclosed", "openness", "offen"],
    Language = "language" ["language", "languages", "sprache"],
    /// Any number of columns.
    Notes = "notes" ["notes", "note", "comments", "description", "details", "info", "beschreibung", "hinweise", "locationnotes"],
    SourceId = "source-id" ["id", "slug", "uid", "key"],
}

impl Column {
    /// Whether more than one column may hold it.
    pub const fn may_repeat(self) -> bool {
        matches!(self, Self::Address | Self::Notes | Self::Region)
    }

    fn of_name(name: &str) -> Option<Self> {
        let plain: String = name.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
        Self::ALL.iter().copied().find(|column| column.names().contains(&plain.as_str()))
    }
}

/// How a table is to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mapping {
    pub delimiter: char,
    /// The first row has the names of the columns.
    pub header: bool,
    /// What each column holds; `None` for one that is not read.
    pub columns: Vec<Option<Column>>,
}

impl Mapping {
    /// Whether a table can be read by it: a name or a group is mapped, and nothing twice that may stand once.
    pub fn holds(&self) -> bool {
        let count = |column: Column| self.columns.iter().filter(|one| **one == Some(column)).count();
        count(Column::Name) + count(Column::Group) > 0
            && Column::ALL.iter().all(|column| column.may_repeat() || count(*column) <= 1)
    }
}

/// The first look at a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The first row, whether or not it holds names.
    pub first: Vec<String>,
    /// The ten rows after it.
    pub sample: Vec<Vec<String>>,
    /// What the names of the columns propose.
    pub mapping: Mapping,
}

/// Rows that are shown, and columns at most.
const SAMPLE: usize = 10;
const MOST_COLUMNS: usize = 64;

/// Looks at a table without reading it.
pub fn look(bytes: &[u8], limits: &Limits) -> Result<Table, Refused> {
    let decoded = decode(bytes, limits)?;
    let text = decoded.text.trim_start_matches(['\u{feff}', '\r', '\n']);
    if text.trim_start().starts_with(['{', '[', '<']) || text.chars().take(2_000).any(|c| c == '\0' || c == '\u{fffd}')
    {
        return Err(Refused::OtherFormat);
    }
    let delimiter = delimiter(text).ok_or(Refused::OtherFormat)?;
    let cells = |record: Record<'_>| -> Vec<String> {
        record.fields.into_iter().map(|field| field.text.trim().chars().take(limits.line).collect()).collect()
    };
    let mut rows = Records::new(text, 1, delimiter, |_| false).filter(|record| !record.raw.trim().is_empty());
    let first = rows.next().map(cells).ok_or(Refused::Empty)?;
    let sample = rows.take(SAMPLE).map(cells).collect();
    let mut columns: Vec<Option<Column>> = Vec::new();
    for name in &first {
        let column = Column::of_name(name).filter(|column| column.may_repeat() || !columns.contains(&Some(*column)));
        columns.push(column);
    }
    let header = columns.iter().any(Option::is_some);
    Ok(Table { first, sample, mapping: Mapping { delimiter, header, columns } })
}

/// The separator that divides the first rows alike, into as many columns as possible.
fn delimiter(text: &str) -> Option<char> {
    let width = |delimiter: char| {
        let mut rows =
            Records::new(text, 1, delimiter, |_| false).filter(|record| !record.raw.trim().is_empty()).take(5);
        let first = rows.next()?.count;
        let alike = rows.filter(|record| record.count == first).count();
        (1 < first && first <= MOST_COLUMNS).then_some((alike, first, delimiter))
    };
    [',', ';', '\t', '|']
        .into_iter()
        .filter_map(width)
        .max_by_key(|(alike, first, _)| (*alike, *first))
        .map(|(_, _, delimiter)| delimiter)
}

/// Reads a table.
pub fn parse(
    bytes: &[u8],
    mapping: &Mapping,
    asked: &Asked,
    limits: &Limits,
) -> Result<(Vec<Draft>, Vec<Problem>), Refused> {
    let decoded = decode(bytes, limits)?;
    if !mapping.holds() || mapping.columns.len() > MOST_COLUMNS || matches!(mapping.delimiter, '"' | '\n' | '\r') {
        return Err(Refused::Mapping);
    }
    let mut shop = Shop::new(asked, limits);
    say_how_decoded(&decoded, &mut shop);
    let text = decoded.text.trim_start_matches('\u{feff}');
    let mut skip = mapping.header;
    let mut count = 0;
    for record in Records::new(text, 1, mapping.delimiter, |_| false) {
        if record.fields.iter().all(|field| field.text.trim().is_empty()) || std::mem::take(&mut skip) {
            continue;
        }
        count += 1;
        if count > limits.rows {
            return Err(Refused::TooManyRows { limit: limits.rows });
        }
        shop.turn_to(record.line);
        match record.end {
            End::File => shop.left_out(ProblemCode::FileEnds),
            End::NextRow => shop.left_out(ProblemCode::QuoteNotClosed),
            End::Whole if record.raw.len() > limits.row_bytes => shop.left_out(ProblemCode::TooLong),
            End::Whole => read(&record, mapping, &mut shop),
        }
    }
    let (drafts, problems) = shop.done();
    if count == 0 { Err(Refused::NoMeetings) } else { Ok((drafts, problems)) }
}

fn read(record: &Record<'_>, mapping: &Mapping, shop: &mut Shop<'_>) {
    if record.count != mapping.columns.len() {
        shop.say(Problem { at: record.line, field: None, code: ProblemCode::FieldsDiffer, left_out: false });
    }
    let cell = |wanted: Column| -> String {
        let cells = record.fields.iter().zip(&mapping.columns).filter(|(_, column)| **column == Some(wanted));
        let cells: Vec<&str> = cells.map(|(field, _)| field.text.trim()).filter(|text| !text.is_empty()).collect();
        cells.join(", ")
    };
    let notes = record.fields.iter().zip(&mapping.columns).filter(|(_, column)| **column == Some(Column::Notes));
    let notes: Vec<String> = notes.map(|(field, _)| field.text.to_string()).collect();
    let mut types = kinds(&cell(Column::Types));
    let says_open = cell(Column::Openness);
    if says_open.is_empty() {
        let told = types.iter().any(|(_, meaning)| matches!(meaning, Some(Meaning::Openness(_))));
        types.extend(notes.iter().find_map(|note| openness_said(note)).filter(|_| !told).map(says));
    } else {
        match openness(&says_open) {
            Some(openness) => types.push(says(openness)),
            None => shop.repaired(Field::Types, ProblemCode::WordUnknown),
        }
    }
    let mut raw = Raw {
        id: cell(Column::SourceId),
        name: cell(Column::Name),
        group: cell(Column::Group),
        time: cell(Column::Time),
        end: cell(Column::EndTime),
        length: cell(Column::Length),
        zone: cell(Column::Zone),
        venue: cell(Column::Venue),
        address: cell(Column::Address),
        region: cell(Column::Region),
        latitude: cell(Column::Latitude),
        longitude: cell(Column::Longitude),
        attendance: cell(Column::Attendance),
        room: cell(Column::Room),
        room_notes: cell(Column::RoomNotes),
        phone: cell(Column::Phone),
        website: cell(Column::Website),
        email: cell(Column::Email),
        language: cell(Column::Language),
        notes,
        types,
        ..Raw::default()
    };
    if raw.id.is_empty() {
        raw.id = format!("{}|{}|{}|{}", raw.name, raw.group, cell(Column::Day), raw.time);
    }
    days(&cell(Column::Day), &mut raw);
    shop.finish(&raw);
}

/// The days of a cell, and the weeks they are of: weeks of the month are a rule, and of every second week somebody has to say which.
fn days(cell: &str, raw: &mut Raw) {
    raw.days = weekdays(cell);
    if raw.days.is_some() {
        return;
    }
    let Some((days, wording)) = feed::cell(cell) else { return };
    raw.days = Some(days);
    raw.rule = monthly(&wording);
    if raw.rule.is_none() && !wording.rules.is_empty() {
        // What may mean two things is asked with its own words.
        raw.notes.insert(0, cell.to_owned());
    }
}

fn says(openness: feed::Openness) -> (Type, Option<Meaning>) {
    (Type { code: String::new(), word: String::new(), kind: None }, Some(Meaning::Openness(openness)))
}

/// Codes where every part is one; otherwise the words as they are.
fn kinds(cell: &str) -> Vec<(Type, Option<Meaning>)> {
    meeting_guide::kinds(cell)
        .into_iter()
        .map(|(kind, meaning)| match openness_said(&kind.code) {
            Some(openness) => says(openness),
            None if kind.code.chars().any(char::is_lowercase) => (kind, None),
            None => (kind, meaning),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use chrono::{NaiveDate, Weekday};

    use super::*;
    use crate::feed::{Attendance, Openness};

    fn asked() -> Asked {
        Asked { from: NaiveDate::from_ymd_opt(2026, 11, 26).unwrap(), zone: Some("Europe/London".to_owned()) }
    }

    const TABLE: &str = "Gruppe;Wochentag;Uhrzeit;Ende;Ort;Straße;Stadt;Link;Open;Beschreibung\n\
        Harbour walkers;Mo, Do;19:30;21:00;Hall;1 Quay;Whitby;zoom.us/j/1;open;\"Tea; and cake\"\n\
        Second;Sonntag;7 pm;;;;;javascript:x.y;closed;\n\
        \n\
        ;Freitag;20:00;;;;;;;\n";

    #[test]
    fn columns_are_proposed_by_their_names_and_rows_read_by_them() {
        let table = look(TABLE.as_bytes(), &Limits::default()).unwrap();
        assert_eq!(table.mapping.delimiter, ';');
        assert_eq!(table.sample.len(), 3);
        assert_eq!(table.mapping.columns.iter().filter(|column| column.is_none()).count(), 0, "{:?}", table.mapping);
        let (drafts, problems) = parse(TABLE.as_bytes(), &table.mapping, &asked(), &Limits::default()).unwrap();
        let [first, second] = drafts.as_slice() else { panic!("{drafts:?}") };
        assert_eq!(
            (first.name.as_str(), first.address.as_str(), first.notes.as_str()),
            ("Harbour walkers", "1 Quay, Whitby", "Tea; and cake")
        );
        assert_eq!(first.times.series().unwrap().rule.as_ref().unwrap().text(), "FREQ=WEEKLY;BYDAY=MO,TH");
        assert_eq!((first.attendance, first.openness), (Some(Attendance::Hybrid), Some(Openness::Open)));
        assert_eq!(second.room, None);
        assert!(problems.iter().any(|problem| problem.code == ProblemCode::LinkRefused && problem.at == 3));
        assert!(
            problems
                .iter()
                .any(|problem| problem.code == ProblemCode::NameMissing && problem.at == 5 && problem.left_out)
        );
    }

    #[test]
    fn a_table_without_names_is_read_by_the_mapping_somebody_chose() {
        let text = "Harbour walkers,Tuesday,19:30\n";
        let mapping = Mapping {
            delimiter: ',',
            header: false,
            columns: vec![Some(Column::Name), Some(Column::Day), Some(Column::Time)],
        };
        assert!(!look(text.as_bytes(), &Limits::default()).unwrap().mapping.header);
        let (drafts, _) = parse(text.as_bytes(), &mapping, &asked(), &Limits::default()).unwrap();
        assert_eq!(
            drafts[0].times.series().unwrap().rule.as_ref().unwrap().reading().unwrap().by_day[0].weekday,
            Weekday::Tue
        );
    }

    fn row(columns: &str, cells: &str) -> (Draft, Vec<&'static str>) {
        let text = format!("Name;{columns}\nHarbour walkers;{cells}\n");
        let mapping = look(text.as_bytes(), &Limits::default()).unwrap().mapping;
        let (mut drafts, problems) = parse(text.as_bytes(), &mapping, &asked(), &Limits::default()).unwrap();
        (drafts.remove(0), problems.iter().map(|problem| problem.code.as_str()).collect())
    }

    #[test]
    fn weeks_of_the_month_in_a_cell_are_the_rule() {
        for (cell, rule, start) in [
            ("1st & 3rd Tuesday", "FREQ=MONTHLY;BYDAY=1TU,3TU", "20261201T193000"),
            ("last Friday", "FREQ=MONTHLY;BYDAY=-1FR", "20261127T193000"),
            ("The last Friday of the month", "FREQ=MONTHLY;BYDAY=-1FR", "20261127T193000"),
            ("1. und 3. Dienstag", "FREQ=MONTHLY;BYDAY=1TU,3TU", "20261201T193000"),
            ("jeden ersten Mittwoch im Monat", "FREQ=MONTHLY;BYDAY=1WE", "20261202T193000"),
            ("1st Tuesday, 3rd Thursday", "FREQ=MONTHLY;BYDAY=1TU,3TH", "20261201T193000"),
            ("5th Sunday", "FREQ=MONTHLY;BYDAY=5SU", "20261129T193000"),
            ("every Tuesday", "FREQ=WEEKLY;BYDAY=TU", "20261201T193000"),
        ] {
            let (draft, problems) = row("Day;Time", &format!("{cell};19:30"));
            let series = draft.times.series().unwrap_or_else(|| panic!("{cell}: {problems:?}"));
            assert_eq!(series.rule.as_ref().unwrap().text(), rule, "{cell}");
            assert_eq!(series.start.to_string(), start, "{cell}");
            assert_eq!((problems, draft.wording.len(), draft.notes.as_str()), (vec![], 0, ""), "{cell}");
        }
        let (draft, problems) = row("Day;Time;Notes", "2nd Saturday;10:00;\"Women, 2nd Saturday only\"");
        assert_eq!((problems, draft.wording.len()), (vec![], 0), "the notes say the same once more");
    }

    #[test]
    fn which_of_two_weeks_or_readings_is_asked_with_the_words_of_the_cell() {
        for (cell, code, rules) in [
            ("every other Sunday", "other-rule-in-words", &["FREQ=WEEKLY;INTERVAL=2;BYDAY=SU"][..]),
            ("Sunday (fortnightly)", "other-rule-in-words", &["FREQ=WEEKLY;INTERVAL=2;BYDAY=SU"]),
            ("every 2nd Sunday", "rule-unclear", &["FREQ=MONTHLY;BYDAY=2SU", "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU"]),
        ] {
            let (draft, problems) = row("Day;Time", &format!("{cell};10:00"));
            assert_eq!(draft.times.series().unwrap().rule.as_ref().unwrap().text(), "FREQ=WEEKLY;BYDAY=SU", "{cell}");
            let offered: Vec<&str> = draft.wording.iter().map(schedule::rule::Rule::text).collect();
            assert_eq!((offered.as_slice(), problems.as_slice(), draft.notes.as_str()), (rules, &[code][..], cell));
        }
    }

    #[test]
    fn a_cell_with_any_other_word_is_no_day() {
        for cell in ["Tuesday, later", "1st & 3rd", "1st Tuesday except August", "Mondays and last Friday", "2nd week"]
        {
            let (draft, problems) = row("Day;Time", &format!("\"{cell}\";19:30"));
            assert_eq!(draft.times, schedule::series::Schedule::CallFirst, "{cell}");
            assert_eq!(problems, ["day-unreadable"], "{cell}");
        }
    }

    #[test]
    fn whether_a_meeting_is_open_may_stand_among_its_types_or_alone_in_its_description() {
        use Openness::{Closed, Open};
        for (columns, cells, expected) in [
            ("Type;Day", "closed;Mon", Some(Closed)),
            ("Type;Day", "Open;Mon", Some(Open)),
            ("Art;Tag", "\"Treffen, geschlossen\";Mo", Some(Closed)),
            ("Beschreibung;Tag", "geschlossen;Mo", Some(Closed)),
            ("Beschreibung;Tag", "Offene Gruppe.;Mo", Some(Open)),
            ("Type;Notes", "open;Closed group", Some(Open)),
            ("Beschreibung;Tag", "Im August geschlossen;Mo", None),
            ("Notes;Day", "The door is open;Mon", None),
            ("Type;Day", "open mic;Mon", None),
        ] {
            assert_eq!(row(columns, cells).0.openness, expected, "{columns} {cells}");
        }
    }

    #[test]
    fn what_is_no_table_or_no_mapping_is_refused() {
        let limits = Limits::default();
        for (bytes, expected) in [
            (&b""[..], Refused::Empty),
            (b"[{\"a\":1}]", Refused::OtherFormat),
            (b"just a line", Refused::OtherFormat),
            (b"\x89PNG\0\0,\0", Refused::OtherFormat),
        ] {
            assert_eq!(look(bytes, &limits).unwrap_err(), expected);
        }
        let nameless = Mapping { delimiter: ',', header: true, columns: vec![Some(Column::Day)] };
        assert_eq!(parse(b"a,b\n1,2", &nameless, &asked(), &limits).unwrap_err(), Refused::Mapping);
        let twice = Mapping { delimiter: ',', header: true, columns: vec![Some(Column::Name), Some(Column::Name)] };
        assert_eq!(parse(b"a,b\n1,2", &twice, &asked(), &limits).unwrap_err(), Refused::Mapping);
    }

    #[test]
    fn a_quotation_that_never_ends_costs_its_row_and_says_so() {
        let text = "name,day\nFirst,Mon\n\"Second,Tue\nThird,Wed\n";
        let table = look(text.as_bytes(), &Limits::default()).unwrap();
        let (drafts, problems) = parse(text.as_bytes(), &table.mapping, &asked(), &Limits::default()).unwrap();
        assert_eq!(drafts.len(), 1);
        assert!(
            problems.iter().any(|problem| problem.code == ProblemCode::FileEnds && problem.at == 3 && problem.left_out)
        );
    }
}
