"""Classify short reviews with negation among the stop words, and with negation kept.

The 800 reviews are made from templates in pairs: 这个手机值得购买 is positive, 这个手机不值得购买 is negative. In every
third pair a second sentence repeats the opinion in words of content (质量优秀, 质量差); in the others it is neutral.
"""

import random
from itertools import cycle, islice, product

from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_score
from sklearn.pipeline import make_pipeline

import textprep as tp

THINGS = "手机 耳机 键盘 书包 台灯 水杯 餐厅 酒店 教材 雨伞".split()

#: Pairs of a recommendation and its negation.
VERDICTS = [
    ("值得购买", "不值得购买"),
    ("让人满意", "没有让人满意"),
    ("符合描述", "并不符合描述"),
    ("能推荐给朋友", "不能推荐给朋友"),
    ("解决了我的问题", "没解决我的问题"),
]
OPENINGS = "用了一周，|上个月买的，|朋友送的，|第二次光顾，|".split("|")
NEUTRAL = "包装是纸盒 快递三天到 颜色是蓝色 收到当天拆开".split()
OPINIONS = [("质量优秀", "质量差"), ("做工精细", "做工粗糙"), ("客服热情", "客服冷漠")]


def reviews() -> tuple[list[str], list[bool]]:
    """Return 800 reviews, and whether each is positive."""
    choices = list(product(OPENINGS, THINGS, VERDICTS, NEUTRAL))
    random.Random(0).shuffle(choices)
    opinions = cycle([*OPINIONS, None, None, None, None, None, None])
    texts: list[str] = []
    for (opening, thing, verdict, neutral), opinion in zip(islice(choices, 400), opinions, strict=False):
        for negative in (False, True):
            second = neutral if opinion is None else opinion[negative]
            texts.append(f"{opening}这个{thing}{verdict[negative]}。{second}。")
    return texts, [True, False] * 400


def main() -> None:
    """Print the accuracy of a linear model with each set of stop lists."""
    texts, positive = reviews()
    for stop_lists in (("zh", "zh-negation", "zh-degree", "marks"), ("zh", "marks")):
        pipeline = tp.load("zh").set_params(dropstopwords__stop_words=stop_lists)
        print(pipeline("这个手机不值得购买").tokens)
        model = make_pipeline(tp.Tfidf(pipeline=pipeline), LogisticRegression())
        accuracy = cross_val_score(model, texts, positive, cv=4).mean()
        print(f"{', '.join(stop_lists)}: accuracy {accuracy:.2f}")


if __name__ == "__main__":
    main()
