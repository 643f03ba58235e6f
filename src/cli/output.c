/* Writes results and messages, and knows the terminals. */
#include "cli/output.h"

#include <errno.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/ascii.h"
#include "base/error.h"
#include "base/message.h"
#include "base/text.h"
#include "base/banned.h"

static const char *const codes[] = {
    [STYLE_PLAIN] = "",
    [STYLE_HEADING] = "\033[1m",
    [STYLE_ID] = "\033[33m",
    [STYLE_LABEL] = "\033[36m",
    [STYLE_MARK] = "\033[1;36m",
    [STYLE_GOOD] = "\033[32m",
    [STYLE_WARNING] = "\033[1;33m",
    [STYLE_ERROR] = "\033[1;31m",
    [STYLE_HINT] = "\033[1;32m",
    [STYLE_DIM] = "\033[2m",
    [STYLE_LANE_1] = "\033[34m",
    [STYLE_LANE_2] = "\033[35m",
    [STYLE_LANE_3] = "\033[36m",
    [STYLE_LANE_4] = "\033[31m",
};

static bool is_terminal(FILE *stream)
{
    int descriptor = fileno(stream);
    return descriptor >= 0 && isatty(descriptor);
}

static bool wants_colors(FILE *stream)
{
    const char *no_color = getenv("NO_COLOR");
    const char *force = getenv("CLICOLOR_FORCE");
    const char *color = getenv("CLICOLOR");
    const char *term = getenv("TERM");
    if (no_color && *no_color)
        return false;
    if (force && *force && !string_equal(force, "0"))
        return true;
    if (string_equal(color, "0") || !term || string_equal(term, "dumb"))
        return false;
    return is_terminal(stream);
}

void output_init(struct output *output, FILE *out, FILE *err, const char *program)
{
    *output = (struct output){.out = out, .err = err, .invocation = {.program = program}};
    output_set_color(output, "auto");
}

void output_set_color(struct output *output, const char *when)
{
    bool is_automatic = string_equal(when, "auto");
    bool is_always = string_equal(when, "always");
    output->colors_out = is_automatic ? wants_colors(output->out) : is_always;
    output->colors_err = is_automatic ? wants_colors(output->err) : is_always;
}

unsigned output_columns(FILE *stream)
{
    if (!is_terminal(stream))
        return 0;
    const char *columns = getenv("COLUMNS");
    long number = columns ? strtol(columns, NULL, 10) : 0;
    if (number > 0 && number < 10000)
        return (unsigned)number;
    struct winsize size;
    if (ioctl(fileno(stream), TIOCGWINSZ, &size) == 0 && size.ws_col)
        return size.ws_col;
    return 80;
}

bool output_speaks_unicode(void)
{
    const char *locale = getenv("LC_ALL");
    if (!locale || !*locale)
        locale = getenv("LC_CTYPE");
    if (!locale || !*locale)
        locale = getenv("LANG");
    return locale && (ascii_find(locale, "utf-8") || ascii_find(locale, "utf8"));
}

void style_add(struct text *text, bool colors, enum style style, const char *string)
{
    if (!colors || style == STYLE_PLAIN || !*string) {
        text_add(text, string);
        return;
    }
    text_add(text, codes[style]);
    text_add(text, string);
    text_add(text, "\033[0m");
}

bool output_bytes(struct output *output, const char *bytes, size_t length)
{
    return fwrite(bytes, 1, length, output->out) == length;
}

void output_string(struct output *output, const char *line)
{
    if (output->is_quiet || output->is_json)
        return;
    (void)fputs(line, output->out);
    (void)fputc('\n', output->out);
}

/* The terminal's width, or no limit, so that a program reads whole lines. */
static size_t wrapping_columns(FILE *stream)
{
    unsigned columns = output_columns(stream);
    return columns ? columns : SIZE_MAX;
}

enum { INDENT = 4 };

void output_wrapped(struct output *output, const char *line, size_t indent)
{
    TEXT_SCOPE(text);
    display_add_wrapped(&text, line, wrapping_columns(output->out), indent);
    output_string(output, text_string(&text));
}

