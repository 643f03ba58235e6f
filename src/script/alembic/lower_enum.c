/* Operations on enums that scripts reach through plug-ins. */
#include "script/alembic/lower_enum.h"

#include "script/alembic/read.h"
#include "base/banned.h"

/* One of `uses`: (schema, table, Column). */
static bool read_use(struct binding *binding, struct py_value item, struct arena *arena,
                     struct enum_use *ret_use)
{
    const struct py_value *parts;
    size_t count;
    struct column *column;
    if (!py_sequence(item, &parts, &count) || count != 3) {
        py_raise(binding->py, PY_EXC_TYPE, "a use of an enum is (schema, table, Column)");
        return false;
    }
    ret_use->schema = arena_strdup(arena, py_string(binding->py, parts[0]));
    return read_name(binding, parts[1], "a table", arena, &ret_use->table) &&
           lower_column(binding, parts[2], arena, &column) && (ret_use->column = column, true);
}

static bool read_uses(struct binding *binding, struct py_value object, struct arena *arena,
                      struct operation *operation)
{
    struct py_value uses;
    const struct py_value *items;
    size_t count;
    if (!read_object(binding, object, "uses", &uses))
        return false;
    if (!py_sequence(uses, &items, &count)) {
        py_raise(binding->py, PY_EXC_TYPE, "the uses of an enum must be a list");
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        struct enum_use use = {0};
        if (!read_use(binding, items[i], arena, &use))
            return false;
        vec_push(arena, &operation->enum_uses, use);
    }
    return true;
}

bool lower_rebuild_enum(struct binding *binding, struct py_value object, struct arena *arena,
                        struct operation *operation)
{
    struct enum_type *type = arena_new(arena, struct enum_type);
    type->schema = operation->schema;
    operation->enum_type = type;
    if (!read_string(binding, object, "name", arena, &operation->name) ||
        !read_strings(binding, object, "values", arena, &type->values))
        return false;
    type->name = operation->name;
    return read_uses(binding, object, arena, operation);
}

bool lower_rename_enum_value(struct binding *binding, struct py_value object, struct arena *arena,
                             struct operation *operation)
{
    return read_string(binding, object, "name", arena, &operation->name) &&
           read_string(binding, object, "value", arena, &operation->value) &&
           read_string(binding, object, "new_value", arena, &operation->new_value);
}
