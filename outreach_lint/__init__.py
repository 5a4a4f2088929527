"""outreach-lint: a linter for sales emails, call scripts, service replies and marketing copy."""

__version__ = "0.1.0"