void output_block(struct output *output, const char *lines)
{
    enum { CONTINUATION = 2 };
    for (;;) {
        size_t length = strcspn(lines, "\n");
        size_t blanks = strspn(lines, " ");
        TEXT_SCOPE(line);
        text_add_bytes(&line, lines, length);
        output_wrapped(output, text_string(&line), blanks ? blanks : CONTINUATION);
        if (!lines[length])
            return;
        lines += length + 1;
    }
}

void output_command(struct output *output, const char *format, ...)
{
    TEXT_SCOPE(text);
    va_list arguments;
    text_add(&text, "  ");
    va_start(arguments, format);
    text_vprintf(&text, message_translate(format), arguments);
    va_end(arguments);
    output_string(output, text_string(&text));
}

void output_line(struct output *output, const char *format, ...)
{
    TEXT_SCOPE(text);
    va_list arguments;
    va_start(arguments, format);
    text_vprintf(&text, message_translate(format), arguments);
    va_end(arguments);
    output_wrapped(output, text_string(&text), INDENT);
}

/* Where values begin: behind the longest label that there is, its colon and two blanks; or where
 * a terminal leaves no room there, below it. */
static size_t value_column(const struct output *output, bool *is_below)
{
    enum { LEAST = 20 };
    size_t column = display_width(_("Database")) + strlen(":  ");
    *is_below = wrapping_columns(output->out) < column + LEAST;
    return *is_below ? 2 : column;
}

size_t output_value_columns(const struct output *output)
{
    bool is_below;
    size_t columns = wrapping_columns(output->out);
    size_t column = value_column(output, &is_below);
    return columns > column ? columns - column : 1;
}

void output_field(struct output *output, const char *label, enum style style, const char *value)
{
    bool is_below;
    size_t column = value_column(output, &is_below);
    size_t width = 0;
    TEXT_SCOPE(text);
    TEXT_SCOPE(heading);
    if (*label) {
        text_printf(&heading, "%s:", _(label));
        width = display_width(text_string(&heading));
    }
    style_add(&text, output->colors_out, STYLE_DIM, text_string(&heading));
    if (is_below && width)
        text_add_char(&text, '\n');
    text_add_repeated(&text, ' ', is_below ? column : width < column ? column - width : 1);
    style_add(&text, output->colors_out, style, value);
    output_string(output, text_string(&text));
}

/* What is on stdout so far goes first, so that a terminal shows both in the order of events. */
static void write_message(struct output *output, const char *message)
{
    (void)fflush(output->out);
    (void)fprintf(output->err, "%s\n", message); /* one write, where fputs and fputc are two */
    (void)fflush(output->err);
}

void output_note(struct output *output, const char *format, ...)
{
    if (output->is_quiet)
        return;
    TEXT_SCOPE(text);
    va_list arguments;
    va_start(arguments, format);
    text_vprintf(&text, message_translate(format), arguments);
    va_end(arguments);
    TEXT_SCOPE(wrapped);
    display_add_wrapped(&wrapped, text_string(&text), wrapping_columns(output->err), INDENT);
    write_message(output, text_string(&wrapped));
}

void output_warning(struct output *output, const char *message)
{
    TEXT_SCOPE(plain);
    TEXT_SCOPE(text);
    text_printf(&plain, "%s %s", _("warning:"), message);
    display_add_wrapped(&text, text_string(&plain), wrapping_columns(output->err), 2);
    TEXT_SCOPE(line);
    style_add(&line, output->colors_err, STYLE_WARNING, _("warning:"));
    text_add(&line, text_string(&text) + strlen(_("warning:")));
    write_message(output, text_string(&line));
}

struct error_part {
    const char *label; /* NULL: the line begins with none */
    const char *start; /* of what is behind it */
    enum style style;
    bool is_wrapped; /* what people copy stays in one line */
};

static const struct error_part error_parts[] = {
    {"error:", "", STYLE_ERROR, true}, {"  hint:", " alambique ", STYLE_HINT, false},
    {"  hint:", "", STYLE_HINT, true}, {"  statement:", "", STYLE_DIM, false},
    {NULL, "  ", STYLE_PLAIN, true},
};

