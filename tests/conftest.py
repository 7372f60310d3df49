"""Fixtures and strategies that several test modules use."""

from __future__ import annotations

import importlib
import logging
import os
import signal
import subprocess
import warnings
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import hypothesis
import pytest
from hypothesis import strategies as st

import textprep
from textprep import kernels

# How fast a machine generates examples is no property of the code under test.
_CALM = (hypothesis.HealthCheck.too_slow, hypothesis.HealthCheck.data_too_large)
hypothesis.settings.register_profile(
    "textprep",
    deadline=None,
    database=None,
    # Plain Python takes ten to forty times as long for each.
    max_examples=30 if kernels.mode() == "pure" else 60,
    derandomize=True,
    suppress_health_check=_CALM,
)
hypothesis.settings.register_profile(
    "soak", deadline=None, database=None, max_examples=3000, suppress_health_check=_CALM
)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "textprep"))

TWINS = ["pure"] if kernels.mode() == "pure" else ["compiled", "pure"]


def pytest_configure(config: pytest.Config) -> None:
    """Refuse to test a source tree whose kernels were not built: the plain twins would run unnoticed."""
    missing = [name for name, twin in kernels.active().items() if twin == "pure"]
    if kernels.mode() == "auto" and missing and Path(textprep.__file__).parent == config.rootpath / "textprep":
        raise pytest.UsageError(
            f"the tests would run the source tree {config.rootpath}, where these kernels are not built: "
            f"{', '.join(missing)}. Build them with `make build`, or set TEXTPREP_KERNELS=pure to test the plain twins."
        )


def pytest_report_header() -> list[str]:
    return [f"textprep: {textprep.__file__}", f"kernels: {kernels.active()}"]


def twin(name: str, kind: str) -> ModuleType:
    """Return one twin of a kernel; skip the test if the compiled one was not built."""
    try:
        return importlib.import_module(f"textprep.kernels.{name}.{kind}")
    except ImportError:
        if kernels.mode() == "compiled":
            raise
        pytest.skip(f"kernel {name} was not compiled")


@pytest.fixture(params=TWINS)
def kind(request: pytest.FixtureRequest) -> str:
    """The two twins, ``compiled`` and ``pure``."""
    return str(request.param)


@pytest.fixture
def trie_kernel(kind: str) -> ModuleType:
    return twin("trie", kind)


@pytest.fixture
def lattice_kernel(kind: str) -> ModuleType:
    return twin("lattice", kind)


@pytest.fixture
def words_kernel(kind: str) -> ModuleType:
    return twin("words", kind)


@pytest.fixture
def chars_kernel(kind: str) -> ModuleType:
    return twin("chars", kind)


@pytest.fixture
def conversion_kernel(kind: str) -> ModuleType:
    return twin("conversion", kind)


@pytest.fixture
def counting_kernel(kind: str) -> ModuleType:
    return twin("counting", kind)


@pytest.fixture
def doc_kernel(kind: str) -> ModuleType:
    return twin("doc", kind)


@pytest.fixture
def programs_kernel(kind: str) -> ModuleType:
    return twin("programs", kind)


@pytest.fixture(scope="session")
def jieba() -> ModuleType:
    """The jieba package itself, without its log messages and its cache file."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        module = importlib.import_module("jieba")
    module.setLogLevel(logging.CRITICAL)
    tokenizer = module.dt
    if not tokenizer.initialized:
        tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
        tokenizer.initialized = True
    return module


@pytest.fixture(scope="session")
def opencc() -> ModuleType:
    """OpenCC's own package; it has wheels for some platforms only."""
    module = pytest.importorskip("opencc")
    if not hasattr(module, "CONFIGS"):
        pytest.skip("another package called opencc is installed")
    return module


@pytest.fixture
def wrong_call(
    capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """The command in this process, for calls that it refuses: a process of its own takes up to 3 s each."""
    from textprep.cli import main

    monkeypatch.setattr(signal, "signal", lambda number, handler: None)

    def call(*arguments: object) -> subprocess.CompletedProcess[bytes]:
        with pytest.raises(SystemExit) as left:
            main(list(map(str, arguments)))
        return subprocess.CompletedProcess(arguments, left.value.code, *capfdbinary.readouterr())

    return call


# Strategies

#: Pieces of text that segmenters, cleaners and normalisers each treat in a special way.
PIECES = [
    "研究", "研究生", "生命", "的", "起源", "北京大学", "了", "吗", "　", " ", "\t", "\r\n", "\n", "a", "Z", "abc",
    "5G", "3.14", "1,000", "+#&", "%", "-", ".", "。", "，", "“", "Ａ", "９", "！", "İ", "ß", "ﬁ", "é", "e\u0301",
    "軟體", "软件", "计程车", "里", "⿰", "\uf900",
    "가", "각", "ᄀ", "ᅡ", "ᆨ", "カ", "ﾞ", "𠀀", "😀", "👨‍👩‍👧", "👍🏽", "🇨🇳", "1️⃣", "\u200d", "\ufe0f", "\u200b", "\x00",
    "\ud800", "\udc00", "<b>", "</p>", "&amp;", "&#x4f60;", "<!--", "-->", "<script>", "http://a.cn/b?c=1", "a@b.cn",
    "#话题#", "@谁", "2024-05-01", "\u0345", "Σ", "ς", "ΐ", "Å", "\u0323\u0307", "龍", "\u0f71\u0f74", "క్", "א\u05b8",
]  # fmt: skip


def texts(max_size: int = 24) -> st.SearchStrategy[str]:
    """Generate arbitrary Unicode, lone surrogates included, mixed with `PIECES`."""
    character = st.characters(exclude_categories=())
    return st.lists(st.one_of(st.sampled_from(PIECES), character), max_size=max_size).map("".join)


@pytest.fixture
def news() -> list[str]:
    """A few lines of Chinese."""
    return [
        "研究生命起源的科学家把目光投向了深海热泉。",
        "乒乓球拍卖完了，商店老板只好又进了一批货。",
        "他说的确实在理，大家都表示同意。",
        "南京市长江大桥的夜景灯光改造工程已经全部完成。",
    ]


@pytest.fixture
def examples() -> Path:
    """The folder of examples."""
    return Path(__file__).parent.parent / "examples"
