"""Passages → mentions: typed finds with their places."""

from sijill.mentions.find import find_mentions
from sijill.mentions.homes import home_of

__all__ = ["find_mentions", "home_of"]
