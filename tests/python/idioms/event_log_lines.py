"""Log lines parsed, filtered, counted by hour, joined by request."""
import re
from collections import Counter, defaultdict
from datetime import datetime

LINES = '''2024-05-01 09:59:58,120 INFO [req-1] start GET /a?x=1
2024-05-01 10:00:01,003 ERROR [req-1] failed: no table "t"
2024-05-01 10:00:01,500 INFO [req-2] start POST /b
  continued line
2024-05-01 11:30:00,000 WARNING [-] disk 91%
garbage
2024-05-01 10:00:02,250 INFO [req-2] done in 750 ms'''.splitlines()
PATTERN = re.compile(r'^(?P<time>\S+ [\d:]+),(?P<ms>\d{3}) (?P<level>[A-Z]+) \[(?P<request>[^\]]+)\] (?P<text>.*)$')
records, rest = [], []
for number, line in enumerate(LINES, 1):
    if found := PATTERN.match(line):
        record = found.groupdict()
        record['time'] = datetime.strptime(record['time'], '%Y-%m-%d %H:%M:%S').replace(microsecond=int(record.pop('ms')) * 1000)
        records.append(record)
    elif line[:1].isspace() and records:
        records[-1]['text'] += ' ' + line.strip()
    else:
        rest.append((number, line))
print(len(records), rest, Counter(r['level'] for r in records), Counter(r['time'].hour for r in records))
requests = defaultdict(list)
for record in sorted(records, key=lambda r: r['time']):
    requests[record['request']].append(record)
for name, group in requests.items():
    print(name, [r['text'] for r in group], (group[-1]['time'] - group[0]['time']).total_seconds())
print([m.groups() for r in records for m in re.finditer(r'(\w+) (/\S*)', r['text'])], max(records, key=lambda r: len(r['text']))['level'], sum(int(n) for r in records for n in re.findall(r'(\d+) ms', r['text'])))
print([f"{r['time']:%H:%M:%S}.{r['time'].microsecond // 1000:03d} {r['level'][0]}" for r in records])
