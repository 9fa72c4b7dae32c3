"""Sijill: the register of bilateral relations."""

__version__ = "0.1.0"
