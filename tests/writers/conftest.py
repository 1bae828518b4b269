from tests.model.conftest import sessions

__all__ = ["sessions"]
