"""The receipt under storms: a few seeds here, 200 on each platform by `python -m tests.bench coverage`."""

from collections.abc import Iterator

import pytest

from bot.store.session import Sessions
from tests.platforms.storms import shelter, storm
from tests.platforms.villages import VILLAGES


@pytest.fixture(scope="module")
def sessions(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sessions]:
    with shelter(tmp_path_factory.mktemp("storms")) as sessions:
        yield sessions


@pytest.mark.parametrize("seed", [3])
@pytest.mark.parametrize("kind", VILLAGES)
def test_the_receipt_equals_the_truth_and_names_every_gap(sessions: Sessions, kind: str, seed: int) -> None:
    weather = storm(kind, seed, sessions)

    assert weather.faults == ()
    assert weather.gaps == weather.unbrought
    assert weather.late
