"""The sample: one case of each kind, realistic and marked 演示, filed through the API on first start."""

import json
import urllib.error
import urllib.request
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from api.tokens import issue, signing_key
from models.time import SHANGHAI
from settings import Settings

BUREAU = "140525"
OFFICERS = ["14052501001", "14052501002"]


class SampleError(Exception):
    """The sample could not be filed."""


def file_samples(settings: Settings, say: Callable[[str], None]) -> None:
    """File the sample cases once; what was cut short goes on where it stopped."""
    filed = settings.data_dir / "samples-filed"
    if filed.exists():
        return
    desk = _Desk(settings)
    say("登记四个演示案件")
    for kind, cause, party, steps in _stories():
        number = desk.open(kind, cause, party)
        for index, (who, action, body) in enumerate(steps):
            desk.act(number, who, action, body, f"sample-{kind}-{index}")
    filed.touch()


class _Desk:
    def __init__(self, settings: Settings) -> None:
        self._base = f"http://127.0.0.1:{settings.api_port}"
        self._key = signing_key(settings)

    def open(self, kind: str, cause: str, party: dict[str, str]) -> str:
        body = {"kind": kind, "cause": cause, "party": party, "department": "执法队", "officers": OFFICERS}
        opened: dict[str, Any] = self._call("POST", "/api/cases", "officer", body, f"sample-{kind}")
        return str(opened["number"])

    def act(self, number: str, who: str, action: str, body: dict[str, Any], key: str) -> None:
        self._call("POST", f"/api/cases/{number}/{action}", who, body, key)

    def _call(self, method: str, path: str, who: str, body: Any, key: str | None) -> Any:
        token = issue(self._key, BUREAU, who, sample=True)
        headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        if key is not None:
            headers["Idempotency-Key"] = key
        request = urllib.request.Request(
            self._base + path,
            data=json.dumps(body).encode() if body is not None else None,
            headers=headers,
            method=method,
        )
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return json.loads(answer.read())
        except urllib.error.HTTPError as error:
            said = error.read().decode()
            # A step's times differ from start to start: its key, or its recording's id, says that it was taken before.
            if path != "/api/cases" and ("problem:id-reused" in said or "不得更改" in said):
                return {}
            raise SampleError(f"{path}: {said}") from error


def _stories() -> list[tuple[str, str, dict[str, str], list[tuple[str, str, dict[str, Any]]]]]:
    now = datetime.now(UTC).astimezone(SHANGHAI).replace(microsecond=0)

    def ago(minutes: int) -> str:
        return (now - timedelta(minutes=minutes)).isoformat()

    def organization(name: str, code: str) -> dict[str, str]:
        return {
            "kind": "organization",
            "name": f"{name}（演示）",
            "code": code,
            "address": "泽州县演示路1号",
            "representative": "张某（演示）",
            "phone": "0356-0000000",
        }

    ended = (date.fromordinal(now.date().toordinal() - 20)).isoformat()
    licensing: list[tuple[str, str, dict[str, Any]]] = [
        (
            "officer",
            "actions/receive-application",
            {
                "in_person": True,
                "license_kind": "firework_retail",
                "materials": ["申请书", "营业执照", "安全管理制度"],
                "occurred_at": ago(60),
                "ended_at": ago(50),
            },
        ),
        ("device", "recordings", _recording("sample-xk-1", [1], ago(61), ago(49))),
        ("officer", "actions/accept", {"voucher_no": "晋泽应急许受〔演示〕1号"}),
    ]
    inspection: list[tuple[str, str, dict[str, Any]]] = [
        (
            "section-head",
            "actions/approve-inspection",
            {
                "plan": "现场检查方案（演示）1号",
                "notice_no": "晋泽应急检通〔演示〕1号",
                "devices": [{"device": "BWC-演示-01", "battery": True, "memory": True, "clock": True}],
                "occurred_at": ago(300),
            },
        ),
        ("device", "recordings", _recording("sample-jc-1", list(range(7, 16)), ago(122), None)),
        ("officer", "actions/arrive", {"occurred_at": ago(120), "ended_at": ago(118)}),
        ("officer", "actions/show-certificates", {"occurred_at": ago(117), "ended_at": ago(116)}),
        ("officer", "actions/state-purpose", {"occurred_at": ago(115), "ended_at": ago(114)}),
    ]
    penalty: list[tuple[str, str, dict[str, Any]]] = [
        (
            "officer",
            "actions/propose-filing",
            {
                "facts_zh": "配电室未设置安全警示标志（演示）",
                "violated": "《安全生产法》第三十五条",
                "violation_ended_on": ended,
            },
        ),
        ("deputy-head", "actions/approve-filing", {"opinion": "同意立案"}),
    ]
    compulsion: list[tuple[str, str, dict[str, Any]]] = [
        (
            "deputy-head",
            "actions/approve-seizure",
            {"ground": "存放的危险物品不符合安全标准，依《安全生产法》第六十五条第一款第四项查封（演示）"},
        ),
        ("officer", "actions/call-party", {"party_present": True}),
    ]
    return [
        ("licensing", "烟花爆竹零售许可申请（演示）", organization("平安烟花零售店", "92140525MA00000001"), licensing),
        (
            "inspection",
            "年度计划安全生产检查（演示）",
            organization("宏达化工有限公司", "91140525MA00000002"),
            inspection,
        ),
        ("penalty", "未设置安全警示标志（演示）", organization("永盛机械有限公司", "91140525MA00000003"), penalty),
        ("compulsion", "查封不合格设备（演示）", organization("顺达仓储有限公司", "91140525MA00000004"), compulsion),
    ]


def _recording(key: str, rows: list[int], start: str, end: str | None) -> dict[str, Any]:
    said: dict[str, Any] = {
        "recording_id": key,
        "rows": rows,
        "device": "BWC-演示-01",
        "method": "portable",
        "recorder": OFFICERS[0],
        "started_at": start,
    }
    return {**said, "ended_at": end} if end else said
