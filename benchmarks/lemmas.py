"""Compare the speed of `Words` and `Lemmatize` with other packages: ``python benchmarks/lemmas.py [options]``.

``--english`` and ``--chinese`` name a text or a CoNLL-U file; without them the texts are those of this project. With an
English CoNLL-U file, or with our own sentences in ``tests/cases/english_sentences.json``, ``--accuracy`` prints the
share of correct lemmas, compared in lower case and without PUNCT, SYM, X and NUM. ``--list`` prints every change that
`Lemmatize` makes in the Chinese text. ``--wordnet FOLDER`` adds `Lemmatize` with WordNet, and NLTK's WordNetLemmatizer
if NLTK's search path has WordNet, too.
"""

from __future__ import annotations

import argparse
import json
from array import array
from collections import Counter
from pathlib import Path

from measure import lines_of, machine, optional, race

import textprep as tp
from textprep.resources.stop_words import stop_words

Word = tuple[str, str, str, str]
SKIPPED = {"PUNCT", "SYM", "X", "NUM"}
CONTENT = {"NOUN", "PROPN", "VERB", "AUX", "ADJ", "ADV", "content word"}


def sentences(path: str) -> list[list[Word]]:
    """Return the sentences of a CoNLL-U file, each word as (form, lemma, universal tag, language-specific tag)."""
    found: list[list[Word]] = [[]]
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        fields = line.split("\t")
        if not line:
            found.append([])
        elif fields[0].isdigit():
            found[-1].append((fields[1], fields[2], fields[3], fields[4]))
    return [sentence for sentence in found if sentence]


def own_sentences(path: str) -> list[list[Word]]:
    """Return the sentences of a JSON list, in which "form|lemma" stands for a word and "form" for one that stays.

    Words of our stop lists have the tag "function word", the others "content word".
    """
    function_words = {word for name in ("en", "en-negation", "en-degree") for word in stop_words(name)}
    found = []
    for line in json.loads(Path(path).read_text(encoding="utf-8")):
        words = []
        for item in line.split():
            form, _, lemma = item.partition("|")
            tag = "function word" if form.lower() in function_words else "content word"
            words.append((form, lemma or form, tag if len(form) > 1 or form.isalnum() else "PUNCT", ""))
        found.append(words)
    return found


def document(tokens: list[str]) -> tp.Doc:
    """Return a document of tokens that are separated by spaces."""
    starts, ends = array("i"), array("i")
    at = 0
    for token in tokens:
        starts.append(at)
        ends.append(at + len(token))
        at += len(token) + 1
    return tp.Doc(" ".join(tokens)).segmented(tokens, starts, ends)


def accuracy(data: list[list[Word]], wordnet: str | None) -> None:
    """Print the share of correct lemmas for each tag."""
    stages = {"Lemmatize()": tp.Lemmatize()}
    if wordnet:
        stages["Lemmatize(english='wordnet'), gold tags"] = tp.Lemmatize(english="wordnet", wordnet_path=wordnet)
    for name, stage in stages.items():
        correct: Counter[str] = Counter()
        count: Counter[str] = Counter()
        for sentence in data:
            doc = document([form for form, *_ in sentence])
            if "wordnet" in name:
                doc = doc.with_tags([tag for *_, tag in sentence])
            for (_, lemma, tag, _), found in zip(sentence, stage(doc), strict=True):
                if tag not in SKIPPED:
                    count[tag] += 1
                    correct[tag] += found.lower() == lemma.lower()
        content = sum(correct[tag] for tag in CONTENT) / sum(count[tag] for tag in CONTENT)
        print(
            f"  {name}: all {correct.total() / count.total():.4f}, content words {content:.4f} ({count.total()} words)"
        )
        print("    " + "  ".join(f"{tag} {correct[tag] / count[tag]:.3f}" for tag in sorted(count)))


