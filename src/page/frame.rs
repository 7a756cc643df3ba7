//! The page around what it shows: head, policy, style and behaviour.

use super::html::{Shown, json};
use super::tally::Evidence;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json as value};
use sha2::{Digest, Sha256};

const STYLE: &str = include_str!("assets/page.css");
const SCRIPT: &str = include_str!("assets/page.js");

/// A whole page. Nothing but its own style and script may act in it, and nothing be loaded.
pub(super) fn page(title: &str, body: &str, evidence: &Value) -> String {
    let [style, script] = [STYLE, SCRIPT].map(|part| STANDARD.encode(Sha256::digest(part)));
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{style}'; \
         script-src 'sha256-{script}'; base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n\
         <a class=\"skip\" href=\"#main\">Skip to the content</a>\n{body}\n\
         <dialog id=\"panel\" aria-labelledby=\"panel-title\"><form method=\"dialog\"><button>Close</button></form>\
         <h2 id=\"panel-title\" tabindex=\"-1\"></h2><ul id=\"panel-list\"></ul></dialog>\n\
         <script type=\"application/json\" id=\"evidence\">{}</script>\n<script>{SCRIPT}</script>\n</body>\n</html>\n",
        Shown(title),
        json(evidence),
    )
}

/// The sentences of each cell, as the script shows them: where, whose, which words, and how sure.
pub(super) fn evidence(cells: &[Vec<Evidence>], place: &dyn Fn(usize) -> String) -> Value {
    let one = |evidence: &Evidence| {
        let place = place(evidence.report);
        let file = place.split('#').next().unwrap_or_default();
        let page = evidence.page.map(|page| format!(", page {page}")).unwrap_or_default();
        let told = format!("sentence {}{page}, confidence {:.2}", evidence.sentence, evidence.confidence);
        value!([format!("{file}#d{}-s{}", evidence.report, evidence.sentence), evidence.who, evidence.text, told])
    };
    cells.iter().map(|cell| cell.iter().map(one).collect::<Value>()).collect()
}
