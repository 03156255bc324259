//! One component: looked at, or changed line by line.

use std::borrow::Cow;

use ical::tree::{
    cst::{IcalCst, IcalItem},
    line::IcalLine,
};

/// A component that is looked at.
#[derive(Debug, Clone, Copy)]
pub struct View<'c>(&'c IcalCst<'static>);

impl<'c> View<'c> {
    pub(super) fn new(cst: &'c IcalCst<'static>) -> Self {
        Self(cst)
    }

    /// Its name in capitals; empty for lines that lie in none.
    pub fn name(&self) -> String {
        self.0.begin.as_ref().map(|begin| begin.raw_value_str().trim().to_ascii_uppercase()).unwrap_or_default()
    }

    /// Whether it is one of this name.
    pub fn is(&self, name: &str) -> bool {
        self.0.begin.as_ref().is_some_and(|begin| begin.raw_value_str().trim().eq_ignore_ascii_case(name))
    }

    /// Its lines of one name.
    pub fn lines(&self, name: &'c str) -> impl Iterator<Item = Line<'c>> {
        self.0.items.iter().filter_map(move |item| match item {
            IcalItem::Prop(line) if bare(line.name.get()).eq_ignore_ascii_case(name) => Some(Line(line)),
            _ => None,
        })
    }

    /// The first line of a name.
    pub fn line(&self, name: &'c str) -> Option<Line<'c>> {
        self.lines(name).next()
    }

    /// The text of the first line of a name that has one.
    pub fn text(&self, name: &str) -> Option<String> {
        self.0.items.iter().find_map(|item| match item {
            IcalItem::Prop(line) if bare(line.name.get()).eq_ignore_ascii_case(name) => {
                Some(Line(line).text()).filter(|text| !text.trim().is_empty())
            }
            _ => None,
        })
    }

    /// The components within.
    pub fn children(&self) -> impl Iterator<Item = View<'c>> {
        self.0.items.iter().filter_map(|item| match item {
            IcalItem::Component(child) => Some(View(child)),
            _ => None,
        })
    }

    pub(super) fn children_at(self, lines: &'c [u32]) -> impl Iterator<Item = (u32, View<'c>)> {
        let lines = lines.iter().copied().chain(std::iter::repeat(0));
        self.0.items.iter().zip(lines).filter_map(|(item, line)| match item {
            IcalItem::Component(child) => Some((line, View(child))),
            _ => None,
        })
    }

    /// As it was written.
    pub fn to_bytes(&self) -> Vec<u8> {
        self.0.to_bytes()
    }

    /// One of one's own.
    pub fn to_component(&self) -> Component {
        Component(self.0.clone())
    }
}

/// A line that is looked at.
#[derive(Debug, Clone, Copy)]
pub struct Line<'c>(&'c IcalLine<'static>);

impl Line<'_> {
    /// Its value as text: `\n`, `\,`, `\;` and `\\` resolved.
    pub fn text(self) -> String {
        self.0.value.decode().into_owned()
    }

    /// Its value as it is written.
    pub fn raw(&self) -> Cow<'_, str> {
        self.0.raw_value_str()
    }

    /// The texts of a value that commas divide.
    pub fn list(self) -> Vec<String> {
        self.0.value.decode_list().into_iter().map(Cow::into_owned).collect()
    }

    /// The first value of a parameter, without quotation marks.
    pub fn parameter(self, name: &str) -> Option<String> {
        let found = self.0.params.iter().find(|parameter| parameter.name.get().eq_ignore_ascii_case(name))?;
        let value = found.values.first()?.get();
        Some(value.strip_prefix('"').and_then(|value| value.strip_suffix('"')).unwrap_or(value).to_owned())
    }
}

/// A line's name without the group that vCard programs put before it.
fn bare(name: &str) -> &str {
    name.rsplit('.').next().unwrap_or(name)
}

