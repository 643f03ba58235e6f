/* The text of new revision files, in SQL, Python and C. */
#include "script/template.h"

#include <ctype.h>
#include <string.h>

#include "base/text.h"
#include "script/header.h"
#include "base/banned.h"

const char *script_extension(enum script_kind kind)
{
    return kind == SCRIPT_PYTHON ? ".py" : kind == SCRIPT_C ? ".c" : ".sql";
}

static const char *message_of(const struct script_draft *draft)
{
    return draft->message && *draft->message ? draft->message : "empty message";
}

/* text line by line, each behind prefix; a line without content gets the prefix without its last
 * blank. */
static void add_lines(struct text *out, const char *prefix, const char *text)
{
    size_t prefix_length = strlen(prefix);
    size_t bare =
        prefix_length && prefix[prefix_length - 1] == ' ' ? prefix_length - 1 : prefix_length;
    while (*text) {
        size_t length = strcspn(text, "\n");
        text_add_bytes(out, prefix, length ? prefix_length : strspn(prefix, " ") ? 0 : bare);
        text_add_bytes(out, text, length);
        text_add_char(out, '\n');
        text += length + (text[length] == '\n');
    }
}

static void add_list_key(struct text *out, const char *key, const struct strings *list)
{
    text_printf(out, "-- %s:", key);
    for (size_t i = 0; i < list->count; i++)
        text_printf(out, "%s%s", i ? ", " : " ", list->items[i]);
    text_add_char(out, '\n');
}

static void add_sql_section(struct text *out, const char *marker, const char *body)
{
    text_printf(out, "%s-- %s\n", out->length ? "\n" : "", marker);
    if (body && *body) {
        text_add(out, body);
        if (!string_ends_with(body, "\n"))
            text_add_char(out, '\n');
    }
}

/* A line that would make the file one of those tools'. Markers of ours are none above the id. */
static bool is_tool_marker(const char *line)
{
    line += strspn(line, " \t");
    return string_starts_with(line, "migrate:") || string_starts_with(line, "+goose");
}

/* The message as comment lines that are read back as text. */
static void add_sql_message(struct text *out, const char *message)
{
    while (*message) {
        size_t length = strcspn(message, "\n");
        size_t name = header_key_length(message, length);
        text_add(out, length ? "-- " : "--");
        if (is_tool_marker(message))
            text_add(out, "> ");
        text_add_bytes(out, message, name);
        if (name)
            text_add_char(out, ' '); /* with a blank before its colon it is no key */
        text_add_bytes(out, message + name, length - name);
        text_add_char(out, '\n');
        message += length + (message[length] == '\n');
    }
}

static void render_sql(const struct script_draft *draft, struct text *out)
{
    add_sql_message(out, message_of(draft));
    text_add(out, "--\n");
    text_printf(out, "-- revision: %s\n", draft->id);
    add_list_key(out, "revises", &draft->down);
    add_list_key(out, "depends on", &draft->depends_on);
    add_list_key(out, "branch labels", &draft->labels);
    text_add(out, "-- transaction: yes\n");
    if (draft->create_date)
        text_printf(out, "-- create date: %s\n", draft->create_date);
    add_sql_section(out, "upgrade", draft->upgrade_body);
    add_sql_section(out, "downgrade", draft->downgrade_body);
}

static void render_marked(const char *up, const char *down, const struct script_draft *draft,
                          struct text *out)
{
    add_sql_section(out, up, draft->upgrade_body);
    add_sql_section(out, down, draft->downgrade_body);
}

static void add_python_string(struct text *out, const char *string)
{
    bool has_single = strchr(string, '\'') != NULL;
    char quote = has_single && !strchr(string, '"') ? '"' : '\'';
    text_add_char(out, quote);
    for (; *string; string++) {
        if (*string == quote || *string == '\\')
            text_add_char(out, '\\');
        text_add_char(out, *string);
    }
    text_add_char(out, quote);
}

/* None, one string, or a tuple, as Python's repr writes it; is_tuple: one string is a tuple too. */
static void add_python_strings(struct text *out, const struct strings *list, bool is_tuple)
{
    if (!list->count) {
        text_add(out, "None");
        return;
    }
    if (list->count == 1 && !is_tuple) {
        add_python_string(out, list->items[0]);
        return;
    }
    text_add_char(out, '(');
    for (size_t i = 0; i < list->count; i++) {
        if (i)
            text_add(out, ", ");
        add_python_string(out, list->items[i]);
    }
    text_add(out, list->count == 1 ? ",)" : ")");
}

static void add_python_function(struct text *out, const char *name, const char *doc,
                                const char *body)
{
    text_printf(out, "\n\ndef %s() -> None:\n    \"\"\"%s\"\"\"\n", name, doc);
    add_lines(out, "    ", body && *body ? body : "pass");
}

