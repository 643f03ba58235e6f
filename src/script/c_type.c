/* Types from C's compound literals. */
#include <string.h>

#include "base/text.h"
#include "script/c_model.h"
#include "base/banned.h"

static const enum type_kind kinds[] = {
    [ALQ_TYPE_INTEGER] = TYPE_INTEGER,
    [ALQ_TYPE_SMALL_INTEGER] = TYPE_SMALL_INTEGER,
    [ALQ_TYPE_BIG_INTEGER] = TYPE_BIG_INTEGER,
    [ALQ_TYPE_BOOLEAN] = TYPE_BOOLEAN,
    [ALQ_TYPE_STRING] = TYPE_STRING,
    [ALQ_TYPE_UNICODE] = TYPE_UNICODE,
    [ALQ_TYPE_TEXT] = TYPE_TEXT,
    [ALQ_TYPE_UNICODE_TEXT] = TYPE_UNICODE_TEXT,
    [ALQ_TYPE_DATE] = TYPE_DATE,
    [ALQ_TYPE_DATE_TIME] = TYPE_DATE_TIME,
    [ALQ_TYPE_TIME] = TYPE_TIME,
    [ALQ_TYPE_INTERVAL] = TYPE_INTERVAL,
    [ALQ_TYPE_NUMERIC] = TYPE_NUMERIC,
    [ALQ_TYPE_FLOAT] = TYPE_FLOAT,
    [ALQ_TYPE_DOUBLE] = TYPE_DOUBLE,
    [ALQ_TYPE_LARGE_BINARY] = TYPE_LARGE_BINARY,
    [ALQ_TYPE_JSON] = TYPE_JSON,
    [ALQ_TYPE_UUID] = TYPE_UUID,
    [ALQ_TYPE_ENUM] = TYPE_ENUM,
    [ALQ_TYPE_ARRAY] = TYPE_ARRAY,
    [ALQ_TYPE_NAMED] = TYPE_SQL,
};

/* A type's options stand without their database's name in the model. */
static const char *bare_key(const char *key)
{
    static const char *const prefixes[] = {"mysql_", "postgresql_", "sqlite_"};
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++)
        if (string_starts_with(key, prefixes[i]))
            return key + strlen(prefixes[i]);
    return key;
}

static void add_variants(struct type *type, const struct alq_type *given, struct arena *arena)
{
    const struct {
        const char *dialect;
        const struct alq_type *type;
    } variants[] = {
        {"postgresql", given->postgresql},
        {"mysql", given->mysql},
        {"sqlite", given->sqlite},
    };
    for (size_t i = 0; i < sizeof variants / sizeof *variants; i++) {
        const struct type_variant variant = {variants[i].dialect,
                                             model_type(variants[i].type, arena)};
        if (variant.type)
            vec_push(arena, &type->variants, variant);
    }
}

static void set_sizes(struct type *type, const struct alq_type *given)
{
    if (given->length)
        type->length = given->length;
    if (given->precision)
        type->precision = given->precision;
    /* A scale of 0 says something where there is a precision: NUMERIC(10, 0). */
    if (given->scale || (given->kind == ALQ_TYPE_NUMERIC && given->precision))
        type->scale = given->scale;
}

const struct type *model_type(const struct alq_type *given, struct arena *arena)
{
    if (!given)
        return NULL;
    struct type *type = type_new(arena, kinds[given->kind]);
    type->name = arena_strdup(arena, given->name);
    type->schema = arena_strdup(arena, given->schema);
    type->family = arena_strdup(arena, given->database);
    set_sizes(type, given);
    type->has_timezone = given->has_timezone;
    type->collation = arena_strdup(arena, given->collation);
    type->values = model_names(given->values, arena);
    type->is_native = !given->is_string;
    type->creates_type = !given->exists;
    type->creates_constraint = given->has_check;
    type->constraint_name = arena_strdup(arena, given->check);
    type->item = model_type(given->item, arena);
    model_add_options(&type->options, given->options, arena);
    for (size_t i = 0; i < type->options.count; i++)
        type->options.items[i].key = bare_key(type->options.items[i].key);
    add_variants(type, given, arena);
    return type;
}
