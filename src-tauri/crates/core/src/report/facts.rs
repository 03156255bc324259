//! The figures of a period.

use chrono::{DateTime, Days, Months, NaiveDate, Utc};
use uuid::Uuid;
use vault::store::Reader;

use super::limits::DAYS_MOST;
use super::model::{ReportAsk, ReportFacts, ReportMood, ReportPeriod, ReportPerson, ReportQuestion};
use super::{groups, medicines, noted};
use crate::calendar;
use crate::care_team::{CareQuestion, CareView};
use crate::error::{CoreError, ErrorCode, Result};
use crate::insights::{self, Span};
use crate::journal::vocabulary::scale;
use crate::journal::{FIRST_DAY, LAST_DAY, doses};

/// What a period was like, for somebody in `zone` (IANA), with the names of exercises in `language` (BCP 47); `team` is the care team as it is now.
///
/// # Errors
/// `not-found` where the person is none of the team, `out-of-range` for a period that ends before it begins or is longer than
/// [`DAYS_MOST`].
pub fn facts(
    reader: Reader<'_>,
    team: CareView,
    ask: &ReportAsk,
    now: DateTime<Utc>,
    zone: &str,
    language: &str,
) -> Result<ReportFacts> {
    let today = team.today;
    let person = ask.person.map(|id| person(reader, &team, id, now, zone)).transpose()?;
    let span = span(ask.period, today, person.as_ref().and_then(|person| person.last))?;
    let until = span.to.min(today);
    let open = |question: &CareQuestion| {
        question.asked.is_none() && (ask.person.is_none() || question.person.is_none_or(|of| Some(of) == ask.person))
    };
    let questions = team.questions.into_iter().map(|row| row.question).filter(open);
    let mut scores = team.scores;
    scores.retain(|row| row.score.value.is_some() && (span.from..=span.to).contains(&row.score.day));
    let insights::InsightsPeriod { days: moods, summary, .. } = insights::period(reader, span)?;
    let points = insights::line(reader, span)?;
    let over = last_counted(until, today, moods.iter().any(|one| one.day == today));
    let days = u32::try_from((over - span.from).num_days() + 1).unwrap_or(0);
    let mut exercises = insights::exercises(reader, span, language)?;
    exercises.retain(|one| one.exercise.is_some());
    Ok(ReportFacts {
        today,
        from: span.from,
        to: span.to,
        days,
        person,
        questions: questions.map(|CareQuestion { id, text, .. }| ReportQuestion { id, text }).collect(),
        mood: ReportMood { scale: scale::current(reader)?, days: moods, summary, points },
        trackers: noted::trackers(reader, span)?,
        medicines: medicines::medicines(reader, span, until, today)?,
        doses: doses::changes_between(reader, (span.from, span.to), zone)?,
        dimensions: noted::dimensions(reader, span)?,
        groups: groups::groups(reader, span, now, zone)?,
        scores,
        treatments: team.treatments,
        exercises,
    })
}

/// The last day something could have been noted on, up to `until`. Today is none before it is over, unless something is noted.
pub(super) fn last_counted(until: NaiveDate, today: NaiveDate, noted: bool) -> NaiveDate {
    if until == today && !noted { until.pred_opt().unwrap_or(until) } else { until }
}

fn person(reader: Reader<'_>, team: &CareView, id: Uuid, now: DateTime<Utc>, zone: &str) -> Result<ReportPerson> {
    let found = team.people.iter().find(|one| one.id == id).ok_or(CoreError::at(ErrorCode::NotFound, "person"))?;
    let said = team.said.iter().filter(|said| said.person == Some(id) && said.day <= team.today).map(|said| said.day);
    Ok(ReportPerson {
        id,
        name: found.name.clone(),
        next: team.next.iter().find(|next| next.person == id).cloned(),
        last: calendar::last_of_person(reader, now, zone, id)?.into_iter().chain(said).max(),
    })
}

/// The days of a period; `last` is when the person was seen last.
pub(super) fn span(period: ReportPeriod, today: NaiveDate, last: Option<NaiveDate>) -> Result<Span> {
    let back = |from: Option<NaiveDate>| Span { from: from.unwrap_or(today).clamp(FIRST_DAY, today), to: today };
    let months = || back(today.checked_sub_months(Months::new(3)).and_then(|day| day.succ_opt()));
    Ok(match period {
        ReportPeriod::FourWeeks => back(today.checked_sub_days(Days::new(27))),
        ReportPeriod::ThreeMonths => months(),
        ReportPeriod::SinceLast => last.map_or_else(months, |last| back(Some(last))),
        ReportPeriod::Own { from, to } => {
            let good = from >= FIRST_DAY && to <= LAST_DAY && (0..DAYS_MOST).contains(&(to - from).num_days());
            if !good {
                return Err(CoreError::at(ErrorCode::OutOfRange, "period"));
            }
            Span { from, to }
        }
    })
}
