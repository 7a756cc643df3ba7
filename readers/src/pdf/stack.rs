//! Lines that belong together on a page.

use super::line::Line;
use super::tags::Role;

/// Lines below each other.
#[derive(Debug, Default)]
pub(super) struct Stack {
    pub lines: Vec<Line>,
    /// What the file's structure says of them, as one block; none where only the gaps between the lines can tell.
    pub role: Option<Role>,
}
