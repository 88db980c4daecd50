"""Signals and updates: what is accepted counts once, what is refused changes nothing, nothing wedges a case."""

import asyncio
from datetime import timedelta

import pytest
from temporalio.client import WorkflowUpdateFailedError
from temporalio.exceptions import ApplicationError

from models.case import CommandResult, Refusal
from models.engine import ACT, ACTIONS, BLOCKERS, RECORDING, REFUSED
from models.recording import RecordingStatus
from models.view import ActionView
from readmodel.store import CaseStore
from tests.player import BUREAU
from tests.stage import EngineStage, command, signal
from tests.stories import COMPULSION, INSPECTION, PENALTY, Act, play
from tests.workflows.conftest import OpenStage


async def refused(stage: EngineStage, *args: object) -> Refusal:
    with pytest.raises(WorkflowUpdateFailedError) as caught:
        await stage.send(command(*args))  # type: ignore[arg-type]
    cause = caught.value.cause
    assert isinstance(cause, ApplicationError)
    assert cause.type == REFUSED
    return Refusal.model_validate(cause.details[0])


async def events_of(store: CaseStore, stage: EngineStage) -> list[str]:
    number = (await stage.state()).opening.number
    return [e["type"] for e in await store.events(BUREAU, number, 0, 500)]


async def test_the_same_command_twice_is_done_once_and_answered_alike(open_stage: OpenStage) -> None:
    stage = await open_stage("inspection")
    step = INSPECTION[0]
    assert isinstance(step, Act)
    assert isinstance(step.body, dict)
    sent = command(1, "section-head", "approve-inspection", step.body)

    first = await stage.send(sent)
    second = await stage.send(sent)
    # Another update id, as after continue-as-new: the case itself remembers.
    third: CommandResult = await stage.handle.execute_update(ACT, sent, id="again", result_type=CommandResult)

    assert first == second == third
    assert (await stage.state()).version == first.version


async def test_one_id_for_another_request_is_refused(open_stage: OpenStage) -> None:
    stage = await open_stage("compulsion")
    await play(COMPULSION[:1], stage)

    other = command(1, "officer", "call-party", {"party_present": True})
    with pytest.raises(WorkflowUpdateFailedError) as caught:
        await stage.handle.execute_update(ACT, other, id="other", result_type=CommandResult)

    assert isinstance(caught.value.cause, ApplicationError)
    assert caught.value.cause.details[0]["type"] == "id-reused"


@pytest.mark.parametrize(
    ("who", "action", "body", "kind"),
    [
        ("officer", "approve-inspection", {}, "forbidden"),
        ("section-head", "approve-inspection", {"plan": ""}, "invalid-body"),
        ("officer", "arrive", {}, "not-allowed-now"),
        ("officer", "dance", {}, "unknown-action"),
    ],
)
async def test_a_refused_command_changes_nothing_and_leaves_no_event(
    who: str, action: str, body: dict[str, object], kind: str, open_stage: OpenStage
) -> None:
    stage = await open_stage("inspection")
    before = await stage.state()

    found = await refused(stage, 1, who, action, body)
    history = [e.event_type async for e in stage.handle.fetch_history_events()]

    assert found.type == kind
    assert await stage.state() == before
    assert len([t for t in history if "UPDATE" in str(t)]) == 0


async def test_a_stale_version_is_refused(open_stage: OpenStage) -> None:
    stage = await open_stage("compulsion")
    await play(COMPULSION[:1], stage)

    found = await refused(stage, 9, "officer", "call-party", {"party_present": True}, 1)

    assert found.type == "stale-version"


async def test_a_recording_that_comes_before_its_act_is_held_and_counts_when_the_act_appears(
    open_stage: OpenStage,
) -> None:
    stage = await open_stage("compulsion")
    began = stage.now() - timedelta(minutes=5)
    await stage.handle.signal(RECORDING, signal("early", [36, 37], "14052501001", "portable", began, None))
    await play(COMPULSION[:4], stage)
    assert (await stage.state()).obligations["36"].status == "recording"

    await stage.handle.signal(RECORDING, signal("early", [36, 37], "14052501001", "portable", began, stage.now()))

    state = await stage.state()
    assert state.obligations["36"].status == "recorded"
    assert state.state == "in_force"


async def test_a_recording_per_contact_that_came_early_is_held_until_its_contact(open_stage: OpenStage) -> None:
    stage = await open_stage("penalty")
    await play(PENALTY[:2], stage)
    await stage.wait(timedelta(minutes=10))
    at = stage.now()
    await stage.handle.signal(
        RECORDING, signal("r", [17], "14052501001", "portable", at - timedelta(minutes=9), at - timedelta(minutes=1))
    )
    assert (await stage.state()).recordings["r"].held_rows == (17,)

    when = (at - timedelta(minutes=5)).isoformat()
    await stage.act("officer", "present-certificates", {"contact": "某公司（演示）", "occurred_at": when})

    state = await stage.state()
    assert state.recordings["r"].held_rows == ()
    assert [o.status for o in state.obligations.values()] == ["recorded"]


