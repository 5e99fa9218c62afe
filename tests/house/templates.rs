//! Templates hold no script, no style and nothing foreign, escape what they print, and stay short.
use super::{Source, faulted, hold, read};

const LONGEST: usize = 80;

/// May print what is not escaped, and why it is safe.
const UNESCAPED: &[(&str, &str, &str)] = &[
    (
        "templates/enterprises/show.html",
        "{{ json_ld|safe }}",
        "JSON in a data block, in which web::json::in_script leaves no `<`",
    ),
    (
        "templates/events/show.html",
        "{{ json_ld|safe }}",
        "JSON in a data block, in which web::json::in_script leaves no `<`",
    ),
    (
        "templates/programmes/show.html",
        "{{ json_ld|safe }}",
        "JSON in a data block, in which web::json::in_script leaves no `<`",
    ),
];

/// A script of ours, served as a file; what it does can be done without it.
const SERVED: (&str, &str) =
    ("templates/events/admin/schedule/board.html", r#"<script src="{{ view.asset("schedule.js") }}" defer></script>"#);

/// What no line may hold, and what to do.
const FORBIDDEN: &[(&str, &str)] = &[
    ("style=", "the policy allows no inline style; give it a class and write the rule in assets/"),
    ("<style", "the policy allows no inline style; write the rule in assets/"),
    ("<script", "the policy allows no inline script; the page must work without"),
    ("javascript:", "the policy allows no inline script; the page must work without"),
    ("http://", "pages load and link nothing of others; write a path of ours"),
    ("https://", "pages load and link nothing of others; write a path of ours"),
    ("|safe", "what is printed is escaped; build it from templates, or list it with its reason in UNESCAPED"),
    ("escape(\"none\")", "what is printed is escaped; build it from templates"),
    ("filter safe", "what is printed is escaped; build it from templates"),
];

fn plain(source: &Source) -> Vec<String> {
    let mut found = Vec::new();
    for (number, line) in source.lines() {
        let mut line = line.replace("<script type=\"application/ld+json\">", "").replace(" | ", "|");
        line = if source.path == SERVED.0 { line.replacen(SERVED.1, "", 1) } else { line };
        for (path, printed, _) in UNESCAPED {
            line = if *path == source.path { line.replacen(printed, "", 1) } else { line };
        }
        let forbidden = FORBIDDEN.iter().filter(|(mark, _)| line.to_ascii_lowercase().contains(mark));
        found.extend(forbidden.map(|(mark, says)| source.at(number, format!("`{mark}`: {says}"))));
        found.extend(
            handler(&line).map(|name| source.at(number, format!("`{name}=`: the policy allows no inline script"))),
        );
    }
    found
}

/// An attribute that would run a script, such as `onclick`.
fn handler(line: &str) -> Option<&str> {
    let names = line.split('=').filter_map(|before| before.split([' ', '"', '\'', '}']).next_back());
    let is_handler = |name: &&str| name.len() > 2 && name.chars().all(|mark| mark.is_ascii_lowercase());
    names.filter(|name| name.starts_with("on")).find(is_handler)
}

#[test]
fn templates_hold_no_script_no_style_and_nothing_foreign() {
    hold(read("templates", "").iter().flat_map(plain));

    let wrong = "<p class=\"on\">\n<p style=\"x\">\n<script>\n<a onclick=\"x\">\n{{ a | safe }}\n<img src=\"https://a.cn/b\">\n<b>on = {{ x }}</b>";
    assert_eq!(faulted(plain, "templates/a.html", wrong), [2, 3, 4, 5, 6]);
    assert_eq!(faulted(plain, "templates/a.html", "<script type=\"application/ld+json\">{{ json_ld|safe }}"), [1]);
    assert_eq!(faulted(plain, "templates/a.html", SERVED.1), [1]);
    assert_eq!(faulted(plain, SERVED.0, &format!("{}\n<script>", SERVED.1)), [2]);
    assert_eq!(faulted(plain, UNESCAPED[0].0, "<script type=\"application/ld+json\">{{ json_ld|safe }}"), [0; 0]);
}

fn short(source: &Source) -> Vec<String> {
    let lines = source.text.lines().count();
    let says = format!("{lines} lines: move parts of it to templates/components/ or files of their own");
    if lines > LONGEST { vec![source.at(LONGEST + 1, says)] } else { vec![] }
}

#[test]
fn templates_are_short() {
    hold(read("templates", ".html").iter().flat_map(short));
    assert_eq!(faulted(short, "templates/a.html", &"x\n".repeat(81)), [81]);
}
