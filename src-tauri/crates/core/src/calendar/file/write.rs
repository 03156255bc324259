//! A series as the lines of a file.

use chrono::NaiveDateTime;
use interchange::ics::{Component, View};
use schedule::duration::Duration;
use schedule::moment::Moment;
use schedule::series::{Addition, Change, Length, Override, Range, Series};

use super::super::model::SeriesKind;
use super::super::series::{Kept, kind_text};
use super::super::words::Called;
use super::alarm;
use super::entry::{Entry, KIND_LINE, Said};

/// Lines that lead into a room or to a page, as [`interchange::ics`] reads them.
const LINKS: [&str; 5] =
    ["CONFERENCE", "X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL", "X-ONLINE-MEETING-CONFLINK", "URL"];
/// Lines that belong to a whole series and to none of its instances.
const WHOLE: [&str; 6] = ["RRULE", "RDATE", "EXDATE", "EXRULE", "DTEND", "DURATION"];

/// Everything that is known of a series, in the lines it came in as far as they still say so; `None` where it has no times.
///
/// `entry` is what it came from. `uid` is what the file is to call it, where that is not what `entry` says.
pub(super) fn whole(kept: &Kept, entry: Option<&Entry>, uid: Option<&str>) -> Option<Vec<Component>> {
    let now = Said::by(kept)?;
    let Some((entry, master)) = entry.and_then(|entry| Some((entry, entry.source.first()?))) else {
        let mut event = begun(kept, uid.unwrap_or_default());
        words(&mut event, now.words(), Called::default());
        kind(&mut event, kept.kind, None);
        for lead in &kept.leads {
            event.push(alarm::component(*lead, &kept.title));
        }
        times(&mut event, &now.times, None);
        let changes: Vec<Component> = now.times.overrides.iter().map(|one| own(&event, &now, one)).collect();
        return Some(std::iter::once(event).chain(changes).collect());
    };
    let (was, mut event) = (&entry.said, master.clone());
    words(&mut event, now.words(), was.words());
    kind(&mut event, kept.kind, was.kind);
    if !entry.silent {
        event.retain_children("VALARM", |child| alarm::lead(child).is_none_or(|lead| now.leads.contains(&lead)));
    }
    for lead in now.leads.iter().filter(|lead| !was.leads.contains(lead)) {
        event.push(alarm::component(*lead, &now.title));
    }
    times(&mut event, &now.times, Some(&was.times));
    let mut written = vec![event];
    for one in &now.times.overrides {
        let is = |other: &Override| other.recurrence_id == one.recurrence_id && other.range == one.range;
        let place = was.times.overrides.iter().position(is);
        let known = place.and_then(|place| Some((was.times.overrides.get(place)?, entry.source.get(place + 1))));
        match known {
            // STATUS of the event itself says it.
            Some((before, None)) if before == one => {}
            Some((before, Some(lines))) => {
                let mut lines = lines.clone();
                words_of_one(&mut lines, [&now, was], [one, before]);
                if before.change != one.change {
                    change(&mut lines, &now.times, one);
                }
                written.push(lines);
            }
            _ => written.extend(written.first().map(|event| own(event, &now, one))),
        }
    }
    if let Some(uid) = uid {
        for component in &mut written {
            component.set("UID", uid);
        }
    }
    Some(written)
}

/// The times of a series and nothing else, under a name that says nothing.
pub(super) fn discreet(kept: &Kept, uid: &str, title: &str) -> Option<Vec<Component>> {
    let series = kept.schedule.series()?;
    let mut event = begun(kept, uid);
    event.set("SUMMARY", title);
    event.set("CLASS", "PRIVATE");
    for lead in &kept.leads {
        event.push(alarm::component(*lead, title));
    }
    times(&mut event, series, None);
    // One that is only called otherwise has nothing to say here.
    let changes = series.overrides.iter().filter(|one| one.change != Change::Altered { start: None, length: None });
    let changes: Vec<Component> = changes.map(|one| changed(event.clone(), series, one)).collect();
    Some(std::iter::once(event).chain(changes).collect())
}

