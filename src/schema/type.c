/* Types of columns: made, copied, compared, and asked what they hold. */
#include "schema/type.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "base/banned.h"

struct type *type_new(struct arena *arena, enum type_kind kind)
{
    struct type *type = arena_new(arena, struct type);
    type->kind = kind;
    type->length = type->precision = type->scale = type->dimensions = TYPE_UNSET;
    type->is_native = type->creates_type = true;
    return type;
}

struct type *type_new_sql(struct arena *arena, const char *family, const char *name)
{
    struct type *type = type_new(arena, TYPE_SQL);
    type->family = family;
    type->name = name;
    return type;
}

const struct type *type_for(const struct type *type, const char *dialect)
{
    for (size_t i = 0; i < type->variants.count; i++)
        if (string_equal(type->variants.items[i].dialect, dialect))
            return type->variants.items[i].type;
    return type;
}

struct type *type_copy(const struct type *type, struct arena *arena)
{
    struct type *copy = arena_new(arena, struct type);
    *copy = *type;
    copy->options = options_copy(&type->options, arena);
    copy->values = (struct strings){0};
    for (size_t i = 0; i < type->values.count; i++)
        vec_push(arena, &copy->values, type->values.items[i]);
    copy->variants.items = NULL;
    copy->variants.count = copy->variants.capacity = 0;
    for (size_t i = 0; i < type->variants.count; i++)
        vec_push(arena, &copy->variants, type->variants.items[i]);
    return copy;
}

static bool variants_are_equal(const struct type *a, const struct type *b)
{
    if (a->variants.count != b->variants.count)
        return false;
    for (size_t i = 0; i < a->variants.count; i++)
        if (!string_equal(a->variants.items[i].dialect, b->variants.items[i].dialect) ||
            !type_equal(a->variants.items[i].type, b->variants.items[i].type))
            return false;
    return true;
}

static bool sizes_are_equal(const struct type *a, const struct type *b)
{
    return a->length == b->length && a->precision == b->precision && a->scale == b->scale &&
           a->dimensions == b->dimensions && a->has_timezone == b->has_timezone;
}

bool type_equal(const struct type *a, const struct type *b)
{
    if (!a || !b)
        return a == b;
    return a->kind == b->kind && string_equal(a->name, b->name) &&
           string_equal(a->family, b->family) && string_equal(a->schema, b->schema) &&
           sizes_are_equal(a, b) && string_equal(a->collation, b->collation) &&
           strings_are_equal(&a->values, &b->values) && a->is_native == b->is_native &&
           a->creates_constraint == b->creates_constraint && type_equal(a->item, b->item) &&
           options_equal(&a->options, &b->options) && variants_are_equal(a, b);
}

/* What SQLAlchemy's type classes come from, by kind and by SQL name. */
static const struct {
    enum type_kind kind;
    const char *name; /* of TYPE_SQL */
    enum type_class type_class;
} classes[] = {
    {TYPE_INTEGER, NULL, TYPE_CLASS_INTEGER},
    {TYPE_SMALL_INTEGER, NULL, TYPE_CLASS_INTEGER},
    {TYPE_BIG_INTEGER, NULL, TYPE_CLASS_INTEGER},
    {TYPE_NUMERIC, NULL, TYPE_CLASS_NUMERIC},
    {TYPE_FLOAT, NULL, TYPE_CLASS_NUMERIC},
    {TYPE_DOUBLE, NULL, TYPE_CLASS_NUMERIC},
    {TYPE_DATE_TIME, NULL, TYPE_CLASS_DATE_TIME},
    {TYPE_SQL, "INTEGER", TYPE_CLASS_INTEGER},
    {TYPE_SQL, "INT", TYPE_CLASS_INTEGER},
    {TYPE_SQL, "SMALLINT", TYPE_CLASS_INTEGER},
    {TYPE_SQL, "BIGINT", TYPE_CLASS_INTEGER},
    {TYPE_SQL, "TINYINT", TYPE_CLASS_INTEGER},
    {TYPE_SQL, "MEDIUMINT", TYPE_CLASS_INTEGER},
    {TYPE_SQL, "NUMERIC", TYPE_CLASS_NUMERIC},
    {TYPE_SQL, "DECIMAL", TYPE_CLASS_NUMERIC},
    {TYPE_SQL, "FLOAT", TYPE_CLASS_NUMERIC},
    {TYPE_SQL, "REAL", TYPE_CLASS_NUMERIC},
    {TYPE_SQL, "DOUBLE", TYPE_CLASS_NUMERIC},
    {TYPE_SQL, "DOUBLE_PRECISION", TYPE_CLASS_NUMERIC},
    {TYPE_SQL, "DATETIME", TYPE_CLASS_DATE_TIME},
    {TYPE_SQL, "TIMESTAMP", TYPE_CLASS_DATE_TIME},
};

enum type_class type_class(const struct type *type)
{
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
        if (classes[i].kind == type->kind &&
            (type->kind != TYPE_SQL || string_equal(classes[i].name, type->name)))
            return classes[i].type_class;
    return TYPE_CLASS_OTHER;
}

bool type_is_small_integer(const struct type *type)
{
    return type->kind == TYPE_SMALL_INTEGER ||
           (type->kind == TYPE_SQL && string_equal(type->name, "SMALLINT"));
}

bool type_is_big_integer(const struct type *type)
{
    return type->kind == TYPE_BIG_INTEGER ||
           (type->kind == TYPE_SQL && string_equal(type->name, "BIGINT"));
}

static int count_characters(const char *string)
{
    int count = 0;
    for (; *string; string++)
        count += ((unsigned char)*string & 0xc0) != 0x80;
    return count;
}

int type_longest_value(const struct type *type)
{
    int longest = 0;
    for (size_t i = 0; i < type->values.count; i++) {
        int length = count_characters(type->values.items[i]);
        if (length > longest)
            longest = length;
    }
    return longest;
}
