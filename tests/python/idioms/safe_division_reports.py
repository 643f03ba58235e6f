"""Reports from rows with gaps: averages, shares, growth, without dividing by nothing."""
MONTHS = {'jan': [10, 20, None], 'feb': [], 'mar': [5, 0, 5], 'apr': [None, None], 'may': [2.5]}


def mean(values):
    known = [v for v in values if v is not None]
    return sum(known) / len(known) if known else None


def show(value, form='.2f', missing='n/a'):
    return missing if value is None else format(value, form)


previous = None
for month, values in MONTHS.items():
    average = mean(values)
    growth = None if not previous or average is None else (average - previous) / previous
    print(f'{month.title():<5}{show(average):>8}{show(growth, "+.1%"):>9}{len(values):>4}')
    previous = average if average is not None else previous
everything = [v for values in MONTHS.values() for v in values if v is not None]
total = sum(everything)
print(total, show(mean(everything)), sorted(everything)[len(everything) // 2], {m: round(100 * sum(filter(None, v)) / total, 1) for m, v in MONTHS.items()}, sum(1 for v in MONTHS.values() if not any(x is not None for x in v)))


def quantile(values, q):
    ordered = sorted(values)
    at = (len(ordered) - 1) * q
    low = int(at)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (at - low)


print([quantile(everything, q) for q in (0, 0.25, 0.5, 1)], max(MONTHS, key=lambda m: mean(MONTHS[m]) or 0), [m for m in MONTHS if mean(MONTHS[m]) is None])
try:
    sum([]) / len([])
except ZeroDivisionError as error:
    print(error)
histogram = {}
for value in everything:
    histogram[int(value // 5) * 5] = histogram.get(int(value // 5) * 5, 0) + 1
for low in sorted(histogram):
    print(f'{low:>3}-{low + 4:<3}', '*' * histogram[low])
print(f'{mean(everything):.3g}', round(-2.5), round(0.125, 2), f'{1 / 3:.0%}', f'{2 / 3:.1%}', f'{0:.1%}')
