"""Everything the bot says in Slack. Cards, modals and answers are plain values; `board` alone talks to Slack."""
