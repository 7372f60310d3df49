"""Use every public name in a process from which packages are hidden: ``absent_packages.py PACKAGE …``.

Prints a JSON object: for each name of `USES` an empty string if its use succeeded, or else the bases of the exception
and its message. `tests/test_light_install.py` starts it.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Callable
from importlib.machinery import ModuleSpec, PathFinder
from pathlib import Path
from typing import Any

TEXTS = ["我来到北京清华大学", "The cats sat on 北京 mats", "研究生命起源"]
VECTORS = "3 2\n我 1 0\n北京 0 1\n来到 1 1\n"

#: One use of each public name, given the package and a folder for files.
USES: dict[str, Callable[[Any, Path], object]] = {
    "Ambiguity": lambda tp, folder: tp.Ambiguity(0, 1, "里", ("里", "裏")),
    "Apply": lambda tp, folder: tp.Apply(str.upper)("a"),
    "BagOfWords": lambda tp, folder: tp.BagOfWords(pipeline="zh").fit_transform(TEXTS),
    "Bm25": lambda tp, folder: tp.Bm25(pipeline="zh").fit(TEXTS).scores("北京"),
    "CleanText": lambda tp, folder: tp.CleanText()("北京！"),
    "ConvertChinese": lambda tp, folder: tp.ConvertChinese("s2twp")("软件"),
    "Doc": lambda tp, folder: tp.Doc("北京").text,
    "DropStopWords": lambda tp, folder: tp.Pipeline([tp.Unigram(), tp.DropStopWords()])("我的北京"),
    "Edits": lambda tp, folder: tp.Edits.replacing([(0, 1, 2)]),
    "Entry": lambda tp, folder: tp.Entry(3, "ns"),
    "Failure": lambda tp, folder: str(tp.Failure(0, "", ValueError("x"))),
    "FixText": lambda tp, folder: tp.FixText()("schÃ¶n"),
    "FoldCase": lambda tp, folder: tp.FoldCase()("ABC"),
    "FullToHalf": lambda tp, folder: tp.FullToHalf()("ＡＢＣ"),
    "HashedBagOfWords": lambda tp, folder: tp.HashedBagOfWords(pipeline="zh").fit_transform(TEXTS),
    "Hmm": lambda tp, folder: tp.Hmm.from_segmented(["我 来到 北京"]),
    "Lemmatize": lambda tp, folder: tp.Pipeline([tp.MixedWords(), tp.Lemmatize()])("the cats 洗了个澡"),
    "Lexicon": lambda tp, folder: tp.Lexicon.from_words([("北京", 3)]),
    "Match": lambda tp, folder: tp.Match("北京", 0, 2),
    "MaxMatch": lambda tp, folder: tp.MaxMatch()("我来到北京"),
    "MixedWords": lambda tp, folder: tp.MixedWords()("我来到Beijing"),
    "NormalizeUnicode": lambda tp, folder: tp.NormalizeUnicode()("e\u0301"),
    "Pipeline": lambda tp, folder: tp.Pipeline([tp.FoldCase(), tp.FullToHalf()]).transform(["ＡＢ"]),
    "ReplacePattern": lambda tp, folder: tp.ReplacePattern(pattern=r"\d+", replacement="0")("abc 12"),
    "Segmenter": lambda tp, folder: issubclass(tp.Unigram, tp.Segmenter),
    "Stage": lambda tp, folder: issubclass(tp.FoldCase, tp.Stage),
    "Stem": lambda tp, folder: tp.Pipeline([tp.Words(), tp.Stem()])("running cats"),
    "StripHtml": lambda tp, folder: tp.StripHtml()("<b>北京</b>"),
    "TagPos": lambda tp, folder: tp.Pipeline([tp.Unigram(), tp.TagPos()])("我来到北京"),
    "TermWeights": lambda tp, folder: tp.TermWeights().fit_transform([[1, 0], [2, 1]]),
    "TextprepError": lambda tp, folder: tp.TextprepError("x"),
    "TextprepWarning": lambda tp, folder: tp.TextprepWarning("x"),
    "Tfidf": lambda tp, folder: tp.Tfidf(pipeline="zh").fit_transform(TEXTS),
    "Unigram": lambda tp, folder: tp.Unigram().cut("我来到北京"),
    "Word2Vec": lambda tp, folder: tp.Word2Vec(pipeline="zh", vector_size=4, epochs=1, min_count=1).fit(TEXTS),
    "WordVectors": lambda tp, folder: tp.WordVectors.load(write(folder / "vectors.txt", VECTORS)),
    "Words": lambda tp, folder: tp.Words(rule="treebank")("the cats don't"),
    "convert": lambda tp, folder: tp.convert("软件", "s2twp"),
    "cut": lambda tp, folder: tp.cut("我来到北京"),
    "dumps": lambda tp, folder: tp.dumps(tp.Pipeline([tp.FoldCase()])),
    "load": lambda tp, folder: tp.load("zh")("我来到北京"),
    "load_model": lambda tp, folder: tp.load_model(saved_model(tp, folder)),
    "loads": lambda tp, folder: tp.loads('textprep = 1\n[[stage]]\ntype = "FoldCase"\n'),
    "register_lexicon": lambda tp, folder: tp.register_lexicon("mine", tp.Lexicon.from_words([("北京", 3)])),
    "save": lambda tp, folder: tp.save(tp.Pipeline([tp.FoldCase()]), folder / "mine.toml"),
    "save_model": lambda tp, folder: saved_model(tp, folder),
}


def write(path: Path, text: str) -> Path:
    """Write a file and return its path."""
    path.write_text(text, encoding="utf-8")
    return path


def saved_model(tp: Any, folder: Path) -> Path:
    """Write a model and return its folder."""
    tp.save_model(tp.BagOfWords().fit([["我", "来到", "北京"]]), folder / "model")
    return folder / "model"


def hide(packages: set[str]) -> None:
    """Let no import find these packages, nor `package_folder`, as if they were not installed."""
    find_spec = PathFinder.find_spec

    def find_others(fullname: str, path: Any = None, target: Any = None) -> ModuleSpec | None:
        return None if fullname.partition(".")[0] in packages else find_spec(fullname, path, target)

    PathFinder.find_spec = find_others  # type: ignore[method-assign, assignment]


def outcomes() -> dict[str, str]:
    """Use every name once."""
    import textprep as tp

    found = {}
    for name, use in USES.items():
        with tempfile.TemporaryDirectory() as folder:
            try:
                use(tp, Path(folder))
            except Exception as error:
                bases = " ".join(base.__name__ for base in type(error).__mro__)
                found[name] = f"{bases}: {error}"
            else:
                found[name] = ""
    return found


if __name__ == "__main__":
    hide(set(sys.argv[1:]))
    print(json.dumps(outcomes()))
