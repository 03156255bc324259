//! The exercises that come with the program: a folder of data files for each language.

use std::sync::LazyLock;

use super::model::Exercise;
use super::read::read;
use crate::languages;

/// Those of English, each by its name.
macro_rules! english {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("../../data/exercises.en/", $name, ".json")))),*]
    };
}

/// A file: its name without the ending, and its text.
type File = (&'static str, &'static str);

const ENGLISH: &[File] = english![
    "478",
    "54321",
    "accept",
    "after-group",
    "awe",
    "ba",
    "bed-rule",
    "belly",
    "best-self",
    "box",
    "brain-dump",
    "calm5",
    "category",
    "coherent",
    "collage",
    "colour-mood",
    "container",
    "count10",
    "decat",
    "defuse",
    "describe",
    "feet",
    "first-visit",
    "five-finger",
    "friend",
    "gratitude-letter",
    "i-message",
    "leaves",
    "letter-self",
    "listen",
    "long-out",
    "make-room",
    "mandala-colour",
    "mandala-make",
    "mastery",
    "metta",
    "micro30",
    "mindful-walk",
    "nature",
    "opposite",
    "please",
    "pmr16",
    "pmr7",
    "prep-group",
    "problem",
    "reach-out",
    "reflect",
    "release-only",
    "safe-place",
    "sc-break",
    "scan",
    "scribble",
    "sigh",
    "sit",
    "soothe",
    "stop",
    "strengths",
    "stretch",
    "surf",
    "temperature",
    "thought-record",
    "three-good",
    "tipp",
    "values",
    "walk",
    "weather",
    "who-ground",
    "wind-down",
    "worry-time",
    "worry-tree",
];

/// Every language there are files for; the first is taken for all others.
const LANGUAGES: &[(&str, &[File])] = &[("en", ENGLISH)];

/// A test reads every file. Should one ever be unreadable all the same, the others are there.
static EXERCISES: LazyLock<Vec<(&str, Vec<Exercise>)>> = LazyLock::new(|| {
    let read_all = |files: &[File]| files.iter().filter_map(|(_, text)| read(text.as_bytes()).ok()).collect();
    LANGUAGES.iter().map(|(language, files)| (*language, read_all(files))).collect()
});

/// What is shipped in a language (BCP 47; only its first part counts), or in English.
pub fn shipped(language: &str) -> &'static [Exercise] {
    languages::of(&EXERCISES, language).map_or(&[], Vec::as_slice)
}

/// One of them.
pub fn one(id: &str, language: &str) -> Option<&'static Exercise> {
    shipped(language).iter().find(|exercise| exercise.id == id)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::*;
    use crate::reading_grade::grade;
    use crate::self_care::model::{EvidenceGrade, ExerciseStep};

    #[test]
    fn every_file_is_right_and_called_as_it_is() {
        for (name, text) in ENGLISH {
            let exercise = read(text.as_bytes()).unwrap_or_else(|problems| panic!("{name}: {problems:?}"));
            assert_eq!((exercise.id.as_str(), exercise.language.as_str()), (*name, "en"));
            assert!(!exercise.summary.ends_with('.') && !text.contains('!'), "{name}");
            let evidence = &exercise.evidence;
            assert!(evidence.grade != EvidenceGrade::Own && !evidence.sources.is_empty(), "{name}: its evidence");
        }
    }

    #[test]
    fn the_list_and_the_folder_agree() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/exercises.en");
        let there: BTreeSet<String> = std::fs::read_dir(folder)
            .unwrap()
            .filter_map(|file| file.unwrap().file_name().to_str().unwrap().strip_suffix(".json").map(str::to_owned))
            .collect();
        let listed: Vec<String> = ENGLISH.iter().map(|(name, _)| (*name).to_owned()).collect();
        assert_eq!(listed, there.iter().cloned().collect::<Vec<_>>(), "in order, and none twice");
    }

    /// Reading age 9 to 11, and up to 14 where it is hard: grade 7 at most.
    #[test]
    fn every_exercise_is_easy_to_read() {
        for exercise in shipped("en") {
            let read = grade(&words_of(exercise));
            assert!(read <= 7.0, "{}: {read:.1}", exercise.id);
        }
    }

    fn words_of(exercise: &Exercise) -> String {
        let mut words = vec![exercise.name.clone(), exercise.summary.clone(), exercise.about.clone()];
        words.extend(exercise.before.iter().chain(&exercise.cautions).cloned());
        words.push(exercise.evidence.words.clone());
        gather(&exercise.steps, &mut words);
        words.iter().map(|words| words.trim_end_matches('.')).collect::<Vec<_>>().join(". ")
    }

    fn gather(steps: &[ExerciseStep], into: &mut Vec<String>) {
        for step in steps {
            let value = serde_json::to_value(step).unwrap();
            for key in ["title", "words", "ask", "hint", "low", "high"] {
                into.extend(value.get(key).and_then(|text| text.as_str()).map(str::to_owned));
            }
            for key in ["over", "options", "items", "piles", "cards"] {
                let each = value.get(key).and_then(|list| list.as_array()).into_iter().flatten();
                into.extend(each.filter_map(|text| text.as_str().map(str::to_owned)));
            }
            match step {
                ExerciseStep::Breath { phases, .. } => {
                    into.extend(phases.iter().filter_map(|phase| phase.words.clone()));
                }
                ExerciseStep::Repeat { phases, .. } => into.extend(phases.iter().map(|phase| phase.title.clone())),
                ExerciseStep::Branch { options, .. } => {
                    for way in options {
                        into.push(way.words.clone());
                        gather(&way.steps, into);
                    }
                }
                ExerciseStep::Loop { steps, .. } => gather(steps, into),
                _ => {}
            }
        }
    }

    #[test]
    fn a_language_without_files_gets_english() {
        assert_eq!(shipped("sl-SI").len(), ENGLISH.len());
        assert_eq!(shipped("EN-gb").len(), ENGLISH.len());
    }

    #[test]
    fn there_is_something_for_everybody() {
        let all = shipped("en");
        assert!(all.len() >= 60, "{}", all.len());
        let kinds: BTreeSet<String> = all.iter().map(|one| format!("{:?}", one.kind)).collect();
        let needs: BTreeSet<String> = all.iter().flat_map(|one| &one.needs).map(|need| format!("{need:?}")).collect();
        let dimensions: BTreeSet<String> =
            all.iter().flat_map(|one| &one.dimensions).map(|one| format!("{one:?}")).collect();
        assert_eq!((kinds.len(), needs.len(), dimensions.len()), (11, 9, 4));
    }
}
