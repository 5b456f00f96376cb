from collections import Counter

from benchmarks.fuzz_index import fuzz


def test_a_damaged_index_is_refused_or_answers_as_before() -> None:
    outcomes: Counter[str] = sum(fuzz(25, seed=5, passages=60).values(), Counter())
    assert outcomes.total() == 25
    assert set(outcomes) <= {"refused", "same"}
    assert outcomes["refused"] > 5
