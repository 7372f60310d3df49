"""Our words in BERTopic: its vectorizer hook takes anything that counts as CountVectorizer does.

With BERTopic (pip install bertopic) topics are found in TF-IDF vectors made here, so that no model is downloaded.
Without it the same hook is shown on topics that are known: for each topic its texts are joined, counted, and weighted
by class-based TF-IDF, which is what BERTopic does with it.
"""

import importlib.util

import numpy as np
from passages import SUBJECTS, passages
from sklearn.cluster import KMeans
from sklearn.decomposition import TruncatedSVD

import textprep as tp


def with_bertopic(texts: list[str], vectorizer: tp.BagOfWords) -> None:
    """Topics that BERTopic finds, in our words."""
    from bertopic import BERTopic
    from bertopic.dimensionality import BaseDimensionalityReduction

    embeddings = TruncatedSVD(20, random_state=0).fit_transform(tp.Tfidf(pipeline="zh").fit_transform(texts))
    model = BERTopic(
        # By default BERTopic takes texts for English, and strips what is not of the Latin alphabet.
        language="multilingual",
        vectorizer_model=vectorizer,
        umap_model=BaseDimensionalityReduction(),
        hdbscan_model=KMeans(len(SUBJECTS), random_state=0, n_init=5),
    )
    model.fit_transform(texts, embeddings=embeddings)
    for topic in sorted(model.get_topics()):
        print(f"topic {topic}: {', '.join(word for word, _ in model.get_topic(topic)[:5])}")


def with_known_topics(texts: list[str], vectorizer: tp.BagOfWords) -> None:
    """The words of topics that are known (class-based TF-IDF: M. Grootendorst, BERTopic, 2022)."""
    topics = {name: [text for text in texts if any(part in text for part in group)] for name, group in SUBJECTS.items()}
    counts = vectorizer.fit_transform([" ".join(group) for group in topics.values()]).toarray().astype(float)
    # tf of the class times ln(1 + A / f).
    weights = counts / counts.sum(axis=1, keepdims=True) * np.log1p(counts.sum(axis=1).mean() / counts.sum(axis=0))
    names = vectorizer.get_feature_names_out()
    for name, row in zip(topics, weights, strict=True):
        print(f"{name}: {', '.join(names[place] for place in row.argsort()[:-6:-1])}")


def main() -> None:
    """Print the words of each topic."""
    vectorizer = tp.BagOfWords(pipeline="zh", ngram_range=(1, 2))
    if importlib.util.find_spec("bertopic") is not None:
        with_bertopic(passages(), vectorizer)
    else:
        with_known_topics(passages(), vectorizer)


if __name__ == "__main__":
    main()
