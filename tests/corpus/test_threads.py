import subprocess
import sys


def test_matrix_products_run_on_one_thread() -> None:
    code = (
        "from corpus.threads import limit_algebra; limit_algebra();"
        "from threadpoolctl import threadpool_info;"
        "print({pool['num_threads'] for pool in threadpool_info() if pool['user_api'] == 'blas'})"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.strip() == "{1}"
