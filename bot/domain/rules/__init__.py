"""The house rules for drafts, a file per concern; `bot.domain.draft` is the door."""
