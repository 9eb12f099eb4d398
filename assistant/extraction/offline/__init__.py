"""The embedded extractor: a conversation to steps and facts by a cue grammar, without model or network."""

from assistant.extraction.offline.extract import extract

__all__ = ["extract"]
