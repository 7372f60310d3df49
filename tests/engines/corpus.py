"""100,000 documents made of phrases of our own, a pipeline, and the results of one machine."""

from __future__ import annotations

import os
import random
import signal
import tempfile
from dataclasses import dataclass
from pathlib import Path

import textprep as tp
from textprep.params import param
from textprep.stage import Program, Stage

ROOT = Path(__file__).parent.parent.parent
SIZE = 100_000
_PARTS = [
    ["昨天", "週末", "清晨", "ＡＭ８點", "下個月", "年底"],
    ["圖書館", "計程車司機", "漁民", "研究生", "軟體工程師", "我的鄰居"],
    ["在河邊", "在臺北", "在<b>車站</b>", "在網路上", "悄悄地", "第3次"],
    ["散步", "讀書", "買了滑鼠", "寫程式", "談人工智慧", "等公車"],
    ["。", "！", "，回家了", "，然後唱歌", " and went home", ""],
]
SETTINGS = {"min_df": 2, "max_df": 0.9, "ngram_range": (1, 2)}


def texts(size: int = SIZE) -> list[str | None]:
    """Return the documents; one is null and one is empty."""
    generator = random.Random(7)
    made: list[str | None] = ["".join(map(generator.choice, _PARTS)) for _ in range(size)]
    made[3], made[size // 2] = None, ""
    return made


def importable() -> str:
    """Return a PYTHONPATH of workers with the tests but not the source, so that they run what is installed."""
    folder = Path(tempfile.mkdtemp())
    (folder / "tests").symlink_to(ROOT / "tests")
    return str(folder)


def pipeline() -> tp.Pipeline:
    return tp.Pipeline(
        [tp.StripHtml(), tp.FullToHalf(), tp.ConvertChinese(config="tw2sp"), tp.Unigram(), tp.DropStopWords()]
    )


def expected(many: list[str | None]) -> list[tuple[list[str], list[int], list[int]] | None]:
    """Return the tokens, starts and ends that one machine computes."""
    program = pipeline().prepare()
    found = []
    for text in many:
        if text is None:
            found.append(None)
        else:
            doc = program(text)
            spans = doc.spans()
            found.append((doc.tokens, [start for start, _ in spans], [end for _, end in spans]))
    return found


def as_found(tokens: object, starts: object, ends: object) -> tuple[list[str], list[int], list[int]] | None:
    """Return a row of an engine in the form of `expected`."""
    if tokens is None:
        return None
    return list(tokens), [int(each) for each in starts], [int(each) for each in ends]


def fitted(many: list[str | None]) -> tp.Tfidf:
    return tp.Tfidf(pipeline=pipeline(), missing="empty", **SETTINGS).fit(many)


def unfitted() -> tp.Tfidf:
    return tp.Tfidf(pipeline=pipeline(), missing="empty", **SETTINGS)


def same_model(one: tp.Tfidf, other: tp.Tfidf, many: list[str | None]) -> bool:
    return one.vocabulary_ == other.vocabulary_ and (one.transform(many) != other.transform(many)).nnz == 0


@dataclass(kw_only=True, repr=False, eq=False)
class KillOnce(Stage):
    """Kills the worker that runs it, but only once."""

    flag: str = param("", "a file that exists after the kill")
    owner: int = param(0, "the process that is never killed")

    def bind(self, upstream: tuple[Stage, ...]) -> Program:
        """Return a program that kills its process once."""

        def run(doc: tp.Doc) -> tp.Doc:
            if os.getpid() == self.owner:
                return doc
            try:
                os.close(os.open(self.flag, os.O_CREAT | os.O_EXCL))
            except FileExistsError:
                return doc
            os.kill(os.getpid(), signal.SIGKILL)
            return doc

        return run


def killing(folder: Path) -> tp.Pipeline:
    return tp.Pipeline([KillOnce(flag=str(folder / "killed"), owner=os.getpid()), *pipeline().stages])


def failing() -> tp.Pipeline:
    """Return a pipeline whose pattern times out on a document of many letters a."""
    return tp.Pipeline([tp.ReplacePattern(pattern="(a|aa)+$", timeout=0.2), tp.MaxMatch()])


BAD = "a" * 45 + "!"
