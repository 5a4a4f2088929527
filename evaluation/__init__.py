"""Measuring the linter against labelled messages that stay outside this repository."""
