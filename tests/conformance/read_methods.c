/* What recorded programs call on expressions, tables and statements. */
#include "read_object.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "sql/function.h"
#include "base/banned.h"

static const char *flag_text(const struct call *call, const char *key)
{
    return string_of(keyword(call, key));
}

static const struct sql_frame *frame_of(struct reader *reader, const struct call *call)
{
    const struct object *given = keyword(call, "rows");
    struct sql_frame *frame = arena_new(reader->sql.arena, struct sql_frame);
    frame->unit = given ? "ROWS" : "RANGE";
    given = given ? given : keyword(call, "range_");
    if (!given)
        return NULL;
    struct sql_frame_bound *bounds[] = {&frame->start, &frame->end};
    for (size_t i = 0; i < 2; i++) {
        const struct object *bound = given->items.items[i];
        bounds[i]->offset = is_none(bound) ? 0 : strtol(bound->value.text, NULL, 10);
        bounds[i]->kind = is_none(bound)       ? FRAME_UNBOUNDED
                          : !bounds[i]->offset ? FRAME_CURRENT
                                               : FRAME_OFFSET;
    }
    return frame;
}

static const struct expression *bind_text(struct reader *reader, const struct expression *text,
                                          const struct call *call)
{
    for (size_t i = 0; i < call->arguments.count; i++)
        text = sql_text_bind(&reader->sql, text, call->arguments.items[i]->expression);
    for (size_t i = 0; i < call->keys.count; i++)
        text = sql_text_bind(&reader->sql, text,
                             sql_bind(&reader->sql, call->keys.items[i],
                                      value_of(reader, call->values.items[i]), NULL, false, false));
    return text;
}

static const struct expression *call_in(struct reader *reader, const struct expression *self,
                                        const struct object *list, bool is_negated)
{
    if (list->kind != LIST)
        return sql_in(&reader->sql, self, operand(reader, list), is_negated);
    struct expressions items = operands(reader, &list->items);
    return sql_in_list(&reader->sql, self, &items, is_negated);
}

static const struct expression *json_method(struct reader *reader, const struct expression *self,
                                            const char *name, const struct call *call)
{
    static const struct {
        const char *name;
        enum type_kind kind;
    } kinds[] = {{"as_string", TYPE_UNICODE},
                 {"as_integer", TYPE_INTEGER},
                 {"as_float", TYPE_FLOAT},
                 {"as_boolean", TYPE_BOOLEAN},
                 {"as_numeric", TYPE_NUMERIC}};
    for (size_t i = 0; i < 5; i++)
        if (string_equal(kinds[i].name, name)) {
            struct type *type = type_new(reader->sql.arena, kinds[i].kind);
            type->precision = number_of(argument(call, 0));
            type->scale = number_of(argument(call, 1));
            return sql_json_as(&reader->sql, self, type);
        }
    return NULL;
}

const struct expression *call_on_expression(struct reader *reader, const struct expression *self,
                                            const char *name, const struct call *call)
{
    struct sql_builder *sql = &reader->sql;
    const struct object *first = argument(call, 0);
    struct expressions all = operands(reader, &call->arguments);
    const struct expression *right = all.count ? all.items[0] : NULL;
    enum sql_operator op = binary_of(name);
    if (op >= SQL_LIKE && op <= SQL_NOT_IENDS_WITH)
        return sql_match_pattern(sql, op, self, right, flag_text(call, "escape"),
                                 is_true(keyword(call, "autoescape")));
    if (op)
        return sql_operate(sql, op, self, right);
    if (unary_of(name))
        return sql_unary(sql, unary_of(name), self);
    if (string_equal(name, "in_"))
        return call_in(reader, self, first, false);
    if (string_equal(name, "not_in") || string_equal(name, "notin_"))
        return call_in(reader, self, first, true);
    if (string_equal(name, "between"))
        return sql_between(sql, self, right, all.items[1], is_true(keyword(call, "symmetric")),
                           false);
    if (string_equal(name, "regexp_match"))
        return sql_regexp_match(sql, self, right, flag_text(call, "flags"));
    if (string_equal(name, "regexp_replace"))
        return sql_regexp_replace(sql, self, right, all.items[1], flag_text(call, "flags"));
    if (string_equal(name, "match"))
        return sql_match(sql, self, right, NULL);
    if (string_equal(name, "collate"))
        return sql_collate(sql, self, string_of(first));
    if (string_equal(name, "cast"))
        return sql_cast(sql, self, type_given(reader, first));
    if (string_equal(name, "label"))
        return sql_label(sql, self, string_of(first));
    if (string_equal(name, "bindparams"))
        return bind_text(reader, self, call);
    if (string_equal(name, "over")) {
        struct expressions by = operands_or_list(reader, keyword(call, "partition_by"));
        struct expressions order = operands_or_list(reader, keyword(call, "order_by"));
        return sql_over(sql, self, &by, &order, frame_of(reader, call));
    }
    if (string_equal(name, "within_group"))
        return sql_within_group(sql, self, &all);
    if (string_equal(name, "filter"))
        return sql_filter(sql, self, &all);
    if (string_equal(name, "where"))
        return sql_exists_where(sql, self, right, NULL);
    return json_method(reader, self, name, call);
}

