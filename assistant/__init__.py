"""From sales conversations to a draft mutual action plan."""
