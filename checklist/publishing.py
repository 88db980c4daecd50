"""Publishing a year: the State Council's notice as data, checked against the statute, laid over the calendar.

Statutory days are those of 全国年节及纪念日放假办法 (2024), as the calendar edition has them.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from checklist.calendar import ONE, Calendar
from models.calendar import Finding, PublishedYear
from models.errors import PublicationError
from models.messages import NOT_KEPT, cannot_be_kept

_FIELDS = ("year", "source", "off", "working")
_LONGEST = 16
"""No block of days off was longer than nine since there are blocks: twice that is a slip of the pen."""
_extended: dict[tuple[str, ...], Calendar] = {}
WEEKDAY_ZH = "一二三四五六日"


@dataclass(frozen=True)
class _Said:
    """A day as the notice's data says it: where, and by which name."""

    field: str
    day: date
    name: str | None


def with_years(calendar: Calendar, years: Sequence[PublishedYear]) -> Calendar:
    """Return a calendar with published years laid over it, made once per process and shared by all cases."""
    if not years:
        return calendar
    key = (calendar.name, calendar.sha256, *(year.sha256 for year in years))
    if key not in _extended:
        found = calendar
        for year in years:
            found = found.with_published(year.year, year.off, year.working)
        _extended[key] = found
    return _extended[key]


def usable(calendar: Calendar, years: Iterable[PublishedYear]) -> tuple[PublishedYear, ...]:
    """Return those years that go on, one after another, where a calendar's own published years end."""
    found: list[PublishedYear] = []
    for year in sorted(years, key=lambda y: y.year):
        if year.year == calendar.published_through + len(found) + 1 <= calendar.last_year:
            found.append(year)
    return tuple(found)


