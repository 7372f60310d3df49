"""Targets whose input is a file. A reader raises a `TextprepError` or returns something that can be used."""

from __future__ import annotations

import importlib
import io
import shutil
import struct
import tempfile
import zlib
from collections.abc import Callable
from contextlib import suppress
from functools import cache, partial
from pathlib import Path
from typing import Any

import textprep as tp
from tests.fuzz.texts import text_of
from tests.fuzz.twins import compare, outcome
from textprep.conversion.opencc_json import read_json
from textprep.errors import EncodingError
from textprep.files.decoding import decode
from textprep.files.encodings import check_decodable, guess_encoding
from textprep.files.records import ReadOptions, UnreadableRecord, read_chunks, read_records

TEXT = "北京大学的研究生命起源，T恤 abc 頭髮"


@cache
def _folder() -> Path:
    folder = tempfile.TemporaryDirectory(prefix="textprep-fuzz-")
    _KEPT.append(folder)
    return Path(folder.name)


#: Temporary folders, which are removed when the process ends.
_KEPT: list[tempfile.TemporaryDirectory[str]] = []


def _file(name: str, data: bytes) -> str:
    path = _folder() / name
    path.write_bytes(data)
    return str(path)


def user_lexicon(data: bytes) -> None:
    """Read a user dictionary, and cut with its words."""
    path = _file("user.txt", data)

    def use() -> None:
        lexicon = tp.Lexicon.from_words([("研究", 5), ("生命", 3)])
        lexicon.update(path)
        words = list(lexicon)
        assert len(words) == len(lexicon)
        text = TEXT + "".join(words[:20])
        assert all(text[match.start : match.end] in lexicon for match in lexicon.matches(text))
        tp.register_lexicon("fuzzed", lexicon)
        for rule in (tp.MaxMatch(lexicon="fuzzed", keep_space=True), tp.Unigram(lexicon="fuzzed", keep_space=True)):
            assert "".join(rule.cut(text)) == text

    outcome(use)


def base_lexicon(data: bytes) -> None:
    """Read a base lexicon, save it, and compare it with what is read from the saved file."""
    path = _file("base.txt", data)

    def use() -> None:
        lexicon = tp.Lexicon.from_file(path, allow_word_list=True)
        lexicon.save(path + ".bin")
        saved = tp.Lexicon.from_file(path + ".bin")
        assert [(word, lexicon.get(word)) for word in lexicon] == [(word, saved.get(word)) for word in saved]

    outcome(use)


#: The place of the checksum in the header, and where the body begins (`textprep.lexicon.compiled`).
_CHECKSUM, _BODY = 24, 64


@cache
def _compiled_lexicon() -> tuple[bytes, list[list[int]]]:
    """Return a compiled lexicon and, of the header and each section, the places of bytes that are not 0."""
    path = str(_folder() / "sound.bin")
    tp.Lexicon.from_words([("北京", 3, "ns"), ("大学", 2), ("北京大学", 9, "nt"), ("T恤", 4)]).save(path)
    data = Path(path).read_bytes()
    places = [[at for at in range(_BODY) if data[at]]]
    at = _BODY
    while at + 8 <= len(data):
        (size,) = struct.unpack_from("=Q", data, at)
        places.append([place for place in range(at, at + 8 + size) if data[place]])
        at += 8 + size + -size % 8
    return data, places


def binary_lexicon(data: bytes) -> None:
    """Damage a compiled lexicon under a valid checksum, and use what can be read.

    Four bytes are one change: the number of a section, the number of a byte in it that is not 0, the distance from
    there, and the new value.
    """
    sound, places = _compiled_lexicon()
    damaged = bytearray(sound)
    for at in range(0, len(data) - 3, 4):
        section, number, shift, value = data[at : at + 4]
        found = places[section % len(places)] or [0]
        damaged[min(len(damaged) - 1, found[number % len(found)] + shift % 16)] = value
    if len(data) % 4 == 1:
        del damaged[data[-1] * 2600 :]
    if len(damaged) > _BODY:
        struct.pack_into("=I", damaged, _CHECKSUM, zlib.crc32(damaged[_BODY:]))
    path = _file("damaged.bin", damaged)

    def use() -> None:
        lexicon = tp.Lexicon.from_file(path)
        assert len(list(lexicon)) == len(lexicon)
        lexicon.words_with(TEXT)
        lexicon.matches(TEXT, overlap=True)
        lexicon.add("研究生", 3)
        tp.register_lexicon("fuzzed", lexicon)
        for rule in (
            tp.MaxMatch(lexicon="fuzzed", direction="both", keep_space=True),
            tp.Unigram(lexicon="fuzzed", keep_space=True),
            tp.Unigram(lexicon="fuzzed", hmm="jieba-posseg", keep_space=True),
        ):
            assert "".join(rule.cut(TEXT)) == TEXT
        tp.Unigram(lexicon="fuzzed", mode="search").cut(TEXT)
        lexicon.save(path + ".again")

    outcome(use)


def opencc_json(data: bytes) -> None:
    """Read a configuration of OpenCC beside two dictionaries, and convert with it."""
    (_folder() / "a.txt").write_text("头发\t頭髮\n发\t發 髮\n", encoding="utf-8")
    (_folder() / "b.txt").write_text("发\t發\n里\t裏 里\n", encoding="utf-8")
    path = _file("fuzzed.json", data)
    outcome(lambda: read_json(text_of(data), "a.json"))
    outcome(lambda: tp.ConvertChinese(path).ambiguities(tp.ConvertChinese(path).convert(TEXT)))


