"""Between records and files: one file a format, and the schema of the readout."""

from sijill.exchange.schema import readout_schema

__all__ = ["readout_schema"]