struct object *call_on_from(struct reader *reader, struct object *self, const char *name,
                            const struct call *call)
{
    struct sql_builder *sql = &reader->sql;
    const struct from_item *from = self->from;
    if (string_equal(name, "alias"))
        return of_from(reader, from_alias(sql, from, string_of(argument(call, 0))));
    if (string_equal(name, "join") || string_equal(name, "outerjoin"))
        return join_of(reader, self, argument(call, 0), argument(call, 1),
                       name[0] == 'o' || is_true(keyword(call, "isouter")),
                       is_true(keyword(call, "full")));
    if (string_equal(name, "insert"))
        return of_statement(reader, sql_insert(sql, from), NULL);
    if (string_equal(name, "update"))
        return of_statement(reader, sql_update(sql, from), NULL);
    if (string_equal(name, "delete"))
        return of_statement(reader, sql_delete(sql, from), NULL);
    if (string_equal(name, "union") || string_equal(name, "union_all"))
        return of_from(reader, from_cte_union(sql, from, argument(call, 0)->statement,
                                              string_equal(name, "union_all")));
    if (string_equal(name, "select")) {
        struct expressions columns = {0};
        from_list_columns(sql, from, &columns);
        return of_statement(reader, sql_select(sql, &columns), NULL);
    }
    return fail(reader, "unknown method", name);
}

static const struct statement *call_values(struct reader *reader, const struct statement *self,
                                           const struct call *call)
{
    struct sql_builder *sql = &reader->sql;
    const struct object *first = argument(call, 0);
    struct assignments values = keyword_assignments(reader, call);
    if (first && first->kind == DICT)
        values = assignments_of(reader, first);
    bool has_rows =
        first && first->kind == LIST && first->items.count && first->items.items[0]->kind == DICT;
    for (size_t i = 0; has_rows && i < first->items.count; i++) {
        values = assignments_of(reader, first->items.items[i]);
        self = insert_row(sql, self, &values);
    }
    for (size_t i = 0; first && first->kind == LIST && !has_rows && i < first->items.count; i++)
        assignments_add(&values, sql->arena, self->table->keys.items[i], NULL,
                        operand(reader, first->items.items[i]));
    return has_rows ? self : write_values(sql, self, &values);
}

static const struct statement *call_conflict(struct reader *reader, const struct object *self,
                                             const char *name, const struct call *call)
{
    struct conflict conflict = {.family = self->family};
    const struct object *set = keyword(call, "set_"), *where = keyword(call, "where");
    const struct object *index_where = keyword(call, "index_where");
    conflict.is_update = !string_equal(name, "on_conflict_do_nothing");
    conflict.elements = operands_or_list(reader, keyword(call, "index_elements"));
    conflict.values = set ? assignments_of(reader, set) : keyword_assignments(reader, call);
    if (string_equal(name, "on_duplicate_key_update") && argument(call, 0))
        conflict.values = assignments_of(reader, argument(call, 0));
    conflict.where = where ? operand(reader, where) : NULL;
    conflict.index_where = index_where ? operand(reader, index_where) : NULL;
    return insert_on_conflict(&reader->sql, self->statement, &conflict);
}

static const struct for_update *for_update_of(struct reader *reader, const struct call *call)
{
    struct for_update *how = arena_new(reader->sql.arena, struct for_update);
    how->is_read = is_true(keyword(call, "read"));
    how->has_nowait = is_true(keyword(call, "nowait"));
    how->skips_locked = is_true(keyword(call, "skip_locked"));
    how->is_key_share = is_true(keyword(call, "key_share"));
    if (keyword(call, "of"))
        from_items_add(&how->of, reader->sql.arena, keyword(call, "of")->from);
    return how;
}

static const struct statement *call_join(struct reader *reader, const struct statement *self,
                                         const char *name, const struct call *call)
{
    bool is_from = string_equal(name, "join_from");
    const struct object *condition = argument(call, is_from ? 2 : 1);
    return select_join(&reader->sql, self, is_from ? argument(call, 0)->from : NULL,
                       argument(call, is_from ? 1 : 0)->from,
                       condition ? operand(reader, condition) : NULL,
                       name[0] == 'o' || is_true(keyword(call, "isouter")),
                       is_true(keyword(call, "full")));
}

static const struct statement *call_correlate(struct reader *reader, const struct statement *self,
                                              const char *name, const struct call *call)
{
    struct from_items froms = {0};
    for (size_t i = 0; i < call->arguments.count; i++)
        if (call->arguments.items[i]->kind == FROM)
            from_items_add(&froms, reader->sql.arena, call->arguments.items[i]->from);
    return select_correlate(&reader->sql, self, &froms, string_equal(name, "correlate_except"));
}

