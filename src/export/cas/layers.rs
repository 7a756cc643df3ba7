//! The types of the annotations, named as INCEpTION names the layers of a project.

use super::super::error::Error;
use super::super::xml::Xml;

/// The packages of the types, as XMI names them.
pub(super) const NAMESPACES: [(&str, &str); 6] = [
    ("xmlns:xmi", "http://www.omg.org/XMI"),
    ("xmlns:cas", "http:///uima/cas.ecore"),
    ("xmlns:custom", "http:///webanno/custom.ecore"),
    ("xmlns:metadata", "http:///de/tudarmstadt/ukp/dkpro/core/api/metadata/type.ecore"),
    ("xmlns:type", "http:///de/tudarmstadt/ukp/dkpro/core/api/segmentation/type.ecore"),
    ("xmi:version", "2.0"),
];

/// A type: its name, what it is a kind of, and its features.
type Layer = (&'static str, &'static str, &'static [(&'static str, Range)]);

/// What a feature holds.
#[derive(Clone, Copy)]
enum Range {
    Text,
    Integer,
    Share,
    Boolean,
    Annotation,
    /// Links of a type.
    Links(&'static str),
}

use Range::{Annotation, Boolean, Integer, Links, Share, Text};

const SPAN: &str = "uima.tcas.Annotation";

const LAYERS: [Layer; 16] = [
    (
        "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData",
        "uima.tcas.DocumentAnnotation",
        &[("documentTitle", Text), ("documentId", Text)],
    ),
    ("de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence", SPAN, &[]),
    ("webanno.custom.Section", SPAN, &[("number", Integer), ("level", Integer), ("title", Text)]),
    (
        "webanno.custom.Speaker",
        SPAN,
        &[
            ("identifier", Text),
            ("name", Text),
            ("familyName", Text),
            ("honorific", Text),
            ("function", Text),
            ("affiliation", Text),
            ("state", Text),
            ("kind", Text),
            ("onBehalfOf", Text),
        ],
    ),
    (
        "webanno.custom.Sentence",
        SPAN,
        &[
            ("number", Integer),
            ("piece", Integer),
            ("kind", Text),
            ("speakers", Text),
            ("speakerIds", Text),
            ("basis", Text),
            ("act", Text),
            ("themes", Text),
            ("paragraph", Integer),
            ("page", Integer),
            ("confidence", Share),
        ],
    ),
    (
        "webanno.custom.Tag",
        SPAN,
        &[("number", Integer), ("theme", Text), ("lexicon", Text), ("entry", Text), ("negated", Boolean)],
    ),
    ("webanno.custom.Source", SPAN, &[("role", Text)]),
    ("webanno.custom.Cue", SPAN, &[("role", Text)]),
    ("webanno.custom.Content", SPAN, &[("role", Text)]),
    (
        "webanno.custom.Statement",
        SPAN,
        &[
            ("number", Integer),
            ("parent", Integer),
            ("speaker", Text),
            ("speakerId", Text),
            ("act", Text),
            ("force", Integer),
            ("polarity", Text),
            ("confidence", Share),
            ("parts", Links("webanno.custom.StatementPartsLink")),
        ],
    ),
    ("webanno.custom.StatementPartsLink", "uima.cas.TOP", &[("role", Text), ("target", Annotation)]),
    ("webanno.custom.NormPart", SPAN, &[("role", Text)]),
    (
        "webanno.custom.Norm",
        SPAN,
        &[
            ("number", Integer),
            ("statement", Integer),
            ("speaker", Text),
            ("speakerId", Text),
            ("deontic", Text),
            ("ggeNorm", Text),
            ("confidence", Share),
            ("parts", Links("webanno.custom.NormPartsLink")),
        ],
    ),
    ("webanno.custom.NormPartsLink", "uima.cas.TOP", &[("role", Text), ("target", Annotation)]),
    (
        "webanno.custom.Position",
        SPAN,
        &[
            ("number", Integer),
            ("statement", Integer),
            ("speaker", Text),
            ("speakerId", Text),
            ("lexicon", Text),
            ("issue", Text),
            ("stance", Text),
            ("force", Integer),
            ("confidence", Share),
        ],
    ),
    (
        "webanno.custom.Reference",
        SPAN,
        &[("number", Integer), ("kind", Text), ("symbol", Text), ("title", Text), ("url", Text)],
    ),
];

/// Writes the type system.
pub(super) fn write_types(xml: &mut Xml) -> Result<(), Error> {
    xml.open("typeSystemDescription", &[("xmlns", "http://uima.apache.org/resourceSpecifier")])?;
    xml.open("types", &[])?;
    for (name, parent, features) in LAYERS {
        xml.line()?;
        xml.open("typeDescription", &[])?;
        xml.element("name", &[], name)?;
        xml.empty("description", &[])?;
        xml.element("supertypeName", &[], parent)?;
        xml.open("features", &[])?;
        features.iter().try_for_each(|(name, range)| feature(xml, name, *range))?;
        xml.close("features")?;
        xml.close("typeDescription")?;
    }
    xml.close("types")?;
    xml.close("typeSystemDescription")
}

fn feature(xml: &mut Xml, name: &str, range: Range) -> Result<(), Error> {
    xml.open("featureDescription", &[])?;
    xml.element("name", &[], name)?;
    xml.empty("description", &[])?;
    xml.element("rangeTypeName", &[], range.name())?;
    if let Links(link) = range {
        xml.element("elementType", &[], link)?;
    }
    xml.close("featureDescription")
}

impl Range {
    fn name(self) -> &'static str {
        match self {
            Text => "uima.cas.String",
            Integer => "uima.cas.Integer",
            Share => "uima.cas.Float",
            Boolean => "uima.cas.Boolean",
            Annotation => SPAN,
            Links(_) => "uima.cas.FSArray",
        }
    }
}
