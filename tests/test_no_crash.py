"""No object of Python can bring the process down: each attempt runs in a process of its own and has to end with 0."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.conftest import TWINS
from textprep.kernels import KERNELS


def run(code: str, *, seconds: float = 60, **environment: str) -> str:
    """Run code in a process of its own and return what it printed."""
    result = subprocess.run(
        [sys.executable, "-P", "-X", "faulthandler", "-c", code],
        capture_output=True,
        timeout=seconds,
        env={**os.environ, **environment},
        check=False,
    )
    assert result.returncode == 0, result.stderr.decode(errors="replace")[-2000:]
    return result.stdout.decode().strip()


def test_a_mapped_lexicon_in_a_reference_cycle_is_collected(tmp_path) -> None:
    run(f"""
import gc
import textprep as tp
path = {str(tmp_path / "words.bin")!r}
tp.Lexicon.from_words([("北京", 3), ("大学", 2)]).save(path)
lexicon = tp.Lexicon.from_file(path)
cycle = [lexicon, lexicon.snapshot()]
cycle.append(cycle)
del lexicon, cycle
gc.collect()
""")


@pytest.mark.parametrize("estimator", ["BagOfWords()", "Tfidf()", "Bm25()"])
def test_an_interrupted_partial_fit_learns_nothing(estimator: str) -> None:
    printed = run(f"""
import signal
import textprep as tp

class Stop(Exception):
    pass

def stop(*_):
    raise Stop

estimator = tp.{estimator}.fit([["a", "b"], ["b"]])
before = estimator.transform([["a", "b"]]).toarray().tolist()
signal.signal(signal.SIGALRM, stop)
batch = [[f"t{{number}}" for number in range(at, at + 50)] for at in range(0, 20_000, 10)]
interrupted = 0
for microseconds in range(500, 60_000, 1_500):
    try:
        signal.setitimer(signal.ITIMER_REAL, microseconds / 1e6)
        estimator.partial_fit(batch)
        signal.setitimer(signal.ITIMER_REAL, 0)
        break
    except Stop:
        interrupted += 1
    # The signal may come after the batch was learnt and before the method returned.
    if len(estimator.vocabulary_) > 2:
        assert len(estimator.vocabulary_) == 2 + 20_040, len(estimator.vocabulary_)
        break
    assert estimator.transform([["a", "b"], ["t1"]]).toarray()[:1].tolist() == before
print(interrupted > 0)
""")
    assert printed == "True"


def test_learning_beside_transform_in_another_thread() -> None:
    run("""
import threading
import textprep as tp

estimator = tp.Tfidf().fit([["a", "b"], ["b"]])
done = threading.Event()
errors = []

def transform():
    while not done.is_set():
        try:
            estimator.transform([["a", f"t{number}", "b"] for number in range(400)])
        except BaseException as error:
            errors.append(error)
            return

threads = [threading.Thread(target=transform) for _ in range(3)]
for thread in threads:
    thread.start()
for start in range(0, 4_000, 40):
    estimator.partial_fit([[f"t{number}" for number in range(start, start + 40)]])
done.set()
for thread in threads:
    thread.join()
assert not errors, errors
""")


def test_a_fork_finds_the_binding_lock_free() -> None:
    run("""
import os, threading, time
from dataclasses import dataclass
import textprep as tp
from textprep.stage import Stage

started, go_on = threading.Event(), threading.Event()

@dataclass(kw_only=True, repr=False, eq=False)
class Slow(Stage):
    def bind(self, upstream):
        started.set()
        go_on.wait(30)
        return lambda doc: doc

thread = threading.Thread(target=lambda: Slow()("a"))
thread.start()
started.wait()
child = os.fork()
if child == 0:
    os._exit(0 if tp.FoldCase()("A").text == "a" else 1)
for _ in range(200):
    ended, status = os.waitpid(child, os.WNOHANG)
    if ended:
        break
    time.sleep(0.05)
else:
    os.kill(child, 9)
go_on.set()
thread.join()
assert ended and status == 0, (ended, status)
""")


def test_a_lock_that_the_forking_thread_holds_stays_its_own() -> None:
    run("""
import os
from textprep.locks import Lock

lock = Lock()
with lock:
    child = os.fork()
    if child == 0:
        lock.release()
        os._exit(0)
assert os.waitpid(child, 0)[1] == 0
""")


@pytest.mark.parametrize("kernel", KERNELS)
def test_objects_that_were_not_initialised_do_not_crash(kernel: str) -> None:
    """``X.__new__(X)`` is an object that Python code can make, and every method of it can be called."""
    if "compiled" not in TWINS:
        pytest.skip("plain Python cannot crash")
    run(
        f"""
import importlib, inspect
from array import array
from textprep.kernels.doc.compiled import Doc

module = importlib.import_module("textprep.kernels.{kernel}.compiled")
values = [None, 0, -1, 2**40, "研究a", ["a", "b"], (0, 1), array("i", [5]), array("q", [7]), frozenset("a"), Doc("ab"),
          lambda *_: None, [None], {{"B": 0.0}}, ()]
for name, kind in vars(module).items():
    if not inspect.isclass(kind) or not "kernels.{kernel}.compiled" in kind.__module__:
        continue
    for count in (0, 1, 3):
        for value in values:
            try:
                made = kind.__new__(kind, *[value] * count)
            except Exception:
                continue
            for method in dir(made):
                if method in ("__class__", "__init_subclass__", "__subclasshook__", "__sizeof__"):
                    continue
                for arguments in range(3):
                    for argument in values:
                        try:
                            getattr(made, method)(*[argument] * arguments)
                        except Exception:
                            pass
for name, function in vars(module).items():
    if callable(function) and not inspect.isclass(function):
        for arguments in range(4):
            for first in values:
                for other in values:
                    try:
                        function(*[first, other, other][:arguments])
                    except Exception:
                        pass
""",
        seconds=60,
    )
