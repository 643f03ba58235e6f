/* Cuts a Mako template into text, expressions, control lines, tags and blocks, as Mako's lexer
 * does, and writes each as Python. */
#include "script/mako_translate.h"

#include <ctype.h>
#include <string.h>

#include "base/ascii.h"
#include "base/error.h"
#include "base/message.h"
#include "base/banned.h"

enum { DEEPEST = 50, LOOP_WORD = 4 };

/* A control line or tag that is open. */
struct opened {
    const char *word;
    unsigned line;
    bool is_tag;
    bool has_depth; /* what is in it is indented */
};

struct translator {
    struct mako_program *program;
    const char *path;
    const char *start;
    const char *at;
    const char *end;
    unsigned line;
    struct opened opened[DEEPEST];
    unsigned opened_count;
    unsigned defs; /* that are open: their code goes to the module */
    unsigned depth;
    struct alq_error *err;
};

void mako_program_release(struct mako_program *program)
{
    text_release(&program->module.text);
    text_release(&program->body.text);
}

void mako_code_add(struct mako_code *code, struct arena *arena, unsigned depth, const char *lines,
                   size_t length, unsigned line)
{
    text_add_repeated(&code->text, ' ', (size_t)depth * 4);
    text_add_bytes(&code->text, lines, length);
    text_add_char(&code->text, '\n');
    vec_push(arena, &code->lines, line);
    for (size_t i = 0; i < length; i++)
        if (lines[i] == '\n')
            vec_push(arena, &code->lines, ++line);
}

void mako_add_string(struct text *out, const char *bytes, size_t length)
{
    text_add_char(out, '\'');
    for (size_t i = 0; i < length; i++) {
        unsigned char byte = (unsigned char)bytes[i];
        if (byte == '\'' || byte == '\\')
            text_printf(out, "\\%c", byte);
        else if (byte < ' ')
            text_printf(out, "\\x%02x", byte);
        else
            text_add_char(out, bytes[i]);
    }
    text_add_char(out, '\'');
}

static bool fail(struct translator *translator, unsigned line, const char *what, const char *word)
{
    error_set(translator->err, ALQ_ERROR_SCRIPT, "%s%s%s%s in the template",
              message_translate(what), word ? " '" : "", word ? word : "", word ? "'" : "");
    return error_at(translator->err, translator->path, line, 0);
}

static size_t left(const struct translator *translator)
{
    return (size_t)(translator->end - translator->at);
}

static bool is_at(const struct translator *translator, const char *word)
{
    size_t length = strlen(word);
    return left(translator) >= length && memcmp(translator->at, word, length) == 0;
}

static void advance(struct translator *translator, size_t count)
{
    for (; count && translator->at < translator->end; count--)
        if (*translator->at++ == '\n')
            translator->line++;
}

static void add(struct translator *translator, unsigned depth, const struct text *code,
                unsigned line)
{
    struct mako_code *to =
        translator->defs ? &translator->program->module : &translator->program->body;
    mako_code_add(to, translator->program->arena, depth, text_string(code), code->length, line);
}

static void add_text(struct translator *translator, const char *bytes, size_t length, unsigned line)
{
    if (!length)
        return;
    TEXT_SCOPE(code);
    text_add(&code, "_mako_write(");
    mako_add_string(&code, bytes, length);
    text_add_char(&code, ')');
    add(translator, translator->depth, &code, line);
}

/* -- Python inside of the template. */

/* Over a comment or string that begins here; false where none does. */
static bool skip_opaque(struct translator *translator)
{
    const char *at = translator->at;
    if (at < translator->end && *at == '#') {
        const char *end = memchr(at, '\n', left(translator));
        if (!end)
            return false;
        advance(translator, (size_t)(end - at) + 1);
        return true;
    }
    if (at >= translator->end || (*at != '"' && *at != '\''))
        return false;
    size_t quotes = left(translator) >= 3 && at[1] == *at && at[2] == *at ? 3 : 1;
    for (size_t i = quotes; i + quotes <= left(translator); i++) {
        if (at[i] == '\\') {
            i++;
        } else if (at[i] == *at && (quotes == 1 || (at[i + 1] == *at && at[i + 2] == *at))) {
            advance(translator, i + quotes);
            return true;
        }
    }
    return false;
}

/* Up to one of the bytes, outside of strings, comments and brackets; "%>" where stops is NULL. The
 * reader then stands on it. */
