//! Between the alarms of a file and the reminders of a series.

use interchange::ics::{Component, View};
use schedule::duration::Duration;

use super::super::limits::{LEAD_MOST, LEADS_MOST};

/// How long before the start an alarm reminds; `None` where it is none of those that can be reminders here.
pub(super) fn lead(alarm: View<'_>) -> Option<Duration> {
    let shown = alarm.text("ACTION").is_some_and(|action| {
        let action = action.trim().to_ascii_uppercase();
        action == "DISPLAY" || action == "AUDIO"
    });
    let trigger = alarm.line("TRIGGER")?;
    let from_end = trigger.parameter("RELATED").is_some_and(|related| related.eq_ignore_ascii_case("END"));
    if !shown || from_end {
        return None;
    }
    let (days, seconds) = Duration::parse(&trigger.raw()).ok()?.parts();
    let whole = days <= 0 && seconds <= 0 && seconds % 60 == 0;
    let days = u16::try_from(days.unsigned_abs()).ok()?;
    let minutes = u32::try_from(seconds.unsigned_abs() / 60).ok()?;
    let length = chrono::TimeDelta::days(days.into()) + chrono::TimeDelta::minutes(minutes.into());
    (whole && length <= LEAD_MOST).then(|| Duration::days(days).and(Duration::minutes(minutes)))
}

/// The reminders an event's alarms mean, the latest first.
pub(super) fn leads(event: View<'_>) -> Vec<Duration> {
    let mut leads: Vec<Duration> = event.children().filter(|child| child.is("VALARM")).filter_map(lead).collect();
    leads.sort_unstable();
    leads.dedup();
    leads.truncate(LEADS_MOST);
    leads
}

/// An alarm for a reminder, under the words that are shown.
pub(super) fn component(lead: Duration, title: &str) -> Component {
    let text = lead.to_string();
    let trigger = if lead == Duration::ZERO { text } else { format!("-{text}") };
    let mut alarm = Component::new("VALARM");
    alarm.set("ACTION", "DISPLAY");
    alarm.set("DESCRIPTION", title);
    alarm.set_raw("TRIGGER", &[], &trigger);
    alarm
}
