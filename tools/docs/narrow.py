"""Where a page is narrow: names of options stay in one piece, other names can be broken at their joints."""

import re

CODE = re.compile(r"<pre\b.*?</pre>|<code>([^<]*)</code>", re.S)
OPTION = re.compile(r"(?<![\w-])(--?\w[\w-]{0,24})(?![\w-])")
JOINT = re.compile(r"(?<=\w)[_./(,](?=[\w&.])")


def lay_out(html):
    """The text of a page, with marks in its inline code that assets/site.css knows."""
    def mark(code):
        if code[1] is None:
            return code[0]
        pieces = OPTION.split(code[1])
        pieces[::2] = [JOINT.sub(r"\g<0><wbr>", piece) for piece in pieces[::2]]
        pieces[1::2] = [f'<span class="option">{name}</span>' for name in pieces[1::2]]
        return "<code>" + "".join(pieces) + "</code>"
    return CODE.sub(mark, html)


def break_names(item):
    """The same for an entry of a list of contents, and those below it."""
    item.title = item.title.replace("_", "_<wbr>")
    for child in item.children:
        break_names(child)
