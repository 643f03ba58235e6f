/* Writes revisions as one C file: headers as data, SQL as text, C as code. */
#include <ctype.h>
#include <string.h>

#include "base/ascii.h"
#include "base/error.h"
#include "base/file.h"
#include "script/c_rename.h"
#include "script/embedded.h"
#include "base/banned.h"

static void add_byte(struct text *source, char byte)
{
    unsigned char value = (unsigned char)byte;
    if (byte == '"' || byte == '\\' || byte == '?') /* ? because of trigraphs */
        text_printf(source, "\\%c", byte);
    else if (value < 0x20 || value == 0x7f)
        text_printf(source, "\\%03o", value);
    else
        text_add_char(source, byte);
}

/* A literal for each line, for those who read the file. */
static void add_literal(struct text *source, const char *bytes, size_t length, const char *indent)
{
    text_add_char(source, '"');
    for (size_t i = 0; i < length; i++) {
        if (bytes[i] != '\n') {
            add_byte(source, bytes[i]);
            continue;
        }
        text_add(source, "\\n");
        if (i + 1 < length)
            text_printf(source, "\"\n%s\"", indent);
    }
    text_add_char(source, '"');
}

static void add_string(struct text *source, const char *member, const char *string)
{
    if (!string)
        return;
    text_printf(source, "\n     .%s = ", member);
    add_literal(source, string, strlen(string), "         ");
    text_add_char(source, ',');
}

static void add_list(struct text *source, const char *member, const struct strings *list)
{
    if (!list->count)
        return;
    text_printf(source, "\n     .%s = (const char *const[]){", member);
    for (size_t i = 0; i < list->count; i++) {
        add_literal(source, list->items[i], strlen(list->items[i]), "");
        text_add(source, ", ");
    }
    text_add(source, "NULL},");
}

static const char *format_of(enum script_kind kind)
{
    static const char *const formats[] = {
        [SCRIPT_SQL] = "sql",   [SCRIPT_DBMATE] = "dbmate", [SCRIPT_GOOSE] = "goose",
        [SCRIPT_PYTHON] = "py", [SCRIPT_C] = "c",
    };
    return formats[kind];
}

static void add_revision(struct text *source, const struct script_file *file, size_t number,
                         const struct digest *digest)
{
    text_add(source, "    {");
    text_printf(source, ".format = \"%s\",", format_of(file->kind));
    add_string(source, "name", path_name(file->path));
    add_string(source, "id", file->revision.id);
    add_list(source, "parents", &file->revision.down);
    add_list(source, "depends_on", &file->revision.depends_on);
    add_list(source, "labels", &file->revision.labels);
    add_string(source, "title", file->title);
    add_string(source, "doc", file->doc);
    add_string(source, "create_date", file->create_date);
    add_string(source, "digest", digest->hex);
    if (!file->is_transactional)
        text_add(source, "\n     .no_transaction = true,");
    if (file->has_variables)
        text_add(source, "\n     .has_variables = true,");
    if (file->kind == SCRIPT_C && file->has_downgrade)
        text_add(source, "\n     .has_downgrade = true,");
    if (file->kind == SCRIPT_C) {
        text_printf(source, "\n     .code = &alq_embedded_code_%zu,", number);
    } else {
        text_add(source, "\n     .text = ");
        add_literal(source, file->bytes, file->length, "         ");
        text_printf(source, ",\n     .length = %zu,", file->length);
    }
    text_add(source, "\n    },\n");
}

/* The file's own code under names that no other file has; the compiler's messages name it. */
static void add_code(struct text *source, const struct script_file *file, size_t number)
{
    ARENA_SCOPE(scratch);
    text_printf(
        source,
        "\n#undef ALQ_REVISION_SYMBOL\n#undef ALQ_REVISION_LINKAGE\n"
        "#define ALQ_REVISION_SYMBOL alq_embedded_code_%zu\n#define ALQ_REVISION_LINKAGE static\n"
        "#line 1 ",
        number);
    add_literal(source, file->path, strlen(file->path), "");
    text_add_char(source, '\n');
    c_rename(file->bytes, file->length, arena_printf(&scratch, "r%zu_", number), source);
    text_add_char(source, '\n');
}

static bool is_symbol(const char *name)
{
    if (!name || !*name || isdigit((unsigned char)*name))
        return false;
    for (; *name; name++)
        if (!ascii_is_alphanumeric((unsigned char)*name) && *name != '_')
            return false;
    return true;
}

static bool has_kind(const struct script_list *list, enum script_kind kind)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i]->kind == kind)
            return true;
    return false;
}

static size_t count_lines(const struct text *source)
{
    size_t count = 0;
    for (size_t i = 0; i < source->length; i++)
        count += source->bytes[i] == '\n';
    return count;
}

static void begin_source(struct text *source, bool has_code)
{
    text_add(source, "/* Revisions of a database, written by `alambique embed`: do not edit. */\n");
    if (has_code)
        text_add(source, "#ifndef _GNU_SOURCE\n#define _GNU_SOURCE 1\n#endif\n");
    text_add(source, "#include <alambique/embed.h>\n");
    if (has_code)
        text_add(source, "#include <alambique/migration.h>\n");
    text_add(source, "\n#ifdef __GNUC__\n#pragma GCC diagnostic ignored \"-Woverlength-strings\"\n"
                     "#endif\n");
}

/* The variable itself, with the heads before it. */
static void add_set(struct text *source, const struct script_list *list,
                    const struct graph_outline *outline, const char *symbol)
{
    if (outline) {
        text_add(source, "\nstatic const char *const alq_embedded_heads[] = {");
        for (size_t i = 0; i < outline->heads.count; i++) {
            add_literal(source, outline->heads.items[i], strlen(outline->heads.items[i]), "");
            text_add(source, ", ");
        }
        text_add(source, "NULL};\n");
    }
    text_printf(source,
                "\nextern const struct alq_revision_set %s;\n"
                "const struct alq_revision_set %s = {%uu, %s, %zu, %s, %zu};\n",
                symbol, symbol, ALQ_REVISION_SET_VERSION, list->count ? "alq_embedded" : "NULL",
                list->count, outline ? "alq_embedded_heads" : "NULL",
                outline ? outline->longest_id : 0);
}

bool script_write_embedded(const struct script_list *list, const struct graph_outline *outline,
                           const char *symbol, struct text *source, struct alq_error *err)
{
    ARENA_SCOPE(scratch);
    bool has_code = has_kind(list, SCRIPT_C);
    TEXT_SCOPE(rows);
    if (!is_symbol(symbol))
        return error_set(err, ALQ_ERROR_USAGE, "'%s' is no name for a variable in C", symbol);
    begin_source(source, has_code);
    for (size_t i = 0; i < list->count; i++) {
        struct script_file file = *list->items[i];
        struct digest digest;
        if (!script_load(&file, &scratch, err) || !script_digest(&file, &digest, err))
            return false;
        if (file.kind == SCRIPT_C && file.code)
            return error_set(err, ALQ_ERROR_USAGE,
                             "revision %s is in the program already, and its source is not",
                             file.revision.id);
        if (file.kind == SCRIPT_C)
            add_code(source, &file, i);
        add_revision(&rows, &file, i, &digest);
    }
    if (has_code) /* back to this file, which is most likely called so */
        text_printf(source, "#line %zu \"%s.c\"\n", count_lines(source) + 2, symbol);
    if (list->count)
        text_printf(source,
                    "\nstatic const struct alq_embedded_revision alq_embedded[] = {\n%s};\n",
                    text_string(&rows));
    add_set(source, list, outline, symbol);
    return true;
}