static bool read_python(struct translator *translator, const char *stops, const char **ret_bytes,
                        size_t *ret_length)
{
    const char *start = translator->at;
    unsigned brackets = 0;
    while (translator->at < translator->end) {
        if (skip_opaque(translator))
            continue;
        char byte = *translator->at;
        bool is_stop = stops ? !brackets && strchr(stops, byte) : is_at(translator, "%>");
        if (is_stop && byte) {
            *ret_bytes = start;
            *ret_length = (size_t)(translator->at - start);
            return true;
        }
        if (byte && strchr("([{", byte))
            brackets++;
        else if (brackets && byte && strchr(")]}", byte))
            brackets--;
        advance(translator, 1);
    }
    return false;
}

static const char *filter_name(const char *name)
{
    static const char *const names[][2] = {{"h", "_mako_escape"},
                                           {"x", "_mako_escape"},
                                           {"trim", "_mako_trim"},
                                           {"unicode", "str"}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(names[i][0], name) == 0)
            return names[i][1];
    return name;
}

/* The names between the commas; 'n' switches the usual str() off. */
static bool read_filters(struct translator *translator, const char *bytes, size_t length,
                         unsigned line, struct strings *filters)
{
    struct arena *arena = translator->program->arena;
    bool has_usual = true;
    struct strings given = {0};
    for (size_t i = 0; i <= length;) {
        size_t size = 0;
        while (i + size < length && bytes[i + size] != ',')
            size++;
        TEXT_SCOPE(name);
        text_add_bytes(&name, bytes + i, size);
        text_trim_end(&name);
        const char *word = text_string(&name);
        word += strspn(word, " \t\r\n");
        if (strcmp(word, "u") == 0 || strcmp(word, "entity") == 0 || strchr(word, '('))
            return fail(translator, line, "there is no filter", word);
        if (strcmp(word, "n") == 0)
            has_usual = false;
        else if (*word)
            vec_push(arena, &given, arena_strdup(arena, filter_name(word)));
        i += size + 1;
    }
    if (has_usual)
        vec_push(arena, filters, "str");
    for (size_t i = 0; i < given.count; i++)
        vec_push(arena, filters, given.items[i]);
    return true;
}

static bool translate_expression(struct translator *translator)
{
    unsigned line = translator->line;
    const char *bytes = NULL;
    const char *filter_bytes = "";
    size_t length = 0;
    size_t filter_length = 0;
    struct strings filters = {0};
    advance(translator, 2);
    if (!read_python(translator, "|}", &bytes, &length))
        return fail(translator, line, "an expression without its end", "}");
    if (*translator->at == '|') {
        advance(translator, 1);
        if (!read_python(translator, "}", &filter_bytes, &filter_length))
            return fail(translator, line, "an expression without its end", "}");
    }
    advance(translator, 1);
    if (!read_filters(translator, filter_bytes, filter_length, line, &filters))
        return false;
    TEXT_SCOPE(code);
    text_add(&code, "_mako_write(");
    for (size_t i = filters.count; i > 0; i--)
        text_printf(&code, "%s(", filters.items[i - 1]);
    text_add_char(&code, '(');
    for (; length && isspace((unsigned char)*bytes); length--)
        bytes++;
    text_add_bytes(&code, bytes, length);
    text_add(&code, memchr(bytes, '#', length) ? "\n)" : ")");
    text_add_repeated(&code, ')', filters.count + 1);
    add(translator, translator->depth, &code, line);
    return true;
}

/* Over the strings in a line that have three quotes: whether it ends inside of one. */
static char open_quote(const char *bytes, size_t length, char quote)
{
    for (size_t i = 0; i < length; i++) {
        bool is_triple = i + 2 < length && bytes[i + 1] == bytes[i] && bytes[i + 2] == bytes[i];
        if (!quote && bytes[i] == '#')
            return quote;
        if (!is_triple || (bytes[i] != '"' && bytes[i] != '\''))
            continue;
        if (!quote)
            quote = bytes[i];
        else if (quote == bytes[i])
            quote = '\0';
        i += 2;
    }
    return quote;
}

/* A block's own margin, which is that of its first line of code, is replaced by the depth. What
 * stands in strings over several lines stays. */
