//! The formats by name.

/// A format of another tool.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A folder of brat: texts with standoff annotations.
    Brat,
    /// A folder of UIMA CAS: an XMI file a document, with its type system.
    Cas,
    /// Discourse Network Analyzer 3: its database and its list of events.
    #[cfg(feature = "sqlite")]
    Dna,
    /// JSON Lines of doccano: a document a line, with labelled spans.
    Doccano,
    /// GEXF of Gephi: a file a network.
    Gexf,
    /// GraphML: a file a network.
    Graphml,
    /// Label Studio: tasks with predictions, and the configuration that shows them.
    LabelStudio,
    /// A project of REFI-QDA.
    Qdpx,
    /// A SQLite database: all tables with keys, indexes, full-text search and views.
    #[cfg(feature = "sqlite")]
    Sqlite,
    /// A folder of TEI in the shape of ParlaMint.
    Tei,
    /// A folder of W3C Web Annotations in JSON-LD.
    WebAnnotation,
    /// An Excel workbook: a sheet a table.
    #[cfg(feature = "xlsx")]
    Xlsx,
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
    pub const ALL: &[Format] = &[
        Format::Brat,
        Format::Cas,
        #[cfg(feature = "sqlite")]
        Format::Dna,
        Format::Doccano,
        Format::Gexf,
        Format::Graphml,
        Format::LabelStudio,
        Format::Qdpx,
        #[cfg(feature = "sqlite")]
        Format::Sqlite,
        Format::Tei,
        Format::WebAnnotation,
        #[cfg(feature = "xlsx")]
        Format::Xlsx,
    ];

    /// The name used on the command line.
    pub fn name(self) -> &'static str {
        self.described().0
    }

    /// What it is, and whom it is for; one line without a full stop.
    pub fn about(self) -> &'static str {
        self.described().2
    }

    /// Whether it is a file or a folder of files.
    pub fn holds(self) -> Holds {
        self.described().1
    }

    fn described(self) -> (&'static str, Holds, &'static str) {
        use Holds::{File, Folder};
        match self {
            Format::Brat => (
                "brat",
                Folder,
                "brat: texts with standoff annotations, attributions as in PolNeAR, to correct by hand",
            ),
            Format::Cas => (
                "cas",
                Folder,
                "INCEpTION and UIMA: a CAS in XMI a document, with its type system, to annotate further",
            ),
            #[cfg(feature = "sqlite")]
            Format::Dna => ("dna", Folder, "Discourse Network Analyzer 3: its database and its list of events"),
            Format::Doccano => {
                ("doccano", File, "doccano: JSON Lines, a document a line with its spans, to correct by hand")
            }
            Format::Gexf => ("gexf", Folder, "GEXF: networks of actors and issues, for Gephi"),
            Format::Graphml => {
                ("graphml", Folder, "GraphML: networks of actors and issues, for networkx, igraph and visone")
            }
            Format::LabelStudio => (
                "label-studio",
                Folder,
                "Label Studio: tasks with predictions and their configuration, to correct by hand",
            ),
            Format::Qdpx => ("qdpx", File, "REFI-QDA: a project for NVivo, MAXQDA, ATLAS.ti and QualCoder"),
            #[cfg(feature = "sqlite")]
            Format::Sqlite => (
                "sqlite",
                File,
                "SQLite: one file with all tables, full-text search and views, for Datasette, R and ODBC",
            ),
            Format::Tei => {
                ("tei", Folder, "TEI in the shape of ParlaMint: utterances with their speakers, for tools of corpora")
            }
            Format::WebAnnotation => (
                "web-annotation",
                Folder,
                "W3C Web Annotations: JSON-LD that quotes the words it is about, for viewers",
            ),
            #[cfg(feature = "xlsx")]
            Format::Xlsx => ("xlsx", File, "Excel workbook: a sheet for each table, with links to the sentences"),
        }
    }
}
