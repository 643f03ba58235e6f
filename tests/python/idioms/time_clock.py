"""Clocks, in shape only where they differ from run to run."""
import time

start = time.time()
print(isinstance(start, float), start > 1_700_000_000, isinstance(time.perf_counter(), float), time.monotonic() <= time.monotonic())
time.sleep(0)
print(time.time() >= start, isinstance(time.time_ns(), int), int(start) == int(start // 1))
moment = time.gmtime(0)
print(moment.tm_year, moment.tm_mon, moment.tm_mday, moment.tm_hour, moment.tm_wday, moment.tm_yday, moment[0], tuple(moment)[:3])
print(time.strftime('%Y-%m-%d %H:%M:%S', time.gmtime(86400 * 365)), time.strftime('%a %j', moment))
elapsed = time.perf_counter()
print(f'{0.1234:.3f}s', round(1.23456, 2), time.perf_counter() - elapsed >= 0)
try:
    time.sleep(-1)
except ValueError as error:
    print(error)
