//! GraphML: a file for each network, for networkx, igraph, Gephi and visone.

use super::error::Error;
use super::network::{Graph, Holds, Loss, NODE, Node, TIE, Tie};
use super::xml::Xml;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

const ROOT: [(&str, &str); 3] = [
    ("xmlns", "http://graphml.graphdrawing.org/xmlns"),
    ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
    (
        "xsi:schemaLocation",
        "http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd",
    ),
];

/// Writes a network; what the file does not hold.
pub(super) fn file(graph: &Graph, path: &Path) -> Result<Loss, Error> {
    let out = BufWriter::new(File::create_new(path).map_err(Error::write(path))?);
    let mut xml = Xml::of_elements(out, path)?;
    xml.open("graphml", &ROOT)?;
    keys(&mut xml)?;
    xml.open("graph", &[("id", graph.name), ("edgedefault", "undirected")])?;
    graph.nodes.iter().try_for_each(|each| node(&mut xml, each))?;
    graph.ties.iter().try_for_each(|each| edge(&mut xml, each))?;
    xml.close("graph")?;
    xml.close("graphml")?;
    let loss = Loss { letters: xml.replaced, ties: 0 };
    xml.into_inner().flush().map_err(Error::write(path))?;
    Ok(loss)
}

fn keys<W: Write>(xml: &mut Xml<W>) -> Result<(), Error> {
    let nodes = [("label", Holds::Text)].into_iter().chain(NODE).map(|key| ("node", key));
    let edges = [("weight", Holds::Number)].into_iter().chain(TIE).map(|key| ("edge", key));
    for (of, (name, holds)) in nodes.chain(edges) {
        xml.empty("key", &[("id", name), ("for", of), ("attr.name", name), ("attr.type", holding(holds))])?;
    }
    Ok(())
}

fn holding(holds: Holds) -> &'static str {
    match holds {
        Holds::Text => "string",
        Holds::Integer => "int",
        Holds::Number => "double",
    }
}

fn node<W: Write>(xml: &mut Xml<W>, node: &Node) -> Result<(), Error> {
    xml.open("node", &[("id", &node.id)])?;
    xml.element("data", &[("key", "label")], &node.label)?;
    node.told.iter().try_for_each(|(key, value)| xml.element("data", &[("key", key)], value))?;
    xml.close("node")
}

fn edge<W: Write>(xml: &mut Xml<W>, tie: &Tie) -> Result<(), Error> {
    xml.open("edge", &[("source", &tie.source), ("target", &tie.target)])?;
    xml.element("data", &[("key", "weight")], &tie.weight.to_string())?;
    tie.told.iter().try_for_each(|(key, value)| xml.element("data", &[("key", key)], value))?;
    xml.close("edge")
}
