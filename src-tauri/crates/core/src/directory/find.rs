//! Meetings found while somebody types. Everything is in memory: a filter is a walk over all of them.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use chrono::{DateTime, Utc};
use uuid::Uuid;
use vault::store::Reader;

use super::limits::{CHOICES, KILOMETRES, PAGE, TEXT_CHARS};
use super::meeting::{self, Content, Held};
use super::model::{
    DirectoryChange, DirectoryChoice, DirectoryDetail, DirectoryFilter, DirectoryMeeting, DirectoryPage,
    DirectoryTimes, DirectoryView,
};
use super::{feed, save, times};
use crate::error::{CoreError, ErrorCode, Result};
use crate::groups::{self, GroupPoint, GroupProfile, GroupSetting, GroupWeekday};
use crate::text::pieces::fold_name;

/// All meetings of all feeds, ready to be searched.
#[derive(Debug)]
pub struct Shelf {
    books: Vec<Book>,
}

#[derive(Debug)]
struct Book {
    held: Held,
    content: Content,
    /// Its words, folded, each with a space before it.
    words: String,
    /// The name of its list, in the same way.
    list: Arc<str>,
}

impl Shelf {
    /// Reads everything.
    pub fn read(reader: Reader<'_>) -> Result<Self> {
        let lists: HashMap<Uuid, Arc<str>> =
            feed::all(reader)?.into_iter().map(|feed| (feed.id, folded([feed.name.as_str()]).into())).collect();
        let books = meeting::all(reader)?.into_iter().map(|(held, content)| Book {
            words: words(&content),
            list: lists.get(&held.feed).cloned().unwrap_or_default(),
            held,
            content,
        });
        Ok(Self { books: books.collect() })
    }

    /// Feeds, and what there is to choose from.
    pub fn view(&self, reader: Reader<'_>) -> Result<DirectoryView> {
        let (mut kinds, mut languages) = (BTreeMap::new(), BTreeMap::new());
        for book in self.books.iter().filter(|book| book.held.change != Some(DirectoryChange::Gone)) {
            for kind in &book.content.kinds {
                *kinds.entry(kind.as_str()).or_insert(0_u32) += 1;
            }
            for language in &book.content.languages {
                *languages.entry(language.as_str()).or_insert(0_u32) += 1;
            }
        }
        Ok(DirectoryView {
            feeds: feed::all(reader)?,
            kinds: choices(kinds),
            languages: choices(languages),
            groups: groups::places(reader)?,
        })
    }

    /// A page of what a filter finds, after the first `skip`, with what is known of each in this journal.
    pub fn find(&self, reader: Reader<'_>, filter: &DirectoryFilter, skip: u32, limit: u16) -> Result<DirectoryPage> {
        let question = Question::of(filter)?;
        let profile = groups::profile(reader)?;
        let found = self.books.iter().filter_map(|book| Some((question.answer(book)?, book)));
        let mut found: Vec<(Place, &Book)> =
            found.map(|(place, book)| (place.of_fit(filter.fitting.then(|| book.surplus(&profile))), book)).collect();
        let total = u32::try_from(found.len()).unwrap_or(u32::MAX);
        found.sort_by(|(a, one), (b, other)| {
            let fit = b.surplus.cmp(&a.surplus);
            let near = || a.key().total_cmp(&b.key());
            fit.then_with(near).then_with(|| one.content.name.cmp(&other.content.name))
        });
        let saved = save::saved(reader)?;
        let page =
            found.into_iter().skip(usize::try_from(skip).unwrap_or(usize::MAX)).take(usize::from(limit.min(PAGE)));
        let meetings = page.map(|(place, book)| book.show(place, &profile, &saved)).collect();
        Ok(DirectoryPage { meetings, total })
    }

    /// All there is to say of one meeting to somebody in a zone; `not-found` once its feed no longer has it and was taken out.
    pub fn detail(&self, reader: Reader<'_>, now: DateTime<Utc>, id: Uuid, zone: &str) -> Result<DirectoryDetail> {
        let book = self.books.iter().find(|book| book.held.id == id).ok_or(ErrorCode::NotFound)?;
        let (feed_name, last_read) = feed::told(reader, book.held.feed)?.ok_or(ErrorCode::NotFound)?;
        let profile = groups::profile(reader)?;
        let place = Place::default();
        let meeting = book.show(place, &profile, &save::saved(reader)?);
        Ok(DirectoryDetail {
            feed_name,
            last_read,
            next: times::next(&book.content, now, zone)?,
            fits: groups::fit(&profile, &save::group(&meeting, Uuid::nil(), None, String::new())),
            meeting,
        })
    }

