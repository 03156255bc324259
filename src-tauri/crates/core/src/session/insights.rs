//! What the days say.

use super::Session;
use crate::error::{CoreError, ErrorCode, Result};
use crate::insights::{
    self, InsightsAlong, InsightsAnswer, InsightsExercise, InsightsGroups, InsightsLinePoint, InsightsMarks,
    InsightsPeriod, InsightsReach, InsightsScale, InsightsWords, InsightsYear, Span,
};

impl Session {
    pub fn insights_reach(&self, zone: &str) -> Result<InsightsReach> {
        self.read(|reader| insights::reach(reader, self.now(), zone))
    }

    pub fn insights_year(&self, year: i32) -> Result<InsightsYear> {
        self.read(|reader| insights::year(reader, year))
    }

    pub fn insights_period(&self, span: Span) -> Result<InsightsPeriod> {
        let span = in_order(span)?;
        self.read(|reader| insights::period(reader, span))
    }

    pub fn insights_line(&self, span: Span) -> Result<InsightsAnswer<Vec<InsightsLinePoint>>> {
        let span = in_order(span)?;
        self.read(|reader| insights::line(reader, span))
    }

    pub fn insights_scales(&self, span: Span) -> Result<Vec<InsightsScale>> {
        let span = in_order(span)?;
        self.read(|reader| insights::scales(reader, span))
    }

    pub fn insights_marks(&self, span: Span, zone: &str) -> Result<InsightsMarks> {
        let span = in_order(span)?;
        self.read(|reader| insights::marks(reader, span, zone))
    }

    pub fn insights_groups(&self, span: Span) -> Result<InsightsGroups> {
        let span = in_order(span)?;
        self.read(|reader| insights::around(reader, span))
    }

    /// What was noted before and after exercises.
    pub fn insights_exercises(&self, span: Span, language: &str) -> Result<Vec<InsightsExercise>> {
        let span = in_order(span)?;
        self.read(|reader| insights::exercises(reader, span, language))
    }

    /// Takes long; asking anew, [`Self::insights_stop`] and the lock end it with `insights-stopped`.
    /// Exercises are named in `language` (BCP 47) where they are shipped.
    pub fn insights_along(&self, span: Span, language: &str) -> Result<InsightsAlong> {
        let span = in_order(span)?;
        let given = self.read(|reader| insights::given(reader, span, language))?;
        self.insights.along(given)
    }

    /// As [`Self::insights_along`].
    pub fn insights_words(&self, span: Span) -> Result<InsightsWords> {
        let span = in_order(span)?;
        let of = self.read(|reader| insights::words_of(reader, span))?;
        self.insights.words(of, |stop| self.read(|reader| insights::given_words(reader, span, stop)))
    }

    /// Ends whatever is being looked at: nobody waits for it, or the journal is about to be closed.
    pub fn insights_stop(&self) {
        self.insights.stop();
    }
}

fn in_order(span: Span) -> Result<Span> {
    if span.from > span.to { Err(CoreError::at(ErrorCode::OutOfRange, "from")) } else { Ok(span) }
}
