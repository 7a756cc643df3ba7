//! The formats by name.

/// A format of another tool.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A folder of brat: texts with standoff annotations.
    Brat,
    /// A folder of UIMA CAS: an XMI file a document, with its type system.
    Cas,
    /// JSON Lines of doccano: a document a line, with labelled spans.
    Doccano,
    /// A folder of TEI in the shape of ParlaMint.
    Tei,
    /// A folder of W3C Web Annotations in JSON-LD.
    WebAnnotation,
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
    pub const ALL: [Format; 5] = [Format::Brat, Format::Cas, Format::Doccano, Format::Tei, Format::WebAnnotation];

    /// The name used on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Format::Brat => "brat",
            Format::Cas => "cas",
            Format::Doccano => "doccano",
            Format::Tei => "tei",
            Format::WebAnnotation => "web-annotation",
        }
    }

    /// What it is, and whom it is for; one line without a full stop.
    pub fn about(self) -> &'static str {
        match self {
            Format::Brat => "brat: texts with standoff annotations, attributions as in PolNeAR, to correct by hand",
            Format::Cas => "INCEpTION and UIMA: a CAS in XMI a document, with its type system, to annotate further",
            Format::Doccano => "doccano: JSON Lines, a document a line with its spans, to correct by hand",
            Format::Tei => "TEI in the shape of ParlaMint: utterances with their speakers, for tools of corpora",
            Format::WebAnnotation => "W3C Web Annotations: JSON-LD that quotes the words it is about, for viewers",
        }
    }

    /// Whether it is a file or a folder of files.
    pub fn holds(self) -> Holds {
        match self {
            Format::Brat => Holds::Folder,
            Format::Cas => Holds::Folder,
            Format::Doccano => Holds::File,
            Format::Tei => Holds::Folder,
            Format::WebAnnotation => Holds::Folder,
        }
    }
}