def read(text: str, calendar: Calendar) -> PublishedYear:
    """Return the year that a TOML file says, checked; raises PublicationError naming line and field."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        found = Finding(field="", zh=f"不是有效的 TOML：{error}", line=int(line[1]) if line else None)
        raise PublicationError((found,)) from error
    try:
        return examine(data, calendar)
    except PublicationError as error:
        lines = text.splitlines()
        raise PublicationError(tuple(_placed(f, data, lines) for f in error.findings)) from error


def examine(data: dict[str, Any], calendar: Calendar) -> PublishedYear:
    """Return the year that data says, checked against the calendar as it stands before it.

    Raises PublicationError with everything that is wrong: a field that is missing or unknown, a day of another year or
    said twice, a statutory day left out, a make-up day that is a working day anyway, a year out of turn.
    """
    findings = [Finding(field=name, zh=f"没有“{name}”这一项；可用：{'、'.join(_FIELDS)}") for name in _unknown(data)]
    year, source = data.get("year"), data.get("source")
    if not isinstance(year, int) or isinstance(year, bool):
        raise PublicationError((*findings, Finding(field="year", zh="year 应当是年份，例如 year = 2027")))
    findings += _source(source)
    if year != calendar.published_through + 1 or year > calendar.last_year:
        words = f"下一个待公布的年份是{calendar.published_through + 1}年，不是{year}年"
        raise PublicationError((*findings, Finding(field="year", zh=words)))
    off, made = _days(data, "off", findings), _days(data, "working", findings)
    findings += _of_this_year(year, [*off, *made])
    findings += _once(off, made)
    findings += _statutory(year, calendar, {said.day for said in off})
    findings += _weekends(made)
    if findings:
        raise PublicationError(tuple(findings))
    return PublishedYear(
        year=year,
        source=str(source).strip(),
        off={s.day: s.name or calendar.off.get(s.day, "放假") for s in sorted(off, key=lambda s: s.day)},
        working=tuple(sorted(s.day for s in made)),
    )


def remarks(published: PublishedYear, statutory: Calendar) -> tuple[str, ...]:
    """Return what is not wrong but worth a second look before the year goes out to the cases."""
    taken = sum(1 for day in published.off if day.weekday() < 5)
    owed = sum(1 for day in statutory.off if day.year == published.year) + len(published.working)
    if taken == owed:
        return ()
    return (
        f"放假占用工作日{taken}天，法定节日加调休上班共{owed}天，两者通常相等"
        "（法定节日适逢双休日的应当补假），请与通知原文核对",
    )


def _unknown(data: dict[str, Any]) -> list[str]:
    return sorted(set(data) - set(_FIELDS))


def _source(source: Any) -> Iterator[Finding]:
    if not isinstance(source, str) or not 0 < len(source.strip()) <= 200:
        yield Finding(field="source", zh="source 应当写明公布的文件，例如 国办发明电〔2026〕12号")
    elif cannot_be_kept(source):
        yield Finding(field="source", zh=NOT_KEPT)


def _days(data: dict[str, Any], name: str, findings: list[Finding]) -> list[_Said]:
    items = data.get(name, [])
    if not isinstance(items, (list, tuple)):
        findings.append(Finding(field=name, zh=f"{name} 应当是日期的列表"))
        return []
    found: list[_Said] = []
    for index, item in enumerate(items):
        field = f"{name}[{index}]"
        if isinstance(item, dict) and name == "off":
            found += _range(field, item, findings)
            continue
        day = _day(item)
        if day is None:
            findings.append(Finding(field=field, zh=f"“{item}”不是日期，应为 YYYY-MM-DD"))
        else:
            found.append(_Said(field, day, None))
    return found


def _range(field: str, item: dict[str, Any], findings: list[Finding]) -> list[_Said]:
    first, last, name = _day(item.get("from")), _day(item.get("to")), item.get("name")
    if first is None or last is None or set(item) - {"from", "to", "name"}:
        findings.append(Finding(field=field, zh="一段假期应写作 { from = 日期, to = 日期, name = 名称 }"))
        return []
    if name is not None and (not isinstance(name, str) or not 0 < len(name) <= 40 or cannot_be_kept(name)):
        findings.append(Finding(field=f"{field}.name", zh="假期名称应为四十字以内的文字"))
        return []
    if not 0 <= (last - first).days < _LONGEST:
        findings.append(Finding(field=field, zh=f"{first}至{last}不是一段假期（首尾颠倒，或超过{_LONGEST}天）"))
        return []
    return [_Said(field, first + n * ONE, name) for n in range((last - first).days + 1)]


def _day(item: Any) -> date | None:
    if isinstance(item, datetime):
        return None
    if isinstance(item, date):
        return item
    try:
        return date.fromisoformat(item) if isinstance(item, str) and len(item) == 10 else None
    except ValueError:
        return None


def _of_this_year(year: int, said: list[_Said]) -> Iterator[Finding]:
    for one in said:
        if one.day.year != year:
            yield Finding(field=one.field, zh=f"{one.day}不是{year}年的日子；跨年的假期只写当年的部分，双休日不必列出")


def _once(off: list[_Said], made: list[_Said]) -> Iterator[Finding]:
    seen: dict[date, str] = {}
    for one in off:
        if one.day in seen:
            yield Finding(field=one.field, zh=f"{one.day}已在{seen[one.day]}写过")
        seen.setdefault(one.day, one.field)
    again: dict[date, str] = {}
    for one in made:
        if one.day in seen:
            yield Finding(field=one.field, zh=f"{one.day}既是放假日（{seen[one.day]}）又是上班日")
        if one.day in again:
            yield Finding(field=one.field, zh=f"{one.day}已在{again[one.day]}写过")
        again.setdefault(one.day, one.field)


def _statutory(year: int, calendar: Calendar, off: set[date]) -> Iterator[Finding]:
    for day, name in sorted(calendar.off.items()):
        if day.year == year and day not in off:
            yield Finding(field="off", zh=f"缺少法定节日{day}（{name}，全国年节及纪念日放假办法）")


def _weekends(made: list[_Said]) -> Iterator[Finding]:
    for one in made:
        if one.day.weekday() < 5:
            words = f"{one.day}是星期{WEEKDAY_ZH[one.day.weekday()]}，本来就是工作日，不是调休上班日"
            yield Finding(field=one.field, zh=words)


def _placed(finding: Finding, data: dict[str, Any], lines: list[str]) -> Finding:
    """Return a finding with the line on which its field, or the very day in its list, stands."""
    name, _, rest = finding.field.partition("[")
    start = next((i for i, line in enumerate(lines) if re.match(rf"\s*\"?{re.escape(name)}\"?\s*=", line)), None)
    if start is None or not name:
        return finding
    if not rest:
        return finding.model_copy(update={"line": start + 1})
    index = int(rest.split("]")[0])
    said = [str(item.get("from", "")) if isinstance(item, dict) else str(item) for item in data[name]]
    earlier = said[:index].count(said[index])
    for number, line in enumerate(lines[start:], start + 1):
        hits = line.count(said[index]) if said[index] else 0
        if hits > earlier:
            return finding.model_copy(update={"line": number})
        earlier -= hits
    return finding.model_copy(update={"line": start + 1})
