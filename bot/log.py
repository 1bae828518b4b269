"""Log lines: a sentence for people plus keys for machines. No customer text and no token above DEBUG."""

import logging
import sys

KEYS = ("action", "ticket", "reply", "attempt")
QUIET = ("apscheduler", "dbos", "slack_bolt", "slack_sdk", "urllib3", "waitress", "alembic", "httpx", "httpcore")


class Sentence(logging.Formatter):
    """`12:30:01 INFO bot.work: Reply reply-7 is public. action=reply_sent ticket=7`."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        line = super().format(record)
        keys = " ".join(f"{key}={getattr(record, key)}" for key in KEYS if hasattr(record, key))
        return f"{line} {keys}" if keys else line


def start(level: str) -> None:
    """Write log lines to standard error from now on."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Sentence("%(asctime)s %(levelname)s %(name)s: %(message)s", "%Y-%m-%dT%H:%M:%S"))
    # A filter, not the loggers' levels: Bolt gives each of its loggers the root's level when it is made.
    handler.addFilter(_worth_telling)
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)
    # DBOS brings a handler of its own unless there is one: then its lines look like ours.
    engine = logging.getLogger("dbos")
    engine.handlers[:], engine.propagate = [handler], False


def _worth_telling(record: logging.LogRecord) -> bool:
    if "token` will be unused" in record.getMessage():
        return False  # Bolt finds SLACK_BOT_TOKEN in the environment and warns that it uses our client instead
    if record.name == "dbos" and "failed to launch" in record.getMessage():
        return False  # whoever launched it gets the error too, and says it in a sentence
    if record.name == "apscheduler.scheduler" and "skipped" in record.getMessage():
        return False  # a tick that waits for a held database; the heartbeat says what is wrong, once in a while
    if record.name == "dbos" and "in queue thread" in record.getMessage() and "OperationalError" in record.getMessage():
        return False  # the same, many times a second
    return record.levelno >= logging.WARNING or record.name.split(".")[0] not in QUIET
