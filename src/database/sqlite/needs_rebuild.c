/* Which operations SQLite's ALTER TABLE cannot make. */
#include "database/sqlite/internal.h"

#include "operation/operation.h"
#include "base/banned.h"

/* A new column may have a constant default only, must have one when it is NOT NULL, and can be
 * no key and not stored when it is computed. */
static bool added_needs_rebuild(const struct operation *operation, bool is_script)
{
    const struct column *column = operation->column;
    bool has_expression = column->server_default.kind == DEFAULT_EXPRESSION;
    bool is_stored = column->computed.expression && column->computed.is_stored == TRI_YES;
    if (has_expression || is_stored || is_script)
        return has_expression || is_stored;
    return column->is_primary_key || operation->constraints.count > 0 ||
           (!column->is_nullable && !column->computed.expression &&
            column->server_default.kind == DEFAULT_NONE) ||
           (column->type->creates_constraint &&
            (column->type->kind == TYPE_BOOLEAN || column->type->kind == TYPE_ENUM));
}

static bool change_needs_rebuild(const struct column_change *change)
{
    return change->sets_type || change->sets_nullable || change->sets_default ||
           change->sets_identity || change->sets_computed;
}

/* Dropping a column goes through the rebuild, because SQLite refuses it for a column that
 * anything mentions. */
bool sqlite_needs_rebuild(const struct operation *operation, bool is_script)
{
    switch (operation->kind) {
    case OPERATION_ADD_COLUMN:
        return added_needs_rebuild(operation, is_script);
    case OPERATION_ALTER_COLUMN:
        return change_needs_rebuild(operation->change) || is_script;
    case OPERATION_DROP_COLUMN:
    case OPERATION_CREATE_CONSTRAINT:
    case OPERATION_DROP_CONSTRAINT:
    case OPERATION_RENAME_CONSTRAINT:
        return true;
    case OPERATION_CREATE_TABLE_COMMENT:
    case OPERATION_DROP_TABLE_COMMENT:
    case OPERATION_RENAME_TABLE:
        return is_script;
    default:
        return false;
    }
}
