"""The outside world on loopback: a Slack workspace, a social network and a language model endpoint.

It shares no code with the bot, so what runs here has run the bot's real paths. `python -m bot.sandbox` serves it.

Slack, from the wire inwards:

- `server`, `app`: uvicorn and the routes; `world`: what all parts share; `harbour`: the fixed cast; `manifest`: what
  the app may do
- `webapi`: POST /api/<method>; `methods` lists them, `methods_chat`, `methods_read` and `methods_views` do them,
  `calls` is what they get; `pace`: rate limits
- `blocks`, `elements`, `richtext`, `surfaces`: what Slack accepts as Block Kit, in the language of `schema`
- `workspace`, `views`, `inputs`, `hooks`: the state: messages, modals, what people typed, response_urls; `answers`
  shows what comes back through those
- `delivery`: Slack's rules for reaching the bot, over `sockets` (Socket Mode) or `signed` (HTTP), with the bodies of
  `payloads` and `events`
- `people`, `people_views`, `spots`: what people in Slack do, over /_as
- `control`, `faults`, `ledger`: what goes wrong on demand, and the truth about what was accepted

Town Square is `network` and `network_api`; the language model is `model`; the page is `pages`; the story and the demo
drive all of it.
"""