static void add_block(struct translator *translator, const char *bytes, size_t length,
                      bool is_module, unsigned line)
{
    struct mako_code *to =
        is_module || translator->defs ? &translator->program->module : &translator->program->body;
    unsigned depth = is_module ? 0 : translator->depth;
    size_t margin = 0;
    bool has_margin = false;
    char quote = '\0';
    for (size_t i = 0; i <= length; line++) {
        size_t size = 0;
        while (i + size < length && bytes[i + size] != '\n')
            size++;
        size_t blanks = 0;
        while (blanks < size && strchr(" \t", bytes[i + blanks]))
            blanks++;
        bool is_code = blanks < size && !strchr("#\r", bytes[i + blanks]);
        if (is_code && !has_margin && !quote) {
            margin = blanks;
            has_margin = true;
        }
        size_t cut = quote ? 0 : blanks < margin ? blanks : margin;
        size_t kept = size - cut - (size > cut && bytes[i + size - 1] == '\r');
        mako_code_add(to, translator->program->arena, quote ? 0 : depth, bytes + i + cut, kept,
                      line);
        quote = open_quote(bytes + i, size, quote);
        i += size + 1;
    }
}

static bool translate_block(struct translator *translator)
{
    unsigned line = translator->line;
    const char *bytes = NULL;
    size_t length = 0;
    advance(translator, 2);
    bool is_module = is_at(translator, "!");
    advance(translator, is_module);
    if (!read_python(translator, NULL, &bytes, &length))
        return fail(translator, line, "a block without its end", "%>");
    advance(translator, 2);
    add_block(translator, bytes, length, is_module, line);
    return true;
}

/* -- Control lines. */

static bool push(struct translator *translator, const char *word, unsigned line, bool is_tag,
                 bool has_depth)
{
    if (translator->opened_count == DEEPEST)
        return fail(translator, line, "too much is nested", NULL);
    translator->opened[translator->opened_count++] = (struct opened){word, line, is_tag, has_depth};
    translator->depth += has_depth;
    return true;
}

static bool pop(struct translator *translator, const char *word, bool is_tag, unsigned line)
{
    const struct opened *last =
        translator->opened_count ? &translator->opened[translator->opened_count - 1] : NULL;
    if (!last || last->is_tag != is_tag || strcmp(last->word, word) != 0)
        return fail(translator, line, "an end without its beginning", word);
    translator->opened_count--;
    translator->depth -= last->has_depth;
    return true;
}

static bool is_one_of(const char *word, const char *const *words)
{
    for (; *words; words++)
        if (strcmp(word, *words) == 0)
            return true;
    return false;
}

/* The place of " in " of a for statement, outside of brackets; 0 where there is none. */
static size_t find_in(const char *line)
{
    unsigned brackets = 0;
    for (size_t i = 0; line[i]; i++) {
        if (strchr("([{", line[i]))
            brackets++;
        else if (brackets && strchr(")]}", line[i]))
            brackets--;
        else if (!brackets && strncmp(line + i, " in ", LOOP_WORD) == 0)
            return i;
    }
    return 0;
}

/* for x in y: as a loop that knows how far it is, which Mako calls `loop`. */
static void add_for(struct translator *translator, const char *line, unsigned number)
{
    size_t in = find_in(line);
    const char *colon = strrchr(line, ':');
    TEXT_SCOPE(code);
    if (!in || !colon || colon < line + in) {
        text_add(&code, line);
        add(translator, translator->depth, &code, number);
        return;
    }
    text_printf(&code, "loop = _mako_Loop(%.*s, loop)", (int)(colon - line - (long)in - LOOP_WORD),
                line + in + LOOP_WORD);
    add(translator, translator->depth, &code, number);
    text_clear(&code);
    text_printf(&code, "%.*s in loop:", (int)in, line);
    add(translator, translator->depth, &code, number);
}

static bool close_control(struct translator *translator, const char *word, unsigned line)
{
    if (!pop(translator, word, false, line))
        return false;
    if (strcmp(word, "for") != 0)
        return true;
    TEXT_SCOPE(code);
    text_add(&code, "if loop is not None: loop = loop.parent");
    add(translator, translator->depth, &code, line);
    return true;
}

/* An empty block is none in Python, so that each begins with one statement at least. */
static void add_pass(struct translator *translator, unsigned line)
{
    TEXT_SCOPE(code);
    text_add(&code, "pass");
    add(translator, translator->depth, &code, line);
}

static bool translate_control(struct translator *translator, const char *text, unsigned line)
{
    static const char *const beginnings[] = {"for", "if", "while", "try", "with", NULL};
    static const char *const middles[] = {"elif", "else", "except", "finally", NULL};
    size_t length = 0;
    while (ascii_is_alphanumeric((unsigned char)text[length]) || text[length] == '_')
        length++;
    const char *word = arena_strndup(translator->program->arena, text, length);
    if (strncmp(word, "end", 3) == 0 && is_one_of(word + 3, beginnings))
        return close_control(translator, word + 3, line);
    TEXT_SCOPE(code);
    text_add(&code, text);
    if (is_one_of(word, middles)) {
        bool is_inside =
            translator->opened_count && !translator->opened[translator->opened_count - 1].is_tag;
        if (!is_inside)
            return fail(translator, line, "a middle without its beginning", word);
        add(translator, translator->depth - 1, &code, line);
    } else if (is_one_of(word, beginnings)) {
        if (strcmp(word, "for") == 0)
            add_for(translator, text, line);
        else
            add(translator, translator->depth, &code, line);
        if (!push(translator, word, line, false, true))
            return false;
    } else {
        /* xgettext:no-c-format */
        return fail(translator, line, "a line begins with % that is no control line:", text);
    }
    add_pass(translator, line);
    return true;
}

