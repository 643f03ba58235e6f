/* Looks up what an operation leaves unsaid: whether its subject exists, and the rest of what it
 * changes. */
#include "database/apply_look.h"

#include "base/error.h"
#include "base/message.h"
#include "base/text.h"
#include "database/ddl.h"
#include "base/banned.h"

static bool look_at_table(struct apply *apply, const struct operation *operation,
                          struct table **ret_table, struct alq_error *err)
{
    const struct dialect *dialect = apply->connection->dialect;
    if (!dialect->inspect_table || !operation->table)
        return error_set(err, ALQ_ERROR_UNSUPPORTED,
                         "%s cannot look at table %s here, which this operation needs",
                         dialect->label, operation->table ? operation->table : _("without a name"));
    return dialect->inspect_table(apply->connection, operation->schema, operation->table,
                                  apply->render.arena, ret_table, err);
}

static bool look_at_schema(struct apply *apply, const struct operation *operation,
                           struct schema **ret_schema, struct alq_error *err)
{
    const struct dialect *dialect = apply->connection->dialect;
    if (!dialect->inspect_schema)
        return error_set(err, ALQ_ERROR_UNSUPPORTED,
                         "%s cannot look at the schema here, which this operation on %s needs",
                         dialect->label, operation->name ? operation->name : _("an object"));
    return dialect->inspect_schema(apply->connection, operation->schema, apply->render.arena,
                                   ret_schema, err);
}

/* -- Whether it exists */

/* The columns that a constraint of the operation stands on, said or not. */
static const struct constraint *find_constraint(const struct table *table,
                                                const struct operation *operation)
{
    const struct strings *columns = &operation->columns;
    if (operation->name)
        return table_find_constraint(table, operation->name);
    for (size_t i = 0; columns->count && i < table->constraints.count; i++) {
        const struct constraint *found = table->constraints.items[i];
        bool is_same =
            found->columns.count == columns->count &&
            (!operation->has_constraint_kind || found->kind == operation->constraint_kind);
        for (size_t j = 0; is_same && j < columns->count; j++)
            is_same = string_equal(found->columns.items[j], columns->items[j]);
        if (is_same)
            return found;
    }
    return NULL;
}

static bool has_constraint(const struct ddl *ddl, const struct table *table,
                           const struct operation *operation)
{
    struct operation asked = *operation;
    if (operation->kind == OPERATION_CREATE_CONSTRAINT) {
        asked.name = operation->constraint->name;
        asked.columns = operation->constraint->columns;
        asked.has_constraint_kind = true;
        asked.constraint_kind = operation->constraint->kind;
    }
    if (find_constraint(table, &asked))
        return true;
    const struct index *index = asked.name ? table_find_index(table, asked.name) : NULL;
    return ddl->drops_by_kind && index && index->is_unique;
}

/* A UNIQUE constraint of its name is in the way of an index, and may be the index itself. */
static bool has_index_named(const struct table *table, const char *name)
{
    const struct constraint *constraint = name ? table_find_constraint(table, name) : NULL;
    return table_find_index(table, name) || (constraint && constraint->kind == CONSTRAINT_UNIQUE);
}

/* An index by the name that rendering gives it. */
static bool has_index(struct apply *apply, const struct table *table,
                      const struct operation *operation, bool *ret_exists, struct alq_error *err)
{
    struct index index = {.name = operation->name, .is_name_final = true};
    const char *name = NULL;
    if (operation->kind == OPERATION_CREATE_INDEX)
        index = *operation->index;
    if (!naming_apply_index(apply->render.naming, table, &index, apply->render.arena, err))
        return false;
    name = index.name;
    *ret_exists = has_index_named(table, name);
    return true;
}

