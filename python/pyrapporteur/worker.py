"""One source of a stranger, read within limits in a process of its own; started by `analyse`, not by people.

It loads nothing but the native module beside it, so that neither the caller's folder nor its packages matter.
"""

import importlib.machinery
import importlib.util
import os
import signal
import sys
from types import ModuleType


def native() -> ModuleType:
    """The native module beside this file."""
    folder = os.path.dirname(os.path.abspath(__file__))
    names = [f"_native{suffix}" for suffix in importlib.machinery.EXTENSION_SUFFIXES]
    path = next(path for path in (os.path.join(folder, name) for name in names) if os.path.exists(path))
    spec = importlib.util.spec_from_file_location("pyrapporteur._native", path)
    if spec is None or spec.loader is None:
        raise ImportError(f"cannot load {path}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    # Ctrl-C reaches workers too, but it is for the caller to say what becomes of the document at hand.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    native().work(sys.argv[1], sys.argv[2])
