//! Words and tags in, Markdown or plain words out.

use html5ever::tokenizer::Tag;

/// Lists and quotations are told apart to this depth, deeper ones are flattened into it.
const DEEPEST: usize = 6;
/// Longer addresses are dropped; their words stay.
const LONGEST_ADDRESS: usize = 2_000;

#[derive(Debug, Clone, Copy)]
pub(super) struct Style {
    /// Write Markdown's marks; else words alone.
    pub(super) marks: bool,
    /// A line break of the text is one; else it is a space, as in a browser.
    pub(super) keep_breaks: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Mark {
    Bold,
    Italic,
    Struck,
    Link(String),
}

impl Mark {
    fn opening(&self) -> &str {
        match self {
            Self::Bold => "**",
            Self::Italic => "*",
            Self::Struck => "~~",
            Self::Link(_) => "[",
        }
    }

    fn closing(&self) -> String {
        match self {
            Self::Link(address) => format!("]({address})"),
            other => other.opening().to_owned(),
        }
    }
}

/// Writes words as they come; spaces, line breaks and marks wait until the next word shows that they are needed.
pub(super) struct Writer {
    style: Style,
    out: String,
    /// How many tags ask for each mark now.
    bold: u32,
    italic: u32,
    struck: u32,
    link: Option<String>,
    /// Marks that stand open in `out`, outermost first.
    open: Vec<Mark>,
    /// For each list around, the number of its next item, or none for bullets.
    lists: Vec<Option<u32>>,
    quotes: usize,
    /// What the next line begins with: a bullet, a number, the signs of a heading.
    lead: String,
    space: bool,
    /// Line breaks before the next word: 0, 1, or 2 for a blank line.
    breaks: usize,
}

impl Writer {
    pub(super) fn new(style: Style) -> Self {
        Self {
            style,
            out: String::new(),
            bold: 0,
            italic: 0,
            struck: 0,
            link: None,
            open: Vec::new(),
            lists: Vec::new(),
            quotes: 0,
            lead: String::new(),
            space: false,
            breaks: 0,
        }
    }

    pub(super) fn text(&mut self, text: &str) {
        for c in text.chars() {
            if c == '\n' && self.style.keep_breaks {
                self.one_more_break();
            } else if c.is_whitespace() {
                self.space = true;
            } else if !c.is_control() {
                self.begin_word();
                self.put(c);
            }
        }
    }

    pub(super) fn open(&mut self, tag: &Tag) {
        match &*tag.name {
            "b" | "strong" => self.bold += 1,
            "i" | "em" => self.italic += 1,
            "s" | "strike" | "del" => self.struck += 1,
            "a" => self.link = address(tag),
            "br" => self.one_more_break(),
            "li" => self.item(),
            "ul" => self.list(None),
            "ol" => self.list(Some(1)),
            "blockquote" => {
                self.at_least(2);
                self.quotes += 1;
            }
            "hr" => {
                self.at_least(2);
                if self.style.marks {
                    self.begin_word();
                    self.out.push_str("---");
                }
                self.at_least(2);
            }
            name => self.edge(name),
        }
    }

    pub(super) fn close(&mut self, name: &str) {
        match name {
            "b" | "strong" => self.bold = self.bold.saturating_sub(1),
            "i" | "em" => self.italic = self.italic.saturating_sub(1),
            "s" | "strike" | "del" => self.struck = self.struck.saturating_sub(1),
            "a" => self.link = None,
            "li" => self.at_least(1),
            "ul" | "ol" => {
                self.lists.pop();
                self.at_least(if self.lists.is_empty() { 2 } else { 1 });
            }
            "blockquote" => {
                self.quotes = self.quotes.saturating_sub(1);
                self.at_least(2);
            }
            "td" | "th" => self.space = true,
            name => self.edge(name),
        }
        if matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6") {
            self.lead.clear();
        }
    }

