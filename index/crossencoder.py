"""A cross-encoder as the last look at the best passages: slow and exact, off unless one is named."""

import os
from collections.abc import Sequence
from weakref import WeakValueDictionary

import numpy as np

from corpus.errors import SettingsError
from index.types import Reranker, Scores

_IN_USE: WeakValueDictionary[str, "CrossEncoderReranker"] = WeakValueDictionary()


def load_reranker(name: str) -> Reranker:
    """Return the sentence-transformers CrossEncoder called name: a folder, or a model of this machine's cache.

    One that is in use is returned again. Raises SettingsError when there is no such model on this machine.
    """
    reranker = _IN_USE.get(name)
    if reranker is None:
        reranker = _IN_USE[name] = CrossEncoderReranker(name)
    return reranker


class CrossEncoderReranker:
    """Reads a question and a passage together. torch is imported only when one is made."""

    def __init__(self, name: str) -> None:
        os.environ.setdefault("HF_HUB_OFFLINE", "1")
        from sentence_transformers import CrossEncoder

        self.name = name
        try:
            self._model = CrossEncoder(name, device="cpu", local_files_only=True)
        except (OSError, ValueError) as error:
            raise SettingsError(f"本机没有重排模型 {name} (no such reranker on this machine): {error}") from error

    def scores(self, question: str, texts: Sequence[str]) -> Scores:
        """Return how well each text answers question, float32 of shape (len(texts),); higher is better."""
        pairs = [(question, text) for text in texts]
        found = np.asarray(self._model.predict(pairs, show_progress_bar=False), dtype=np.float32)
        if found.shape != (len(texts),):
            raise SettingsError(f"{self.name} 不是重排模型：每对文字须得一个分数 (a reranker gives one score a pair)")
        return found
