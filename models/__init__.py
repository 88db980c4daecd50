"""The words of the field: frozen values that every other part speaks. Knows no clock, no I/O, no law."""