def opencc_dictionary(data: bytes) -> None:
    """Read a dictionary of OpenCC, and convert with it."""
    _file("a.txt", data)
    config = '{"conversion_chain": [{"dict": {"type": "text", "file": "a.txt"}}]}'
    path = _file("sound.json", config.encode())

    def use() -> None:
        text = text_of(data)[:300] + TEXT
        doc = tp.ConvertChinese(path)(text)
        assert all(block[1] <= len(text) for edits in doc.edits for block in edits.blocks)

    outcome(use)


def pipeline_toml(data: bytes) -> None:
    """Read a pipeline file; write what was read, and read that again."""

    def use() -> None:
        pipeline = tp.loads(text_of(data))
        assert tp.loads(tp.dumps(pipeline)) == pipeline

    outcome(use)


def hmm_model(data: bytes) -> None:
    """Read a hidden Markov model, and cut with it."""
    compare(partial(_cut_with_hmm, _file("hmm.json", data), _file("few.txt", "研究 3\n".encode())))


def _cut_with_hmm(model: str, lexicon: str) -> list[str]:
    """Return the tokens, or the class of the error: Python words the reason otherwise than C does."""
    package = importlib.import_module("textprep")
    try:
        tokens: list[str] = package.Unigram(lexicon=lexicon, hmm=model).cut(TEXT)
    except package.TextprepError as error:
        return [type(error).__name__]
    return tokens


@cache
def _models() -> list[Path]:
    documents = [["研究", "生命", "起源"], ["研究", "北京"], ["北京", "大学", "大学"]] * 2
    folders = []
    for number, estimator in enumerate(
        (
            tp.BagOfWords(),
            tp.Tfidf(vocabulary=["研究", "北京"]),
            tp.Bm25(),
            tp.HashedBagOfWords(n_features=8),
            tp.Word2Vec(vector_size=4, epochs=1, min_count=1),
        )
    ):
        folder = _folder() / f"model{number}"
        tp.save_model(estimator.fit(documents), folder)
        folders.append(folder)
    return folders


def model_folder(data: bytes) -> None:
    """Damage one file of a model's folder.

    The first two bytes choose model and file. If the third is 0, the others are the file's new content; otherwise the
    fourth and fifth say where the others are written over the old content.
    """
    model, number, part, *rest = [*data, 0, 0, 0][: max(3, len(data))]
    source = _models()[model % len(_models())]
    folder = _folder() / "damaged"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(source, folder)
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    file = files[number % len(files)]
    content = bytearray(file.read_bytes())
    if part == 0:
        content = bytearray(rest)
    elif len(rest) > 2 and content:
        at = (rest[0] + 256 * rest[1]) % len(content)
        content[at : at + len(rest) - 2] = bytes(rest[2:])
    file.write_bytes(content)

    def use() -> None:
        estimator = tp.load_model(folder)
        if isinstance(estimator, tp.Word2Vec):
            estimator.vectors_.most_similar("研究")
        elif isinstance(estimator, tp.Bm25):
            estimator.scores(["研究"])
        else:
            estimator.transform([["研究", "北京"]])

    outcome(use)


def vectors(data: bytes) -> None:
    """Read a file of word vectors: text, word2vec's binary format or ours, which its content decides."""
    path = _file("vectors.txt", data)

    def use() -> None:
        vectors = tp.WordVectors.load(path)
        for word in list(vectors.words)[:2]:
            vectors.most_similar(word)

    outcome(use)


ENCODINGS = "auto utf-8 gb18030 big5 shift_jis euc_jp euc_kr cp1252 utf-16 utf-16-le utf-7".split()


def encodings(data: bytes) -> None:
    """Guess and decode bytes; every line end stays one, and replacing decodes whatever strictness refuses."""
    for encoding in ENCODINGS:
        for errors in ("strict", "replace", "skip"):
            outcome(partial(_records, data, "text", encoding, errors))
    guess = guess_encoding(data, complete=True).encoding
    outcome(lambda: check_decodable(data, "f", guess))
    for encoding in ("utf-8", "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr"):
        replaced = decode(data, encoding, "replace")
        assert replaced.count("\n") == data.count(b"\n"), encoding
        with suppress(UnicodeDecodeError, EncodingError):
            assert decode(data, encoding) == replaced, encoding


def records(data: bytes) -> None:
    """Read records in every format."""
    for format in ("text", "file", "csv", "tsv", "json", "jsonl"):
        for errors in ("strict", "replace"):
            outcome(partial(_records, data, format, "auto", errors))


def _records(data: bytes, format: str, encoding: str, errors: str) -> list[Any]:
    options = ReadOptions(format=format, encoding=encoding, errors=errors, max_line=1000)
    found = []
    for chunk in read_chunks(io.BytesIO(data), "f", options):
        for record in read_records(chunk, options):
            if isinstance(record, UnreadableRecord):
                assert isinstance(record.error, tp.TextprepError), repr(record.error)
            else:
                assert isinstance(record.text, str | None), record
            found.append(record)
    return found


TARGETS: dict[str, Callable[[bytes], None]] = {
    "user_lexicon": user_lexicon,
    "base_lexicon": base_lexicon,
    "binary_lexicon": binary_lexicon,
    "opencc_json": opencc_json,
    "opencc_dictionary": opencc_dictionary,
    "pipeline_toml": pipeline_toml,
    "hmm_model": hmm_model,
    "model_folder": model_folder,
    "vectors": vectors,
    "encodings": encodings,
    "records": records,
}
