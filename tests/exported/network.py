"""The networks of a dataset as `compare` tells them of its positions, for the readers of GraphML and GEXF beside this file."""

from collections import Counter, defaultdict
from itertools import combinations

NAMES = ["affiliation", "congruence", "conflict", "subtract"]
LEAST = 0.7


def actors(dataset):
    """The speakers by document and id, each with what tells the actor: a bloc, a State, else its name."""
    speakers = {}
    for row in dataset.rows("speakers"):
        speakers[row["document"], row["speaker"]] = row["on_behalf_of"] or row["state"] or row["name"]
    return speakers


def affiliations(dataset):
    """How often an actor takes each stance on an issue."""
    speakers, times = actors(dataset), Counter()
    for row in dataset.rows("positions"):
        actor = speakers.get((row["document"], row["speaker"]))
        if actor and row["confidence"] >= LEAST:
            times[actor, row["issue"], row["stance"]] += 1
    return times


def ties(times):
    """On how many issues two actors agree and are at odds."""
    sides = defaultdict(lambda: defaultdict(set))
    for (actor, issue, stance) in times:
        if stance != "neutral":
            sides[issue][stance].add(actor)
    congruence, conflict = Counter(), Counter()
    for stances in sides.values():
        for actors_of_one in stances.values():
            congruence.update(frozenset(pair) for pair in combinations(sorted(actors_of_one), 2))
        odds = {frozenset((one, other)) for one in stances["support"] for other in stances["oppose"] if one != other}
        conflict.update(odds)
    return congruence, conflict


def check(graphs, dataset, drops_zero):
    """Asserts that graphs by name are the networks of the dataset."""
    times = affiliations(dataset)
    congruence, conflict = ties(times)
    affiliation = graphs["affiliation"]
    for _, _, tie in affiliation.edges(data=True):
        assert tie["weight"] == tie["support"] + tie["oppose"] + tie["neutral"] > 0, tie
        assert tie["net"] == tie["support"] - tie["oppose"], tie
    for stance in ["support", "oppose", "neutral"]:
        told = sum(tie[stance] for _, _, tie in affiliation.edges(data=True))
        assert told == sum(number for (_, _, kind), number in times.items() if kind == stance), stance
    labels = {row["issue"]: row["label"] for row in dataset.rows("issues")}
    issues = {node["label"] for _, node in affiliation.nodes(data=True) if node["sort"] == "issue"}
    assert issues == {labels[issue] for _, issue, _ in times}, "other issues"
    for name, graph in graphs.items():
        for source, target, tie in graph.edges(data=True):
            assert graph.nodes[source]["label"] and graph.nodes[target]["label"], f"{name}: no label"
            assert name in ("subtract", "affiliation") or tie["weight"] > 0, f"{name}: {tie}"
            assert (tie.get("normalized") is None) == (name == "affiliation"), f"{name}: {tie}"
    pairs = set(congruence) | set(conflict)
    if len({actor for actor, _, stance in times if stance != "neutral"}) <= 500:
        told = {"congruence": congruence, "conflict": conflict}
        told["subtract"] = {pair: congruence[pair] - conflict[pair] for pair in pairs}
        for name, expected in told.items():
            weights = sorted(weight for weight in expected.values() if weight or not drops_zero)
            found = sorted(tie["weight"] for _, _, tie in graphs[name].edges(data=True))
            assert found == weights, f"{name}: {found} {weights}"
