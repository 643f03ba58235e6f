"""Hardware addresses in every notation brought into one."""
import re

SPLIT = re.compile(r'[-:.\s]')
for raw in ('00:1A:2b:3C:4d:5E', '001a.2b3c.4d5e', '00-1A-2B-3C-4D-5E', '1:2:3:4:5:6', '001A2B3C4D5E', 'zz:1A:2b:3C:4d:5E', '12:34', ''):
    tokens = SPLIT.split(raw.lower())
    if len(tokens) == 1:
        tokens = re.findall('..', tokens[0])
    elif len(tokens) == 3:
        tokens = [pair for token in tokens for pair in re.findall('..', token.zfill(4))]
    normal = ':'.join(token.zfill(2) for token in tokens)
    is_good = re.fullmatch(r'(?:[0-9a-f]{2}:){5}[0-9a-f]{2}', normal) is not None
    print(f'{raw!r:>22} {normal:<18} {is_good}', int(normal.replace(':', ''), 16) if is_good else '-')
number = 0x001A2B3C4D5E
print(':'.join(f'{number >> shift & 0xff:02x}' for shift in range(40, -8, -8)), ':'.join(re.findall('..', f'{number:012x}')), number.to_bytes(6, 'big').hex('-'), bytes.fromhex('001a2b3c4d5e') == number.to_bytes(6, 'big'))
