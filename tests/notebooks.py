"""Every notebook runs from top to bottom and shows what stands in it.

    python tests/notebooks.py            runs them all; one line a notebook with its seconds
    python tests/notebooks.py --renew    the same, and what they show takes the place of what stands in them

They run in a scratch folder in which the rest of the repository lies where they expect it, so nothing here changes. Text and
tables that a cell shows must be those that are committed, letter by letter: the same input gives the same rows. Pictures are
not compared, since their bytes depend on fonts; that there is one is.

Needs pyrapporteur with pandas, and altair, vl-convert-python, nbclient and ipykernel.
"""

import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

ROOT = Path(__file__).resolve().parent.parent
NEEDED = ["input", "lexicons", "tests"]
LARGEST, LARGEST_PICTURE = 150_000, 40_000
SECONDS = 300


def main():
    names = sorted(path.name for path in (ROOT / "notebooks").glob("*.ipynb"))
    with tempfile.TemporaryDirectory() as scratch:
        lay_out(Path(scratch))
        faults = [fault for name in names for fault in tried(name, Path(scratch) / "notebooks", "--renew" in sys.argv)]
    print("\n".join(faults), file=sys.stderr)
    sys.exit(1 if faults or not names else 0)


def lay_out(scratch):
    """The notebooks as a copy, what they read beside them, and neither settings nor corpora of whoever runs this."""
    shutil.copytree(ROOT / "notebooks", scratch / "notebooks")
    for folder in NEEDED:
        (scratch / folder).symlink_to(ROOT / folder)
    os.environ["IPYTHONDIR"] = str(scratch / "ipython")
    os.environ.pop("RAPPORTEUR_GENERAL_DEBATE", None)


def tried(name, folder, renew):
    """The faults of a notebook, run in a folder."""
    committed, executed = (nbformat.read(folder / name, as_version=4) for _ in range(2))
    started = time.monotonic()
    try:
        run(executed, folder)
    except CellExecutionError as error:
        return [f"{name}: a cell fails\n{error}"]
    print(f"{name}  {time.monotonic() - started:.1f} s", flush=True)
    if renew:
        nbformat.write(executed, ROOT / "notebooks" / name)
        committed = executed
    return [f"{name}: {fault}" for fault in [*differences(committed, executed), *sizes(ROOT / "notebooks" / name)]]


def run(notebook, folder):
    waits = {"timeout": SECONDS, "startup_timeout": SECONDS, "record_timing": False}
    quiet = ["--log-level=ERROR"]
    resources = {"metadata": {"path": str(folder)}}
    client = NotebookClient(notebook, kernel_name="python3", extra_arguments=quiet, resources=resources, **waits)
    client.execute()
    notebook.metadata["language_info"] = {"name": "python"}


def differences(committed, executed):
    """What cells show that is not what is committed."""
    shown = 0
    for before, now in zip(code(committed), code(executed)):
        shown += len(now.outputs)
        for old, new in zip(told(before), told(now)):
            if old != new:
                yield f"cell `{now.id}` shows something else than is committed\n--- committed\n{old}\n--- now\n{new}"
        if [kinds(output) for output in before.outputs] != [kinds(output) for output in now.outputs]:
            yield f"cell `{now.id}` shows {[kinds(output) for output in now.outputs]}, which is not what is committed"
    if not shown:
        yield "nothing is shown"


def code(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def told(cell):
    """The texts and tables that a cell shows."""
    for output in cell.outputs:
        if output.output_type == "stream":
            yield output.text
        else:
            yield from (text for kind, text in sorted(output.data.items()) if kind.startswith("text/"))


def kinds(output):
    return output.name if output.output_type == "stream" else " ".join(sorted(output.data))


def sizes(path):
    """What is too large to be committed."""
    if path.stat().st_size > LARGEST:
        yield f"has {path.stat().st_size} bytes, more than {LARGEST}"
    for cell in code(nbformat.read(path, as_version=4)):
        pictures = (data for output in cell.outputs for kind, data in output.get("data", {}).items() if kind.startswith("image/"))
        if large := [len(data) for data in pictures if len(data) > LARGEST_PICTURE]:
            yield f"cell `{cell.id}` shows a picture of {large[0]} bytes, more than {LARGEST_PICTURE}"


if __name__ == "__main__":
    main()
