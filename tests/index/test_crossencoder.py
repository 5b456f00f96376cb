"""A real, tiny cross-encoder of random weights in the last place of the ranking."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from corpus.errors import SettingsError
from index.config import DEFAULT_CONFIG
from index.crossencoder import load_reranker
from index.reader import open_index
from index.types import Reranker

QUESTION = "委员走进社区听取意见"


def save_model(folder: Path, *, labels: int) -> None:
    """Write a BERT of one layer whose tokens are single characters."""
    import torch
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizer

    folder.mkdir()
    characters = sorted(set(QUESTION + "委员会政协社区意见调研建议，。的一"))
    vocabulary = folder / "vocab.txt"
    vocabulary.write_text("\n".join(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *characters]), encoding="utf-8")
    torch.manual_seed(0)
    config = BertConfig(
        vocab_size=5 + len(characters),
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=16,
        initializer_range=1.0,
    )
    config.num_labels = labels
    BertForSequenceClassification(config).save_pretrained(folder)
    BertTokenizer(str(vocabulary)).save_pretrained(folder)


@pytest.mark.slow
def test_the_first_passages_are_ordered_by_the_reranker(built: Path, tmp_path: Path) -> None:
    folder = tmp_path / "tiny"
    save_model(folder, labels=1)
    config = replace(DEFAULT_CONFIG, reranker=str(folder), reranker_weight=1000.0, depth=5)
    index = open_index(built, config=config)
    plain = open_index(built).search(QUESTION, k=8)
    hits = index.search(QUESTION, k=8)
    scores = load_reranker(str(folder)).scores(QUESTION, [hit.passage.text for hit in hits[:4]])
    assert scores.tolist() == sorted(scores.tolist(), reverse=True)
    assert "reranker" in {reason.kind for reason in hits[0].reasons}
    for hit in hits:
        assert sum(reason.weight for reason in hit.reasons) == pytest.approx(hit.score, abs=1e-2)
    assert "reranker" not in {reason.kind for hit in plain for reason in hit.reasons}


@pytest.mark.slow
def test_a_model_that_gives_no_single_score_is_refused(tmp_path: Path) -> None:
    save_model(tmp_path / "classes", labels=3)
    with pytest.raises(SettingsError, match="classes"):
        load_reranker(str(tmp_path / "classes")).scores("问", ["答", "案"])


@pytest.mark.slow
def test_a_model_that_is_not_here_is_refused_with_its_name() -> None:
    with pytest.raises(SettingsError, match="no-such-model"):
        load_reranker("nobody/no-such-model")


def test_scores_are_added_to_the_best_alone(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class ByLength:
        name = "by length"

        def scores(self, question: str, texts: list[str]) -> np.ndarray:
            return np.array([len(text) for text in texts], dtype=np.float32)

    monkeypatch.setattr("index.hybrid.load_reranker", lambda name: ByLength())
    config = replace(DEFAULT_CONFIG, reranker="by length", reranker_weight=1000.0, depth=4)
    hits = open_index(built, config=config).search(QUESTION, k=8)
    lengths = [len(hit.passage.text) for hit in hits[:4]]
    assert lengths == sorted(lengths, reverse=True)
    assert not [hit for hit in hits[4:] if "reranker" in {reason.kind for reason in hit.reasons}]


def test_a_missing_reranker_is_told_before_the_first_question(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(name: str) -> Reranker:
        raise SettingsError(name)

    monkeypatch.setattr("index.hybrid.load_reranker", refuse)
    with pytest.raises(SettingsError, match="none of this name"):
        open_index(built, config=replace(DEFAULT_CONFIG, reranker="none of this name")).searcher.prepare()
