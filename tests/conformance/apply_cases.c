/* Applies recorded operations, whatever the connection. */
#include "apply_cases.h"

#include <string.h>

#include "base/error.h"
#include "read_operation.h"
#include "base/banned.h"

struct naming cases_read_naming(const json_t *json)
{
    struct naming naming = {
        .index = json_string_value(json_object_get(json, "ix")),
        .unique = json_string_value(json_object_get(json, "uq")),
        .check = json_string_value(json_object_get(json, "ck")),
        .foreign_key = json_string_value(json_object_get(json, "fk")),
        .primary_key = json_string_value(json_object_get(json, "pk")),
    };
    return naming;
}

static bool apply_batch(struct apply *apply, const json_t *json, struct arena *arena,
                        struct alq_error *err)
{
    static const char *const words[] = {"auto", "always", "never"};
    const char *recreate = json_string_value(json_object_get(json, "recreate"));
    struct operations operations = {0};
    enum recreate how = RECREATE_AUTO;
    size_t i;
    const json_t *item;
    for (int word = 0; word < 3; word++)
        if (strcmp(words[word], recreate) == 0)
            how = (enum recreate)word;
    json_array_foreach(json_object_get(json, "operations"), i, item)
        vec_push(arena, &operations, read_operation(item, arena));
    return operations_apply_batch(apply, json_string_value(json_object_get(json, "schema")),
                                  json_string_value(json_object_get(json, "table")), &operations,
                                  how, err);
}

/* COMMIT and BEGIN around a block outside of the transaction, as a run of Alembic's writes them. */
static bool toggle_transaction(struct connection *connection, struct alq_error *err)
{
    if (connection_is_in_transaction(connection))
        return connection_commit(connection, err);
    return connection_begin(connection, err);
}

bool cases_apply(struct apply *apply, const json_t *operations, struct arena *arena,
                 struct alq_error *err)
{
    size_t i;
    const json_t *item;
    json_array_foreach(operations, i, item)
    {
        const char *kind = json_string_value(json_object_get(item, "kind"));
        struct operation *operation = NULL;
        bool is_done = false;
        if (strcmp(kind, "autocommit") == 0) {
            is_done = toggle_transaction(apply->connection, err);
        } else if (strcmp(kind, "batch") == 0) {
            is_done = apply_batch(apply, item, arena, err);
        } else {
            operation = read_operation(item, arena);
            is_done = operation ? operation_apply(apply, operation, err)
                                : error_set(err, ALQ_ERROR_USAGE, "cannot read a %s", kind);
        }
        if (!is_done)
            return false;
    }
    return true;
}
