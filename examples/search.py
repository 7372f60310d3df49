"""Search with BM25: queries in simplified characters, passages in traditional ones, matches marked in the original."""

from passages import passages

import textprep as tp


def marked(text: str, spans: list[tuple[int, int]]) -> str:
    """Return the text with brackets around the spans."""
    pieces, at = [], 0
    for start, end in sorted(set(spans)):
        if start >= at:
            pieces += [text[at:start], "[", text[start:end], "]"]
            at = end
    return "".join([*pieces, text[at:]])


def main() -> None:
    """Print the two best passages for each of a few queries."""
    pipeline = tp.Pipeline([tp.FullToHalf(), tp.ConvertChinese(config="tw2sp"), tp.Unigram(), tp.DropStopWords()])
    texts = passages()
    index = tp.Bm25(pipeline=pipeline).fit(texts)
    print(f"{len(texts)} passages, {len(index.vocabulary_)} terms")
    for query in ("出租车司机", "花莲的气温", "大学图书馆", "牛肉面"):
        scores = index.scores(query)
        print(f"\n{query}")
        terms = [term for term in pipeline(query) if term in index.vocabulary_]
        for number in (-scores).argsort(kind="stable")[:2]:
            doc = pipeline(texts[number])
            spans = [span for term in terms for span in index.locate(doc, term)]
            print(f"  {scores[number]:5.2f}  {marked(texts[number], spans)}")


if __name__ == "__main__":
    main()
