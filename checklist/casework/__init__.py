"""The case's core: pure decisions over one state. Asks no clock and does no I/O; time comes in as ``now``."""
