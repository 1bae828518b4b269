"""How long each text of `tests.platforms.writing` is, in order, counted by other code than ours.

MASTODON: `Mastodon.get_status_length` of Mastodon.py 2.3.3 with graphemeu 0.11.0, a port of the server's own rule.
X: `parse_tweet` of twitter-text-parser 3.0.0, a port of X's library that passes its conformance suite; it does not run
on current setuptools, so its figures are kept and not the library.
"""


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(map(int, text.split()))


MASTODON = _numbers("""
1 1 1 1 1 1 1 1 1 3 1 1 1 4 5 6 3 2 1 1 1 1 1 1 1 2 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 29 23 23 15 26 20 12 5
7 4 4 11 14 14 14 14 14 14 14 14 14 16 14 14 14 17 18 19 16 15 14 14 14 14 14 14 14 15 14 14 14 14 14 14 14 14
14 14 13 14 14 14 14 14 14 14 42 36 36 28 39 33 25 18 20 17 17 24 3 3 3 3 3 3 6 25 3 3 3 3 3 3 3 3 6 25 3 3 3
3 3 3 3 3 6 25 3 3 3 3 3 3 3 3 6 25 3 3 3 3 3 3 3 3 6 25 3 3 3 3 3 3 3 3 6 25 3 3 6 6 6 6 6 6 9 28 6 6 25 25
25 25 25 25 28 47 25 25 3 3 3 3 3 3 6 25 3 3 3 3 3 3 3 3 6 25 3 3 5 5 5 5 5 5 5 5 5 11 5 5 5 14 17 20 11 8 5 5
5 5 5 5 5 8 5 5 5 5 5 5 5 5 5 5 3 5 5 5 5 5 5 5 89 48 69 47 80 62 26 30 23 14 14 35
""")
X = _numbers("""
1 1 1 1 1 1 1 1 2 6 2 4 2 4 5 8 6 4 2 2 2 2 2 2 2 4 2 2 2 2 2 2 2 1 1 1 1 1 1 8 2 2 2 1 29 23 23 23 23 20 12
18 7 4 4 23 14 14 14 14 14 14 14 14 15 19 15 17 15 17 18 21 19 17 15 15 15 15 15 15 15 17 15 15 15 15 15 15 15
14 14 14 14 14 14 21 15 15 15 14 42 36 36 36 36 33 25 31 20 17 17 36 3 4 4 4 4 3 6 25 4 3 4 5 5 5 5 4 7 26 5 4
4 5 5 5 5 4 7 26 5 4 4 5 5 5 5 4 7 26 5 4 4 5 5 5 5 4 7 26 5 4 3 4 4 4 4 3 6 25 4 3 6 7 7 7 7 6 9 28 7 6 25 26
26 26 26 25 28 47 26 25 4 5 5 5 5 4 7 26 5 4 3 4 4 4 4 3 6 25 4 3 5 5 5 5 5 5 5 5 8 20 8 14 8 14 17 26 20 14 8
8 8 8 8 8 8 14 8 8 8 8 8 8 8 5 5 5 5 5 5 26 8 8 8 5 89 48 69 48 48 62 38 56 23 14 14 48
""")