static const struct statement *filter_by(struct reader *reader, const struct statement *self,
                                         const struct call *call)
{
    for (size_t i = 0; i < call->keys.count; i++) {
        const struct expression *column =
            from_column(self->columns.items[0]->from, call->keys.items[i]);
        self = statement_where(&reader->sql, self,
                               sql_operate(&reader->sql, SQL_EQUAL, column,
                                           operand(reader, call->values.items[i])));
    }
    return self;
}

static const struct statement *call_clause(struct reader *reader, const struct statement *self,
                                           const char *name, const struct call *call)
{
    struct sql_builder *sql = &reader->sql;
    struct expressions all = operands(reader, &call->arguments);
    const struct object *first = argument(call, 0);
    if (string_equal(name, "where") || string_equal(name, "filter")) {
        for (size_t i = 0; i < all.count; i++)
            self = statement_where(sql, self, all.items[i]);
        return self;
    }
    if (string_equal(name, "filter_by"))
        return filter_by(reader, self, call);
    if (string_equal(name, "order_by"))
        return select_order_by(sql, self, &all);
    if (string_equal(name, "group_by"))
        return select_group_by(sql, self, &all);
    if (string_equal(name, "having"))
        return select_having(sql, self, all.items[0]);
    if (string_equal(name, "distinct"))
        return select_distinct(sql, self, all.count ? &all : NULL);
    if (string_equal(name, "limit"))
        return select_limit(sql, self, all.items[0]);
    if (string_equal(name, "offset"))
        return select_offset(sql, self, all.items[0]);
    if (string_equal(name, "with_for_update"))
        return select_for_update(sql, self, for_update_of(reader, call));
    if (string_equal(name, "prefix_with"))
        return select_prefix(sql, self, string_of(first));
    if (string_equal(name, "add_columns") || string_equal(name, "with_only_columns"))
        return select_add_columns(sql, self, &all, name[0] == 'w');
    if (string_equal(name, "set_label_style"))
        return select_label_style(sql, self, LABELS_WITH_TABLE);
    if (string_starts_with(name, "correlate"))
        return call_correlate(reader, self, name, call);
    if (strstr(name, "join"))
        return call_join(reader, self, name, call);
    if (string_equal(name, "returning"))
        return write_returning(sql, self, &all);
    if (string_equal(name, "values"))
        return call_values(reader, self, call);
    return NULL;
}

struct object *call_on_statement(struct reader *reader, struct object *self, const char *name,
                                 const struct call *call)
{
    struct sql_builder *sql = &reader->sql;
    struct object *first = argument(call, 0);
    if (string_starts_with(name, "on_"))
        return of_statement(reader, call_conflict(reader, self, name, call), self->family);
    if (string_equal(name, "ordered_values")) {
        struct assignments values = {0};
        for (size_t i = 0; i < call->arguments.count; i++) {
            struct objects *pair = &call->arguments.items[i]->items;
            assignments_add(&values, sql->arena, NULL, pair->items[0]->expression,
                            operand(reader, pair->items[1]));
        }
        return of_statement(reader, update_ordered(sql, self->statement, &values), NULL);
    }
    if (string_equal(name, "from_select")) {
        struct strings names = {0};
        for (size_t i = 0; i < first->items.count; i++) {
            struct object *item = first->items.items[i];
            vec_push(sql->arena, &names,
                     item->kind == EXPRESSION ? item->expression->name : item->value.text);
        }
        return of_statement(reader,
                            insert_from_select(sql, self->statement, &names,
                                               argument(call, 1)->statement),
                            self->family);
    }
    if (string_equal(name, "select_from")) {
        const struct from_item *from =
            first->kind == FROM ? first->from
            : first->expression->kind == EXPRESSION_TEXT
                ? from_text(sql, first->expression)
                : from_function(sql, first->expression, NULL, NULL, false);
        return of_statement(reader, select_from(sql, self->statement, from), NULL);
    }
    if (string_equal(name, "subquery") || string_equal(name, "alias"))
        return of_from(reader, from_subquery(sql, self->statement, string_of(first), false));
    if (string_equal(name, "cte"))
        return of_from(reader, from_cte(sql, self->statement, string_of(first),
                                        is_true(keyword(call, "recursive")), NULL));
    if (string_equal(name, "scalar_subquery"))
        return of_expression(reader, sql_scalar_subquery(sql, self->statement));
    if (string_equal(name, "exists"))
        return of_expression(reader, sql_exists(sql, self->statement));
    if (compound_keyword(name))
        return make_compound(reader, compound_keyword(name), self, call);
    const struct statement *changed = call_clause(reader, self->statement, name, call);
    return changed ? of_statement(reader, changed, self->family)
                   : fail(reader, "unknown method", name);
}
