"""Use our segmentation in BERTopic, whose vectorizer hook takes any estimator with the interface of CountVectorizer.

If BERTopic is installed (pip install bertopic), it finds topics in TF-IDF vectors computed here, so that no model is
downloaded. Otherwise the example does for known topics what BERTopic does with the vectorizer: it joins the texts of
each topic, counts their words and weights them by class-based TF-IDF.
"""

import importlib.util

import numpy as np
from passages import SUBJECTS, passages
from sklearn.cluster import KMeans
from sklearn.decomposition import TruncatedSVD

import textprep as tp


def with_bertopic(texts: list[str], vectorizer: tp.BagOfWords) -> None:
    """Print the topics that BERTopic finds, described by our words."""
    from bertopic import BERTopic
    from bertopic.dimensionality import BaseDimensionalityReduction

    embeddings = TruncatedSVD(20, random_state=0).fit_transform(tp.Tfidf(pipeline="zh").fit_transform(texts))
    model = BERTopic(
        # By default BERTopic expects English and strips all characters that are not Latin.
        language="multilingual",
        vectorizer_model=vectorizer,
        umap_model=BaseDimensionalityReduction(),
        hdbscan_model=KMeans(len(SUBJECTS), random_state=0, n_init=5),
    )
    model.fit_transform(texts, embeddings=embeddings)
    for topic in sorted(model.get_topics()):
        print(f"topic {topic}: {', '.join(word for word, _ in model.get_topic(topic)[:5])}")


def with_known_topics(texts: list[str], vectorizer: tp.BagOfWords) -> None:
    """Print the words of known topics (class-based TF-IDF: M. Grootendorst, BERTopic, 2022)."""
    topics = {name: [text for text in texts if any(part in text for part in group)] for name, group in SUBJECTS.items()}
    counts = vectorizer.fit_transform([" ".join(group) for group in topics.values()]).toarray().astype(float)
    # Class-based TF-IDF is the tf in the class times ln(1 + mean words per class / frequency in all classes).
    weights = counts / counts.sum(axis=1, keepdims=True) * np.log1p(counts.sum(axis=1).mean() / counts.sum(axis=0))
    names = vectorizer.get_feature_names_out()
    for name, row in zip(topics, weights, strict=True):
        print(f"{name}: {', '.join(names[column] for column in row.argsort()[:-6:-1])}")


def main() -> None:
    """Print the words of each topic."""
    vectorizer = tp.BagOfWords(pipeline="zh", ngram_range=(1, 2))
    if importlib.util.find_spec("bertopic") is not None:
        with_bertopic(passages(), vectorizer)
    else:
        with_known_topics(passages(), vectorizer)


if __name__ == "__main__":
    main()
