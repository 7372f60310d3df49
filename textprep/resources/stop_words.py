"""Stop lists of this package, of NLTK, and of the user."""

from __future__ import annotations

from textprep.errors import ResourceError, nearest
from textprep.params import is_path
from textprep.resources.cache import load_once
from textprep.resources.files import read_data, read_text


def stop_words(name: str) -> list[str]:
    """Return the words of a stop list.

    Parameters:
        name: a list of this package (``"zh"``), one of NLTK's (``"nltk:english"``), or the path of a file with
            a word per line. Lines that begin with ``#`` are comments, except for a line that is ``#`` alone.

    Raises:
        ResourceError: the list does not exist; the message has the nearest name or the command that installs it.
    """
    if name.startswith("nltk:"):
        return load_once(("stop words", name), lambda: _nltk_stop_words(name.removeprefix("nltk:")))
    if is_path(name):
        text = read_text(name, "stop list")
    else:
        text = load_once(("stop words", name), lambda: read_data("stopwords", name, ".txt"))
    return [word for line in text.splitlines() if (word := line.strip()) and (word == "#" or not word.startswith("#"))]


def _nltk_stop_words(language: str) -> list[str]:
    from nltk.corpus import stopwords

    try:
        known = stopwords.fileids()
    except LookupError:
        raise ResourceError(
            f"stop list 'nltk:{language}': NLTK's stop words are not installed; run python -m nltk.downloader stopwords"
        ) from None
    if language not in known:
        raise ResourceError(
            f"NLTK has no stop words for {language!r}{nearest(language, known)}; available: {', '.join(known)}"
        )
    return list(stopwords.words(language))
