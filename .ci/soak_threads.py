"""16 threads and 4 processes share one pipeline while another thread changes a lexicon.

``soak_threads.py [SECONDS]`` fails on another result, a crash, or memory that keeps growing.
"""

from __future__ import annotations

import concurrent.futures
import resource
import sys
import threading
import time

import textprep as tp

TEXTS = [
    "研究生命起源的科学家把目光投向了深海热泉。",
    "<p>ＡＢＣ的计算机ｉＰｈｏｎｅ１５，价格下降１２％</p>",
    "乒乓球拍卖完了，商店老板只好又进了一批货。" * 50,
]


def megabytes() -> float:
    """Resident memory of this process now."""
    with open("/proc/self/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * resource.getpagesize() / 1e6


def work(pipeline: tp.Pipeline, seconds: float) -> int:
    """Run the texts until the time is up; the number of runs that gave another result than the first."""
    expected = [(list(doc), doc.spans()) for doc in pipeline.batch(TEXTS)]
    wrong = 0
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        wrong += [(list(doc), doc.spans()) for doc in pipeline.batch(TEXTS)] != expected
    return wrong


def main(seconds: float) -> None:
    """Run all of it."""
    pipeline = tp.load("zh").prepare()
    lexicon = tp.Lexicon.from_words([("研究", 50), ("生命", 30)])
    tp.register_lexicon("changing", lexicon)
    bound = tp.Unigram(lexicon="changing").prepare()
    before = bound.cut("研究生命"), bound("研究生命").tokens
    stop = threading.Event()

    def change() -> None:
        number = 0
        while not stop.is_set():
            lexicon.add(f"词{number % 5000}", number % 7 + 1, force=number % 11 == 0)
            tp.Unigram(lexicon="changing").cut("研究生命词1")
            number += 1
            time.sleep(0.001)

    changer = threading.Thread(target=change)
    changer.start()
    with concurrent.futures.ProcessPoolExecutor(4) as processes, concurrent.futures.ThreadPoolExecutor(16) as threads:
        elsewhere = [processes.submit(work, pipeline, seconds) for _ in range(4)]
        here = [threads.submit(work, pipeline, seconds) for _ in range(16)]
        time.sleep(seconds / 3)
        warm = megabytes()
        wrong = sum(job.result() for job in [*elsewhere, *here])
    stop.set()
    changer.join()
    grown = megabytes() - warm
    assert wrong == 0, f"{wrong} runs differed"
    assert (bound.cut("研究生命"), bound("研究生命").tokens) == before
    assert grown < 40, f"memory grew by {grown:.0f} MB after warm-up"
    print(f"no difference in {seconds:.0f} s; memory after warm-up {grown:+.1f} MB")


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 60)
