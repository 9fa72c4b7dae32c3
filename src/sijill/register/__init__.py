"""The register: a journal that only grows, the view derived from it, and the questions asked of it."""

from sijill.register.register import Clock, Desk, Register

__all__ = ["Clock", "Desk", "Register"]
