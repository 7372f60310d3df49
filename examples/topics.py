"""Find the topics of texts by bags of words and latent Dirichlet allocation."""

from passages import passages
from sklearn.decomposition import LatentDirichletAllocation

import textprep as tp


def main() -> None:
    """Print the words with the greatest weight in each topic."""
    bag = tp.BagOfWords(pipeline="zh", min_df=5, max_df=0.2)
    counts = bag.fit_transform(passages())
    topics = LatentDirichletAllocation(6, random_state=0, max_iter=20).fit(counts)
    names = bag.get_feature_names_out()
    print(f"{counts.shape[0]} texts, {counts.shape[1]} terms")
    for number, weights in enumerate(topics.components_):
        print(f"topic {number}: {' '.join(names[column] for column in weights.argsort()[:-9:-1])}")


if __name__ == "__main__":
    main()
