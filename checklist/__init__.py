"""The law as data and pure functions: checklist, calendar, deadlines, procedures, the case's core."""
