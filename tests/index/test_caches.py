import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index import vectorcache
from index.pagecache import FILE, PageCache
from index.pagerecord import pack, prepare, unpack
from index.sources import Source, find_sources
from index.types import Vectors
from index.vectorcache import KEYS, VECTORS, VectorCache

TEXTS = [f"第{n}段" for n in range(20)]


class Lengths:
    """An embedder that computes its vectors from code points and counts its texts."""

    name, dimensions, fingerprint = "lengths", 8, "1"

    def __init__(self) -> None:
        self.embedded: list[str] = []

    def embed(self, texts: Sequence[str]) -> Vectors:
        self.embedded += texts
        return np.array([[len(text), *map(ord, (text + " " * 7)[:7])] for text in texts], dtype=np.float32)

    def embed_question(self, text: str) -> Vectors:
        vector: Vectors = self.embed([text])[0]
        return vector


def expected(texts: Sequence[str]) -> Vectors:
    return Lengths().embed(texts)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.lists(st.sampled_from(TEXTS), max_size=12), max_size=6), st.integers(1, 8))
def test_every_text_is_embedded_once_and_comes_back_as_it_was(batches: list[list[str]], recent: int) -> None:
    embedder = Lengths()
    with tempfile.TemporaryDirectory() as place, pytest.MonkeyPatch.context() as patch:
        patch.setattr(vectorcache, "RECENT", recent)
        for batch in batches:
            cache = VectorCache(Path(place) / "v", embedder)
            for _ in range(2):
                if batch:
                    np.testing.assert_array_equal(cache.vectors(batch), expected(batch))
    assert sorted(embedder.embedded) == sorted({text for batch in batches for text in batch})


@given(keys=st.integers(0, 400), vectors=st.integers(0, 640))
@settings(max_examples=40, deadline=None)
def test_a_broken_tail_costs_only_what_it_cut(keys: int, vectors: int) -> None:
    with tempfile.TemporaryDirectory() as place:
        VectorCache(Path(place), Lengths()).vectors(TEXTS)
        os.truncate(Path(place) / KEYS, keys)
        os.truncate(Path(place) / VECTORS, vectors)
        embedder = Lengths()
        np.testing.assert_array_equal(VectorCache(Path(place), embedder).vectors(TEXTS), expected(TEXTS))
        assert embedder.embedded == TEXTS[min(keys // vectorcache.KEY.itemsize, vectors // 32) :]


@given(st.integers(0, 639), st.integers(1, 255))
@settings(max_examples=40, deadline=None)
def test_a_damaged_vector_is_embedded_again(place_of_damage: int, change: int) -> None:
    with tempfile.TemporaryDirectory() as place:
        VectorCache(Path(place), Lengths()).vectors(TEXTS)
        file = Path(place) / VECTORS
        data = bytearray(file.read_bytes())
        data[place_of_damage] ^= change
        file.write_bytes(data)
        embedder = Lengths()
        np.testing.assert_array_equal(VectorCache(Path(place), embedder).vectors(TEXTS), expected(TEXTS))
        assert embedder.embedded == [TEXTS[place_of_damage // 32]]


def test_compacting_keeps_what_was_asked_for(tmp_path: Path) -> None:
    VectorCache(tmp_path / "v", Lengths()).vectors(TEXTS)
    cache = VectorCache(tmp_path / "v", Lengths())
    cache.vectors(TEXTS[:5])
    cache.compact()
    assert (tmp_path / "v" / VECTORS).stat().st_size == 5 * 32
    embedder = Lengths()
    np.testing.assert_array_equal(VectorCache(tmp_path / "v", embedder).vectors(TEXTS), expected(TEXTS))
    assert embedder.embedded == TEXTS[5:]


@pytest.fixture
def sources(pages: Path) -> list[Source]:
    return find_sources([pages], on_refused=print, on_found=lambda _: None)


def test_a_page_record_comes_back_as_it_was(sources: list[Source], tmp_path: Path) -> None:
    record = prepare(sources[0])
    assert unpack(pack(record)) == record
    cache = PageCache(tmp_path)
    cache.put(sources[0], record)
    cache.close()
    again = PageCache(tmp_path)
    assert again.holds(sources[0])
    assert not again.holds(sources[1])
    assert again.get(sources[0]) == record
    again.close()


def test_a_page_cache_forgets_what_is_not_used(sources: list[Source], tmp_path: Path) -> None:
    cache = PageCache(tmp_path)
    for source in sources:
        cache.put(source, prepare(source))
    cache.keep_only(sources[:1])
    assert [cache.holds(source) for source in sources] == [True, False, False, False]
    cache.close()


@pytest.mark.parametrize("garbage", [b"", b"not a database" * 400, bytes(5000)])
def test_a_damaged_page_cache_is_made_anew(sources: list[Source], tmp_path: Path, garbage: bytes) -> None:
    (tmp_path / FILE).write_bytes(garbage)
    cache = PageCache(tmp_path)
    assert not cache.holds(sources[0])
    cache.put(sources[0], prepare(sources[0]))
    cache.close()
