"""The durable shell: waits, calls and remembers. What the law says is decided in ``checklist``."""
