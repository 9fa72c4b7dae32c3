"""What the tests of the register share."""

from tests.registers import examples, filed_examples, register

__all__ = ["examples", "filed_examples", "register"]
