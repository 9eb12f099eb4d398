"""Due phrases of grounded steps to windows, read in the conversation around them."""

from assistant.dating.contexts import context_for
from assistant.dating.windows import due_windows

__all__ = ["context_for", "due_windows"]
