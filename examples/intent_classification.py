"""Classify the intent of sentences by TF-IDF and a linear model, with a grid search over the pipeline's parameters."""

from sklearn.model_selection import GridSearchCV
from sklearn.pipeline import make_pipeline
from sklearn.svm import LinearSVC

import textprep as tp

#: Eight sentences for each intent.
SENTENCES = {
    "weather": """明天会下雨吗 今天天气怎么样 北京周末的天气好不好 明天天气冷不冷
        后天会不会下雨 上海今天的气温是多少 气温会不会下降 今天北京下雨了没有""",
    "music": """放一首歌 我想听一首老歌 播放下一首歌 我想听英文歌
        唱一首歌吧 播放轻音乐 把音乐关了 我要听音乐""",
    "travel": """订一张去上海的火车票 我要去北京的机票 帮我订两张火车票 去广州的高铁票有没有
        明天去上海的火车几点开 退掉去北京的机票 订一张去成都的机票 高铁票还有没有""",
    "food": """附近有什么好吃的饭馆 我想吃火锅 附近哪家火锅好吃 推荐一家川菜饭馆
        这家饭馆几点开门 我想吃牛肉面 哪家饭馆的面好吃 附近有没有川菜""",
}


def main() -> None:
    """Fit the model, and print the best parameters, its accuracy and some predictions."""
    texts = [text for group in SENTENCES.values() for text in group.split()]
    labels = [label for label, group in SENTENCES.items() for _ in group.split()]
    pipeline = tp.Pipeline([tp.FullToHalf(), tp.FoldCase(), tp.Unigram(), tp.Lemmatize(), tp.DropStopWords()])
    model = make_pipeline(pipeline, tp.Tfidf(), LinearSVC())
    grid = {
        "pipeline__unigram__hmm": ["jieba", "none"],
        "pipeline__dropstopwords__stop_words": [("zh",), ()],
        "tfidf__ngram_range": [(1, 1), (1, 2)],
    }
    search = GridSearchCV(model, grid, cv=4).fit(texts, labels)
    print(f"best of {len(search.cv_results_['params'])}: accuracy {search.best_score_:.2f}")
    for name, value in search.best_params_.items():
        print(f"  {name} = {value!r}")
    for sentence in ("后天会不会下雪", "听一首老歌", "去广州的高铁票", "哪家火锅好吃"):
        print(f"{sentence} -> {search.predict([sentence])[0]}")


if __name__ == "__main__":
    main()
