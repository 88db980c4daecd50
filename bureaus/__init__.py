"""The bureaus that this installation serves."""
