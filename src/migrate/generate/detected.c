/* Differences in the words of Alembic's log; what Alembic does not compare is said alike. */
#include "migrate/generate/report.h"

#include "schema/python.h"
#include "base/banned.h"

static void add_names(struct text *text, const struct strings *names)
{
    text_add(text, "(");
    for (size_t i = 0; i < names->count; i++) {
        text_add(text, i ? ", " : "");
        text_add_python(text, names->items[i]);
    }
    text_add(text, names->count == 1 ? ",)" : ")");
}

/* 'table.column' */
static void add_place(struct text *text, const struct difference *difference)
{
    text_printf(text, "'%s%s%s.%s'", difference->schema ? difference->schema : "",
                difference->schema ? "." : "", difference->table, difference->name);
}

static const char *verb_of(const struct difference *difference)
{
    static const char *const verbs[] = {
        [DIFFERENCE_ADDED] = "added",
        [DIFFERENCE_REMOVED] = "removed",
        [DIFFERENCE_RENAMED] = "renamed",
        [DIFFERENCE_CHANGED] = "changed",
    };
    return verbs[difference->kind];
}

static void say_column(const struct difference *difference, struct text *text, struct arena *arena)
{
    const struct column *old = difference->old, *new = difference->new;
    if (difference->kind != DIFFERENCE_CHANGED) {
        text_printf(text, "Detected %s column ", verb_of(difference));
    } else if (string_equal(difference->aspect, "type")) {
        text_printf(text, "Detected type change from %s to %s on ", type_repr(old->type, arena),
                    type_repr(new->type, arena));
    } else if (string_equal(difference->aspect, "nullable")) {
        text_printf(text, "Detected %s on column ", new->is_nullable ? "NULL" : "NOT NULL");
    } else if (string_equal(difference->aspect, "default")) {
        text_add(text, "Detected server default on column ");
    } else if (string_equal(difference->aspect, "comment")) {
        text_add(text, "Detected column comment ");
    } else {
        text_printf(text, "Detected %s on column ", difference->aspect);
    }
    add_place(text, difference);
}

static const char *kind_word(const struct constraint *constraint)
{
    static const char *const words[] = {
        [CONSTRAINT_PRIMARY_KEY] = "primary key",    [CONSTRAINT_UNIQUE] = "unique constraint",
        [CONSTRAINT_FOREIGN_KEY] = "foreign key",    [CONSTRAINT_CHECK] = "check constraint",
        [CONSTRAINT_EXCLUDE] = "exclude constraint",
    };
    return words[constraint->kind];
}

static void say_reference(const struct difference *difference, const struct constraint *constraint,
                          struct text *text, struct arena *arena)
{
    text_printf(text, "Detected %s foreign key (%s)(%s) on table %s%s%s", verb_of(difference),
                strings_join(&constraint->columns, ", ", arena),
                strings_join(&constraint->referred_columns, ", ", arena),
                difference->schema ? difference->schema : "", difference->schema ? "." : "",
                difference->table);
}

static void say_constraint(const struct difference *difference, struct text *text,
                           struct arena *arena)
{
    const struct constraint *constraint = difference->new ? difference->new : difference->old;
    if (constraint->kind == CONSTRAINT_FOREIGN_KEY) {
        say_reference(difference, constraint, text, arena);
        return;
    }
    text_printf(text, "Detected %s %s ", verb_of(difference), kind_word(constraint));
    text_add_python(text, difference->name);
    bool is_added_unique =
        difference->kind == DIFFERENCE_ADDED && constraint->kind == CONSTRAINT_UNIQUE;
    text_add(text, constraint->kind == CONSTRAINT_CHECK ? " on table " : " on ");
    if (is_added_unique) {
        text_add_char(text, '\'');
        add_names(text, &constraint->columns);
        text_add_char(text, '\'');
    } else {
        text_add_python(text, difference->table);
    }
}

static void say_index(const struct difference *difference, struct text *text, struct arena *arena)
{
    const struct index *index = difference->new ? difference->new : difference->old;
    struct strings names = {0};
    text_printf(text, "Detected %s index ", verb_of(difference));
    text_add_python(text, index->name);
    text_add(text, " on ");
    if (difference->kind != DIFFERENCE_ADDED) {
        text_add_python(text, difference->table);
        return;
    }
    for (size_t i = 0; i < index->elements.count; i++) {
        const struct index_element *element = &index->elements.items[i];
        vec_push(arena, &names, element->column ? element->column : element->expression);
    }
    text_add_char(text, '\'');
    add_names(text, &names);
    text_add_char(text, '\'');
}

static void say_table(const struct difference *difference, struct text *text)
{
    if (difference->kind == DIFFERENCE_CHANGED)
        text_printf(text, "Detected table %s on ", difference->aspect);
    else
        text_printf(text, "Detected %s table ", verb_of(difference));
    text_add_python(text, difference->name);
}

char *report_detected(const struct difference *difference, struct arena *arena)
{
    TEXT_SCOPE(text);
    switch (difference->object) {
    case OBJECT_TABLE:
        say_table(difference, &text);
        break;
    case OBJECT_COLUMN:
        say_column(difference, &text, arena);
        break;
    case OBJECT_CONSTRAINT:
        say_constraint(difference, &text, arena);
        break;
    case OBJECT_INDEX:
        say_index(difference, &text, arena);
        break;
    case OBJECT_ENUM:
    case OBJECT_SEQUENCE:
    case OBJECT_VIEW:
    case OBJECT_DEFINITION:
    case OBJECT_TRIGGER:
        text_printf(&text, "Detected %s %s", verb_of(difference), difference->label);
        break;
    }
    return text_copy(&text, arena);
}
