"""The training project of the shipped language pipeline: convert, pretrain, train, evaluate, speed."""

import os

# Many small products: a second BLAS thread costs more than it brings. Read when numpy is first imported.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("OMP_NUM_THREADS", "1")

__version__ = "0.1.0"
