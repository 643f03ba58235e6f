"""Moments."""

import datetime


def utcnow(with_timezone=False):
    now = datetime.datetime.now(datetime.timezone.utc)
    return now if with_timezone else now.replace(tzinfo=None)


def utcnow_ts(microsecond=False):
    stamp = datetime.datetime.now(datetime.timezone.utc).timestamp()
    return stamp if microsecond else int(stamp)


def parse_isotime(text):
    return datetime.datetime.fromisoformat(text.replace('Z', '+00:00'))


def parse_strtime(text, fmt='%Y-%m-%dT%H:%M:%S.%f'):
    return datetime.datetime.strptime(text, fmt)


def normalize_time(timestamp):
    offset = timestamp.utcoffset()
    return timestamp if offset is None else timestamp.replace(tzinfo=None) - offset
