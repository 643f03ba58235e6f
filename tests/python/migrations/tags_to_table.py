"""A text column of tags becomes a table of tags and a table of links."""
POSTS = [(1, 'python, SQL ,python'), (2, 'sql;web'), (3, ''), (4, None), (5, ' Web,  c++ ,')]
tags, links = {}, []
for post, text in POSTS:
    for tag in dict.fromkeys(t.strip().lower() for t in (text or '').replace(';', ',').split(',')):
        if tag:
            number = tags.setdefault(tag, len(tags) + 1)
            links.append((post, number))
print(tags, links)
names = {number: name for name, number in tags.items()}
counts = [0] * (len(tags) + 1)
for _, number in links:
    counts[number] += 1
for number, name in sorted(names.items(), key=lambda item: (-counts[item[0]], item[1])):
    print(f'{name:<8}{counts[number]:>3}', [post for post, n in links if n == number])
downgrade = {post: ', '.join(names[n] for p, n in links if p == post) or None for post, _ in POSTS}
print(downgrade)
print(set(zip(*links).__next__()) == {1, 2, 5}, list(zip(*links))[1], len(set(links)) == len(links))