static bool exists_in_table(struct apply *apply, const struct operation *operation,
                            bool *ret_exists, struct alq_error *err)
{
    struct table *table = NULL;
    if (!look_at_table(apply, operation, &table, err))
        return false;
    *ret_exists = false;
    if (!table)
        return true;
    switch (operation->kind) {
    case OPERATION_ADD_COLUMN:
        *ret_exists = table_find_column(table, operation->column->name);
        return true;
    case OPERATION_DROP_COLUMN:
    case OPERATION_ALTER_COLUMN:
        *ret_exists = table_find_column(table, operation->name);
        return true;
    case OPERATION_CREATE_INDEX:
    case OPERATION_DROP_INDEX:
    case OPERATION_RENAME_INDEX:
        return has_index(apply, table, operation, ret_exists, err);
    case OPERATION_RENAME_TABLE:
    case OPERATION_CREATE_TABLE_COMMENT:
    case OPERATION_DROP_TABLE_COMMENT:
        *ret_exists = true;
        return true;
    default:
        *ret_exists = has_constraint(apply->connection->dialect->ddl, table, operation);
        return true;
    }
}

/* Whether a list of named things has one called name. */
#define HAS_NAMED(list, wanted, ret_found)                                                         \
    for (size_t i = 0; i < (list).count; i++)                                                      \
    *(ret_found) = *(ret_found) || string_equal((list).items[i]->name, (wanted))

static bool exists_in_schema(struct apply *apply, const struct operation *operation,
                             bool *ret_exists, struct alq_error *err)
{
    struct schema *schema = NULL;
    const char *name = operation->sequence ? operation->sequence->name : operation->name;
    if (!look_at_schema(apply, operation, &schema, err) || !schema)
        return false;
    *ret_exists = false;
    HAS_NAMED(schema->views, name, ret_exists);
    HAS_NAMED(schema->triggers, name, ret_exists);
    HAS_NAMED(schema->sequences, name, ret_exists);
    HAS_NAMED(schema->enums, name, ret_exists);
    for (size_t i = 0; i < schema->tables.count; i++)
        *ret_exists = *ret_exists || (operation->kind == OPERATION_DROP_INDEX &&
                                      table_find_index(schema->tables.items[i], name));
    return true;
}

bool apply_exists(struct apply *apply, const struct operation *operation, bool *ret_exists,
                  struct alq_error *err)
{
    switch (operation->kind) {
    case OPERATION_CREATE_TABLE:
    case OPERATION_DROP_TABLE:
        return apply->connection->dialect->has_table(apply->connection, operation->schema,
                                                     operation->table, ret_exists, err);
    case OPERATION_ADD_COLUMN:
    case OPERATION_DROP_COLUMN:
    case OPERATION_ALTER_COLUMN:
    case OPERATION_CREATE_INDEX:
    case OPERATION_RENAME_INDEX:
    case OPERATION_CREATE_CONSTRAINT:
    case OPERATION_DROP_CONSTRAINT:
    case OPERATION_RENAME_CONSTRAINT:
    case OPERATION_VALIDATE_CONSTRAINT:
    case OPERATION_CREATE_TABLE_COMMENT:
    case OPERATION_DROP_TABLE_COMMENT:
    case OPERATION_RENAME_TABLE:
        return exists_in_table(apply, operation, ret_exists, err);
    case OPERATION_DROP_INDEX:
        return operation->table ? exists_in_table(apply, operation, ret_exists, err)
                                : exists_in_schema(apply, operation, ret_exists, err);
    case OPERATION_BULK_INSERT:
    case OPERATION_EXECUTE:
        *ret_exists = operation->if_exists;
        return true;
    default:
        return exists_in_schema(apply, operation, ret_exists, err);
    }
}

/* -- What is left unsaid */

static bool complete_column(struct apply *apply, struct operation *operation, struct alq_error *err)
{
    struct column_change *change = arena_new(apply->render.arena, struct column_change);
    struct table *table = NULL;
    const struct column *column = NULL;
    *change = *operation->change;
    if (!apply->connection->dialect->inspect_table && change->existing_type)
        return true;
    if (!look_at_table(apply, operation, &table, err))
        return false;
    column = table ? table_find_column(table, operation->name) : NULL;
    if (!column)
        return error_set(err, ALQ_ERROR_DATABASE, "no such column: %s.%s", operation->table,
                         operation->name);
    /* What is there counts, not what the script says of it: it may say less. */
    change->existing = column;
    if (!change->sets_type)
        change->existing_type = column->type;
    change->existing_nullable = column->is_nullable;
    change->existing_default = column->server_default;
    change->existing_comment = column->comment;
    change->existing_autoincrement = column->autoincrement == AUTOINCREMENT_YES;
    change->has_existing_nullable = change->has_existing_default = true;
    change->has_existing_comment = change->has_existing_autoincrement = true;
    operation->change = change;
    return true;
}

