"""What a table's short names mean in words: guards, effects, deadlines, rows of the checklist."""

import re
from collections.abc import Iterable

from checklist.casework.effects.words import EFFECT_ZH
from checklist.casework.guards.words import FOLLOWED_ZH, GUARD_ZH, fact_zh
from checklist.pages.lengths import length_zh
from checklist.procedures import Procedure
from checklist.rules import Rules
from models.bodies import BODIES
from models.checklist import ACT_ZH, Act, Checklist
from models.deadline import OnExpiry, RuleVersion
from models.procedure import Action, Move, Start

LICENSE = "本类许可的决定期限"
_VALUES = {"signed": "签字", "refused": "拒绝", "witnessed": "见证人签字"}


class Wording:
    """The words of one procedure, its deadlines and its checklist."""

    def __init__(self, procedure: Procedure, rules: Rules, checklist: Checklist) -> None:
        """Take what the names are looked up in."""
        self._procedure = procedure
        self._rules = rules
        self._checklist = checklist

    def guard(self, text: str, body: str | None = None) -> str:
        """Return a guard as a sentence."""
        return self._said(GUARD_ZH, text, body)

    def effect(self, text: str, body: str | None = None) -> str:
        """Return an effect as a sentence."""
        return self._said(EFFECT_ZH, text, body)

    def noted(self, move: Move) -> list[str]:
        """Return what a move notes and takes back as facts of the case."""
        body = getattr(move, "body", None)
        found = [f"登记：{'、'.join(self._field(name, body) for name in move.keeps)}"] if move.keeps else []
        found += [f"登记：{self.fact(name)}" for name in move.sets]
        return found + [f"撤销登记：{self.fact(name)}" for name in move.clears]

    def gate(self, names: Iterable[str]) -> str:
        """Return the rows whose records must be settled before a move."""
        names = tuple(names)
        if not names:
            return ""
        if "*" in names:
            return "音像记录：本案全部义务已了结"
        rows = [self._row(name) for name in names]
        return f"音像记录：{'、'.join(row for row in rows if row)}已了结"

    def recorded(self, action: Action) -> str:
        """Return the row of the checklist by which an action is recorded."""
        if action.act is None:
            return ""
        row, name = self._row(action.act), self.act(action.act)
        if not row:
            return f"{name}（本清单没有相应的行）"
        least = self._checklist.row_for_act(Act(action.act))
        people = f"，执法人员不少于{least.min_officers}人" if least else ""
        return f"{row}记录（{name}）{people}"

    def rows(self, acts: Iterable[str]) -> str:
        """Return the rows that are recorded in a state."""
        found = [(self._row(act), self.act(act)) for act in acts]
        return "、".join(f"{row}（{name}）" if row else name for row, name in found)

    def starts(self, starts: Iterable[Start], body: str | None = None) -> list[str]:
        """Return the deadlines that something starts, each with its length and what it is counted from."""
        return [self._start(start, body) for start in starts]

    def stops(self, rules: Iterable[str]) -> list[str]:
        """Return the deadlines that something ends."""
        return [f"了结“{self.rule(rule)}”" for rule in rules]

    def rule(self, rule_id: str) -> str:
        """Return a deadline's name, linked to its rule."""
        found = self._version(rule_id)
        if rule_id == "@license":
            return f"[{LICENSE}](../law/licensing.md#license_decision)"
        if found is None:
            return rule_id
        return f"[{found.name_zh}](../law/{'common' if found.kind == 'any' else found.kind}.md#{found.id})"

    def on_expiry(self, rule_id: str) -> OnExpiry | None:
        """Return what the passing of a deadline's day does."""
        found = self._version(rule_id)
        return found.on_expiry if found else None

    def fact(self, name: str) -> str:
        """Return a fact of the case as a statement."""
        return fact_zh(name) or name

    def act(self, name: str) -> str:
        """Return the name of an act."""
        return ACT_ZH[Act(name)] if name in list(Act) else name

    def _version(self, rule_id: str) -> RuleVersion | None:
        found = self._rules.versions.get(rule_id)
        return found[-1] if found else None

    def _row(self, act: str) -> str:
        found = self._checklist.row_for_act(Act(act)) if act in list(Act) else None
        return f"[第{found.row}行](../law/checklist.md#row-{found.row})" if found else ""

    def _said(self, words: dict[str, str], text: str, body: str | None) -> str:
        name, _, argument = text.partition(":")
        means = {
            "fact": self._facts(argument),
            "rule": self.rule(argument),
            "document": self._document(argument),
            "act": self.act(argument.rpartition(":")[2]),
            "field": self._body(argument, body),
            "kind": FOLLOWED_ZH.get(argument, argument),
        }
        said = re.sub(r"\{rule:(\w+)\}", lambda found: self.rule(found[1]), words.get(name, name))
        return re.sub(r"\{(\w+)\}", lambda found: means[found[1]], said)

    def _facts(self, argument: str) -> str:
        name, _, value = argument.partition("=")
        if value:
            state = self._procedure.states.get(value)
            return f"{self.fact(name)}为“{state.zh if state else value}”"
        return "；".join(self.fact(part) for part in argument.split(":"))

    def _document(self, name: str) -> str:
        found = self._procedure.documents.get(name)
        return found.zh if found else name

    def _body(self, argument: str, body: str | None) -> str:
        name, _, value = argument.partition("=")
        said = self._field(name, body)
        return f"{said}为“{_VALUES.get(value, value)}”" if value else f"填写了“{said}”"

    def _field(self, name: str, body: str | None) -> str:
        model = BODIES.get(body or "")
        field = model.model_fields.get(name) if model else None
        return (field.title if field else None) or self.fact(name)

    def _start(self, start: Start, body: str | None) -> str:
        found = self._version(start.rule)
        length = f"，{length_zh(found)}" if found else ""
        said = f"开始“{self.rule(start.rule)}”{length}，{self._from(start, body)}"
        if start.set_on:
            said += f"，届满日以“{self._field(start.set_on.removeprefix('body.'), body)}”为准"
        if start.when:
            said += f"（仅当：{'；'.join(self.guard(text, body) for text in start.when)}）"
        return said

    def _from(self, start: Start, body: str | None) -> str:
        kind, _, name = start.trigger.partition(".")
        if kind == "body":
            return f"以“{self._field(name, body)}”为准"
        if kind == "fact":
            return f"自{self.fact(name)}起"
        return {"act": "自办理之日起", "act_start": "自开始实施的时刻起", "due_on": "自前一期限届满日起"}[kind]
