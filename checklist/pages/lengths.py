"""The length of a deadline in words: how much of what, in which direction, and what becomes of its last day."""

from models.deadline import UNIT_ZH, Count, Direction, Roll, RuleType, RuleVersion, Unit

ROLL_ZH = {
    Roll.NONE: "不顺延",
    Roll.NEXT_WORKDAY: "末日不是工作日的，顺延到下一个工作日",
    Roll.PREVIOUS_WORKDAY: "末日不是工作日的，提前到前一个工作日",
}


def length_zh(rule: RuleVersion) -> str:
    """Return the length of a rule in one phrase."""
    if rule.type is RuleType.GUARD:
        return "没有天数，是作出行为的条件"
    if rule.type is RuleType.RECURRING:
        return "按日累计"
    if rule.type is RuleType.CHAIN:
        return "，再".join(f"{one.zh}{one.length}{UNIT_ZH[one.unit]}" for one in rule.steps)
    if rule.direction is Direction.BACKWARD:
        return f"{rule.trigger_zh}{rule.length}{UNIT_ZH[rule.unit]}之前" if rule.length else f"{rule.trigger_zh}之前"
    if not rule.length:
        return "当日"
    length = f"{rule.length}{UNIT_ZH[rule.unit]}"
    return f"由文书确定（未确定的为{length}）" if rule.set_by_document else length


def reading_zh(rule: RuleVersion) -> str:
    """Return how a rule's days are counted: direction, last day, the bureau's own alarm."""
    if rule.type in (RuleType.GUARD, RuleType.RECURRING):
        return ""
    if rule.unit is Unit.HOURS:
        way = "从开始的时刻向后计算" if rule.direction is Direction.FORWARD else "从该时刻向前倒推"
        return f"{way}，按分钟，不顺延"
    if rule.direction is Direction.BACKWARD:
        if rule.unit is Unit.WORKING_DAYS:
            clear = rule.count is Count.CLEAR
            return "向前倒推；" + ("中间留足整日（净日）" if clear else "当日为其中第末日（含当日）")
        return "向前倒推"
    alarm = ""
    if rule.alarm_roll is not None and rule.alarm_roll is not rule.roll:
        alarm = f"；本局提醒日另计：{ROLL_ZH[rule.alarm_roll]}（本局政策，不改变法定日期）"
    return f"向后计算，开始当日不计入；{ROLL_ZH[rule.roll]}{alarm}"
