"""Our exceptions, drawn as a tree so that a caller picks how wide a net to cast.

EnforcementError
 + EditionError          a published edition is missing, changed or wrong: stop at start-up
 |   + EditionMissing
 |   + ChecklistError    a checklist is wrong: names row and field
 |   + RulesError        a rule set is wrong: names rule and field
 |   + CalendarError     a calendar is wrong, or has no data for the year asked
 |   |   + PublicationError  a year to be published is wrong: carries what was found
 |   + ProcedureError    a procedure table is wrong: names state or action
 |   + BureauError       a bureau's file is wrong: names the field
 + RuleUnknown           no such deadline rule, or not a rule that has a due date
"""

from models.calendar import Finding


class EnforcementError(Exception):
    """Something in the enforcement of a case went wrong."""


class EditionError(EnforcementError):
    """A published edition cannot be used."""


class EditionMissing(EditionError):
    """No edition of that kind and name is on the shelf."""


class ChecklistError(EditionError):
    """The checklist is wrong."""


class RulesError(EditionError):
    """The rule set is wrong."""


class CalendarError(EditionError):
    """The calendar is wrong or does not reach that far."""


class PublicationError(CalendarError):
    """The year to be published is wrong; ``findings`` say where and what would be right."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__("；".join(f.zh for f in findings))
        self.findings = findings


class ProcedureError(EditionError):
    """The procedure table is wrong."""


class BureauError(EditionError):
    """The bureau's file is wrong."""


class RuleUnknown(EnforcementError):
    """There is no such deadline rule, or none on that day; ``zh`` says it to people."""

    def __init__(self, message: str, zh: str) -> None:
        super().__init__(message)
        self.zh = zh
