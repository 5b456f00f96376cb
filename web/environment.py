"""What libraries read from the environment when they are first imported."""

import os

QUIET = {
    # no usage statistics, no look-up at a model hub, even where a model's folder is given
    "GRADIO_ANALYTICS_ENABLED": "False",
    "HF_HUB_OFFLINE": "1",
    # Gradio sums up its latest 10,000 events with pandas after every single one; nobody sees the sums
    "GRADIO_ANALYTICS_MAX_EVENTS": "1",
    "GRADIO_ANALYTICS_CACHE_FREQUENCY": str(10**9),
}


def prepare_environment() -> None:
    """Set QUIET; to be called before gradio or sentence_transformers is imported."""
    os.environ.update(QUIET)
