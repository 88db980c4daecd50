"""The embedded default: PostgreSQL and the Temporal server as child processes of `zhifa up`."""
