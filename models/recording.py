"""What is recorded: acts, the obligations to record them, recordings, exemptions and failures."""

from datetime import datetime
from enum import StrEnum

from models.base import Frozen
from models.roles import Device, Role


class Interval(Frozen):
    """From one instant to another."""

    start: datetime
    end: datetime


class ActDone(Frozen):
    """An act (执法行为) done in the case, from ``start`` to ``end``."""

    id: str
    act: str
    row: int | None
    start: datetime
    end: datetime
    officers: tuple[str, ...]
    by: str
    subject: str | None = None
    """What tells acts of one row apart: the document served, the contact, the person questioned."""


class ObligationStatus(StrEnum):
    """Where an obligation to record stands."""

    PENDING = "pending"
    RECORDING = "recording"
    RECORDED = "recorded"
    VERIFIED = "verified"
    NOT_APPLICABLE = "not_applicable"
    EXEMPTED = "exempted"
    DEFICIENT = "deficient"
    DEFICIENT_ACCEPTED = "deficient_accepted"


SETTLED = frozenset(
    {
        ObligationStatus.RECORDED,
        ObligationStatus.VERIFIED,
        ObligationStatus.NOT_APPLICABLE,
        ObligationStatus.EXEMPTED,
        ObligationStatus.DEFICIENT_ACCEPTED,
    }
)


class Obligation(Frozen):
    """The duty to record one row, for one act where the row is owed per act."""

    id: str
    row: int
    act: str
    act_id: str | None = None
    subject: str | None = None
    status: ObligationStatus = ObligationStatus.PENDING
    reason: str | None = None
    validity: bool = False
    """Without this recording the act itself has no effect (民诉法 89)."""
    exempt_segments: tuple[Interval, ...] = ()
    defect: bool = False
    """A mark that stays: the record has a hole that was explained and accepted."""


class RecordingStatus(StrEnum):
    """Where a recording stands."""

    STARTED = "started"
    COMPLETE = "complete"
    REFUSED = "refused"


class Recording(Frozen):
    """A recording as the case knows it."""

    id: str
    rows: tuple[int, ...]
    device: str
    method: Device
    recorder: str
    recorder_name: str = ""
    recorder_roles: tuple[Role, ...] = ()
    entrusted_body: str | None = None
    act_id: str | None = None
    started_at: datetime
    ended_at: datetime | None = None
    sha256: str | None = None
    uri: str | None = None
    status: RecordingStatus = RecordingStatus.STARTED
    reason: str | None = None
    satisfies: tuple[str, ...] = ()
    """Ids of the obligations it was matched to."""
    held_rows: tuple[int, ...] = ()
    """Rows it names whose act has not appeared yet."""
    fingerprint: str = ""
    received_at: datetime


class Exemption(Frozen):
    """An exemption from recording: asked for, then decided."""

    id: str
    obligation: str
    ground: str
    reason: str
    proof: str | None = None
    asked_by: str
    asked_at: datetime
    substitute: str | None = None
    segment: Interval | None = None
    whole: bool = False
    status: str = "asked"
    decided_by: str | None = None
    decided_at: datetime | None = None


class Deficiency(Frozen):
    """A failed recording: explained in writing, then decided."""

    id: str
    obligation: str
    explanation: str
    by: str
    at: datetime
    status: str = "reported"
    decided_by: str | None = None
    decided_at: datetime | None = None
