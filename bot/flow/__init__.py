"""The way of a complaint, one module per step; `bot/__init__.py` gives the order.

A step touches the database (it takes a session) or the outside (it takes a platform, the board, a writer), never
both, and it never commits: the edges, `bot.work` and `handlers`, open the transactions and string steps together.
"""
