"""Mentions → readout: encounters, participants, outcomes, topics, each with its words."""

from sijill.readout.assemble import assemble, describe, find_events

__all__ = ["assemble", "describe", "find_events"]
