"""The one door to language models: prompts as files, calls with retries, and what they cost."""