/* At the start of a line: "% …" and "## …", continued behind a backslash; *ret_is_one is false for
 * any other, and nothing is taken. */
static bool take_control_line(struct translator *translator, bool *ret_is_one)
{
    const char *at = translator->at;
    while (at < translator->end && (*at == ' ' || *at == '\t'))
        at++;
    size_t ahead = (size_t)(translator->end - at);
    bool is_comment = ahead >= 2 && at[0] == '#' && at[1] == '#';
    bool is_control = ahead >= 1 && at[0] == '%' && (ahead < 2 || at[1] != '%');
    *ret_is_one = is_comment || is_control;
    if (!*ret_is_one)
        return true;
    unsigned line = translator->line;
    at += is_comment ? 2 : 1;
    TEXT_SCOPE(text);
    for (; at < translator->end && *at != '\n'; at++) {
        if (*at != '\r')
            text_add_char(&text, *at);
        if (*at == '\\' && at[1] == '\r' && at[2] == '\n')
            at++;
        if (at[1] == '\n' && (*at == '\\' || (*at == '\r' && at[-1] == '\\')))
            text_add_char(&text, *++at);
    }
    text_trim_end(&text);
    advance(translator, (size_t)(at - translator->at) + 1);
    const char *content = text_string(&text);
    return is_comment || translate_control(translator, content + strspn(content, " \t"), line);
}

/* -- Tags. */

/* The value of name="…" in a tag; NULL where it has none. */
static const char *attribute(struct translator *translator, const char *tag, size_t length,
                             const char *name)
{
    size_t name_length = strlen(name);
    for (size_t i = 1; i + name_length + 2 < length; i++) {
        if (!isspace((unsigned char)tag[i - 1]) || strncmp(tag + i, name, name_length) != 0)
            continue;
        size_t at = i + name_length;
        while (at < length && (isspace((unsigned char)tag[at]) || tag[at] == '='))
            at++;
        char quote = at < length ? tag[at] : '\0';
        const char *end =
            quote == '"' || quote == '\'' ? memchr(tag + at + 1, quote, length - at - 1) : NULL;
        if (end)
            return arena_strndup(translator->program->arena, tag + at + 1,
                                 (size_t)(end - tag) - at - 1);
    }
    return NULL;
}

static bool begin_def(struct translator *translator, const char *tag, size_t length, unsigned line)
{
    const char *name = attribute(translator, tag, length, "name");
    if (!name || attribute(translator, tag, length, "filter"))
        return fail(translator, line, "a def needs a name and can have no filter", NULL);
    if (!translator->defs && translator->depth)
        return fail(translator, line, "a def stands inside of a control line", NULL);
    translator->defs++;
    TEXT_SCOPE(code);
    text_printf(&code, "def %s%s:", name, strchr(name, '(') ? "" : "()");
    add(translator, translator->depth, &code, line);
    bool is_open = push(translator, "def", line, true, true);
    text_clear(&code);
    text_add(&code, "global loop");
    add(translator, translator->depth, &code, line);
    return is_open;
}

/* What a def writes is written when it is called; it answers nothing. */
static bool end_def(struct translator *translator, unsigned line)
{
    TEXT_SCOPE(code);
    text_add(&code, "return ''");
    add(translator, translator->depth, &code, line);
    if (!pop(translator, "def", true, line))
        return false;
    translator->defs--;
    return true;
}

/* Over "<%text>…</%text>" and "<%doc>…</%doc>"; the first is written as it is. */
static bool take_verbatim(struct translator *translator, const char *name, bool is_written)
{
    struct arena *arena = translator->program->arena;
    const char *closing = arena_printf(arena, "</%%%s>", name);
    unsigned line = translator->line;
    const char *begin = memchr(translator->at, '>', left(translator));
    if (begin)
        advance(translator, (size_t)(begin - translator->at) + 1);
    const char *start = translator->at;
    while (translator->at < translator->end && !is_at(translator, closing))
        advance(translator, 1);
    if (!begin || translator->at >= translator->end)
        return fail(translator, line, "a tag without its end:", name);
    if (is_written)
        add_text(translator, start, (size_t)(translator->at - start), line);
    advance(translator, strlen(closing));
    return true;
}

