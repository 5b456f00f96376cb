"""python -m web password: make the hash of a password for the settings file."""

import argparse
import getpass
import sys
from collections.abc import Sequence

from web.safety.login import hash_password


def main(arguments: Sequence[str] | None = None) -> int:
    """Ask for a password twice, print its hash and return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m web", description=__doc__)
    parser.add_argument("command", choices=["password"])
    parser.parse_args(arguments)
    first, again = getpass.getpass("密码 (password): "), getpass.getpass("再输一次 (again): ")
    if not first or first != again:
        print("两次输入不同或为空 (empty, or not the same twice)", file=sys.stderr)
        return 1
    print(hash_password(first))
    return 0


if __name__ == "__main__":
    sys.exit(main())
