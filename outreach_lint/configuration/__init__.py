"""Configuration: files and options in, one `Settings` for every draft out."""
