"""The App Home."""

from typing import Any

from slack_bolt import App

from bot.desk import Desk


def register(app: App, desk: Desk) -> None:
    """Bind the opening of the App Home."""

    @app.event("app_home_opened")
    def opened(event: dict[str, Any]) -> None:
        if event.get("tab") == "home":
            with desk.sessions.begin() as session:
                desk.engine.enqueue(session, "views", "publish_home", event["user"])
