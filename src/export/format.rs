//! The formats by name.

/// A format of another tool.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Discourse Network Analyzer 3: its database and its list of events.
    #[cfg(feature = "sqlite")]
    Dna,
    /// JSON Lines of doccano: a document a line, with labelled spans.
    Doccano,
<<<<<<< HEAD
    /// Label Studio: tasks with predictions, and the configuration that shows them.
    LabelStudio,
=======
    /// GEXF of Gephi: a file a network.
    Gexf,
    /// GraphML: a file a network.
    Graphml,
    /// A project of REFI-QDA.
    Qdpx,
    /// A SQLite database: all tables with keys, indexes, full-text search and views.
    #[cfg(feature = "sqlite")]
    Sqlite,
    /// An Excel workbook: a sheet a table.
    #[cfg(feature = "xlsx")]
    Xlsx,
>>>>>>> ex-a
}

/// Whether a format is a file or a folder of files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// One file.
    File,
    /// A folder.
    Folder,
}

impl Format {
    /// All of them, in the order of the alphabet.
<<<<<<< HEAD
    pub const ALL: [Format; 2] = [Format::Doccano, Format::LabelStudio];
=======
    pub const ALL: &[Format] = &[
        #[cfg(feature = "sqlite")]
        Format::Dna,
        Format::Doccano,
        Format::Gexf,
        Format::Graphml,
        Format::Qdpx,
        #[cfg(feature = "sqlite")]
        Format::Sqlite,
        #[cfg(feature = "xlsx")]
        Format::Xlsx,
    ];
>>>>>>> ex-a

    /// The name used on the command line.
    pub fn name(self) -> &'static str {
        match self {
            #[cfg(feature = "sqlite")]
            Format::Dna => "dna",
            Format::Doccano => "doccano",
<<<<<<< HEAD
            Format::LabelStudio => "label-studio",
=======
            Format::Gexf => "gexf",
            Format::Graphml => "graphml",
            Format::Qdpx => "qdpx",
            #[cfg(feature = "sqlite")]
            Format::Sqlite => "sqlite",
            #[cfg(feature = "xlsx")]
            Format::Xlsx => "xlsx",
>>>>>>> ex-a
        }
    }

    /// What it is, and whom it is for; one line without a full stop.
    pub fn about(self) -> &'static str {
        match self {
            #[cfg(feature = "sqlite")]
            Format::Dna => "Discourse Network Analyzer 3: its database and its list of events",
            Format::Doccano => "doccano: JSON Lines, a document a line with its spans, to correct by hand",
<<<<<<< HEAD
            Format::LabelStudio => "Label Studio: tasks with predictions and their configuration, to correct by hand",
=======
            Format::Gexf => "GEXF: networks of actors and issues, for Gephi",
            Format::Graphml => "GraphML: networks of actors and issues, for networkx, igraph and visone",
            Format::Qdpx => "REFI-QDA: a project for NVivo, MAXQDA, ATLAS.ti and QualCoder",
            #[cfg(feature = "sqlite")]
            Format::Sqlite => "SQLite: one file with all tables, full-text search and views, for Datasette, R and ODBC",
            #[cfg(feature = "xlsx")]
            Format::Xlsx => "Excel workbook: a sheet for each table, with links to the sentences",
>>>>>>> ex-a
        }
    }

    /// Whether it is a file or a folder of files.
    pub fn holds(self) -> Holds {
        match self {
<<<<<<< HEAD
            Format::Doccano => Holds::File,
            Format::LabelStudio => Holds::Folder,
=======
            #[cfg(feature = "sqlite")]
            Format::Dna => Holds::Folder,
            Format::Doccano | Format::Qdpx => Holds::File,
            Format::Gexf | Format::Graphml => Holds::Folder,
            #[cfg(feature = "sqlite")]
            Format::Sqlite => Holds::File,
            #[cfg(feature = "xlsx")]
            Format::Xlsx => Holds::File,
>>>>>>> ex-a
        }
    }
}
