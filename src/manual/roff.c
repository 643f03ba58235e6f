/* Writes the man macros, with everything escaped that roff would read. */
#include "manual/roff.h"

#include <stdint.h>
#include <string.h>

#include <alambique/alambique.h>

#include "base/ascii.h"
#include "base/message.h"
#include "base/text.h"
#include "base/banned.h"

/* The first character as a number, and its length in bytes; the text is the program's own UTF-8. */
static size_t decode(const char *string, uint32_t *ret_code)
{
    const unsigned char *byte = (const unsigned char *)string;
    size_t length = byte[0] < 0x80 ? 1 : byte[0] < 0xE0 ? 2 : byte[0] < 0xF0 ? 3 : 4;
    *ret_code = length == 1 ? byte[0] : byte[0] & (0xFFU >> (length + 1));
    for (size_t i = 1; i < length; i++)
        *ret_code = *ret_code << 6 | (byte[i] & 0x3FU);
    return length;
}

static const char *escape_of(uint32_t code)
{
    switch (code) {
    case '\\':
        return "\\e";
    case '-':
        return "\\-";
    case '\'':
        return "\\(aq";
    case '"':
        return "\\(dq";
    case '`':
        return "\\(ga";
    case '^':
        return "\\(ha";
    case '~':
        return "\\(ti";
    default:
        return NULL;
    }
}

static void add_escaped(struct text *page, const char *string, size_t length)
{
    const char *end = string + length;
    if (length && *string == '.')
        text_add(page, "\\&");
    while (string < end) {
        uint32_t code;
        string += decode(string, &code);
        if (escape_of(code))
            text_add(page, escape_of(code));
        else if (code >= 0x80)
            text_printf(page, "\\[u%04X]", code);
        else
            text_add_char(page, (char)code);
    }
}

void roff_begin(struct text *page, const char *name, int section, const char *date)
{
    text_add(page, ".\\\" Made by the build from the tables of the command; do not edit.\n.TH ");
    for (; *name; name++)
        text_add_char(page, (char)ascii_upper((unsigned char)*name));
    text_printf(page, " %d %s \"alambique %s\" \"Alambique\"\n.ad l\n.nh\n", section, date,
                alq_version());
}

void roff_name(struct text *page, const char *name, const char *summary)
{
    roff_heading(page, "NAME");
    add_escaped(page, name, strlen(name));
    text_add(page, " \\- ");
    TEXT_SCOPE(lower);
    text_add(&lower, _(summary));
    if (ascii_is_upper((unsigned char)lower.bytes[0]) &&
        ascii_is_lower((unsigned char)lower.bytes[1]))
        lower.bytes[0] = (char)ascii_lower((unsigned char)lower.bytes[0]);
    add_escaped(page, text_string(&lower), lower.length);
    text_add_char(page, '\n');
}

void roff_heading(struct text *page, const char *heading)
{
    text_add(page, ".SH ");
    roff_plain(page, _(heading));
    text_add_char(page, '\n');
}

void roff_subheading(struct text *page, const char *heading)
{
    text_add(page, ".SS ");
    roff_plain(page, _(heading));
    text_add_char(page, '\n');
}

/* Whether the last line is a heading, behind which no paragraph is begun. */
static bool stands_below_heading(const struct text *page)
{
    const char *last = page->bytes + page->length - 1;
    while (last > page->bytes && last[-1] != '\n')
        last--;
    return string_starts_with(last, ".S");
}

/* A word that is as long as a line may be broken behind its parts. */
static void add_word(struct text *page, const char *word, size_t length)
{
    enum { LONG = 40 };
    while (length > LONG) {
        const char *end = memchr(word, '_', length);
        if (!end)
            break;
        size_t part = (size_t)(end - word) + 1;
        add_escaped(page, word, part);
        text_add(page, "\\:");
        word += part;
        length -= part;
    }
    add_escaped(page, word, length);
}

/* Words up to an empty line, a sentence or about 72 bytes a line, as roff likes its source. */
static const char *add_paragraph(struct text *page, const char *at)
{
    enum { LINE = 72 };
    size_t line_start = page->length;
    bool is_bold = false;
    while (*at && !string_starts_with(at, "\n\n")) {
        size_t length = strcspn(at, " \n");
        bool ends_sentence = length > 1 && strchr(".?!", at[length - 1]) && at[length];
        for (size_t i = 0; i < length;) {
            size_t part = strcspn(at + i, "`");
            part = part < length - i ? part : length - i;
            if (part)
                add_word(page, at + i, part);
            i += part;
            if (i == length)
                break;
            is_bold = !is_bold;
            text_add(page, is_bold ? "\\fB" : "\\fR");
            i++;
        }
        at += length;
        bool is_full = ends_sentence || page->length - line_start >= LINE;
        if (*at && !string_starts_with(at, "\n\n")) {
            at += strspn(at, " ");
            at += *at == '\n';
            at += strspn(at, " ");
            text_add_char(page, is_full ? '\n' : ' ');
            line_start = is_full ? page->length : line_start;
        }
    }
    text_add_char(page, '\n');
    return at + strspn(at, "\n");
}

void roff_paragraphs(struct text *page, const char *paragraphs)
{
    paragraphs = _(paragraphs);
    while (*paragraphs) {
        if (!stands_below_heading(page))
            text_add(page, ".PP\n");
        paragraphs = add_paragraph(page, paragraphs);
    }
}

void roff_term(struct text *page)
{
    text_add(page, ".TP\n");
}

static void add_font(struct text *page, const char *font, const char *string)
{
    text_add(page, font);
    add_escaped(page, string, strlen(string));
    text_add(page, "\\fR");
}

void roff_bold(struct text *page, const char *string)
{
    add_font(page, "\\fB", string);
}

void roff_italic(struct text *page, const char *string)
{
    add_font(page, "\\fI", string);
}

void roff_plain(struct text *page, const char *string)
{
    add_escaped(page, string, strlen(string));
}

void roff_explain(struct text *page, const char *explanation)
{
    text_add_char(page, '\n');
    TEXT_SCOPE(sentence);
    text_add(&sentence, _(explanation));
    if (sentence.length && !strchr(".?!", sentence.bytes[sentence.length - 1]))
        text_add_char(&sentence, '.');
    add_paragraph(page, text_string(&sentence));
}

void roff_example(struct text *page, const char *lines)
{
    text_add(page, stands_below_heading(page) ? ".RS 4\n.nf\n" : ".PP\n.RS 4\n.nf\n");
    while (*lines) {
        size_t length = strcspn(lines, "\n");
        add_escaped(page, lines, length);
        text_add_char(page, '\n');
        lines += length + (lines[length] == '\n');
    }
    text_add(page, ".fi\n.RE\n");
}

void roff_see_also(struct text *page, const char *const *names)
{
    roff_heading(page, "SEE ALSO");
    for (; *names; names++) {
        const char *section = strchr(*names, '(');
        size_t length = section ? (size_t)(section - *names) : strlen(*names);
        text_add(page, ".BR ");
        add_escaped(page, *names, length);
        text_printf(page, " %s%s\n", section ? section : "", names[1] ? "," : "");
    }
}
