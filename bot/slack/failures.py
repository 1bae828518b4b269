"""What went wrong on the way to Slack, in the words of `bot.domain.errors`.

What slack_sdk 3.47 raises with its retries off, and when:

    SlackApiError         Slack (or something in between) answered: `ok` false, any status but 200, an empty body, or a
                          body that is no JSON, whose error is then a sentence of the SDK's
    URLError              while connecting and while writing; `reason` tells which
    TimeoutError, ConnectionError, HTTPException (IncompleteRead, RemoteDisconnected)
                          while reading: the request had left
    ValueError, LookupError, AttributeError, RecursionError
                          an answer in no known character set, JSON that is no object, JSON nested without end
    SlackRequestError     the address or the arguments cannot be used: nothing was sent
"""

import re
import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from http.client import HTTPException
from typing import Any
from urllib.error import URLError

from slack_sdk.errors import SlackApiError, SlackRequestError

from bot.domain.errors import AuthExpired, Outside, RateLimited, Rejected, TargetGone, Unclear, Unreachable

Now = Callable[[], datetime]

AUTH = {
    "account_inactive",
    "invalid_auth",
    "not_authed",
    "org_login_required",
    "team_disabled",
    "token_expired",
    "token_revoked",
}
# The moment has passed: a click is too old, the window was closed or has been updated by a newer keystroke. Nothing was
# done, and there is nothing to tell anyone. `hash_conflict` belongs here: the version we wanted to change is no more.
GONE = {
    "exchanged_trigger_id",
    "expired_trigger_id",
    "hash_conflict",
    "invalid_trigger",
    "invalid_trigger_id",
    "message_not_found",
    "not_found",
    "thread_not_found",
    "trigger_exchanged",
    "trigger_expired",
    "user_not_found",
    "view_not_found",
}
BUSY = {"ratelimited", "rate_limited"}
# Slack says of these that part of the work may have been done: https://docs.slack.dev/reference/methods/chat.postMessage
TROUBLE = {"fatal_error", "internal_error", "request_timeout", "service_unavailable"}
# The workspace is being moved: Slack did nothing and asks to come back.
AWAY = {"team_added_to_org"}

ADVICE = {
    "cant_update_message": "Slack lets us edit our own messages only: was the bot's app exchanged?",
    "channel_not_found": "Slack knows no such channel, or it is private: check its id, then /invite @Amends.",
    "invalid_blocks": "Slack refused the layout of a message. Please report this with the log.",
    "is_archived": "The channel is archived. Unarchive it, or route to another one in amends.toml.",
    "missing_scope": "The app lacks a scope. Reinstall it with manifest.yml.",
    "msg_blocks_too_long": "Slack refused a message as too long. Please report this with the log.",
    "msg_too_long": "Slack refused a message as too long. Please report this with the log.",
    "no_such_subteam": "Slack knows no such user group. Check its id in amends.toml.",
    "not_allowed_token_type": "The wrong kind of token: SLACK_BOT_TOKEN starts with xoxb-, SLACK_APP_TOKEN with xapp-.",
    "not_enabled": "The Home tab is off. Turn it on in the app's settings, or reinstall with manifest.yml.",
    "not_in_channel": "The bot is not in the channel. Invite it there: /invite @Amends.",
    "restricted_action": "A rule of the workspace forbids the bot to write there. Ask an admin.",
    "user_not_in_channel": "The person is not in the channel, so Slack cannot whisper to them there.",
}

_CODE = re.compile(r"[a-z0-9_.:-]{1,80}\Z")
_WAIT = timedelta(seconds=30)
_LONGEST = timedelta(hours=1)


