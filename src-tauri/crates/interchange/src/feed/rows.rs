//! Rows that are objects of JSON.

use serde_json::{Map, Value};

use super::{Field, Limits, Problem, ProblemCode, Refused, Shop};
use crate::{json, text};

/// The text of a file, if it is not too large and not empty.
pub(crate) fn decode<'b>(bytes: &'b [u8], limits: &Limits) -> Result<text::Decoded<'b>, Refused> {
    if bytes.len() > limits.bytes {
        return Err(Refused::TooLarge { limit: limits.bytes });
    }
    let decoded = text::decode(bytes)?;
    if decoded.text.trim_matches(|c: char| c.is_whitespace() || c == '\0').is_empty() {
        return Err(Refused::Empty);
    }
    Ok(decoded)
}

/// What [`decode`] has to say about the whole file.
pub(crate) fn say_how_decoded(decoded: &text::Decoded<'_>, shop: &mut Shop<'_>) {
    let code = match (decoded.guessed, decoded.damaged) {
        (true, _) => ProblemCode::EncodingGuessed,
        (false, true) => ProblemCode::UnreadableBytes,
        (false, false) => return,
    };
    shop.say(Problem { at: 1, field: None, code, left_out: false });
}

/// One object.
pub(crate) struct Row(Map<String, Value>);

impl Row {
    /// The value under the first of these names that has one, as text. A list or an object where a text should be is a problem.
    pub(crate) fn text(&self, names: &[&str], field: Field, shop: &mut Shop<'_>) -> String {
        for value in names.iter().filter_map(|name| self.0.get(*name)) {
            match value {
                Value::Null => {}
                Value::String(text) if text.trim().is_empty() => {}
                Value::String(text) => return text.clone(),
                Value::Number(number) => return number.to_string(),
                Value::Bool(flag) => return if *flag { "yes" } else { "no" }.to_owned(),
                Value::Array(_) | Value::Object(_) => shop.repaired(field, ProblemCode::WrongType),
            }
        }
        String::new()
    }

    /// The texts and numbers of a list, or of a text that commas divide.
    pub(crate) fn list(&self, name: &str, field: Field, shop: &mut Shop<'_>) -> Vec<String> {
        match self.0.get(name) {
            Some(Value::Array(values)) => {
                let texts = values.iter().filter_map(|value| match value {
                    Value::String(text) => Some(text.trim().to_owned()),
                    Value::Number(number) => Some(number.to_string()),
                    _ => None,
                });
                let texts: Vec<String> = texts.collect();
                if texts.len() < values.iter().filter(|value| !value.is_null()).count() {
                    shop.repaired(field, ProblemCode::WrongType);
                }
                texts
            }
            None | Some(Value::Null) => Vec::new(),
            Some(_) => {
                let text = self.text(&[name], field, shop);
                text.split(',').map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
            }
        }
    }
}

/// Hands every object of a list to `read`. What is none is left out with the reason.
pub(crate) fn each(list: &str, shop: &mut Shop<'_>, mut read: impl FnMut(&Row, &mut Shop<'_>)) -> Result<(), Refused> {
    let elements = json::elements(list).ok_or(Refused::NoMeetings)?;
    for (number, element) in elements.enumerate() {
        if number >= shop.limits.rows {
            return Err(Refused::TooManyRows { limit: shop.limits.rows });
        }
        shop.turn_to(u32::try_from(number + 1).unwrap_or(u32::MAX));
        if element.cut {
            shop.left_out(ProblemCode::FileEnds);
        } else if element.text.len() > shop.limits.row_bytes {
            shop.left_out(ProblemCode::TooLong);
        } else if element.depth > shop.limits.depth {
            shop.left_out(ProblemCode::TooDeep);
        } else {
            match serde_json::from_str::<Value>(element.text) {
                Ok(Value::Object(map)) => read(&Row(map), shop),
                Ok(_) => shop.left_out(ProblemCode::NotAMeeting),
                Err(_) => shop.left_out(ProblemCode::Broken),
            }
        }
    }
    Ok(())
}
