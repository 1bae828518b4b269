"""Who judges posts: is it a complaint, about what, in which language."""
