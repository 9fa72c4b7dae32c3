"""The desk: the web workplace, in Arabic, English and Japanese."""

from sijill.desk.access import Access
from sijill.desk.app import make_desk

__all__ = ["Access", "make_desk"]