async def test_the_same_recording_twice_in_any_order_counts_once(open_stage: OpenStage, store: CaseStore) -> None:
    stage = await open_stage("compulsion")
    began, ended = stage.now() - timedelta(minutes=5), stage.now()
    whole = signal("r", [36], "14052501001", "portable", began, ended)
    opening = signal("r", [36], "14052501001", "portable", began, None)

    for report in (whole, opening, whole, whole):
        await stage.handle.signal(RECORDING, report)

    state = await stage.state()
    assert state.recordings["r"].status == RecordingStatus.COMPLETE
    assert (await events_of(store, stage)).count("recording.completed") == 1


@pytest.mark.parametrize(
    ("rows", "who", "method", "minutes", "words"),
    [
        ([36], "14052501001", "fixed_cctv", 5, "便携设备"),
        ([36], "clerk", "portable", 5, "执法人员"),
        ([7], "14052501001", "portable", 5, "不属于本类案件"),
        ([99], "14052501001", "portable", 5, "没有第99行"),
        ([36], "14052501001", "portable", 0, "没有时长"),
        ([36], "14052501001", "portable", -600, "将来"),
    ],
)
async def test_a_recording_that_cannot_stand_is_kept_refused_with_its_reason(
    rows: list[int], who: str, method: str, minutes: int, words: str, open_stage: OpenStage
) -> None:
    stage = await open_stage("compulsion")
    now = stage.now()
    span = timedelta(minutes=minutes)
    start, end = (now - span, now) if minutes >= 0 else (now, now - span)

    await stage.handle.signal(RECORDING, signal("bad", rows, who, method, start, end))

    state = await stage.state()
    assert state.recordings["bad"].status == RecordingStatus.REFUSED
    assert words in (state.recordings["bad"].reason or "")
    await play(COMPULSION[:1], stage)


async def test_other_content_under_a_known_id_is_refused_and_the_first_stands(open_stage: OpenStage) -> None:
    stage = await open_stage("compulsion")
    began, ended = stage.now() - timedelta(minutes=5), stage.now()
    await stage.handle.signal(RECORDING, signal("r", [36], "14052501001", "portable", began, ended))

    changed = signal("r", [36, 37], "14052501001", "portable", began, ended)
    await stage.handle.signal(RECORDING, changed)

    state = await stage.state()
    assert state.recordings["r"].rows == (36,)
    assert "不得更改" in state.refused_recordings["r"]


async def test_two_open_acts_of_one_row_make_the_report_name_its_act(open_stage: OpenStage) -> None:
    stage = await open_stage("penalty")
    await play(PENALTY[:2], stage)
    for contact in ("甲（演示）", "乙（演示）"):
        await stage.act("officer", "present-certificates", {"contact": contact})
    start = stage.now() - timedelta(hours=1)

    await stage.handle.signal(RECORDING, signal("r1", [17], "14052501001", "portable", start, stage.now()))
    await stage.handle.signal(RECORDING, signal("r2", [17], "14052501001", "portable", start, stage.now(), act_id="a2"))

    state = await stage.state()
    assert "a1" in (state.recordings["r1"].reason or "")
    assert {k: o.status.value for k, o in state.obligations.items()} == {"17-a1": "pending", "17-a2": "recorded"}


async def test_queries_tell_what_blocks_and_what_the_law_allows_now(open_stage: OpenStage) -> None:
    stage = await open_stage("compulsion")
    await play(COMPULSION[:4], stage)

    blockers = await stage.handle.query(BLOCKERS)
    actions = await stage.handle.query(ACTIONS, result_type=list[ActionView])

    assert {b["row"] for b in blockers if b["row"]} == {36, 37}
    assert "decide-release" in {a.action for a in actions}
    assert all(a.body_schema["type"] == "object" for a in actions)


async def test_a_hundred_messages_at_once_are_all_taken(open_stage: OpenStage, store: CaseStore) -> None:
    stage = await open_stage("penalty")
    await play(PENALTY[:2], stage)
    began, ended = stage.now() - timedelta(minutes=5), stage.now()

    await asyncio.gather(
        *(
            stage.handle.signal(RECORDING, signal(f"m{n}", [17], "14052501001", "portable", began, ended))
            for n in range(100)
        )
    )

    state = await stage.state()
    assert sum(1 for k in state.recordings if k.startswith("m")) == 100
    assert (await events_of(store, stage)).count("recording.completed") == 100
