"""Who is who in the bureaus: read once from their files, asked by code, account, certificate and role."""

import tomllib
from pathlib import Path

from pydantic import ValidationError

from models.bureau import Account, Bureau
from models.errors import BureauError
from models.people import Actor, Officer
from models.roles import Role

BUILT_IN = Path(__file__).parent


class Directory:
    """The bureaus of this installation."""

    def __init__(self, bureaus: dict[str, Bureau], built_in: frozenset[str] = frozenset()) -> None:
        self._bureaus = bureaus
        self._built_in = built_in

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(self._bureaus)

    def is_built_in(self, code: str) -> bool:
        """Whether a bureau is the made-up one that comes with the embedded default."""
        return code in self._built_in

    def bureau(self, code: str) -> Bureau:
        """Return a bureau; raises BureauError naming those that exist."""
        if code not in self._bureaus:
            raise BureauError(f"no bureau {code!r}; there are: {', '.join(self._bureaus)}")
        return self._bureaus[code]

    def account(self, code: str, name: str) -> Account | None:
        return next((a for a in self.bureau(code).accounts if a.account == name), None)

    def by_certificate(self, code: str, certificate: str) -> Account | None:
        return next((a for a in self.bureau(code).accounts if a.certificate == certificate), None)

    def recorder(self, code: str, text: str) -> Account | None:
        """Return whom a recording names: by certificate or by account."""
        return self.by_certificate(code, text) or self.account(code, text)

    def holders(self, code: str, role: Role) -> tuple[str, ...]:
        """Return the accounts that hold a role."""
        return tuple(a.account for a in self.bureau(code).accounts if role in a.roles)

    def officer(self, code: str, certificate: str) -> Officer | None:
        """Return an officer by certificate, None where nobody with that certificate is one."""
        found = self.by_certificate(code, certificate)
        if found is None or Role.OFFICER not in found.roles or found.certificate is None:
            return None
        return Officer(
            certificate=found.certificate,
            account=found.account,
            name=found.name,
            valid_until=found.certificate_until,
        )


def actor_of(bureau: str, account: Account) -> Actor:
    """Return an account as somebody who acts."""
    return Actor(
        account=account.account,
        name=account.name,
        roles=account.roles,
        bureau=bureau,
        certificate=account.certificate,
    )


def load_directory(*folders: Path) -> Directory:
    """Read every bureau file of the built-in folder and of others; a later one replaces one of the same code."""
    found: dict[str, Bureau] = {}
    built_in: set[str] = set()
    for folder in (BUILT_IN, *folders):
        if not folder.is_dir():
            raise BureauError(f"{folder}: no such folder of bureaus")
        for path in sorted(folder.glob("*.toml")):
            bureau = _read(path)
            found[bureau.code] = bureau
            (built_in.add if folder == BUILT_IN else built_in.discard)(bureau.code)
    return Directory(found, frozenset(built_in))


def _read(path: Path) -> Bureau:
    try:
        bureau = Bureau.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except tomllib.TOMLDecodeError as error:
        raise BureauError(f"{path.name}: {error}") from error
    except ValidationError as error:
        problem = error.errors()[0]
        field = ".".join(str(part) for part in problem["loc"])
        raise BureauError(f"{path.name}: field {field}: {problem['msg']}") from error
    names = [a.account for a in bureau.accounts]
    certificates = [a.certificate for a in bureau.accounts if a.certificate]
    for what, values in (("account", names), ("certificate", certificates)):
        doubled = [v for v in values if values.count(v) > 1]
        if doubled:
            raise BureauError(f"{path.name}: field accounts: {what} {doubled[0]!r} stands twice")
    strangers = [a.account for a in bureau.accounts if a.department not in bureau.departments]
    if strangers:
        raise BureauError(f"{path.name}: field accounts: {strangers[0]!r} is of no department of the bureau")
    return bureau
