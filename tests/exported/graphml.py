"""Reads an export as GraphML by networkx.

    python tests/exported/graphml.py EXPORT DATASET

The networks are those that the positions of the dataset make.
"""

import sys
from pathlib import Path

import networkx

import network
from dataset import Dataset

export, dataset = Path(sys.argv[1]), Dataset(sys.argv[2])
graphs = {name: networkx.read_graphml(export / f"{name}.graphml") for name in network.NAMES}
assert all(not graph.is_directed() and not graph.is_multigraph() for graph in graphs.values())
network.check(graphs, dataset, drops_zero=False)
