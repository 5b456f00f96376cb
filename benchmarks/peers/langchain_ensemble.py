"""LangChain: its FAISS store and its BM25Retriever in an EnsembleRetriever (reciprocal rank fusion)."""

from langchain_classic.retrievers import EnsembleRetriever
from langchain_community.retrievers import BM25Retriever
from langchain_community.vectorstores import FAISS
from langchain_core.documents import Document
from langchain_core.embeddings import Embeddings

from benchmarks.peers.system import DEPTH, Bed
from corpus.words import words


class System:
    """Two retrievers over the same documents."""

    packages = ("langchain-community", "langchain-classic", "langchain-core", "rank-bm25", "faiss-cpu")
    settings = f"equal weights, {DEPTH} passages from each retriever; BM25 over jieba's search words"

    def build(self, bed: Bed) -> None:
        """Index the passages."""
        documents = [Document(page_content=passage.text, metadata={"id": passage.id}) for passage in bed.passages]
        vectors = FAISS.from_documents(documents, _Embeddings(bed))
        by_words = BM25Retriever.from_documents(documents, preprocess_func=words, k=DEPTH)
        by_vectors = vectors.as_retriever(search_kwargs={"k": DEPTH})
        self._retriever = EnsembleRetriever(retrievers=[by_words, by_vectors], weights=[0.5, 0.5], id_key="id")

    def search(self, question: str, k: int) -> list[str]:
        """Return the ids of the k best passages, best first."""
        return [document.metadata["id"] for document in self._retriever.invoke(question)[:k]]


class _Embeddings(Embeddings):  # type: ignore[misc]
    """The embedding of the bed in LangChain's form."""

    def __init__(self, bed: Bed) -> None:
        self._embed = bed.embed

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        rows: list[list[float]] = self._embed(texts).tolist()
        return rows

    def embed_query(self, text: str) -> list[float]:
        return self.embed_documents([text])[0]
