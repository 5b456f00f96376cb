"""What the READMEs tell people to type is run, and what they say is printed is printed."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
READMES = [ROOT / "README.md", ROOT / "README.zh-CN.md"]
ELSEWHERE = "…"


def sessions(readme: Path) -> list[tuple[str, list[str]]]:
    """Return each command of the console blocks with the lines that are said to follow it."""
    found: list[tuple[str, list[str]]] = []
    for block in re.findall(r"^```console\n(.*?)^```", readme.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE):
        for line in block.splitlines():
            if line.startswith("$ "):
                found.append((line[2:], []))
            elif line.strip():
                found[-1][1].append(line.strip())
    return found


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_commands_print_what_is_promised(readme: Path, tmp_path: Path) -> None:
    commands = sessions(readme)
    assert commands, "the README shows no command"
    shutil.copytree(ROOT / "corpus" / "sample", tmp_path / "corpus" / "sample")
    shutil.copytree(ROOT / "tests" / "data", tmp_path / "tests" / "data")
    for command, promised in commands:
        program, *arguments = command.split()
        assert program == "python", f"only python commands can be checked: {command}"
        finished = subprocess.run(
            [sys.executable, *arguments],
            cwd=tmp_path,
            env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )
        assert finished.returncode == 0, f"{command}\n{finished.stderr}"
        printed = finished.stdout + finished.stderr
        for line in promised:
            for piece in filter(None, (part.strip() for part in line.split(ELSEWHERE))):
                assert piece in printed, f"{command} does not print: {piece}"


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_every_linked_file_exists(readme: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", readme.read_text(encoding="utf-8"))
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


@pytest.mark.parametrize("readme", READMES, ids=lambda path: path.name)
def test_every_dependency_is_explained(readme: Path) -> None:
    text = readme.read_text(encoding="utf-8")
    pinned = re.findall(r"^([A-Za-z0-9_-]+)==", (ROOT / "requirements.txt").read_text(encoding="utf-8"), re.MULTILINE)
    assert [name for name in pinned if f"`{name}`" not in text] == []
