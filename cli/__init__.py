"""The command `zhifa`."""
