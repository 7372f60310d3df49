"""Our words in BERTopic: its vectorizer hook takes anything that counts as CountVectorizer does.

Without BERTopic (pip install bertopic) the same hook is shown on topics that are known: for each topic its
texts are joined, counted, and weighted by class-based TF-IDF, which is what BERTopic does with it.
"""

import importlib.util

import numpy as np
from passages import SUBJECTS, passages

import textprep as tp


def main() -> None:
    """Print the words of each topic."""
    vectorizer = tp.BagOfWords(pipeline="zh", ngram_range=(1, 2))
    if importlib.util.find_spec("bertopic") is not None:
        print("with BERTopic: BERTopic(vectorizer_model=vectorizer).fit_transform(texts, embeddings)")
    texts = passages()
    topics = {name: [text for text in texts if any(part in text for part in group)] for name, group in SUBJECTS.items()}
    counts = vectorizer.fit_transform([" ".join(group) for group in topics.values()]).toarray().astype(float)
    # Class-based TF-IDF (M. Grootendorst, BERTopic, 2022): tf of the class times ln(1 + A / f).
    weights = counts / counts.sum(axis=1, keepdims=True) * np.log1p(counts.sum(axis=1).mean() / counts.sum(axis=0))
    names = vectorizer.get_feature_names_out()
    for name, row in zip(topics, weights, strict=True):
        print(f"{name}: {', '.join(names[place] for place in row.argsort()[:-6:-1])}")


if __name__ == "__main__":
    main()