def english(lines: list[str], tokens: list[list[str]], rounds: int, wordnet: str | None) -> None:
    """Measure segmenters and lemmatizers of English."""
    print("English words")
    stages = {f"Words(rule={rule!r}).cut": tp.Words(rule=rule).cut for rule in ("unicode", "whitespace", "treebank")}
    race(
        {name: lambda own, cut=cut: [cut(line) for line in own] for name, cut in stages.items()},
        lines,
        rounds,
        "Words(rule='treebank').cut",
    )
    count = sum(map(len, tokens))
    print(f"English lemmas, {count} tokens; MB/s of tokens joined by spaces")
    docs = [document(sentence) for sentence in tokens]
    stage = tp.Lemmatize().prepare()
    contestants = {"Lemmatize()": lambda own: [stage(doc) for doc in docs]}
    simplemma = optional("simplemma")
    if simplemma is not None:
        contestants["simplemma"] = lambda own: [
            [simplemma.lemmatize(token, "en") for token in sentence] for sentence in tokens
        ]
    lemminflect = optional("lemminflect")
    if lemminflect is not None:
        tenth = tokens[: len(tokens) // 10]
        contestants["lemminflect, a tenth of the text"] = lambda own: [
            [lemminflect.getLemma(token, "NOUN") for token in sentence] for sentence in tenth
        ]
    if wordnet:
        with_wordnet = tp.Lemmatize(english="wordnet", wordnet_path=wordnet).prepare()
        contestants["Lemmatize(english='wordnet')"] = lambda own: [with_wordnet(doc) for doc in docs]
        lemmatizer = nltk_lemmatizer()
        if lemmatizer is not None:
            contestants["WordNetLemmatizer"] = lambda own: [
                [lemmatizer(token) for token in sentence] for sentence in tokens
            ]
    bests = race(contestants, [" ".join(sentence) for sentence in tokens], rounds, "Lemmatize()")
    for name, best in bests.items():
        print(f"    {name}: {count * (0.1 if 'tenth' in name else 1) / best / 1e6:.3f} million tokens/s")


def nltk_lemmatizer() -> object | None:
    """Return NLTK's lemmatizer, or None if its search path has no WordNet."""
    from nltk.stem import WordNetLemmatizer

    try:
        lemmatizer = WordNetLemmatizer()
        lemmatizer.lemmatize("dogs")
    except LookupError:
        return None
    return lemmatizer.lemmatize


def chinese(lines: list[str], rounds: int) -> None:
    """Measure the lemmatizer on segmented Chinese."""
    segment, stage = tp.Unigram(), tp.Lemmatize().prepare()
    docs = [segment(line) for line in lines]
    count = sum(map(len, docs))
    bests = race({"Lemmatize()": lambda own: [stage(doc) for doc in docs]}, lines, rounds)
    print(f"    {count} tokens, {count / bests['Lemmatize()'] / 1e6:.3f} million tokens/s")


def changes(lines: list[str]) -> None:
    """Print every change with its context."""
    pipeline = tp.Pipeline([tp.Unigram(), tp.Lemmatize(english="none")])
    count = 0
    for line in lines:
        doc = pipeline(line)
        for token, (start, end) in zip(doc, doc.spans(), strict=True):
            if line[start:end] != token:
                count += 1
                print(f"  {line[start:end]} -> {token}   {line[max(0, start - 8) : end + 8]}")
    print(f"  {count} changes")


def main() -> None:
    """Run the measurements that the options select."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--english")
    parser.add_argument("--chinese")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--wordnet")
    parser.add_argument("--accuracy", action="store_true")
    parser.add_argument("--list", action="store_true")
    options = parser.parse_args()
    print(machine())
    examples = Path(__file__).parent.parent / "examples" / "data" / "english.txt"
    path = options.english or str(examples)
    if path.endswith((".conllu", ".json")):
        data = sentences(path) if path.endswith(".conllu") else own_sentences(path)
        tokens = [[form for form, *_ in sentence] for sentence in data]
        lines = [" ".join(sentence) for sentence in tokens]
        if options.accuracy:
            accuracy(data, options.wordnet)
            return
    else:
        lines = [line for line in Path(path).read_text(encoding="utf-8").splitlines() if line] * 100
        tokens = [tp.Words().cut(line) for line in lines]
    if options.chinese and options.chinese.endswith(".conllu"):
        text = Path(options.chinese).read_text(encoding="utf-8")
        chosen = [line.removeprefix("# text = ") for line in text.splitlines() if line.startswith("# text = ")]
    else:
        chosen = lines_of([options.chinese] if options.chinese else [])[0]
    if options.list:
        changes(chosen)
        return
    english(lines, tokens, options.rounds, options.wordnet)
    print("Chinese lemmas")
    chinese(chosen, options.rounds)


if __name__ == "__main__":
    main()
