"""The only I/O of a case: one file per thing done to the world."""
