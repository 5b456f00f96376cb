from pathlib import Path

import pytest

from index.reader import Index, open_index
from index.rebuild import rebuild
from qa.answerer import Answerer

SAMPLE = Path(__file__).parents[2] / "corpus" / "sample"


@pytest.fixture(scope="session")
def sample_index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    """The sample corpus, indexed with the bundled model."""
    folder = tmp_path_factory.mktemp("qa") / "index"
    rebuild([SAMPLE], folder)
    return open_index(folder)


@pytest.fixture(scope="session")
def answerer(sample_index: Index) -> Answerer:
    """An answerer over the sample corpus."""
    return Answerer(sample_index)
