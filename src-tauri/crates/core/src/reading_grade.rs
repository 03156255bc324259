//! How many years at school a text takes to be read with ease (Flesch–Kincaid, 1975), for tests of what is shipped in English.

/// The grade; about five less than the age.
pub(crate) fn grade(text: &str) -> f64 {
    let words: Vec<&str> = words(text).collect();
    if words.is_empty() {
        return 0.0;
    }
    let count = |number: usize| f64::from(u32::try_from(number).unwrap());
    let sentences = sentences(text).max(1);
    let syllables: usize = words.iter().map(|word| syllables(word)).sum();
    0.39 * count(words.len()) / count(sentences) + 11.8 * count(syllables) / count(words.len()) - 15.59
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    let part = |sign: char| sign.is_ascii_alphabetic() || matches!(sign, '’' | '\'' | '-');
    text.split(move |sign| !part(sign)).filter(|word| word.contains(|sign: char| sign.is_ascii_alphabetic()))
}

/// What ends with a stop, a colon or a break, and has a word in it.
fn sentences(text: &str) -> usize {
    let mut count = 0;
    let mut word = false;
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        word |= sign.is_ascii_alphabetic();
        let stops = matches!(sign, '.' | '!' | '?' | ':' | ';') && signs.peek().is_none_or(|next| next.is_whitespace());
        if word && (stops || sign == '\n' || signs.peek().is_none()) {
            count += 1;
            word = false;
        }
    }
    count
}

/// Groups of vowels, without those that are written and not said.
fn syllables(word: &str) -> usize {
    let word: String = word.to_lowercase().chars().filter(char::is_ascii_lowercase).collect();
    let vowel = |sign: char| matches!(sign, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    let mut count = 0;
    let mut before = false;
    for sign in word.chars() {
        count += usize::from(vowel(sign) && !before);
        before = vowel(sign);
    }
    if count > 1 && silent_end(&word) { count - 1 } else { count.max(1) }
}

fn silent_end(word: &str) -> bool {
    let consonant_then = |end: &str| {
        word.strip_suffix(end).and_then(|rest| rest.chars().last()).is_some_and(|sign| !"aeiouy".contains(sign))
    };
    if word.ends_with('e') {
        return !consonant_then("le");
    }
    if let Some(rest) = word.strip_suffix("ed") {
        return !rest.ends_with(['t', 'd']);
    }
    match word.strip_suffix("es") {
        Some(rest) => {
            let said = ["s", "x", "z", "c", "g", "ch", "sh"].iter().any(|end| rest.ends_with(end));
            !said && !consonant_then("les")
        }
        None => false,
    }
}

#[test]
fn words_are_counted_as_they_are_said() {
    for (word, said) in
        [("table", 2), ("breathe", 1), ("wanted", 2), ("walked", 1), ("places", 2), ("takes", 1), ("a", 1), ("idea", 2)]
    {
        assert_eq!(syllables(word), said, "{word}");
    }
    assert!(grade("Sit down. Let your arms hang. Look at one thing.") < 2.0);
    assert!(grade("Systematic desensitisation necessitates considerable motivational perseverance.") > 12.0);
    assert_eq!(sentences("One. Two: three\n\nFour"), 4);
}
