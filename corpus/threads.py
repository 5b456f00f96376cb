"""How many threads a matrix product may take."""


def limit_algebra() -> None:
    """Let every matrix product of this process run on one thread.

    The products here are small: starting a second thread for one costs more than it saves, and processes or
    requests that work side by side would fight for the cores. What FAISS and torch do is left as it is.
    """
    import numpy as np  # noqa: F401 - the limit holds for libraries that are loaded
    from threadpoolctl import threadpool_limits

    threadpool_limits(limits=1, user_api="blas")
