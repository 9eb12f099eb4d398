"""The frozen values that every stage, page and API speaks."""