    /// The meeting a group was saved from, by what the group knows of it.
    pub(super) fn find_source(&self, source: &str, id: &str) -> Option<(&Held, &Content)> {
        let feed = save::feed_of(source)?;
        let book = self.books.iter().find(|book| book.held.feed == feed && book.content.source_id == id)?;
        Some((&book.held, &book.content))
    }

    /// One meeting by its id.
    pub(super) fn get(&self, id: Uuid) -> Option<(&Held, &Content)> {
        self.books.iter().find(|book| book.held.id == id).map(|book| (&book.held, &book.content))
    }
}

impl Book {
    /// Whether a topic, folded and with a space before it, stands in its words or in the name of its list.
    fn is_about(&self, topic: &str) -> bool {
        self.words.contains(topic) || self.list.contains(topic)
    }

    fn show(&self, place: Place, profile: &GroupProfile, saved: &HashMap<(String, String), Uuid>) -> DirectoryMeeting {
        let mut meeting = self.content.view(&self.held);
        meeting.kilometres = place.kilometres;
        meeting.saved = saved.get(&save::source_of(&self.held, &self.content)).copied();
        answer_wishes(&mut meeting, profile);
        meeting
    }

    /// How many wishes it answers more than it is known to fail, and those in which it fails fewer first. What is not known speaks
    /// neither for nor against it.
    fn surplus(&self, profile: &GroupProfile) -> (i64, i64) {
        let mut meeting = self.content.view(&self.held);
        answer_wishes(&mut meeting, profile);
        (i64::from(meeting.fits) - i64::from(meeting.misses), -i64::from(meeting.misses))
    }
}

fn answer_wishes(meeting: &mut DirectoryMeeting, profile: &GroupProfile) {
    let fits = groups::fit(profile, &save::group(meeting, Uuid::nil(), None, String::new()));
    let count = |wanted| fits.iter().filter(|fit| fit.fits == wanted).count();
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    meeting.wishes = number(fits.len());
    meeting.fits = number(count(groups::GroupFits::Yes));
    meeting.misses = number(count(groups::GroupFits::No));
}

/// Where a meeting stands among those found.
#[derive(Debug, Clone, Copy, Default)]
struct Place {
    /// As [`Book::surplus`], where that is asked for.
    surplus: Option<(i64, i64)>,
    kilometres: Option<f64>,
    /// Minutes from Monday, for those that have times.
    minute: f64,
}

impl Place {
    fn of_fit(self, surplus: Option<(i64, i64)>) -> Self {
        Self { surplus, ..self }
    }

    fn key(self) -> f64 {
        self.kilometres.unwrap_or(self.minute)
    }
}

/// A filter, ready to be asked ten thousand times.
struct Question<'f> {
    filter: &'f DirectoryFilter,
    words: Vec<String>,
    topics: Vec<String>,
    days: u8,
    from: Option<u16>,
    until: Option<u16>,
}

impl<'f> Question<'f> {
    fn of(filter: &'f DirectoryFilter) -> Result<Self> {
        if filter.text.chars().count() > TEXT_CHARS {
            return Err(CoreError::at(ErrorCode::TooLong, "text"));
        }
        let lists = [(&filter.languages, "languages"), (&filter.kinds, "kinds"), (&filter.topics, "topics")];
        for (list, field) in lists {
            if list.len() > CHOICES || list.iter().any(|one| one.len() > TEXT_CHARS) {
                return Err(CoreError::at(ErrorCode::TooLong, field));
            }
        }
        if filter.near.is_some_and(|near| {
            !sound(near.point) || near.within.is_some_and(|within| !(0.0..=KILOMETRES).contains(&within))
        }) {
            return Err(CoreError::at(ErrorCode::OutOfRange, "near"));
        }
        let minute = |time: chrono::NaiveTime| {
            use chrono::Timelike as _;
            u16::try_from(time.hour() * 60 + time.minute()).unwrap_or(0)
        };
        Ok(Self {
            filter,
            words: fold_name(&filter.text).split_whitespace().map(|word| format!(" {word}")).collect(),
            topics: filter
                .topics
                .iter()
                .map(|topic| format!(" {}", fold_name(topic).split_whitespace().collect::<Vec<_>>().join(" ")))
                .collect(),
            days: filter.weekdays.iter().fold(0, |days, day| days | bit(*day)),
            from: filter.from.map(minute),
            until: filter.until.map(minute),
        })
    }

