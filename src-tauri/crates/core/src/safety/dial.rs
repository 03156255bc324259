//! From a number as somebody wrote it to what is dialled.

/// Digits of a number, at most: E.164 has 15, and some are dialled with more around them.
const DIGITS_MOST: usize = 20;
/// Digits of one that has letters, at most (E.164).
const SPELLED_MOST: usize = 15;
/// Digits before a word of letters: behind more, it is a word to send or to say.
const BEFORE_LETTERS: usize = 5;
/// Signs of the code of a place.
const BEFORE_SLASH: usize = 7;
/// Bytes of a number as it is written.
const BYTES_MOST: usize = 64;

/// What is dialled for a number as it was typed; `None` where that cannot be told without guessing.
///
/// Spaces and signs between digits go. A letter stands for the key it is on (ITU-T E.161) where it is a capital, or hangs on
/// digits within one word: "1-800-GET-HELP", "0800 HELP", "1-800-get-help". What else is written beside a number, as in "after
/// six", "ext. 12", "24/7" or the word to send to a number for texts, is no part of it, and where it begins and ends is not guessed.
/// The "(0)" of "+44 (0)20" is dialled within the country alone.
pub fn dialled(typed: &str) -> Option<String> {
    if typed.len() > BYTES_MOST {
        return None;
    }
    // What a copied number brings along and nobody sees.
    let seen: String = typed.chars().filter(|c| !is_unseen(*c)).collect();
    let typed = seen.trim();
    let abroad = typed.starts_with('+').then(|| typed.replacen("(0)", " ", 1));
    let typed = abroad.as_deref().unwrap_or(typed);
    let mut number = String::with_capacity(typed.len());
    let mut spelled = false;
    for word in typed.split(|c: char| c.is_whitespace()).filter(|word| !word.is_empty()) {
        if is_extension(word) {
            return None;
        }
        let hangs = word.trim_start_matches(['+', '(']).starts_with(|c: char| c.is_ascii_digit());
        if !hangs && number.len() > BEFORE_LETTERS && word.contains(|c: char| c.is_ascii_alphabetic()) {
            return None;
        }
        for c in word.chars() {
            match c {
                '-' | '.' | '(' | ')' | '\u{2010}'..='\u{2013}' => {}
                // Behind the code of a place, as in "030/123": elsewhere it parts two numbers, or says the hours.
                '/' if number.starts_with(['0', '+']) && number.len() <= BEFORE_SLASH => {}
                '0'..='9' => number.push(c),
                // A few lines begin with `*`. A `#` ends the codes that change settings of a phone: no line has one.
                '+' | '*' if number.is_empty() => number.push(c),
                _ if c.is_ascii_uppercase() || (c.is_ascii_lowercase() && hangs) => {
                    spelled = true;
                    number.push(key_of(c)?);
                }
                _ => return None,
            }
        }
    }
    let digits = number.trim_start_matches('+');
    let digits = digits.strip_prefix('*').unwrap_or(digits);
    let signs = number.len() - digits.len();
    let most = if spelled { SPELLED_MOST } else { DIGITS_MOST };
    // Words alone are no number, however many keys they have.
    let begins = typed.trim_start_matches(['+', '*', '(', ' ']).starts_with(|c: char| c.is_ascii_digit());
    ((2..=most).contains(&digits.len()) && signs <= 1 && begins).then_some(number)
}

/// Marks of the direction of writing, and of no width.
const fn is_unseen(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

/// "ext", "ext.12", "x12", "12x3": what follows is dialled later, by hand.
fn is_extension(word: &str) -> bool {
    let word = word.to_ascii_lowercase();
    let around = |(before, after): (&str, &str)| {
        before.chars().all(|c| c.is_ascii_digit()) && after.chars().all(|c| c.is_ascii_digit())
    };
    word.starts_with("ext") || word.split_once('x').is_some_and(around)
}

/// The key a letter is on (ITU-T E.161, ISO/IEC 9995-8).
const fn key_of(letter: char) -> Option<char> {
    Some(match letter.to_ascii_uppercase() {
        'A'..='C' => '2',
        'D'..='F' => '3',
        'G'..='I' => '4',
        'J'..='L' => '5',
        'M'..='O' => '6',
        'P'..='S' => '7',
        'T'..='V' => '8',
        'W'..='Z' => '9',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_dialled_as_the_keys_they_are_on() {
        for (typed, number) in [
            ("1-800-GET-HELP", "18004384357"),
            ("1-800-get-help", "18004384357"),
            ("0800 HELP", "08004357"),
            ("13 YARN", "139276"),
            ("+1 800 ABCDEFG", "+18002223334"),
            ("1800HIJKLMN", "18004455566"),
            ("1 OPQRSTU", "16777788"),
            ("1-vwxyz", "189999"),
            ("1-800-273-TALK", "18002738255"),
        ] {
            assert_eq!(dialled(typed).as_deref(), Some(number), "{typed}");
        }
    }

    #[test]
    fn numbers_without_letters_are_dialled_as_they_are() {
        for (typed, number) in [
            ("116 123", "116123"),
            ("3114", "3114"),
            ("*4141", "*4141"),
            (" +49 (0)800 111-0-111 ", "+498001110111"),
            ("\u{202a}116 123\u{202c}", "116123"),
            ("030/123 456", "030123456"),
            ("0800\u{a0}111 0 111", "08001110111"),
            ("(02) 9876\u{2013}5432", "0298765432"),
        ] {
            assert_eq!(dialled(typed).as_deref(), Some(number), "{typed}");
        }
    }

    #[test]
    fn what_would_have_to_be_guessed_is_not_dialled() {
        for typed in [
            "",
            "1",
            "call me",
            "CALL ME",
            "0171 234 after six",
            "0171 234 (Jonas)",
            "0171 234 ext. 12",
            "0171 234 EXT 12",
            "0171 234x12",
            "0171 234 x12",
            "0171 1 or 0171 2",
            "0171 1, 0171 2",
            "116 111 / 116 123",
            "0800 1110111 / 0800 1110222",
            "1-800-273-8255 24/7",
            "0800 111 24/7",
            "741741 HOME",
            "jonas@example.org",
            "@jonas",
            "*#21#",
            "**21*1234",
            "112*3",
            "112;ext=1",
            "112?body=x",
            "++49",
            "+*49",
            "٣١١٤",
            "1-800-HÄLP",
            "123456789012345678901",
            "1-800-THIS-IS-MUCH-TOO-LONG",
        ] {
            assert_eq!(dialled(typed), None, "{typed}");
        }
    }
}
