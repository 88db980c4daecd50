"""A bureau as data: its name, its people, its chain of escalation, its settings and the editions in force."""

from datetime import date

from models.base import Frozen
from models.messages import Policy
from models.people import Certificate, Text
from models.roles import CaseKind, Role


class Account(Frozen):
    """Somebody, or a docking station, of a bureau."""

    account: Text
    name: Text
    roles: tuple[Role, ...]
    department: Text
    certificate: Certificate | None = None
    certificate_until: date | None = None
    """Last day on which the certificate is valid."""


class EditionsInForce(Frozen):
    """The editions under which a bureau opens new cases."""

    checklist: str
    rules: str
    calendar: str
    procedures: dict[CaseKind, str]


class Bureau(Frozen):
    """An emergency management bureau (应急管理局); ``code`` is its 行政区划代码."""

    code: Text
    name: Text
    departments: tuple[Text, ...]
    document_word: Text
    editions: EditionsInForce
    policy: Policy
    accounts: tuple[Account, ...]