fn begun(kept: &Kept, uid: &str) -> Component {
    let mut event = Component::new("VEVENT");
    event.set("UID", uid);
    event.set_raw("DTSTAMP", &[], &Moment::Utc(kept.armed).to_string());
    event
}

/// Writes those words anew that are not what the lines say.
fn words(event: &mut Component, now: Called<'_>, was: Called<'_>) {
    let texts =
        [("SUMMARY", now.title, was.title), ("LOCATION", now.place, was.place), ("DESCRIPTION", now.note, was.note)];
    for (name, now, was) in texts {
        if now == was {
            continue;
        }
        if now.is_empty() {
            event.remove(name);
        } else {
            event.set(name, now);
        }
        if name == "DESCRIPTION" {
            // The same note as a page, which would say the old one.
            event.remove("X-ALT-DESC");
        }
    }
    if now.link != was.link {
        for name in LINKS {
            event.remove(name);
        }
        if !now.link.is_empty() {
            event.set_raw("CONFERENCE", &[("VALUE", "URI")], now.link);
        }
    }
}

/// The same for the lines of one instance. `said` is what all of it says now and said before, `ones` the same of this one.
fn words_of_one(lines: &mut Component, [now, was]: [&Said; 2], [one, before]: [&Override; 2]) {
    let (called, before) =
        (now.words().otherwise(one.words.as_deref()), was.words().otherwise(before.words.as_deref()));
    if lines.view().line("SUMMARY").is_some() {
        words(lines, called, before);
    } else if one.words.is_some() {
        // They say only when it takes place. With a name they are a whole event, which has to say everything.
        words(lines, called, Called::default());
    }
}

fn kind(event: &mut Component, now: SeriesKind, was: Option<SeriesKind>) {
    if was != Some(now) {
        event.set_raw(KIND_LINE, &[], kind_text(now));
    }
}

/// Writes those times anew that are not what the lines say.
fn times(event: &mut Component, now: &Series, was: Option<&Series>) {
    let stays = was.is_some_and(|was| was.start == now.start && was.length == now.length);
    if !stays {
        put(event, "DTSTART", &now.start, &now.start);
        lasting(event, &now.length, &now.start);
    }
    if was.is_none_or(|was| was.rule != now.rule) {
        event.remove("RRULE");
        if let Some(rule) = &now.rule {
            event.set_raw("RRULE", &[], rule.text());
        }
    }
    if was.is_none_or(|was| was.excluded != now.excluded) {
        event.remove("EXDATE");
        let values = now.excluded.iter().map(|moment| written(moment, &now.start));
        several(event, "EXDATE", values.map(|(form, value)| (form, value, None)));
    }
    if was.is_none_or(|was| was.added != now.added) {
        event.remove("RDATE");
        several(event, "RDATE", now.added.iter().map(|one| added(one, &now.start)));
    }
}

