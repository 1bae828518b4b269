"""What complaints are about, by the names that routes and reports use."""

DEFAULT_TOPICS = (
    "delivery",
    "billing",
    "product",
    "outage",
    "app",
    "conduct",
    "account",
    "safety",
    "privacy",
)
"""The topics that need no words of a team's own: delivery; billing and refunds; product fault; outage; app or website;
staff conduct; account access; safety; privacy."""

OTHER = "other"
"""The topic of what is about none of them."""
