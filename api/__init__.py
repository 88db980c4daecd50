"""The front desk: HTTP in, answers out. Decides nothing that the case does not decide."""
