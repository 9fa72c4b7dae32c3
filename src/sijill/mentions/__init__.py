"""Passages → mentions: typed finds with their places."""

from sijill.mentions.find import find_mentions

__all__ = ["find_mentions"]