@contextmanager
def told(what: str, *, writes: bool, now: Now) -> Iterator[None]:
    """Translate whatever goes wrong inside into an `Outside` error; `what` names the work for the message.

    `writes`: a lost answer may mean that the work was done. Reads are always safe to repeat.
    """
    try:
        yield
    except SlackApiError as error:
        raise _answered(error, what, writes=writes, now=now) from error
    except SlackRequestError as error:
        raise Rejected(f"Slack's address cannot be used: check SLACK_API_URL. ({what})") from error
    except URLError as error:
        raise _not_connected(error, what, writes=writes) from error
    except (OSError, HTTPException) as error:
        raise lost(what, f"the connection broke ({type(error).__name__})", writes=writes) from error
    except (ValueError, LookupError, AttributeError, TypeError, RecursionError) as error:
        raise lost(what, "the answer could not be read", writes=writes) from error


def lost(what: str, why: str, *, writes: bool) -> Outside:
    """Return the error for a request that left us and was not answered in a usable way."""
    if writes:
        return Unclear(f"Slack did not say whether this was done: {what}; {why}.")
    return Unreachable(f"I could not read from Slack: {what}; {why}.")


def _not_connected(error: URLError, what: str, *, writes: bool) -> Outside:
    # These come before the first byte of a request; any other reason may come in its middle.
    early = (ConnectionRefusedError, socket.gaierror, ssl.SSLCertVerificationError)
    if isinstance(error.reason, early):
        return Unreachable(f"I could not reach Slack: {what}; {error.reason}.")
    return lost(what, f"the connection broke ({error.reason})", writes=writes)


def _answered(error: SlackApiError, what: str, *, writes: bool, now: Now) -> Outside:
    data = error.response.data if isinstance(error.response.data, dict) else {}
    status = int(error.response.status_code)
    code = str(data.get("error", ""))
    if status == 429 or code in BUSY:
        return RateLimited(now() + patience(dict(error.response.headers)))
    if not _CODE.match(code):
        return _no_slack(status, what, writes=writes)
    return _refused(code, data, what, writes=writes)


def _no_slack(status: int, what: str, *, writes: bool) -> Outside:
    """Return the error for an answer that is not Slack's: a proxy's page, half a body, garbage."""
    if 400 <= status < 500 and status != 408:
        return Rejected(
            f"Something between us and Slack answered {status}: check SLACK_API_URL and the proxy. ({what})"
        )
    return lost(what, f"the answer was no answer (status {status})", writes=writes)


def _refused(code: str, data: dict[str, Any], what: str, *, writes: bool) -> Outside:
    if code in AUTH:
        return AuthExpired(f"Slack refuses our token ({code}). Reinstall the app and set SLACK_BOT_TOKEN anew.")
    if code in GONE or code.startswith(("expired_", "exchanged_")):
        return TargetGone(f"Too late: {what}; Slack says {code}.")
    if code in TROUBLE:
        return lost(what, f"Slack says {code}", writes=writes)
    if code in AWAY:
        return Unreachable(f"Slack asks to come back later ({code}): {what}.")
    return Rejected(_sentence(code, data, what))


def _sentence(code: str, data: dict[str, Any], what: str) -> str:
    advice = ADVICE.get(code, "Slack refused this for good.")
    needed = f" Needed: {data['needed']}." if code == "missing_scope" and data.get("needed") else ""
    details = data.get("response_metadata")
    messages = details.get("messages") if isinstance(details, dict) else None
    # Slack quotes positions and rules here, not texts; still cut, since it ends up in a log line.
    why = f" {'; '.join(str(message) for message in messages)[:300]}" if isinstance(messages, list) and messages else ""
    return f"{advice}{needed} ({what}: {code}{why})"


def patience(headers: dict[str, Any]) -> timedelta:
    """Return how long a 429 asks us to wait: its Retry-After, 30 seconds where it has none, an hour at most."""
    for name, value in headers.items():
        if name.lower() == "retry-after":
            told_so = str(value[0] if isinstance(value, list) and value else value).strip()
            if told_so.isascii() and told_so.isdigit():
                return min(max(timedelta(seconds=int(told_so[:6])), timedelta(seconds=1)), _LONGEST)
    return _WAIT
