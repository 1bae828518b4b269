"""The suite that every platform passes, and stand-ins for what is on the other end of the line."""

import pytest

pytest.register_assert_rewrite("tests.platforms.contract", "tests.platforms.answering")
