"""Haystack: BM25 and embedding retrievers over an in-memory store, and a joiner (reciprocal rank fusion)."""

from haystack import Document, Pipeline, component
from haystack.components.joiners import DocumentJoiner
from haystack.components.retrievers.in_memory import InMemoryBM25Retriever, InMemoryEmbeddingRetriever
from haystack.document_stores.in_memory import InMemoryDocumentStore

from benchmarks.peers.system import DEPTH, Bed
from corpus.words import words


class System:
    """A pipeline of two retrievers and a joiner."""

    packages = ("haystack-ai",)
    settings = f"{DEPTH} passages from each retriever; BM25 over jieba's search words"

    def build(self, bed: Bed) -> None:
        """Index the passages."""
        store = InMemoryDocumentStore(bm25_tokenization_regex=r"\S+", embedding_similarity_function="dot_product")
        rows = bed.embed([passage.text for passage in bed.passages]).tolist()
        store.write_documents([
            Document(id=passage.id, content=spaced(passage.text), embedding=row)
            for passage, row in zip(bed.passages, rows, strict=True)
        ])
        pipeline = Pipeline()
        pipeline.add_component("embedder", _Embedder(bed))
        pipeline.add_component("words", InMemoryBM25Retriever(document_store=store, top_k=DEPTH))
        pipeline.add_component("vectors", InMemoryEmbeddingRetriever(document_store=store, top_k=DEPTH))
        pipeline.add_component("joiner", DocumentJoiner(join_mode="reciprocal_rank_fusion"))
        pipeline.connect("embedder.embedding", "vectors.query_embedding")
        pipeline.connect("words", "joiner")
        pipeline.connect("vectors", "joiner")
        self._pipeline = pipeline

    def search(self, question: str, k: int) -> list[str]:
        """Return the ids of the k best passages, best first."""
        found = self._pipeline.run({
            "embedder": {"text": question},
            "words": {"query": spaced(question)},
            "joiner": {"top_k": k},
        })
        return [document.id for document in found["joiner"]["documents"]]


def spaced(text: str) -> str:
    """Return the search words of text with spaces between them, for a store that splits on spaces."""
    return " ".join(words(text))


@component
class _Embedder:
    """The embedding of the bed as a component."""

    def __init__(self, bed: Bed) -> None:
        self._embed = bed.embed

    @component.output_types(embedding=list[float])  # type: ignore[untyped-decorator]
    def run(self, text: str) -> dict[str, list[float]]:
        return {"embedding": self._embed([text])[0].tolist()}
