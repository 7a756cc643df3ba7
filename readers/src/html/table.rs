//! Which tables hold data, and which only place the parts of a page side by side.

use super::tree::{Id, ROOT, Tree};
use rustc_hash::{FxHashMap, FxHashSet};

/// A cell with more letters than this holds prose.
const LONGEST_CELL: usize = 500;

/// What is known of a table.
#[derive(Default)]
struct Shape {
    rows: usize,
    widest: usize,
    /// Whether a cell holds what no cell of data does.
    places: bool,
}

/// What is known of a cell.
#[derive(Default)]
struct Cell {
    letters: usize,
    paragraphs: usize,
}

/// The tables of data, whose rows are lines of text.
pub(super) fn data(tree: &Tree) -> FxHashSet<Id> {
    let mut survey = Survey { tree, inside: vec![(ROOT, ROOT); tree.len()], ..Survey::default_of(tree) };
    tree.ids().for_each(|id| survey.node(id));
    survey.data()
}

struct Survey<'a> {
    tree: &'a Tree,
    /// The innermost table and cell in which each node stands.
    inside: Vec<(Id, Id)>,
    tables: FxHashMap<Id, Shape>,
    cells: FxHashMap<Id, Cell>,
    /// How many cells each row has, and its table.
    rows: FxHashMap<Id, (usize, Id)>,
}

impl<'a> Survey<'a> {
    fn default_of(tree: &'a Tree) -> Survey<'a> {
        Survey {
            tree,
            inside: Vec::new(),
            tables: FxHashMap::default(),
            cells: FxHashMap::default(),
            rows: FxHashMap::default(),
        }
    }

    fn node(&mut self, id: Id) {
        let (table, cell) = self.inside[self.tree.parent(id) as usize];
        self.inside[id as usize] = (table, cell);
        if let Some((words, _)) = self.tree.text(id) {
            if let Some(cell) = self.cells.get_mut(&cell) {
                cell.letters += words.trim().len();
            }
            return;
        }
        let Some(element) = self.tree.element(id) else { return };
        match &*element.name {
            "table" => {
                self.tables.entry(table).or_default().places |= table != ROOT;
                let places = element.says("role", "presentation") || element.says("role", "none");
                self.tables.insert(id, Shape { places, ..Shape::default() });
                self.inside[id as usize] = (id, ROOT);
            }
            "tr" if table != ROOT => {
                self.rows.insert(id, (0, table));
            }
            "td" | "th" if table != ROOT => {
                self.cells.insert(id, Cell::default());
                if let Some((count, _)) = self.rows.get_mut(&self.tree.parent(id)) {
                    *count += 1;
                }
                self.inside[id as usize] = (table, id);
            }
            "p" | "div" | "br" => {
                if let Some(cell) = self.cells.get_mut(&cell) {
                    cell.paragraphs += 1;
                }
            }
            "ul" | "ol" | "dl" | "blockquote" | "h1" | "h2" | "h3" | "h4" | "form" | "article" | "section"
                if cell != ROOT =>
            {
                self.tables.entry(table).or_default().places = true;
            }
            _ => {}
        }
    }

    fn data(mut self) -> FxHashSet<Id> {
        for (count, table) in self.rows.values() {
            let shape = self.tables.entry(*table).or_default();
            shape.rows += 1;
            shape.widest = shape.widest.max(*count);
        }
        for (id, cell) in &self.cells {
            let (table, _) = self.inside[self.tree.parent(*id) as usize];
            let prose = cell.letters > LONGEST_CELL || cell.paragraphs > 2 && cell.letters > LONGEST_CELL / 2;
            self.tables.entry(table).or_default().places |= prose;
        }
        let is_data = |shape: &Shape| !shape.places && shape.rows > 1 && shape.widest > 1;
        self.tables.into_iter().filter(|(id, shape)| *id != ROOT && is_data(shape)).map(|(id, _)| id).collect()
    }
}
