//! GEXF 1.3: a file for each network, for Gephi, which fails on ties of weight 0.

use super::error::Error;
use super::network::{Graph, Holds, Loss, NODE, Node, TIE, Tie};
use super::xml::Xml;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

const ROOT: [(&str, &str); 4] = [
    ("xmlns", "http://gexf.net/1.3"),
    ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
    ("xsi:schemaLocation", "http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd"),
    ("version", "1.3"),
];

/// Writes a network; what the file does not hold.
pub(super) fn file(graph: &Graph, path: &Path) -> Result<Loss, Error> {
    let out = BufWriter::new(File::create_new(path).map_err(Error::write(path))?);
    let mut xml = Xml::of_elements(out, path)?;
    xml.open("gexf", &ROOT)?;
    xml.open("graph", &[("defaultedgetype", "undirected"), ("mode", "static")])?;
    attributes(&mut xml, "node", &NODE)?;
    attributes(&mut xml, "edge", &TIE)?;
    xml.open("nodes", &[])?;
    graph.nodes.iter().try_for_each(|each| node(&mut xml, each))?;
    xml.close("nodes")?;
    xml.open("edges", &[])?;
    let ties: Vec<&Tie> = graph.ties.iter().filter(|tie| tie.weight != 0.0).collect();
    ties.iter().enumerate().try_for_each(|(number, each)| edge(&mut xml, number, each))?;
    xml.close("edges")?;
    xml.close("graph")?;
    xml.close("gexf")?;
    let loss = Loss { letters: xml.replaced, ties: graph.ties.len() - ties.len() };
    xml.into_inner().flush().map_err(Error::write(path))?;
    Ok(loss)
}

fn attributes<W: Write>(xml: &mut Xml<W>, class: &str, names: &[(&str, Holds)]) -> Result<(), Error> {
    xml.open("attributes", &[("class", class), ("mode", "static")])?;
    for (name, holds) in names {
        xml.empty("attribute", &[("id", name), ("title", name), ("type", holding(*holds))])?;
    }
    xml.close("attributes")
}

fn holding(holds: Holds) -> &'static str {
    match holds {
        Holds::Text => "string",
        Holds::Integer => "integer",
        Holds::Number => "double",
    }
}

fn node<W: Write>(xml: &mut Xml<W>, node: &Node) -> Result<(), Error> {
    xml.open("node", &[("id", &node.id), ("label", &node.label)])?;
    values(xml, &node.told)?;
    xml.close("node")
}

fn edge<W: Write>(xml: &mut Xml<W>, number: usize, tie: &Tie) -> Result<(), Error> {
    let (number, weight) = (number.to_string(), tie.weight.to_string());
    let attributes = [("id", &*number), ("source", &*tie.source), ("target", &*tie.target), ("weight", &*weight)];
    xml.open("edge", &attributes)?;
    values(xml, &tie.told)?;
    xml.close("edge")
}

fn values<W: Write>(xml: &mut Xml<W>, told: &[(&str, String)]) -> Result<(), Error> {
    xml.open("attvalues", &[])?;
    told.iter().try_for_each(|(name, value)| xml.empty("attvalue", &[("for", name), ("value", value)]))?;
    xml.close("attvalues")
}
