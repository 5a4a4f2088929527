"""How fast the linter is beside bare spaCy: `python -m benchmarks.cold` and `python -m benchmarks.throughput`."""
