"""The errors that a user sees as one sentence; each names what is wrong and how to mend it."""


class AssistantError(Exception):
    """The root of every error that is ours; its text is shown to the user as it is."""


class InputError(AssistantError):
    """A file or an argument that cannot be used."""
