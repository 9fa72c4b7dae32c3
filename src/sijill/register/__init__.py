"""The register: a journal that only grows, the view derived from it, and the questions asked of it."""

from sijill.register.place import get_name, has_register
from sijill.register.register import Clock, Desk, Register

__all__ = ["Clock", "Desk", "Register", "get_name", "has_register"]
