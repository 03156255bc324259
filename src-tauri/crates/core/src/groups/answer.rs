//! Table `group_answer`: what is asked of a group, and what it answered.

use vault::store::{Reader, Writer};

use super::model::{GroupAnswer, GroupQuestion};
use crate::error::Result;

/// What every guide says to ask.
pub(super) const FIRST: [GroupQuestion; 4] =
    [GroupQuestion::Often, GroupQuestion::Topics, GroupQuestion::Leads, GroupQuestion::Help];

/// Questions and answers of a group, in order.
pub(super) fn of(reader: Reader<'_>, group: i64) -> Result<Vec<GroupAnswer>> {
    Ok(reader.query_all(
        "SELECT code, question, answer FROM group_answer WHERE support_group = ?1 ORDER BY rank",
        [group],
        |row| {
            let question: Option<String> = row.get(1)?;
            Ok(GroupAnswer { code: row.get(0)?, question: question.unwrap_or_default(), answer: row.get(2)? })
        },
    )?)
}

/// What a search reads: the group, then texts.
pub(super) const TEXTS: &str = "SELECT support_group, question, answer FROM group_answer ORDER BY support_group, rank";

/// Writes them anew.
pub(super) fn set(writer: Writer<'_>, group: i64, answers: &[GroupAnswer]) -> Result<()> {
    remove(writer, group)?;
    for (answer, rank) in answers.iter().zip(0_i64..) {
        let own = answer.code.is_none().then_some(answer.question.trim());
        writer.execute(
            "INSERT INTO group_answer (support_group, rank, code, question, answer) VALUES (?1, ?2, ?3, ?4, ?5)",
            (group, rank, answer.code, own, &answer.answer),
        )?;
    }
    Ok(())
}

pub(super) fn remove(writer: Writer<'_>, group: i64) -> Result<()> {
    writer.execute("DELETE FROM group_answer WHERE support_group = ?1", [group])?;
    Ok(())
}