/* A message cannot end the docstring it stands in. */
static void add_docstring_text(struct text *out, const char *message)
{
    size_t quotes = 0; /* one after the other */
    for (; *message; message++) {
        quotes = *message == '"' ? quotes + 1 : 0;
        if (*message == '\\' || quotes == 3)
            text_add_char(out, '\\');
        text_add_char(out, *message);
        quotes %= 3;
    }
}

static void render_python(const struct script_draft *draft, struct text *out)
{
    text_add(out, "\"\"\"");
    add_docstring_text(out, message_of(draft));
    text_printf(out, "\n\nRevision ID: %s\nRevises: ", draft->id);
    for (size_t i = 0; i < draft->down.count; i++)
        text_printf(out, "%s%s", i ? ", " : "", draft->down.items[i]);
    text_printf(out, "\nCreate Date: %s\n\n\"\"\"\n", draft->create_date ? draft->create_date : "");
    text_add(out, "from typing import Sequence, Union\n\nfrom alembic import op\nimport sqlalchemy "
                  "as sa\n");
    text_add(out, draft->imports ? draft->imports : "");
    text_add(out, "\n\n# revision identifiers, used by Alembic.\nrevision: str = ");
    add_python_string(out, draft->id);
    text_add(out, "\ndown_revision: Union[str, Sequence[str], None] = ");
    add_python_strings(out, &draft->down, false);
    text_add(out, "\nbranch_labels: Union[str, Sequence[str], None] = ");
    add_python_strings(out, &draft->labels, true);
    text_add(out, "\ndepends_on: Union[str, Sequence[str], None] = ");
    add_python_strings(out, &draft->depends_on, false);
    text_add_char(out, '\n');
    add_python_function(out, "upgrade", "Upgrade schema.", draft->upgrade_body);
    add_python_function(out, "downgrade", "Downgrade schema.", draft->downgrade_body);
}

static void add_c_string(struct text *out, const char *string)
{
    text_add_char(out, '"');
    for (; *string; string++) {
        if (*string == '"' || *string == '\\')
            text_add_char(out, '\\');
        if (*string == '\n')
            text_add(out, "\\n");
        else
            text_add_char(out, *string);
    }
    text_add_char(out, '"');
}

static void add_c_list(struct text *out, const char *member, const struct strings *list)
{
    if (!list->count)
        return;
    text_printf(out, ",\n             .%s = ", member);
    TEXT_SCOPE(joined);
    for (size_t i = 0; i < list->count; i++)
        text_printf(&joined, "%s%s", i ? ", " : "", list->items[i]);
    add_c_string(out, text_string(&joined));
}

static void add_c_function(struct text *out, const char *name, const char *body)
{
    text_printf(out, "static bool %s(struct alq_op *op, struct alq_error *err)\n{\n", name);
    add_lines(out, "    ", body && *body ? body : "(void)op;\n(void)err;\nreturn true;");
    text_add(out, "}\n\n");
}

static void render_c(const struct script_draft *draft, struct text *out)
{
    text_add(out, "/* ");
    for (const char *byte = message_of(draft); *byte; byte++) {
        text_add_char(out, *byte);
        if (byte[0] == '*' && byte[1] == '/')
            text_add_char(out, ' ');
    }
    text_add(out, " */\n#include <alambique/migration.h>\n\n");
    add_c_function(out, "upgrade", draft->upgrade_body);
    add_c_function(out, "downgrade", draft->downgrade_body);
    text_add(out, "ALQ_REVISION(.id = ");
    add_c_string(out, draft->id);
    add_c_list(out, "revises", &draft->down);
    add_c_list(out, "depends_on", &draft->depends_on);
    add_c_list(out, "branch_labels", &draft->labels);
    text_add(out, ",\n             .message = ");
    add_c_string(out, message_of(draft));
    text_add(out, ",\n             .upgrade = upgrade,\n             .downgrade = downgrade);\n");
}

char *script_render(enum script_kind kind, const struct script_draft *draft, struct arena *arena)
{
    TEXT_SCOPE(out);
    switch (kind) {
    case SCRIPT_SQL:
        render_sql(draft, &out);
        break;
    case SCRIPT_DBMATE:
        render_marked("migrate:up", "migrate:down", draft, &out);
        break;
    case SCRIPT_GOOSE:
        render_marked("+goose Up", "+goose Down", draft, &out);
        break;
    case SCRIPT_PYTHON:
        render_python(draft, &out);
        break;
    case SCRIPT_C:
        render_c(draft, &out);
        break;
    }
    return text_copy(&out, arena);
}
