"""Amends: public complaints reach the staff who can make them right, and the approved reply goes back, once.

The way of a complaint, step by step:

     1  ingest     bot/flow/ingest.py     fetch what is new on a platform, keep how far we have read
     2  triage     bot/flow/triage.py     what is it, how urgent, about what, and why
     3  ticket     bot/flow/tickets.py    open a ticket, or join and reopen the conversation's; route it
                bot/flow/copies.py     … or join somebody's who says the same
     4  draft      bot/flow/drafts.py     a writer proposes a reply, the house rules check it
                bot/flow/rewrites.py   a language model's draft may take its place, later
     5  card       bot/flow/cards.py      one Slack message per ticket, edited in place
     6  decision   bot/flow/decisions.py  staff claim, edit, approve, dismiss …
     7  send       bot/flow/outbox.py     the approved text goes out once, or we find out what became of it
                   bot/flow/fresh.py      … but only where the post stands as the approver saw it
     8  answer     step 1 again: the customer's next post reopens the ticket
     9  follow-up  bot/flow/followup.py   warnings, snoozes, whatever got stuck
                   bot/flow/recheck.py    … and hourly: what became of the posts of open tickets
                   bot/flow/removal.py    … what is gone there, or to be forgotten, goes here too
    10  report     bot/flow/report.py     status, lists, search

Beside it, `bot/proving.py` reads everything a second time (`bot/flow/coverage.py`), and `bot/upkeep.py` minds each
account's health and money (`bot/flow/health.py`).
What comes by telephone or in person begins at step 3, in bot/flow/byhand.py.
Beside the way: `bot/flow/knowledge.py` (what the team knows), `bot/flow/redrafts.py` (other drafts, saved replies, what
staff changed), `bot/flow/goodwill.py` (something extra, in private) and `bot/flow/surge.py` (many say the same at once;
`bot/surging.py` looks each minute, `bot/flow/alarms.py` is its message).

`bot/clock.py` says when, `handlers/` who asks, `bot/work.py` which steps make one durable piece of work.
"""
