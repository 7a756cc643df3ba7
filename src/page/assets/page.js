"use strict";
const one = (id) => document.getElementById(id);
const all = (selector, from = document) => [...from.querySelectorAll(selector)];
const evidence = JSON.parse(one("evidence").textContent) || [];
const panel = one("panel");

// The panel: a title and lines, of which some lead elsewhere.
function show(title, lines) {
  one("panel-title").textContent = title;
  one("panel-list").replaceChildren(...lines);
  panel.showModal();
  one("panel-title").focus();
}

function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

function link(address, text) {
  const made = element("a", text);
  made.href = address;
  made.rel = "noreferrer";
  return made;
}

// A sentence that stands for a cell.
function quotation([address, who, text, told]) {
  const item = document.createElement("li");
  const words = element("q", text);
  words.dir = "auto";
  const way = link(address, "read it in its place");
  way.addEventListener("click", () => panel.close());
  item.append(element("b", who), " ", words, " ", element("small", `(${told}) `), way);
  return item;
}

// A line of what is known of a sentence; an address in it leads there.
function line(text) {
  const item = document.createElement("li");
  const address = /https?:\/\/\S+$/.exec(text);
  item.append(address ? text.slice(0, address.index) : text);
  if (address) item.append(link(address[0], address[0]));
  return item;
}

function tell(sentence) {
  const near = sentence.parentElement.querySelectorAll(".s");
  const at = [...near].indexOf(sentence);
  const context = [...near].slice(Math.max(0, at - 1), at + 2).map((other) => other.textContent.trim()).join(" ");
  show(sentence.textContent.trim(), [...sentence.dataset.d.split("\n").map(line), line(`In its paragraph: ${context}`)]);
}

all(".heat button").forEach((button) => button.addEventListener("click", () => {
  const quoted = evidence[Number(button.dataset.e)];
  show(`${button.getAttribute("aria-label")} (the surest ${quoted.length})`, quoted.map(quotation));
}));

// Sentences: a click or Enter tells of one, arrows lead to the next.
const sentences = all(".s");
if (sentences.length) sentences[0].tabIndex = 0;

function step(from, by) {
  const open = sentences.filter((sentence) => sentence.offsetParent !== null);
  const next = open[open.indexOf(from) + by];
  if (!next) return;
  from.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
}

document.addEventListener("click", (event) => {
  const sentence = event.target.closest(".s");
  if (sentence) tell(sentence);
});
document.addEventListener("keydown", (event) => {
  const sentence = event.target.closest && event.target.closest(".s");
  if (!sentence) return;
  const by = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  if (by) step(sentence, by);
  else if (event.key === "Enter" || event.key === " ") tell(sentence);
  else return;
  event.preventDefault();
});

// Picking sentences.
const filters = one("filters");
function pick() {
  const words = one("q").value.trim().toLowerCase();
  const [owner, theme, issue, stance] = ["o", "t", "p", "x"].map((id) => one(id).value);
  const least = Number(one("c").value) || 0;
  const has = (list, value) => !value || (list || "").split(" ").includes(value);
  const side = (list) => (list || "").split(" ").some((one) => {
    const [name, taken] = one.split("=");
    return (!issue || name === issue) && (!stance || taken === stance);
  });
  const fits = (sentence) => {
    const { o, t, p, c } = sentence.dataset;
    return has(o, owner) && has(t, theme) && (!issue && !stance || side(p)) && Number(c) >= least &&
      (!words || sentence.textContent.toLowerCase().includes(words));
  };
  const picking = Boolean(words || owner || theme || issue || stance || least);
  document.body.classList.toggle("picking", picking);
  all(".run").forEach((run) => run.classList.remove("in"));
  let count = 0;
  sentences.forEach((sentence) => {
    const fit = picking && fits(sentence);
    sentence.classList.toggle("in", fit);
    if (!fit) return;
    count += 1;
    sentence.closest(".run").classList.add("in");
  });
  one("picked").textContent = picking ? `${count} of ${sentences.length} sentences` : "";
}
if (filters) {
  filters.addEventListener("input", pick);
  filters.addEventListener("submit", (event) => event.preventDefault());
  filters.addEventListener("reset", () => setTimeout(pick));
}

// Narrowing a table by words.
function narrow(field, rows, status, text) {
  field.addEventListener("input", () => {
    const words = field.value.trim().toLowerCase();
    let count = 0;
    rows.forEach((row) => {
      row.hidden = Boolean(words) && !text(row).toLowerCase().includes(words);
      count += row.hidden ? 0 : 1;
    });
    status.textContent = words ? `${count} of ${rows.length}` : "";
  });
}
const find = one("find");
if (find) {
  const rows = all("tr[data-f]");
  narrow(find, rows, one("found"), (row) => `${row.dataset.f} ${row.cells[0].textContent}`);
}
all(".narrow").forEach((field) => {
  const section = field.closest("section");
  narrow(field, all("tbody tr", section), section.querySelector("[role=status]"), (row) => row.textContent);
});

// Links to parts that the page does not have.
all("nav a").forEach((way) => { if (!one(way.hash.slice(1))) way.remove(); });
