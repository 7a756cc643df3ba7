//! Where words go while a story is read: into a paragraph, in a cell, in a text box, in a note.

use super::paragraph::{Paragraph, Piece};

/// What takes the pieces of a story, in order.
pub(super) type Sink<'a> = &'a mut dyn FnMut(Piece);

/// The paragraphs, cells and boxes that are open.
pub(super) struct Flows<'a> {
    sink: Sink<'a>,
    /// The story itself, then each cell or box within the one before.
    open: Vec<Flow>,
    rows: Vec<Row>,
}

/// One run of paragraphs.
#[derive(Default)]
struct Flow {
    /// Those that are complete; the story's own are handed on at once.
    pieces: Vec<Piece>,
    /// The one that is being written.
    current: Option<Paragraph>,
    /// The one whose end was deleted.
    carried: Option<Paragraph>,
    /// What boxes within the current paragraph hold.
    boxes: Vec<Piece>,
}

/// The row of a table that is being read.
#[derive(Default)]
struct Row {
    cells: Vec<Vec<Piece>>,
    /// Whether it was deleted.
    deleted: bool,
    /// Whether the open cell was deleted.
    cell_deleted: bool,
}

impl<'a> Flows<'a> {
    /// Nothing yet, to be handed to a sink.
    pub fn new(sink: Sink<'a>) -> Flows<'a> {
        Flows { sink, open: Vec::new(), rows: Vec::new() }
    }

    fn flow(&mut self) -> &mut Flow {
        if self.open.is_empty() {
            self.open.push(Flow::default());
        }
        let last = self.open.len() - 1;
        &mut self.open[last]
    }

    /// The paragraph that words go to.
    pub fn paragraph(&mut self) -> &mut Paragraph {
        self.flow().current.get_or_insert_default()
    }

    /// Begins a paragraph.
    pub fn begin_paragraph(&mut self) {
        self.end_paragraph();
        let flow = self.flow();
        flow.current = Some(flow.carried.take().map(Paragraph::carried).unwrap_or_default());
    }

    /// Ends the paragraph that is open; boxes within it come behind it.
    pub fn end_paragraph(&mut self) {
        let flow = self.flow();
        let boxes = std::mem::take(&mut flow.boxes);
        match flow.current.take() {
            Some(paragraph) if paragraph.goes_on => flow.carried = Some(paragraph),
            Some(paragraph) => self.emit(Piece::Paragraph(paragraph)),
            None => {}
        }
        boxes.into_iter().for_each(|piece| self.emit(piece));
    }

    /// Begins a cell, box or other run of paragraphs within the one that is open.
    pub fn begin_flow(&mut self) {
        self.flow();
        self.open.push(Flow::default());
    }

    /// Ends a box, whose paragraphs come behind the one it stands in.
    pub fn end_box(&mut self) {
        let pieces = self.end_flow();
        let flow = self.flow();
        if flow.current.is_some() {
            flow.boxes.extend(pieces);
        } else {
            pieces.into_iter().for_each(|piece| self.emit(piece));
        }
    }

    fn end_flow(&mut self) -> Vec<Piece> {
        self.end_paragraph();
        self.end_carried();
        if self.open.len() > 1 { self.open.pop().map(|flow| flow.pieces).unwrap_or_default() } else { Vec::new() }
    }

    /// A paragraph whose end was deleted, where none follows.
    fn end_carried(&mut self) {
        if let Some(paragraph) = self.flow().carried.take() {
            self.emit(Piece::Paragraph(paragraph));
        }
    }

    /// Begins the row of a table.
    pub fn begin_row(&mut self) {
        self.end_paragraph();
        self.end_carried();
        self.rows.push(Row::default());
    }

    /// Ends a cell.
    pub fn end_cell(&mut self) {
        let pieces = self.end_flow();
        match self.rows.last_mut() {
            Some(row) => {
                if !std::mem::take(&mut row.cell_deleted) {
                    row.cells.push(pieces);
                }
            }
            None => pieces.into_iter().for_each(|piece| self.emit(piece)),
        }
    }

    /// Ends a row: one piece where its cells are of one paragraph each, else all their paragraphs.
    pub fn end_row(&mut self) {
        let Some(row) = self.rows.pop().filter(|row| !row.deleted) else { return };
        if row.cells.len() > 1 && row.cells.iter().all(|cell| is_single(cell)) {
            let cells = row.cells.into_iter().map(single).collect();
            return self.emit(Piece::Row(cells));
        }
        let several = row.cells.len() > 1;
        for mut piece in row.cells.into_iter().flatten() {
            if let Piece::Paragraph(paragraph) = &mut piece {
                paragraph.in_row |= several;
            }
            self.emit(piece);
        }
    }

    /// Marks the open row as deleted.
    pub fn delete_row(&mut self) {
        self.rows.last_mut().into_iter().for_each(|row| row.deleted = true);
    }

    /// Marks the open cell as deleted.
    pub fn delete_cell(&mut self) {
        self.rows.last_mut().into_iter().for_each(|row| row.cell_deleted = true);
    }

    /// Hands on a piece: to the sink where it is the story's own.
    pub fn emit(&mut self, piece: Piece) {
        match self.open.as_mut_slice() {
            [_, .., inner] => inner.pieces.push(piece),
            _ => (self.sink)(piece),
        }
    }

    /// Puts words of a drawing behind the paragraph that is open.
    pub fn emit_behind(&mut self, paragraph: Paragraph) {
        self.flow().boxes.push(Piece::Paragraph(paragraph));
    }

    /// Ends the story.
    pub fn finish(&mut self) {
        self.end_paragraph();
        self.end_carried();
    }
}

/// Whether a cell has one paragraph with words at most, and no table in it.
fn is_single(cell: &[Piece]) -> bool {
    let with_words = |piece: &&Piece| !matches!(piece, Piece::Paragraph(paragraph) if paragraph.is_blank());
    let mut filled = cell.iter().filter(with_words);
    let first = filled.next();
    filled.next().is_none() && !matches!(first, Some(Piece::Row(_)))
}

/// The paragraph of a cell that has one at most.
fn single(cell: Vec<Piece>) -> Paragraph {
    let mut paragraphs = cell.into_iter().filter_map(|piece| match piece {
        Piece::Paragraph(paragraph) => Some(paragraph),
        _ => None,
    });
    let first = paragraphs.next().unwrap_or_default();
    if first.is_blank() { paragraphs.find(|other| !other.is_blank()).unwrap_or(first) } else { first }
}
