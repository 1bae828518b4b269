"""The wheel: everything that runs from the checkout runs from it too, without a network and without the checkout."""

import json
import os
import shutil
import subprocess
import sys
import urllib.request
import zipfile
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parents[1]
CODE = ("bot", "handlers")


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what pip would put into site-packages; built from a copy, so that the checkout stays clean."""
    work = tmp_path_factory.mktemp("wheel")
    for name in CODE:
        shutil.copytree(TOP / name, work / "source" / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(TOP / name, work / "source" / name)
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(work), str(work / "source")]
    done = subprocess.run(build, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (wheel,) = work.glob("*.whl")
    with zipfile.ZipFile(wheel) as file:
        file.extractall(work / "site")
    return work / "site"


def run(site: Path, *command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *command], cwd=folder, env=environment(site), capture_output=True, text=True, check=False
    )


def environment(site: Path) -> dict[str, str]:
    """Only what the wheel holds is found, and the libraries of this interpreter."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return kept | {"PYTHONPATH": str(site), "PYTHONDONTWRITEBYTECODE": "1"}


def test_it_holds_every_file_of_the_packages_and_no_test(unpacked: Path) -> None:
    wanted = {
        str(path.relative_to(TOP))
        for name in CODE
        for path in (TOP / name).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    held = {str(path.relative_to(unpacked)) for path in unpacked.rglob("*") if path.is_file()}
    held = {name for name in held if ".dist-info/" not in name}

    assert held == wanted


def test_it_carries_its_licence_and_its_command(unpacked: Path) -> None:
    (info,) = unpacked.glob("amends-*.dist-info")

    assert "License-Expression: MIT" in (info / "METADATA").read_text(encoding="utf-8")
    assert "amends = bot.__main__:main" in (info / "entry_points.txt").read_text(encoding="utf-8")
    assert (info / "licenses" / "LICENSE").exists()


def test_the_command_runs_from_it(unpacked: Path, tmp_path: Path) -> None:
    where = run(unpacked, "-c", "import bot; print(bot.__file__)", folder=tmp_path)
    helped = run(unpacked, "-m", "bot", "--help", folder=tmp_path)

    assert where.stdout.startswith(str(unpacked))
    assert helped.returncode == 0, helped.stderr
    assert all(name in helped.stdout for name in ("run", "web", "worker", "demo", "route", "check", "init"))


def test_its_migrations_make_a_database(unpacked: Path, tmp_path: Path) -> None:
    program = "from bot.store import session; session.migrate(session.open_engine('sqlite:///amends.sqlite'))"

    done = run(unpacked, "-c", program, folder=tmp_path)

    assert done.returncode == 0, done.stderr
    assert (tmp_path / "amends.sqlite").stat().st_size > 0


def test_its_sandbox_shows_its_page(unpacked: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "bot.sandbox", "--port", "0"]
    with subprocess.Popen(command, cwd=tmp_path, env=environment(unpacked), stdout=subprocess.PIPE, text=True) as world:
        try:
            assert world.stdout is not None
            address = json.loads(world.stdout.readline())["url"]
            with urllib.request.urlopen(f"{address}/", timeout=20) as page:
                assert page.status == 200
                assert b"</html>" in page.read()
        finally:
            world.terminate()
