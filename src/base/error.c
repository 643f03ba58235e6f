/* The error object: filled once, then given context. */
#include "base/error.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/message.h"
#include "base/text.h"
#include "base/banned.h"

static const char *const kind_names[] = {
    [ALQ_ERROR_NONE] = "none",
    [ALQ_ERROR_INTERNAL] = "internal",
    [ALQ_ERROR_USAGE] = "usage",
    [ALQ_ERROR_CONFIG] = "config",
    [ALQ_ERROR_IO] = "io",
    [ALQ_ERROR_SCRIPT] = "script",
    [ALQ_ERROR_GRAPH] = "graph",
    [ALQ_ERROR_REVISION] = "revision",
    [ALQ_ERROR_PENDING] = "pending",
    [ALQ_ERROR_AHEAD] = "ahead",
    [ALQ_ERROR_DRIFT] = "drift",
    [ALQ_ERROR_INTERRUPTED] = "interrupted",
    [ALQ_ERROR_LOCK] = "lock",
    [ALQ_ERROR_CONNECT] = "connect",
    [ALQ_ERROR_DATABASE] = "database",
    [ALQ_ERROR_UNSUPPORTED] = "unsupported",
    [ALQ_ERROR_CANCELLED] = "cancelled",
};

const char *alq_error_kind_name(enum alq_error_kind kind)
{
    size_t count = sizeof kind_names / sizeof *kind_names;
    return (size_t)kind < count ? kind_names[kind] : "unknown";
}

void alq_error_release(struct alq_error *err)
{
    if (!err)
        return;
    free(err->message);
    free(err->detail);
    free(err->hint);
    free(err->file);
    free(err->statement);
    *err = (struct alq_error)ALQ_ERROR_INIT;
}

bool error_set(struct alq_error *err, enum alq_error_kind kind, const char *format, ...)
{
    if (!err || err->kind != ALQ_ERROR_NONE)
        return false;
    TEXT_SCOPE(message);
    va_list arguments;
    va_start(arguments, format);
    text_vprintf(&message, message_translate(format), arguments);
    va_end(arguments);
    err->kind = kind;
    err->message = text_take(&message);
    return false;
}

bool error_detail(struct alq_error *err, const char *format, ...)
{
    if (!err)
        return false;
    TEXT_SCOPE(detail);
    if (err->detail) {
        text_add(&detail, err->detail);
        text_add_char(&detail, '\n');
    }
    va_list arguments;
    va_start(arguments, format);
    text_vprintf(&detail, message_translate(format), arguments);
    va_end(arguments);
    free(err->detail);
    err->detail = text_take(&detail);
    return false;
}

ALQ_FORMAT(2, 0)
static void set_hint(struct alq_error *err, const char *format, va_list arguments)
{
    TEXT_SCOPE(hint);
    text_vprintf(&hint, format, arguments);
    free(err->hint);
    err->hint = text_take(&hint);
}

bool error_hint(struct alq_error *err, const char *format, ...)
{
    if (!err || err->hint)
        return false;
    va_list arguments;
    va_start(arguments, format);
    set_hint(err, message_translate(format), arguments);
    va_end(arguments);
    return false;
}

bool error_hint_instead(struct alq_error *err, const char *format, ...)
{
    if (!err)
        return false;
    va_list arguments;
    va_start(arguments, format);
    set_hint(err, message_translate(format), arguments);
    va_end(arguments);
    return false;
}

bool error_at(struct alq_error *err, const char *file, unsigned line, unsigned column)
{
    if (!err || err->file)
        return false;
    err->file = memory_strdup(file);
    err->line = line;
    err->column = column;
    return false;
}

bool error_statement(struct alq_error *err, const char *statement)
{
    if (err && !err->statement)
        err->statement = memory_strdup(statement);
    return false;
}

bool error_io(struct alq_error *err, const char *verb, const char *path, int code)
{
    return error_set(err, ALQ_ERROR_IO, "cannot %s %s: %s", message_translate(verb), path,
                     strerror(code));
}

bool error_move(struct alq_error *err, struct alq_error *from)
{
    if (err && err->kind == ALQ_ERROR_NONE) {
        alq_error_release(err);
        *err = *from;
        *from = (struct alq_error)ALQ_ERROR_INIT;
    } else {
        alq_error_release(from);
    }
    return false;
}

static void add_indented(struct text *text, const char *label, const char *lines)
{
    size_t length = strlen(lines);
    while (length && strchr(" \r\n", lines[length - 1]))
        length--;
    text_add(text, "\n  ");
    text_add(text, label);
    text_add(text, *label ? " " : "");
    for (size_t i = 0; i < length; i++) {
        text_add_char(text, lines[i]);
        if (lines[i] == '\n')
            text_add(text, "  ");
    }
}

size_t alq_error_format(const struct alq_error *err, char *buffer, size_t size)
{
    TEXT_SCOPE(text);
    text_printf(&text, "%s %s", _("error:"),
                err->message ? err->message : alq_error_kind_name(err->kind));
    if (err->file && err->line)
        text_printf(&text, _("\n  at %s:%u"), err->file, err->line);
    else if (err->file)
        text_printf(&text, _("\n  at %s"), err->file);
    if (err->file && err->line && err->column)
        text_printf(&text, ":%u", err->column);
    if (err->statement)
        add_indented(&text, _("statement:"), err->statement);
    if (err->detail)
        add_indented(&text, "", err->detail);
    if (err->hint)
        add_indented(&text, _("hint:"), err->hint);
    if (size) {
        size_t copied = text.length < size ? text.length : size - 1;
        memcpy(buffer, text_string(&text), copied);
        buffer[copied] = '\0';
    }
    return text.length;
}
