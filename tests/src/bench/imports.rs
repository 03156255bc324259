//! Bringing a Daylio export over: reading, preview, one transaction.

use anyhow::Result;
use mooring_core::Stamp;
use mooring_core::journal::import::{Pending, preview, run};
use mooring_core::journal::{ActivityDecision, ActivityTarget, ImportDecision, ImportPreview, MoodDecision};

use super::clock::cost_of;
use super::corpus::{Vocabulary, daylio_export};
use super::report::{Samples, State};
use super::sides::{Kind, Place};
use super::{NOW, Plan, ZONE};

/// Measures an import of as many rows as the plan says, into an empty journal.
pub fn measure(plan: &Plan, vocabulary: &Vocabulary, samples: &mut Samples) -> Result<()> {
    plan.say(&format!("an export of {} rows", plan.rows));
    let file = daylio_export(vocabulary, plan.rows);
    for round in 0..plan.rounds {
        plan.say(&format!("import, round {} of {}", round + 1, plan.rounds));
        let mut kinds = Kind::BOTH;
        if round % 2 == 1 {
            kinds.reverse();
        }
        for kind in kinds {
            import(kind, plan.rows, file.as_bytes(), samples)?;
        }
    }
    Ok(())
}

fn import(kind: Kind, rows: u32, file: &[u8], samples: &mut Samples) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let place = Place::new(kind, folder.path())?;
    let open = place.create(NOW)?;
    let (pending, cost) = cost_of(|| Ok(Pending::daylio_csv("daylio_export.csv", file, NOW)?))?;
    samples.add("read the file", State::Once, rows, kind, cost);
    let (seen, cost) = cost_of(|| open.read(|reader| preview(reader, &pending)))?;
    samples.add("preview", State::Once, rows, kind, cost);
    anyhow::ensure!(seen.new == rows && seen.problem_count == 0, "the export is read whole");
    let decision = decision(&seen);
    let (done, cost) = cost_of(|| {
        open.write(|writer| {
            let stamp = Stamp::take(writer, NOW)?;
            run(writer, &stamp, &pending, &decision, drop)
        })
    })?;
    anyhow::ensure!(done.added == rows, "every row is added");
    samples.add("import", State::Once, rows, kind, cost);
    open.close()
}

/// Takes everything, moods as proposed.
pub fn decision(preview: &ImportPreview) -> ImportDecision {
    ImportDecision {
        id: preview.id,
        zone: ZONE.to_owned(),
        moods: preview
            .moods
            .iter()
            .map(|mood| MoodDecision { name: mood.name.clone(), step: mood.step.or(Some(3)) })
            .collect(),
        activities: preview
            .activities
            .iter()
            .map(|activity| ActivityDecision { name: activity.name.clone(), into: ActivityTarget::NewTag })
            .collect(),
        take_changed: false,
    }
}
