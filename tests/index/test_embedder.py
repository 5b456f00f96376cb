"""The embedder against sentence-transformers, and what it does with other models."""

from pathlib import Path

import numpy as np
import pytest

from corpus.errors import SettingsError
from index.embedder import BUNDLED, DEFAULT, Prefixes, TransformerEmbedder, load_embedder, prefixes_of

TEXTS = ["哪些政协建立了委员工作站？", "Which committees?", "委员 workstation 59个", "かな 한국어 русский", "", "😀"]


@pytest.mark.slow
def test_vectors_equal_those_of_sentence_transformers() -> None:
    from sentence_transformers import SentenceTransformer

    reference = SentenceTransformer(str(BUNDLED[DEFAULT]), device="cpu", local_files_only=True)
    np.testing.assert_allclose(load_embedder().embed(TEXTS), reference.encode(TEXTS), atol=1e-6)


@pytest.mark.slow
def test_another_model_is_loaded_by_its_folder_with_its_prefixes(tmp_path: Path) -> None:
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer import modules
    from tokenizers import Tokenizer, models, pre_tokenizers

    tokenizer = Tokenizer(models.WordLevel({"[UNK]": 0, "query": 1, "passage": 2, "x": 3}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    folder = tmp_path / "tiny-e5"
    parts: list[torch.nn.Module] = [modules.StaticEmbedding(tokenizer, embedding_dim=8), modules.Normalize()]
    model = SentenceTransformer(modules=parts, device="cpu")
    model.save(str(folder))
    embedder = TransformerEmbedder(str(folder))
    np.testing.assert_allclose(embedder.embed_question("x"), model.encode("query: x"), atol=1e-6)
    np.testing.assert_allclose(embedder.embed(["x"]), model.encode(["passage: x"]), atol=1e-6)
    assert embedder.dimensions == 8
    assert embedder.fingerprint.endswith("|query: |passage: ")


def test_questions_and_passages_of_known_families_get_their_prefixes() -> None:
    assert prefixes_of("intfloat/multilingual-e5-small") == Prefixes("query: ", "passage: ")
    assert prefixes_of("BAAI/bge-m3") == Prefixes()


def test_rows_have_length_one_and_a_text_without_tokens_is_zero() -> None:
    rows = load_embedder().embed(["委员", ""])
    assert np.linalg.norm(rows, axis=1).tolist() == pytest.approx([1, 0], abs=1e-6)
    assert load_embedder().embed([]).shape == (0, 256)


def test_a_question_is_embedded_as_a_text() -> None:
    embedder = load_embedder()
    np.testing.assert_array_equal(embedder.embed_question("委员工作站"), embedder.embed(["委员工作站"])[0])


@pytest.mark.slow
def test_a_model_that_is_not_here_is_refused_with_its_name() -> None:
    with pytest.raises(SettingsError, match="no-such-model"):
        load_embedder("nobody/no-such-model")
