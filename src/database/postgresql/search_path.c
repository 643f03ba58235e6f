/* Puts a session into the schema that a URL names: one tenant of many in a database. */
#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "database/postgresql/driver.h"
#include "database/postgresql/postgresql.h"
#include "database/url.h"
#include "base/banned.h"

/* Blanks and backslashes would end a word of libpq's options. */
static void add_option(struct text *options, const char *word)
{
    for (; *word; word++) {
        if (strchr(" \t\\", *word))
            text_add_char(options, '\\');
        text_add_char(options, *word);
    }
}

/* "acme,public": the tenant's own, and what is looked into after it. */
const char *postgresql_set_search_path(const struct url *url, struct arena *arena,
                                       struct conninfo *info)
{
    TEXT_SCOPE(path);
    TEXT_SCOPE(options);
    const char *schema = NULL;
    const char *list = url_query(url, URL_SCHEMA);
    const char *before = conninfo_get(info, "options");
    while (list && *list) {
        size_t length = strcspn(list, ",");
        const char *name = arena_strndup(arena, list, length);
        text_add(&path, schema ? "," : "");
        dialect_add_quoted_name(&postgresql_dialect, &path, name);
        schema = schema ? schema : name;
        list += length + (list[length] == ',');
    }
    if (!schema)
        return NULL;
    if (before)
        text_printf(&options, "%s ", before);
    text_add(&options, "-csearch_path=");
    add_option(&options, text_string(&path));
    conninfo_set(info, arena, "options", text_copy(&options, arena));
    return schema;
}

/* Where it is missing, tables would be made in the next schema of the path. */
bool postgresql_check_schema(struct connection *base, struct alq_error *err)
{
    bool has_row = false;
    const struct value name = value_of_text(base->schema);
    ROWS_SCOPE(rows);
    if (!base->schema)
        return true;
    if (!connection_query(base, "SELECT 1 FROM pg_catalog.pg_namespace WHERE nspname = ?", &name, 1,
                          &rows, err) ||
        !rows_next(rows, &has_row, err))
        return false;
    if (has_row)
        return true;
    if (err && err->kind == ALQ_ERROR_NONE)
        memcpy(err->sqlstate, "3F000", sizeof err->sqlstate);
    error_set(err, ALQ_ERROR_CONNECT, "schema %s does not exist in %s", base->schema,
              connection_name(base));
    TEXT_SCOPE(quoted);
    dialect_add_name(&postgresql_dialect, &quoted, base->schema);
    return error_hint(err, "make it: CREATE SCHEMA %s", text_string(&quoted));
}
