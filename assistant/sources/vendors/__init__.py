"""The JSON of the tools that record and transcribe calls, one module for each family of shapes."""
