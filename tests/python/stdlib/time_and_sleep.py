"""time: structures, formatting, conversion; clocks move forward."""
import time

moment = time.gmtime(86400 * 365.25)
print(tuple(moment), moment.tm_year, moment.tm_yday, moment.tm_wday, time.strftime('%Y-%m-%d %H:%M:%S', moment), time.asctime(moment))
print(time.strptime('2020-02-29', '%Y-%m-%d')[:6], time.strftime('%d.%m.%Y', time.strptime('29 Feb 2020', '%d %b %Y')), time.mktime(time.gmtime(1000)) == 1000.0, time.gmtime(0).tm_year, time.strftime('%H', time.gmtime(3600)))
a = time.monotonic()
b = time.perf_counter()
time.sleep(0)
print(time.monotonic() >= a, time.perf_counter() >= b, time.time() > 1.6e9, isinstance(time.time_ns(), int), time.process_time() >= 0, type(time.time()).__name__)
try:
    time.strptime('x', '%Y')
except ValueError as error:
    print(error)
print(time.localtime(0)[:3], len(time.gmtime()), time.gmtime(1e9).tm_mon, time.timezone, time.tzname[0])
