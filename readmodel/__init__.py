"""What supervisors look at: the read model in PostgreSQL. Knows no engine and decides nothing."""
