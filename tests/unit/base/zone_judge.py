#!/usr/bin/env python3
"""Says what zoneinfo makes of times in every zone, a line each: zone, Unix time, str(datetime).

    zone_judge.py SEED

Half the times are chosen by chance, half lie within two seconds of a change of the offset.
"""

import random
import sys
import zoneinfo
from datetime import datetime, timezone

FIRST = -4_000_000_000  # 1843
LAST = 7_000_000_000  # 2191
A_DAY = 24 * 60 * 60


def show(key, zone, time):
    print(f"{key}\t{time}\t{datetime.fromtimestamp(time, timezone.utc).astimezone(zone)}")


def offset(zone, time):
    return datetime.fromtimestamp(time, timezone.utc).astimezone(zone).utcoffset()


def change(zone, low, high):
    """The first time with the offset of high, unless there are several changes between."""
    while high - low > 1:
        middle = (low + high) // 2
        if offset(zone, middle) == offset(zone, low):
            low = middle
        else:
            high = middle
    return high


def main():
    source = random.Random(int(sys.argv[1]))
    for key in sorted(zoneinfo.available_timezones()):
        zone = zoneinfo.ZoneInfo(key)
        for _ in range(6):
            time = source.randrange(FIRST, LAST)
            show(key, zone, time)
            later = time + 150 * A_DAY
            if offset(zone, time) != offset(zone, later):
                near = change(zone, time, later)
                for distance in -2, -1, 0, 1:
                    show(key, zone, near + distance)


if __name__ == "__main__":
    main()
