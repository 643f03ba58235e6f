"""Filling and indenting text."""


def dedent(text):
    lines = text.split('\n')
    margin = None
    for index, line in enumerate(lines):
        body = line.lstrip(' \t')
        if not body.strip():
            lines[index] = ''
            continue
        lead = line[:len(line) - len(body)]
        if margin is None or lead.startswith(margin):
            margin = lead if margin is None else margin
        else:
            common = 0
            while common < min(len(margin), len(lead)) and margin[common] == lead[common]:
                common += 1
            margin = margin[:common]
    if margin:
        lines = [line[len(margin):] for line in lines]
    return '\n'.join(lines)


def indent(text, prefix, predicate=None):
    predicate = predicate or (lambda line: line.strip())
    return ''.join(prefix + line if predicate(line) else line for line in text.splitlines(True))


def _pieces(text):
    word = ''
    for character in text:
        blank = character == ' '
        if word and blank != (word[0] == ' '):
            yield word
            word = ''
        word += character
        if character == '-' and len(word) > 1 and word[-2].isalpha():
            yield word
            word = ''
    if word:
        yield word


def wrap(text, width=70, *, initial_indent='', subsequent_indent='', break_long_words=True,
         break_on_hyphens=True, max_lines=None, placeholder=' [...]', drop_whitespace=True,
         expand_tabs=True, replace_whitespace=True, tabsize=8, fix_sentence_endings=False):
    text = text.expandtabs(tabsize)
    for blank in '\t\n\x0b\x0c\r':
        text = text.replace(blank, ' ')
    if break_on_hyphens:
        words = list(_pieces(text))
    else:
        words = [piece for part in text.split(' ') for piece in (part, ' ')][:-1]
        words = [word for word in words if word]
    words.reverse()
    lines = []
    while words:
        lead = subsequent_indent if lines else initial_indent
        room = width - len(lead)
        if words[-1].isspace() and lines:
            words.pop()
        line = []
        length = 0
        while words and length + len(words[-1]) <= room:
            length += len(words[-1])
            line.append(words.pop())
        if words and len(words[-1]) > room and not line:
            if break_long_words:
                line.append(words[-1][:room])
                words[-1] = words[-1][room:]
            else:
                line.append(words.pop())
        elif words and len(words[-1]) > room and break_long_words:
            left = room - length
            if left > 0:
                line.append(words[-1][:left])
                words[-1] = words[-1][left:]
        if line and line[-1].isspace():
            line.pop()
        if line:
            if max_lines is not None and len(lines) + 1 == max_lines and words:
                while line and len(lead) + len(''.join(line)) + len(placeholder) > width:
                    line.pop()
                while line and line[-1].isspace():
                    line.pop()
                lines.append(lead + ''.join(line) + placeholder)
                return lines
            lines.append(lead + ''.join(line))
    return lines


def fill(text, width=70, **kwargs):
    return '\n'.join(wrap(text, width, **kwargs))


def shorten(text, width, *, placeholder=' [...]', **kwargs):
    lines = wrap(' '.join(text.split()), width, max_lines=1, placeholder=placeholder)
    return lines[0] if lines else ''
