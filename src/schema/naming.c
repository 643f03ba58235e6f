/* Fills the patterns of a naming convention, and shortens names that are too long. */
#include "schema/naming.h"

#include <stdlib.h>
#include <string.h>

#include "base/digest.h"
#include "base/error.h"
#include "base/text.h"
#include "base/banned.h"

/* What the tokens of a pattern are filled from. */
struct subject {
    const struct table *table;
    struct strings columns;
    const char *name; /* as it was given; NULL */
    const char *referred_table;
    struct strings referred_columns;
};

/* Adds what a column is called in one of the ways that a token asks for: name, key or label. */
static bool add_column(const struct subject *subject, const char *way, size_t index,
                       struct text *text)
{
    bool is_referred = string_starts_with(way, "referred_");
    const struct strings *columns = is_referred ? &subject->referred_columns : &subject->columns;
    if (is_referred || string_equal(way, "name") || string_equal(way, "key")) {
        if (index < columns->count)
            text_add(text, columns->items[index]);
        return true;
    }
    if (!string_equal(way, "label"))
        return false;
    if (index < columns->count) {
        for (const char *byte = subject->table->schema; byte && *byte; byte++)
            text_add_char(text, *byte == '.' ? '_' : *byte);
        text_printf(text, "%s%s_%s", subject->table->schema ? "_" : "", subject->table->name,
                    columns->items[index]);
    }
    return true;
}

/* Tokens of the form [referred_]column_0_name, column_0N_name and column_0_N_name. */
static bool add_columns(const struct subject *subject, const char *token, struct text *text)
{
    bool is_referred = string_starts_with(token, "referred_");
    const char *rest = is_referred ? token + strlen("referred_") : token;
    if (!string_starts_with(rest, "column_"))
        return false;
    char *end = NULL;
    unsigned long index = strtoul(rest + strlen("column_"), &end, 10);
    if (end == rest + strlen("column_"))
        return false;
    const char *separator = string_starts_with(end, "_N_")  ? "_"
                            : string_starts_with(end, "N_") ? ""
                                                            : NULL;
    end = strchr(end, separator && *end == '_' ? 'N' : '_');
    if (separator)
        end = strchr(end, '_');
    if (!end)
        return false;
    const char *way = is_referred ? "referred_name" : end + 1;
    if (!separator)
        return add_column(subject, way, index, text);
    size_t count = is_referred ? subject->referred_columns.count : subject->columns.count;
    for (size_t i = 0; i < count; i++) {
        text_add(text, i ? separator : "");
        if (!add_column(subject, way, i, text))
            return false;
    }
    return true;
}

static bool add_token(const struct subject *subject, const char *pattern, const char *token,
                      struct text *text, struct alq_error *err)
{
    if (string_equal(token, "table_name"))
        text_add(text, subject->table->name);
    else if (string_equal(token, "referred_table_name") && subject->referred_table)
        text_add(text, subject->referred_table);
    else if (string_equal(token, "constraint_name") && subject->name)
        text_add(text, subject->name);
    else if (string_equal(token, "constraint_name"))
        return error_set(err, ALQ_ERROR_SCRIPT,
                         "naming convention %s needs a constraint with a name, on table %s",
                         pattern, subject->table->name);
    else if (!add_columns(subject, token, text))
        return error_set(err, ALQ_ERROR_SCRIPT, "naming convention %s has an unknown token: %s",
                         pattern, token);
    return true;
}

static bool fill(const struct subject *subject, const char *pattern, struct arena *arena,
                 const char **ret_name, struct alq_error *err)
{
    TEXT_SCOPE(text);
    for (const char *byte = pattern; *byte; byte++) {
        const char *end = string_starts_with(byte, "%(") ? strstr(byte, ")s") : NULL;
        if (end) {
            const char *token = arena_strndup(arena, byte + 2, (size_t)(end - byte) - 2);
            if (!add_token(subject, pattern, token, &text, err))
                return false;
            byte = end + 1;
        } else {
            text_add_char(&text, *byte);
            byte += string_starts_with(byte, "%%");
        }
    }
    *ret_name = text_copy(&text, arena);
    return true;
}

static const char *pattern_for(const struct naming *naming, enum constraint_kind kind)
{
    switch (kind) {
    case CONSTRAINT_PRIMARY_KEY:
        return naming->primary_key;
    case CONSTRAINT_UNIQUE:
        return naming->unique;
    case CONSTRAINT_FOREIGN_KEY:
        return naming->foreign_key;
    case CONSTRAINT_CHECK:
        return naming->check;
    case CONSTRAINT_EXCLUDE:
        break;
    }
    return NULL;
}

/* A name that was given stays, unless the convention is made of it. */
static bool applies(const char *pattern, const char *name, bool is_final)
{
    return pattern && !is_final && (!name || strstr(pattern, "%(constraint_name)s"));
}

bool naming_apply(const struct naming *naming, const struct table *table,
                  struct constraint *constraint, struct arena *arena, struct alq_error *err)
{
    const char *pattern = naming ? pattern_for(naming, constraint->kind) : NULL;
    struct subject subject = {table, constraint->columns, constraint->name,
                              constraint->referred_table, constraint->referred_columns};
    if (!applies(pattern, constraint->name, constraint->is_name_final))
        return true;
    if (!fill(&subject, pattern, arena, &constraint->name, err))
        return false;
    constraint->is_name_final = true;
    return true;
}

bool naming_apply_index(const struct naming *naming, const struct table *table, struct index *index,
                        struct arena *arena, struct alq_error *err)
{
    const char *pattern = naming && naming->index ? naming->index : "ix_%(column_0_label)s";
    struct subject subject = {.table = table, .name = index->name};
    if (!applies(pattern, index->name, index->is_name_final))
        return true;
    for (size_t i = 0; i < index->elements.count; i++)
        if (index->elements.items[i].column)
            vec_push(arena, &subject.columns, index->elements.items[i].column);
    if (!fill(&subject, pattern, arena, &index->name, err))
        return false;
    index->is_name_final = true;
    return true;
}

/* SQLAlchemy counts characters, so that the cut never splits one. */
char *naming_truncate(const char *name, size_t limit, struct arena *arena)
{
    size_t characters = 0;
    size_t keep = 0;
    for (size_t i = 0; name[i]; i++) {
        bool begins = ((unsigned char)name[i] & 0xc0) != 0x80;
        if (begins && characters == limit - 8)
            keep = i;
        characters += begins;
    }
    if (limit <= 8 || characters <= limit)
        return arena_strdup(arena, name);
    return arena_printf(arena, "%.*s_%s", (int)keep, name, digest_md5_tail(name).hex);
}
