"""The one time zone of the law: Asia/Shanghai, UTC+8 without summer time since 1992."""

from datetime import date, datetime, time, timedelta, timezone

SHANGHAI = timezone(timedelta(hours=8), "Asia/Shanghai")


def day_of(instant: datetime) -> date:
    """Return the legal day on which an aware instant falls."""
    return instant.astimezone(SHANGHAI).date()


def start_of(day: date) -> datetime:
    """Return 00:00 of a legal day."""
    return datetime.combine(day, time.min, SHANGHAI)


def end_of(day: date) -> datetime:
    """Return the instant at which a legal day is over: 24:00, which is 00:00 of the next (民法典 203(2))."""
    return start_of(day + timedelta(days=1))