/// The parameter of a moment's line, and its value.
type Written = (Option<(&'static str, String)>, String);

/// A moment as a line has it; one without a zone of its own is in that of the series.
fn written(moment: &Moment, series: &Moment) -> Written {
    let zoned = |civil: NaiveDateTime, tzid: &str| (Some(("TZID", tzid.to_owned())), Moment::Local(civil).to_string());
    match (moment, series) {
        (Moment::Date(_), _) => (Some(("VALUE", "DATE".to_owned())), moment.to_string()),
        (Moment::Zoned { civil, tzid }, _) | (Moment::Local(civil), Moment::Zoned { tzid, .. }) => zoned(*civil, tzid),
        (Moment::Local(civil), Moment::Utc(_)) => (None, Moment::Utc(civil.and_utc()).to_string()),
        (Moment::Utc(_) | Moment::Local(_), _) => (None, moment.to_string()),
    }
}

fn parameters<'p>(form: Option<&'p (&'static str, String)>) -> Vec<(&'p str, &'p str)> {
    form.map(|(name, value)| (*name, value.as_str())).into_iter().collect()
}

fn put(event: &mut Component, name: &'static str, moment: &Moment, series: &Moment) {
    let (form, value) = written(moment, series);
    event.set_raw(name, &parameters(form.as_ref()), &value);
}

fn lasting(event: &mut Component, length: &Length, series: &Moment) {
    event.remove("DTEND");
    event.remove("DURATION");
    match length {
        Length::Unstated => {}
        Length::Lasts(duration) => event.set_raw("DURATION", &[], &duration.to_string()),
        Length::Until(end) => put(event, "DTEND", end, series),
    }
}

/// One more date or time, or a span where it has a length of its own.
fn added(one: &Addition, series: &Moment) -> (Option<(&'static str, String)>, String, Option<&'static str>) {
    let (form, start) = written(&one.start, series);
    let end = match &one.length {
        None | Some(Length::Unstated) => return (form, start, None),
        Some(Length::Lasts(duration)) => duration.to_string(),
        Some(Length::Until(end)) => written(end, series).1,
    };
    (form, format!("{start}/{end}"), Some("PERIOD"))
}

/// Lines of a name, each with the values that have the same form.
fn several(
    event: &mut Component,
    name: &'static str,
    values: impl Iterator<Item = (Option<(&'static str, String)>, String, Option<&'static str>)>,
) {
    let mut lines: Vec<(Vec<(&'static str, String)>, String)> = Vec::new();
    for (form, value, kind) in values {
        let mut form: Vec<_> = form.into_iter().collect();
        form.extend(kind.map(|kind| ("VALUE", kind.to_owned())));
        match lines.iter_mut().find(|(other, _)| *other == form) {
            Some((_, line)) => line.extend([",", &value]),
            None => lines.push((form, value)),
        }
    }
    for (form, line) in lines {
        let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
        event.add_raw(name, &form, &line);
    }
}

/// What changes one instance, made of the event it changes, with the words of the instance.
fn own(event: &Component, said: &Said, one: &Override) -> Component {
    let mut event = changed(event.clone(), &said.times, one);
    words(&mut event, said.words().otherwise(one.words.as_deref()), said.words());
    event
}

/// What changes one instance, made of the event it changes.
fn changed(mut event: Component, series: &Series, one: &Override) -> Component {
    for name in WHOLE {
        event.remove(name);
    }
    let (form, value) = written(&one.recurrence_id, &series.start);
    let mut form = parameters(form.as_ref());
    if one.range == Range::ThisAndFuture {
        form.push(("RANGE", "THISANDFUTURE"));
    }
    event.set_raw("RECURRENCE-ID", &form, &value);
    change(&mut event, series, one);
    event
}

/// Writes what an override changes over what its lines say.
fn change(event: &mut Component, series: &Series, one: &Override) {
    match &one.change {
        Change::Cancelled => {
            put(event, "DTSTART", &one.recurrence_id, &series.start);
            event.set_raw("STATUS", &[], "CANCELLED");
            event.remove_children("VALARM");
        }
        Change::Altered { start, length } => {
            put(event, "DTSTART", start.as_ref().unwrap_or(&one.recurrence_id), &series.start);
            let length = length.clone().unwrap_or_else(|| alone(series));
            lasting(event, &length, &series.start);
            if is_cancelled(event.view()) {
                event.remove("STATUS");
            }
        }
    }
}

fn is_cancelled(event: View<'_>) -> bool {
    event.text("STATUS").is_some_and(|status| status.trim().eq_ignore_ascii_case("CANCELLED"))
}

/// The length of a series in a form that holds for every instance of it.
fn alone(series: &Series) -> Length {
    let Length::Until(end) = &series.length else { return series.length.clone() };
    let lasting = end.civil() - series.start.civil();
    match series.start {
        Moment::Date(_) => Length::Lasts(Duration::days(u16::try_from(lasting.num_days()).unwrap_or(1))),
        Moment::Local(_) | Moment::Utc(_) | Moment::Zoned { .. } => Length::Lasts(Duration::exactly(lasting)),
    }
}