/* What kind a constraint is that only has a name; where it is not there, the script must say. */
static bool complete_kind(struct apply *apply, struct operation *operation, struct alq_error *err)
{
    struct table *table = NULL;
    if (operation->has_constraint_kind || !apply->connection->dialect->ddl->drops_by_kind)
        return true;
    if (!look_at_table(apply, operation, &table, err))
        return false;
    const struct constraint *found = table ? table_find_constraint(table, operation->name) : NULL;
    const struct index *index = table ? table_find_index(table, operation->name) : NULL;
    operation->has_constraint_kind = found || (index && index->is_unique);
    operation->constraint_kind = found ? found->kind : CONSTRAINT_UNIQUE;
    return true;
}

/* A database that rebuilds finds the constraint by its columns itself, because it may have no
 * name there. */
static bool complete_constraint(struct apply *apply, struct operation *operation,
                                struct alq_error *err)
{
    const struct constraint *found = NULL;
    struct table *table = NULL;
    if (operation->name)
        return complete_kind(apply, operation, err);
    if (!operation->columns.count || apply->connection->dialect->needs_rebuild)
        return true;
    if (!look_at_table(apply, operation, &table, err))
        return false;
    found = table ? find_constraint(table, operation) : NULL;
    if (!found || (!found->name && found->kind != CONSTRAINT_PRIMARY_KEY))
        return error_set(err, ALQ_ERROR_DATABASE, "table %s has no constraint on (%s)",
                         operation->table,
                         strings_join(&operation->columns, ", ", apply->render.arena));
    operation->name = found->name;
    operation->is_name_final = true;
    operation->has_constraint_kind = true;
    operation->constraint_kind = found->kind;
    return true;
}

static bool complete_index(struct apply *apply, struct operation *operation, struct alq_error *err)
{
    struct schema *schema = NULL;
    if (operation->index || !apply->connection->dialect->needs_rebuild)
        return true;
    if (!look_at_schema(apply, operation, &schema, err) || !schema)
        return false;
    for (size_t i = 0; i < schema->tables.count; i++) {
        operation->index = table_find_index(schema->tables.items[i], operation->name);
        operation->table = schema->tables.items[i]->name;
        if (operation->index)
            return true;
    }
    return error_set(err, ALQ_ERROR_DATABASE, "no such index: %s", operation->name);
}

/* The table of an index that only has a name. */
static bool complete_owner(struct apply *apply, struct operation *operation, struct alq_error *err)
{
    struct schema *schema = NULL;
    size_t found = 0;
    if (operation->table || !operation->name || !apply->connection->dialect->ddl->drops_by_kind)
        return true;
    if (!look_at_schema(apply, operation, &schema, err) || !schema)
        return false;
    for (size_t i = 0; i < schema->tables.count; i++)
        if (has_index_named(schema->tables.items[i], operation->name)) {
            operation->table = schema->tables.items[i]->name;
            found++;
        }
    if (found == 1)
        return true;
    return error_set(err, found ? ALQ_ERROR_SCRIPT : ALQ_ERROR_DATABASE,
                     found ? "%s is an index of several tables: say of which" : "no such index: %s",
                     operation->name);
}

bool apply_complete(struct apply *apply, struct operation *operation, struct alq_error *err)
{
    switch (operation->kind) {
    case OPERATION_ALTER_COLUMN:
        return !apply->connection->dialect->ddl->repeats_column ||
               complete_column(apply, operation, err);
    case OPERATION_DROP_CONSTRAINT:
        return complete_constraint(apply, operation, err);
    case OPERATION_RENAME_CONSTRAINT:
        return complete_kind(apply, operation, err);
    case OPERATION_DROP_INDEX:
        return complete_owner(apply, operation, err);
    case OPERATION_RENAME_INDEX:
        if (!complete_owner(apply, operation, err))
            return false;
        return complete_index(apply, operation, err);
    default:
        return true;
    }
}