    /// The beginning or the end of something that stands in lines of its own.
    fn edge(&mut self, name: &str) {
        match name {
            "p" | "table" => self.at_least(2),
            "div" | "tr" | "section" | "article" => self.at_least(1),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.at_least(2);
                let level = name.chars().last().and_then(|c| c.to_digit(10)).unwrap_or(1);
                self.lead = "#".repeat(level as usize) + " ";
            }
            _ => {}
        }
    }

    fn list(&mut self, first: Option<u32>) {
        self.at_least(if self.lists.is_empty() { 2 } else { 1 });
        self.lists.push(first);
    }

    fn item(&mut self) {
        self.at_least(1);
        self.lead = match self.lists.last_mut() {
            Some(Some(number)) => {
                *number = number.saturating_add(1);
                format!("{}. ", *number - 1)
            }
            _ => "- ".to_owned(),
        };
    }

    fn at_least(&mut self, breaks: usize) {
        self.breaks = self.breaks.max(breaks);
        self.lead.clear();
    }

    fn one_more_break(&mut self) {
        self.breaks = (self.breaks + 1).min(2);
    }

    /// Writes what waited, so that a character of a word can follow.
    fn begin_word(&mut self) {
        let new_line = self.breaks > 0 || self.out.is_empty();
        let wanted = self.wanted();
        let kept = if new_line { 0 } else { self.open.iter().take_while(|mark| wanted.contains(mark)).count() };
        for mark in self.open.drain(kept..).rev() {
            self.out.push_str(&mark.closing());
        }
        if new_line {
            self.begin_line();
        } else if self.space {
            self.out.push(' ');
        }
        self.space = false;
        for mark in wanted {
            if !self.open.contains(&mark) {
                self.out.push_str(mark.opening());
                self.open.push(mark);
            }
        }
    }

    fn begin_line(&mut self) {
        let quotes = "> ".repeat(if self.style.marks { self.quotes.min(DEEPEST) } else { 0 });
        let breaks = if self.out.is_empty() { 0 } else { self.breaks };
        for left in (0..breaks).rev() {
            self.out.push('\n');
            self.out.push_str(if left == 0 { "" } else { quotes.trim_end() });
        }
        self.breaks = 0;
        self.out.push_str(&quotes);
        let lead = std::mem::take(&mut self.lead);
        if self.style.marks {
            let depth = self.lists.len().min(DEEPEST);
            self.out.push_str(&"   ".repeat(if lead.is_empty() { depth } else { depth.saturating_sub(1) }));
            self.out.push_str(&lead);
        }
    }

    fn wanted(&self) -> Vec<Mark> {
        if !self.style.marks {
            return Vec::new();
        }
        let marks = [(self.bold, Mark::Bold), (self.italic, Mark::Italic), (self.struck, Mark::Struck)];
        let marks = marks.into_iter().filter_map(|(asked, mark)| (asked > 0).then_some(mark));
        self.link.clone().map(Mark::Link).into_iter().chain(marks).collect()
    }

    /// Writes a character so that Markdown does not take it for a mark.
    fn put(&mut self, c: char) {
        let before = self.out.chars().next_back();
        let is_mark = match c {
            '\\' | '`' | '*' | '<' => true,
            '_' => !before.is_some_and(char::is_alphanumeric),
            '~' => before == Some('~'),
            _ => false,
        };
        if is_mark && self.style.marks {
            self.out.push('\\');
        }
        self.out.push(c);
    }

    pub(super) fn finish(mut self) -> String {
        for mark in self.open.drain(..).rev() {
            self.out.push_str(&mark.closing());
        }
        if self.style.marks { relax(&self.out) } else { self.out }
    }
}

/// Takes the guard from each `\<` that begins no tag, as in "I \<3 it".
fn relax(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        if c != '\\' {
            out.push(c);
            continue;
        }
        let guarded = rest.next();
        let begins_tag = rest.peek().is_some_and(|next| next.is_ascii_alphabetic() || "/!?".contains(*next));
        if guarded != Some('<') || begins_tag {
            out.push(c);
        }
        out.extend(guarded);
    }
    out
}

/// The address of a link that may stay one.
fn address(tag: &Tag) -> Option<String> {
    let href = tag.attrs.iter().find(|attribute| &*attribute.name.local == "href")?.value.trim().to_owned();
    let scheme = href.split_once(':')?.0.to_ascii_lowercase();
    let allowed = matches!(scheme.as_str(), "http" | "https" | "mailto" | "tel")
        && href.len() <= LONGEST_ADDRESS
        && !href.chars().any(|c| c.is_whitespace() || c.is_control());
    allowed.then(|| href.replace('(', "%28").replace(')', "%29").replace('<', "%3C").replace('\\', "%5C"))
}