    /// `None` where the meeting is not asked for.
    fn answer(&self, book: &Book) -> Option<Place> {
        let (filter, content) = (self.filter, &book.content);
        let change = match filter.change {
            None => book.held.change != Some(DirectoryChange::Gone),
            wanted => book.held.change == wanted,
        };
        let holds = change
            && filter.feed.is_none_or(|feed| feed == book.held.feed)
            && (self.days == 0 || content.weekdays & self.days != 0)
            && self.begins(content)
            && filter.setting.is_none_or(|setting| at(setting, content.setting))
            && filter.joining.is_none_or(|joining| content.joining == Some(joining))
            && (filter.languages.is_empty()
                || (filter.unsaid && content.languages.is_empty())
                || filter.languages.iter().any(|language| content.languages.contains(language)))
            && ((filter.unsaid && content.kinds.is_empty())
                || filter.kinds.iter().all(|kind| content.kinds.contains(kind)))
            && (self.topics.is_empty() || self.topics.iter().any(|topic| book.is_about(topic)))
            && self.words.iter().all(|word| book.words.contains(word.as_str()));
        if !holds {
            return None;
        }
        let kilometres = match filter.near {
            None => None,
            Some(near) => {
                let far = content.point.map(|point| kilometres(near.point, point));
                if near.within.is_some_and(|within| far.is_none_or(|far| far > within)) {
                    return None;
                }
                Some(far.unwrap_or(f64::INFINITY))
            }
        };
        Some(Place {
            surplus: None,
            kilometres: kilometres.filter(|far| far.is_finite()),
            minute: if kilometres.is_some() { f64::INFINITY } else { self.minute(content) },
        })
    }

    fn begins(&self, content: &Content) -> bool {
        if self.from.is_none() && self.until.is_none() {
            return true;
        }
        let Some(starts) = content.starts else { return false };
        let (from, until) = (self.from.unwrap_or(0), self.until.unwrap_or(1_439));
        if from <= until { (from..=until).contains(&starts) } else { starts >= from || starts <= until }
    }

    /// From Monday, of the days asked about; what has no times stands last.
    fn minute(&self, content: &Content) -> f64 {
        let days = if self.days == 0 { content.weekdays } else { content.weekdays & self.days };
        if content.times != DirectoryTimes::Set || days == 0 {
            return f64::from(u32::MAX);
        }
        f64::from(days.trailing_zeros() * 1_440 + u32::from(content.starts.unwrap_or(0)))
    }
}

fn bit(day: GroupWeekday) -> u8 {
    1 << match day {
        GroupWeekday::Mon => 0,
        GroupWeekday::Tue => 1,
        GroupWeekday::Wed => 2,
        GroupWeekday::Thu => 3,
        GroupWeekday::Fri => 4,
        GroupWeekday::Sat => 5,
        GroupWeekday::Sun => 6,
    }
}

/// What is both is either.
fn at(wanted: GroupSetting, is: Option<GroupSetting>) -> bool {
    is == Some(wanted) || (is == Some(GroupSetting::Both) && wanted != GroupSetting::Both)
}

fn sound(point: GroupPoint) -> bool {
    point.latitude.abs() <= 90.0 && point.longitude.abs() <= 180.0
}

/// Along a great circle, by the haversine formula on a sphere of 6,371 km: wrong by half a percent at most.
fn kilometres(one: GroupPoint, other: GroupPoint) -> f64 {
    let half = |degrees: f64| (degrees.to_radians() / 2.0).sin().powi(2);
    let (north, east) = (half(other.latitude - one.latitude), half(other.longitude - one.longitude));
    let chord = north + one.latitude.to_radians().cos() * other.latitude.to_radians().cos() * east;
    2.0 * 6_371.0 * chord.clamp(0.0, 1.0).sqrt().asin()
}

fn words(content: &Content) -> String {
    let texts = [&content.name, &content.organiser, &content.venue, &content.address, &content.region, &content.notes];
    folded(texts.into_iter().chain(&content.codes).map(String::as_str))
}

fn folded<'t>(texts: impl IntoIterator<Item = &'t str>) -> String {
    let mut words = String::new();
    for text in texts {
        for word in fold_name(text).split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
            words.push(' ');
            words.push_str(word);
        }
    }
    words
}

fn choices(counts: BTreeMap<&str, u32>) -> Vec<DirectoryChoice> {
    counts.into_iter().map(|(code, meetings)| DirectoryChoice { code: code.to_owned(), meetings }).collect()
}