/* The part whose line it is; *ret_label is how many bytes its label has. */
static const struct error_part *find_part(const char *line, size_t *ret_label)
{
    const size_t count = sizeof error_parts / sizeof *error_parts;
    for (size_t i = 0; i < count; i++) {
        const char *label = error_parts[i].label ? error_parts[i].label : "";
        const char *word = label + strspn(label, " ");
        TEXT_SCOPE(start);
        text_add_bytes(&start, label, (size_t)(word - label));
        text_add(&start, _(word));
        *ret_label = start.length;
        text_add(&start, error_parts[i].start);
        if (string_starts_with(line, text_string(&start)))
            return &error_parts[i];
    }
    return &error_parts[count - 1];
}

/* A line to copy a command from: broken only behind the command, where words follow. */
static void add_copyable(struct output *output, struct text *text, const char *line)
{
    enum { CONTINUATION = 4 };
    const char *words = strstr(line, " (");
    const char *other = strstr(line, ", ");
    if (!words || (other && other + 1 < words))
        words = other ? other + 1 : words;
    if (!words || display_width(line) <= wrapping_columns(output->err)) {
        text_add(text, line);
        return;
    }
    TEXT_SCOPE(rest);
    text_add_bytes(text, line, (size_t)(words - line));
    text_add_char(text, '\n');
    text_add_repeated(&rest, ' ', CONTINUATION);
    text_add(&rest, words + 1);
    display_add_wrapped(text, text_string(&rest), wrapping_columns(output->err), CONTINUATION);
}

static void add_error_line(struct output *output, struct text *text, const char *line)
{
    size_t start = 0;
    const struct error_part *part = find_part(line, &start);
    if (!part->label)
        start = strspn(line, " ");
    const struct invocation plain = {.program = output->invocation.program};
    TEXT_SCOPE(wrapped);
    TEXT_SCOPE(named);
    invocation_add_hint(part->style == STYLE_HINT ? &output->invocation : &plain, &named, line);
    if (part->is_wrapped)
        display_add_wrapped(&wrapped, text_string(&named), wrapping_columns(output->err), 2);
    else
        add_copyable(output, &wrapped, text_string(&named));
    TEXT_SCOPE(beginning);
    text_add_bytes(&beginning, text_string(&wrapped), start);
    style_add(text, output->colors_err, part->style, text_string(&beginning));
    text_add(text, text_string(&wrapped) + start);
}

/* As much of a statement as tells which one it is; what was stopped on request needs none. */
static void cut_statement(const struct alq_error *err, struct text *text)
{
    enum { MOST_LINES = 6, MOST_COLUMNS = 200 };
    const char *at = err->statement;
    for (size_t line = 0; line < MOST_LINES && *at; line++) {
        size_t length = strcspn(at, "\n");
        TEXT_SCOPE(whole);
        text_add_bytes(&whole, at, length);
        text_add(text, line ? "\n" : "");
        display_add_cut(text, text_string(&whole), MOST_COLUMNS);
        at += length + (at[length] == '\n');
    }
    if (*at)
        text_add(text, "\n…");
}

void output_error(struct output *output, const struct alq_error *err)
{
    struct alq_error shown = *err;
    TEXT_SCOPE(statement);
    if (err->statement)
        cut_statement(err, &statement);
    shown.statement = err->kind == ALQ_ERROR_CANCELLED ? NULL : statement.bytes;
    size_t length = alq_error_format(&shown, NULL, 0);
    TEXT_SCOPE(plain);
    text_add_repeated(&plain, ' ', length);
    (void)alq_error_format(&shown, plain.bytes, length + 1);
    TEXT_SCOPE(text);
    char *rest = plain.bytes;
    while (rest) {
        char *line = strsep(&rest, "\n");
        add_error_line(output, &text, line);
        if (rest)
            text_add_char(&text, '\n');
    }
    write_message(output, text_string(&text));
}

bool output_finish(struct output *output, struct alq_error *err)
{
    if (fflush(output->out) == 0 && !ferror(output->out))
        return true;
    /* Who closed the pipe early has read enough. */
    if (errno == EPIPE)
        return true;
    return error_io(err, "write", _("the output"), errno);
}