static bool translate_tag(struct translator *translator, const char *name)
{
    unsigned line = translator->line;
    if (strcmp(name, "text") == 0 || strcmp(name, "doc") == 0)
        return take_verbatim(translator, name, *name == 't');
    const char *tag = translator->at;
    const char *end = memchr(tag, '>', left(translator));
    if (!end)
        return fail(translator, line, "a tag without its end:", name);
    size_t length = (size_t)(end - tag);
    bool is_empty = length && end[-1] == '/';
    advance(translator, length + 1);
    if (strcmp(name, "page") == 0 && is_empty)
        return true;
    if (strcmp(name, "def") == 0 && !is_empty)
        return begin_def(translator, tag, length, line);
    if (strcmp(name, "block") == 0 && !is_empty && !attribute(translator, tag, length, "filter"))
        return push(translator, "block", line, true, false);
    return fail(translator, line, "there is no tag", name);
}

static bool translate_end_tag(struct translator *translator)
{
    unsigned line = translator->line;
    advance(translator, 3);
    const char *start = translator->at;
    const char *end = memchr(start, '>', left(translator));
    if (!end)
        return fail(translator, line, "a tag without its end", NULL);
    TEXT_SCOPE(word);
    text_add_bytes(&word, start, (size_t)(end - start));
    text_trim_end(&word);
    const char *name = text_string(&word);
    name += strspn(name, " \t");
    advance(translator, (size_t)(end - start) + 1);
    if (strcmp(name, "def") == 0)
        return end_def(translator, line);
    return pop(translator, strcmp(name, "block") == 0 ? "block" : "", true, line);
}

/* -- Everything. */

/* Text up to what is something else; a backslash takes the line end behind it away. */
static void take_text(struct translator *translator)
{
    const char *start = translator->at;
    unsigned line = translator->line;
    bool is_first = true;
    for (; translator->at < translator->end; advance(translator, 1), is_first = false) {
        bool is_line_start = !is_first && translator->at[-1] == '\n';
        const char *at = translator->at + strspn(translator->at, " \t");
        bool is_control = is_line_start && (*at == '%' || (at[0] == '#' && at[1] == '#'));
        bool is_escaped = is_at(translator, "\\\n") || is_at(translator, "\\\r\n");
        if (is_control || is_at(translator, "${") || is_escaped ||
            (!is_first && (is_at(translator, "<%") || is_at(translator, "</%")))) {
            add_text(translator, start, (size_t)(translator->at - start), line);
            advance(translator, !is_escaped ? 0 : is_at(translator, "\\\n") ? 2 : 3);
            return;
        }
    }
    add_text(translator, start, (size_t)(translator->at - start), line);
}

static bool translate_next(struct translator *translator)
{
    bool is_line_start = translator->at == translator->start || translator->at[-1] == '\n';
    if (is_at(translator, "${"))
        return translate_expression(translator);
    bool is_control = false;
    bool is_taken = !is_line_start || take_control_line(translator, &is_control);
    if (is_control)
        return is_taken;
    if (is_at(translator, "</%"))
        return translate_end_tag(translator);
    if (is_at(translator, "<%")) {
        size_t length = 0;
        while (2 + length < left(translator) &&
               (ascii_is_alphanumeric((unsigned char)translator->at[2 + length]) ||
                strchr("_.:", translator->at[2 + length])))
            length++;
        if (!length)
            return translate_block(translator);
        return translate_tag(translator,
                             arena_strndup(translator->program->arena, translator->at + 2, length));
    }
    take_text(translator);
    return true;
}

bool mako_translate(const char *path, const char *bytes, size_t length,
                    struct mako_program *program, struct alq_error *err)
{
    ERROR_SCOPE(own);
    struct translator translator = {.program = program,
                                    .path = path,
                                    .line = 1,
                                    .err = err ? err : &own};
    /* Ended by a NUL, so that looking ahead needs no count. */
    translator.start = translator.at = arena_strndup(program->arena, bytes, length);
    translator.end = translator.start + length;
    if (length >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0)
        translator.start = translator.at = translator.start + 3;
    while (translator.at < translator.end)
        if (!translate_next(&translator))
            return false;
    if (translator.opened_count) {
        const struct opened *last = &translator.opened[translator.opened_count - 1];
        return fail(&translator, last->line, "there is no end of", last->word);
    }
    return true;
}