/// A component of one's own.
#[derive(Debug, Clone)]
pub struct Component(pub(super) IcalCst<'static>);

impl Component {
    /// An empty one, for example `VEVENT`.
    pub fn new(name: &'static str) -> Self {
        Self(IcalCst::empty(name))
    }

    /// To look at it.
    pub fn view(&self) -> View<'_> {
        View(&self.0)
    }

    pub(super) fn into_cst(self) -> IcalCst<'static> {
        self.0
    }

    /// Makes `text` the value of the one line of a name, escaped as section 3.3.11 asks. Other lines stay as they are.
    pub fn set(&mut self, name: &'static str, text: &str) {
        self.set_raw(name, &[], &escape(text));
    }

    /// The same with parameters and a value that is written as it is, for example a date. What could begin a new line is taken out.
    pub fn set_raw(&mut self, name: &'static str, parameters: &[(&str, &str)], value: &str) {
        let at = self.0.items.iter().position(|item| is_line(item, name));
        self.remove(name);
        let Some(line) = written(name, parameters, value) else { return };
        let at = at.unwrap_or_else(|| self.end_of_lines());
        self.0.items.insert(at.min(self.0.items.len()), line);
    }

    /// Adds one more line of a name behind those it has, with a value that is written as it is.
    pub fn add_raw(&mut self, name: &'static str, parameters: &[(&str, &str)], value: &str) {
        let last = self.0.items.iter().rposition(|item| is_line(item, name));
        let Some(line) = written(name, parameters, value) else { return };
        let at = last.map_or_else(|| self.end_of_lines(), |last| last + 1);
        self.0.items.insert(at.min(self.0.items.len()), line);
    }

    /// Takes all lines of a name out.
    pub fn remove(&mut self, name: &str) {
        self.0.items.retain(|item| !is_line(item, name));
    }

    /// Takes components of a name out, for example alarms.
    pub fn remove_children(&mut self, name: &str) {
        self.retain_children(name, |_| false);
    }

    /// Takes those components of a name out that are not wanted.
    pub fn retain_children(&mut self, name: &str, wanted: impl Fn(View<'_>) -> bool) {
        self.0.items.retain(|item| match item {
            IcalItem::Component(child) => !View(child).is(name) || wanted(View(child)),
            _ => true,
        });
    }

    /// Adds a component within.
    pub fn push(&mut self, child: Self) {
        self.0.push_component(child.0);
    }

    /// Where lines end and components begin.
    fn end_of_lines(&self) -> usize {
        let items = &self.0.items;
        items.iter().position(|item| matches!(item, IcalItem::Component(_))).unwrap_or(items.len())
    }
}

fn is_line(item: &IcalItem<'_>, name: &str) -> bool {
    matches!(item, IcalItem::Prop(line) if bare(line.name.get()).eq_ignore_ascii_case(name))
}

/// A line of its own. What could begin a new line is taken out of its value.
fn written(name: &str, parameters: &[(&str, &str)], value: &str) -> Option<IcalItem<'static>> {
    let mut written = name.to_owned();
    for (parameter, value) in parameters {
        written.extend([";", *parameter, "=", &quoted(value)]);
    }
    let one_line: String = value.chars().filter(|c| !matches!(c, '\r' | '\n' | '\0')).collect();
    written.extend([":", &one_line]);
    owned(&folded(&written))
}

/// A text as a value (section 3.3.11).
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '\\' => escaped.push_str("\\\\"),
            ';' => escaped.push_str("\\;"),
            ',' => escaped.push_str("\\,"),
            '\n' | '\r' => escaped.push_str("\\n"),
            c if c.is_control() && c != '\t' => {}
            c => escaped.push(c),
        }
    }
    escaped
}

/// A parameter's value, in quotation marks where it needs them. It can't hold any itself (section 3.2).
fn quoted(value: &str) -> String {
    let plain: String = value.chars().filter(|c| *c != '"' && !c.is_control()).collect();
    if plain.contains([':', ';', ',']) { format!("\"{plain}\"") } else { plain }
}

/// A line in pieces of 75 octets at most, between characters (section 3.1).
fn folded(line: &str) -> String {
    let mut folded = String::with_capacity(line.len() + line.len() / 32 + 2);
    let mut octets = 0;
    for c in line.chars() {
        if octets + c.len_utf8() > 75 {
            folded.push_str("\r\n ");
            octets = 1;
        }
        folded.push(c);
        octets += c.len_utf8();
    }
    folded + "\r\n"
}

/// A line on its own.
fn owned(written: &str) -> Option<IcalItem<'static>> {
    let (line, _) = IcalLine::take(written.as_bytes()).ok()?;
    let alone = IcalCst { begin: None, items: vec![IcalItem::Prop(line)], end: None, trailing: Cow::Borrowed("") };
    alone.into_static().items.pop()
}
