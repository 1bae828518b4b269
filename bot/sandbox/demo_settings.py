"""What the demo's bot is told: its `amends.toml` and its environment."""

from pathlib import Path

from bot.sandbox.harbour import APP_TOKEN, BOT_TOKEN, SIGNING_SECRET
from bot.sandbox.network_api import TOKEN as NETWORK_TOKEN
from bot.sandbox.processes import Address, Bot, Program, environment, free_port

TEAM = """\
[brand]
name = "Lark Harbour"
handles = ["LarkHarbour"]

[voice]
signature = "first_name"
person = "I"
contact = ["help@larkharbour.example"]

[staff]
groups = ["S0SUPPORT"]
users = []
lead = "U0ANA"
ops_channel = "C0OPS"

[[platforms]]
type = "sandbox"
name = "sandbox"
every = 1

[watch]
terms = ["lark harbour"]

[[policies]]
name = "default"
first_reply = "60m"

[[policies]]
name = "urgent"
first_reply = "15m"
around_the_clock = true

[[routes]]
name = "Urgent"
priorities = ["urgent"]
channel = "C0URGENT"
policy = "urgent"

[[routes]]
name = "Kind words"
categories = ["praise"]
channel = "C0PRAISE"

[[routes]]
name = "Delivery"
topics = ["delivery"]
channel = "C0DELIVERY"

[[routes]]
name = "Billing"
topics = ["billing"]
channel = "C0BILLING"

[[routes]]
name = "Product and app"
topics = ["product", "app", "outage", "account"]
channel = "C0PRODUCT"

[[routes]]
name = "Questions"
categories = ["question"]
channel = "C0QUESTIONS"

[[routes]]
name = "Everything else"
channel = "C0COMPLAINTS"
"""

# The sandbox lifts Slack's per-minute limits in a run without an audience, so the bot need not keep them.
UNHURRIED = """
[slack]
updates_per_minute = 6000
"""


def bot_for(folder: Path, address: Address, *, database_url: str | None, workers: int, port: int, http: bool) -> Bot:
    """Give the bot, not started yet, with its settings written into the folder."""
    settings = folder / "amends.toml"
    env = {
        "SLACK_BOT_TOKEN": BOT_TOKEN,
        "SLACK_SIGNING_SECRET": SIGNING_SECRET,
        "SLACK_API_URL": f"{address.url}/api/",
        "SANDBOX_URL": address.url,
        "SANDBOX_TOKEN": NETWORK_TOKEN,
        "DATABASE_URL": database_url or f"sqlite:///{folder / 'amends.sqlite'}",
        "AMENDS_SETTINGS": str(settings),
    }
    if not http:
        env["SLACK_APP_TOKEN"] = APP_TOKEN
    programs = [
        Program(name, ["-m", "bot", command], environment(PORT=str(at), WORKER_NAME=name, **env), folder)
        for name, command, at in _roles(workers, port)
    ]
    return Bot(programs, health=f"http://127.0.0.1:{port}/health")


def _roles(workers: int, port: int) -> list[tuple[str, str, int]]:
    if workers == 1:
        return [("bot", "run", port)]
    return [("bot-web", "web", port), *((f"bot-worker-{n}", "worker", free_port()) for n in range(1, workers + 1))]
