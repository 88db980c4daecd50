"""Licences on the way: received, accepted, offered a hearing, heard, drafted."""

from typing import Any

from tests.player import Player, minutes

APPLICATION: dict[str, Any] = {"in_person": False, "license_kind": "general", "materials": ["申请书"]}
RENEWAL: dict[str, Any] = {**APPLICATION, "application": "renewal"}
DECISION = {"document_no": "许1", "reason": "符合条件"}
REFUSAL = {"document_no": "不许1", "reason": "不符合安全间距", "remedies": "六十日内申请复议，六个月内起诉"}
HEARING: dict[str, Any] = {
    "hearing_at": "2026-10-14 09:00",
    "hearing_place": "听证室",
    "host": "host",
    "notice_no": "听1",
    "pause_from": "2026-09-22",
    "pause_to": "2026-10-14",
}


def received(**said: Any) -> Player:
    p = Player("licensing", "2026-09-15 08:50")
    p.do("officer", "receive-application", "2026-09-15 09:00", **{**APPLICATION, **said})
    return p


def in_review(**said: Any) -> Player:
    p = received(**said)
    p.do("officer", "accept", "2026-09-15 10:00", voucher_no="受1")
    assert p.state == "review"
    return p


def to_be_heard(**offer: Any) -> Player:
    """Return a licence whose hearing was asked for, or is demanded by law."""
    p = in_review()
    p.do("officer", "offer-hearing", "2026-09-16 09:00", recipient="申请人（演示）", **offer)
    if not offer:
        p.do("officer", "request-license-hearing", "2026-09-17 09:00", from_whom="申请人（演示）")
    assert p.state == "hearing_notice"
    return p


def fixed(p: Player | None = None, when: str = "2026-09-22 09:00", **said: Any) -> Player:
    p = p or to_be_heard()
    p.do("officer", "fix-license-hearing", when, **{**HEARING, **said})
    return p


def heard(p: Player | None = None, when: str = "2026-10-14 11:00") -> Player:
    p = p or fixed()
    p.do(
        "host",
        "hold-license-hearing",
        when,
        occurred_at=minutes(when, -60),
        present=["申请人（演示）"],
        record_signed=True,
    )
    p.record([4], minutes(when, -61), when)
    assert p.state == "review"
    return p


def drafted(p: Player | None = None) -> Player:
    p = p or in_review()
    p.do("officer", "submit-draft", summary="拟准予")
    return p


def state_of(name: str) -> Player:
    """Return a licence in one of the states before its decision."""
    if name == "submitted":
        return Player("licensing", "2026-09-15 08:50")
    if name == "acceptance":
        return received()
    if name == "correction":
        p = received()
        p.do("officer", "give-correction-notice", missing=["安全评价报告"], notice_no="补1")
        return p
    if name == "accepted":
        p = received()
        p.wait_until("2026-09-22 00:00")
        return p
    if name == "hearing_notice":
        return fixed()
    if name == "decision":
        return drafted()
    p = in_review()
    if name == "site_verification":
        p.do("officer", "verify-site", "2026-09-16 09:00")
    if name == "external_test":
        p.do("officer", "send-for-test", "2026-09-16 09:00", **TEST)
    if name == "statement":
        p.do("officer", "hear-applicant", "2026-09-16 09:00", person="李某（演示）", summary="意见")
    if name == "hearing_offer":
        p.do("officer", "offer-hearing", "2026-09-16 09:00", recipient="申请人（演示）")
    if name == "hearing_session":
        p = fixed()
        p.do("host", "hold-license-hearing", "2026-10-14 11:00", present=["申请人（演示）"], record_signed=True)
    return p


TEST = {"notice_no": "检告1", "pause_from": "2026-09-17", "pause_to": "2026-09-23", "ground": "检测"}
BEFORE_THE_DECISION = [
    "submitted",
    "acceptance",
    "correction",
    "accepted",
    "review",
    "site_verification",
    "external_test",
    "statement",
    "hearing_offer",
    "hearing_notice",
    "hearing_session",
    "decision",
]
