"""txtai: dense vectors in FAISS and its own BM25, fused by a convex combination of normalised scores."""

from txtai import Embeddings

from benchmarks.peers.system import Bed

NGRAMS = {"ngrams": {"nmin": 1, "nmax": 2}}


class System:
    """An Embeddings database with a hybrid index."""

    packages = ("txtai", "faiss-cpu", "torch")
    settings = "hybrid, equal weights; its BM25 over characters and pairs of characters (its n-gram tokenizer)"

    def build(self, bed: Bed) -> None:
        """Index the passages."""
        self._embeddings = Embeddings({
            "method": "external",
            # A function: anything else txtai calls once, without arguments, to get one.
            "transform": lambda texts: bed.embed(texts),
            "scoring": {"method": "bm25", "terms": True, "normalize": True, "tokenizer": NGRAMS},
        })
        self._embeddings.index((passage.id, passage.text, None) for passage in bed.passages)

    def search(self, question: str, k: int) -> list[str]:
        """Return the ids of the k best passages, best first."""
        return [found for found, _ in self._embeddings.search(question, k)]
