"""Words and phrases that rules look for, in seven languages, and the way of finding them in one linear pass."""
