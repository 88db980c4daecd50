"""Seizures on the way: proposed, called, announced, listed, in force, under test, urgent."""

from typing import Any

from tests.player import Player

APPROVAL = {"ground": "储存不符合安全标准的危险物品"}


def proposed() -> Player:
    return Player("compulsion", "2026-09-04 08:00")


def called(**party: Any) -> Player:
    p = proposed()
    p.do("deputy-head", "approve-seizure", "2026-09-04 09:00", **APPROVAL)
    p.do("officer", "call-party", "2026-09-05 08:30", **(party or {"party_present": True}))
    return p


def announced(p: Player) -> Player:
    p.do(
        "officer",
        "announce-seizure",
        "2026-09-05 09:10",
        occurred_at="2026-09-05 09:00",
        ended_at="2026-09-05 09:10",
        document_no="查1",
        rights_told=True,
    )
    return p


def listed(p: Player, **more: Any) -> Player:
    p.do(
        "officer",
        "take-inventory",
        "2026-09-05 09:30",
        **{
            "occurred_at": "2026-09-05 09:11",
            "ended_at": "2026-09-05 09:30",
            "items": ["甲醇两桶"],
            "signature": "signed",
            **more,
        },
    )
    p.record([36, 37], "2026-09-05 08:59", "2026-09-05 09:30")
    return p


def in_force() -> Player:
    p = listed(announced(called()))
    assert p.state == "in_force"
    return p


def under_test(p: Player) -> Player:
    p.do(
        "officer",
        "notify-testing",
        "2026-09-09 10:00",
        notice_no="检告1",
        pause_from="2026-09-10",
        pause_to="2026-09-19",
        ground="技术鉴定",
    )
    return p


def emergency(state: str) -> Player:
    p = proposed()
    p.do("officer", "start-emergency", "2026-09-05 08:00", urgency="危险物品泄漏")
    if state == "emergency":
        return p
    p.do("officer", "call-party", "2026-09-05 08:30", party_present=True)
    if state == "party_called":
        return p
    announced(p)
    if state == "announced":
        return p
    if state == "inventory":
        p.do("officer", "take-inventory", "2026-09-05 09:30", items=["甲醇两桶"], signature="signed")
        return p
    return listed(p)
