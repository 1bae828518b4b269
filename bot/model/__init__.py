"""The one door to a language model: what a question is, what it may cost, what was answered before."""
