/* Expressions of env.py as far as they are known without running them. */
#include "script/environment_walk.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/banned.h"

enum { LONGEST_SOURCE = 60 };

const struct guess guess_unknown = {.kind = GUESS_UNKNOWN};
static const struct guess guess_none = {.kind = GUESS_NONE};
static const struct guess guess_true = {.kind = GUESS_BOOLEAN, .is_true = true};
static const struct guess guess_false = {.kind = GUESS_BOOLEAN};

const struct guess *guess_string(struct walk *walk, const char *text, const char *variable)
{
    struct guess *guess = arena_new(walk->arena, struct guess);
    guess->kind = GUESS_STRING;
    guess->text = text;
    guess->variable = variable;
    return guess;
}

const struct guess *guess_boolean(bool value)
{
    return value ? &guess_true : &guess_false;
}

int guess_truth(const struct guess *guess)
{
    switch (guess->kind) {
    case GUESS_NONE:
        return 0;
    case GUESS_BOOLEAN:
        return guess->is_true;
    case GUESS_NUMBER:
        return guess->number != 0;
    case GUESS_STRING:
        return *guess->text != '\0';
    case GUESS_LIST:
        return guess->items.count != 0;
    case GUESS_MAPPING:
        return guess->values->count ? 1 : guess->is_open ? -1 : 0;
    case GUESS_METADATA:
    case GUESS_FUNCTION:
        return 1;
    case GUESS_UNKNOWN:
        break;
    }
    return -1;
}

static void show(const struct guess *guess, unsigned depth, struct text *out)
{
    switch (guess->kind) {
    case GUESS_NONE:
        text_add(out, "none");
        break;
    case GUESS_BOOLEAN:
        text_add(out, guess->is_true ? "true" : "false");
        break;
    case GUESS_NUMBER:
        text_printf(out, "%lld", (long long)guess->number);
        break;
    case GUESS_STRING:
        text_add(out, guess->text);
        break;
    case GUESS_LIST:
        for (size_t i = 0; i < guess->items.count && depth < 4; i++) {
            text_add(out, i ? ", " : "");
            show(guess->items.items[i], depth + 1, out);
        }
        break;
    case GUESS_MAPPING:
        for (size_t i = 0; i < guess->values->count && depth < 4; i++) {
            text_printf(out, "%s%s=", i ? ", " : "", guess->values->entries[i].key);
            show(guess->values->entries[i].value, depth + 1, out);
        }
        break;
    case GUESS_METADATA:
    case GUESS_FUNCTION:
    case GUESS_UNKNOWN:
        text_add(out, "...");
        break;
    }
}

const char *guess_show(const struct guess *guess, struct arena *arena)
{
    TEXT_SCOPE(out);
    show(guess, 0, &out);
    return text_copy(&out, arena);
}

const struct guess *scope_guess(const struct scope *scope, const char *name)
{
    for (; scope; scope = scope->outer) {
        const struct guess *found = map_get(&scope->names, name);
        if (found)
            return found;
    }
    return &guess_unknown;
}

/* What is bound below an unknown condition may be that, or what it was before: the new one is
 * taken, since it is there to be used. */
void scope_bind(struct walk *walk, struct scope *scope, const char *name, const struct guess *value)
{
    map_put(&scope->names, walk->arena, arena_strdup(walk->arena, name), (void *)(uintptr_t)value);
}

const char *walk_dotted(struct walk *walk, const struct expr *expr)
{
    switch (expr->kind) {
    case EXPR_NAME:
    case EXPR_LOCAL:
    case EXPR_CELL:
    case EXPR_GLOBAL:
        return expr->name->bytes;
    case EXPR_ATTRIBUTE: {
        const char *object = walk_dotted(walk, expr->attribute.object);
        if (!*object)
            return "";
        return arena_printf(walk->arena, "%s.%s", object, expr->attribute.name->bytes);
    }
    default:
        return "";
    }
}

static void add_source(const struct expr *expr, unsigned depth, struct text *out)
{
    if (depth > 10 || out->length > LONGEST_SOURCE) {
        text_add(out, "...");
        return;
    }
    switch (expr->kind) {
    case EXPR_NAME:
    case EXPR_LOCAL:
    case EXPR_CELL:
    case EXPR_GLOBAL:
        text_add(out, expr->name->bytes);
        break;
    case EXPR_ATTRIBUTE:
        add_source(expr->attribute.object, depth + 1, out);
        text_printf(out, ".%s", expr->attribute.name->bytes);
        break;
    case EXPR_SUBSCRIPT:
        add_source(expr->subscript.object, depth + 1, out);
        text_add(out, "[...]");
        break;
    case EXPR_CALL: {
        const struct exprs *arguments = &expr->call->arguments;
        add_source(expr->call->function, depth + 1, out);
        text_add_char(out, '(');
        if (arguments->count == 1)
            add_source(arguments->items[0], depth + 1, out);
        else if (arguments->count || expr->call->keyword_count)
            text_add(out, "...");
        text_add_char(out, ')');
        break;
    }
    default:
        text_add(out, "...");
        break;
    }
}

const char *walk_source(struct walk *walk, const struct expr *expr)
{
    TEXT_SCOPE(out);
    add_source(expr, 0, &out);
    return out.length == 3 ? "an expression" : text_copy(&out, walk->arena);
}

static const struct guess *constant(struct walk *walk, const struct py_value *value)
{
    if (value->tag == PY_NONE)
        return &guess_none;
    if (value->tag == PY_BOOL)
        return guess_boolean(value->integer != 0);
    if (value->tag == PY_INT) {
        struct guess *guess = arena_new(walk->arena, struct guess);
        guess->kind = GUESS_NUMBER;
        guess->number = value->integer;
        return guess;
    }
    if (!py_is_kind(*value, PY_KIND_STR))
        return &guess_unknown;
    const struct py_str *string = (const struct py_str *)value->object;
    return guess_string(walk, arena_strndup(walk->arena, string->bytes, string->length), NULL);
}

/* connection.dialect.name, engine.name: the kind of database, wherever it is asked. */
static bool is_dialect_name(struct walk *walk, const struct expr *expr)
{
    if (strcmp(expr->attribute.name->bytes, "name") != 0)
        return false;
    const struct expr *object = expr->attribute.object;
    if (object->kind == EXPR_ATTRIBUTE)
        return strcmp(object->attribute.name->bytes, "dialect") == 0 ||
               strcmp(object->attribute.name->bytes, "engine") == 0;
    const char *name = walk_dotted(walk, object);
    return strcmp(name, "dialect") == 0 || strcmp(name, "engine") == 0 ||
           strcmp(name, "connectable") == 0;
}

static const struct guess *attribute(struct walk *walk, struct scope *scope, struct expr *expr)
{
    if (is_dialect_name(walk, expr))
        return walk->facts->dialect ? guess_string(walk, walk->facts->dialect, NULL)
                                    : &guess_unknown;
    const char *name = expr->attribute.name->bytes;
    const struct guess *object = walk_value(walk, scope, expr->attribute.object);
    return object->kind == GUESS_METADATA && strcmp(name, "metadata") == 0 ? object
                                                                           : &guess_unknown;
}

static const struct guess *subscript(struct walk *walk, struct scope *scope, struct expr *expr)
{
    const struct guess *index = walk_value(walk, scope, expr->subscript.index);
    if (index->kind != GUESS_STRING) {
        walk_value(walk, scope, expr->subscript.object);
        return &guess_unknown;
    }
    const char *dotted = walk_dotted(walk, expr->subscript.object);
    if (strcmp(dotted, "os.environ") == 0 || strcmp(dotted, "environ") == 0) {
        const char *value = getenv(index->text);
        if (value)
            return guess_string(walk, arena_strdup(walk->arena, value), index->text);
        struct guess *missing = arena_new(walk->arena, struct guess);
        missing->variable = index->text;
        return missing;
    }
    const struct guess *object = walk_value(walk, scope, expr->subscript.object);
    const struct guess *found =
        object->kind == GUESS_MAPPING ? map_get(object->values, index->text) : NULL;
    return found ? found : &guess_unknown;
}

static const struct guess *join(struct walk *walk, const struct guess *left,
                                const struct guess *right)
{
    if (left->kind != GUESS_STRING || right->kind != GUESS_STRING ||
        strlen(left->text) + strlen(right->text) > WALK_LONGEST_STRING)
        return &guess_unknown;
    return guess_string(walk, arena_printf(walk->arena, "%s%s", left->text, right->text),
                        left->variable ? left->variable : right->variable);
}

/* The operator % with %s only. */
static const struct guess *format_percent(struct walk *walk, const struct guess *pattern,
                                          const struct guess *argument)
{
    if (pattern->kind != GUESS_STRING || argument->kind == GUESS_UNKNOWN ||
        argument->kind == GUESS_MAPPING)
        return &guess_unknown;
    const struct guess *const *items =
        argument->kind == GUESS_LIST ? argument->items.items : &argument;
    size_t count = argument->kind == GUESS_LIST ? argument->items.count : 1;
    size_t used = 0;
    TEXT_SCOPE(out);
    for (const char *byte = pattern->text; *byte; byte++) {
        if (*byte != '%') {
            text_add_char(&out, *byte);
        } else if (byte[1] == '%') {
            text_add_char(&out, *byte++);
        } else if (byte[1] == 's' && used < count && items[used]->kind == GUESS_STRING) {
            text_add(&out, items[used++]->text);
            byte++;
        } else {
            return &guess_unknown;
        }
    }
    bool fits = used == count && out.length <= WALK_LONGEST_STRING;
    return fits ? guess_string(walk, text_copy(&out, walk->arena), NULL) : &guess_unknown;
}

static const struct guess *binary(struct walk *walk, struct scope *scope, struct expr *expr)
{
    const struct guess *left = walk_value(walk, scope, expr->binary.left);
    const struct guess *right = walk_value(walk, scope, expr->binary.right);
    if (expr->op == PY_ADD)
        return join(walk, left, right);
    if (expr->op == PY_MODULO)
        return format_percent(walk, left, right);
    return &guess_unknown;
}

/* 1, 0, or -1 where it is not known. */
static int are_equal(const struct guess *left, const struct guess *right)
{
    if (left->kind == GUESS_UNKNOWN || right->kind == GUESS_UNKNOWN)
        return -1;
    if (left->kind != right->kind)
        return left->kind <= GUESS_STRING && right->kind <= GUESS_STRING ? 0 : -1;
    switch (left->kind) {
    case GUESS_NONE:
        return 1;
    case GUESS_BOOLEAN:
        return left->is_true == right->is_true;
    case GUESS_NUMBER:
        return left->number == right->number;
    case GUESS_STRING:
        return strcmp(left->text, right->text) == 0;
    default:
        return -1;
    }
}

static int contains(const struct guess *item, const struct guess *whole)
{
    if (item->kind == GUESS_STRING && whole->kind == GUESS_STRING)
        return strstr(whole->text, item->text) != NULL;
    if (item->kind == GUESS_STRING && whole->kind == GUESS_MAPPING)
        return map_has(whole->values, item->text) ? 1 : whole->is_open ? -1 : 0;
    if (whole->kind != GUESS_LIST)
        return -1;
    int found = 0;
    for (size_t i = 0; i < whole->items.count && found != 1; i++) {
        int equal = are_equal(item, whole->items.items[i]);
        found = equal ? equal : found;
    }
    return found;
}

static const struct guess *compare(struct walk *walk, struct scope *scope, struct expr *expr)
{
    if (expr->op == COMPARE_CHAIN)
        return &guess_unknown;
    const struct guess *left = walk_value(walk, scope, expr->binary.left);
    const struct guess *right = walk_value(walk, scope, expr->binary.right);
    int answer = -1;
    if (expr->op == PY_EQ || expr->op == PY_NE || expr->op == COMPARE_IS ||
        expr->op == COMPARE_IS_NOT)
        answer = are_equal(left, right);
    else if (expr->op == COMPARE_IN || expr->op == COMPARE_NOT_IN)
        answer = contains(left, right);
    bool is_negated = expr->op == PY_NE || expr->op == COMPARE_IS_NOT || expr->op == COMPARE_NOT_IN;
    return answer < 0 ? &guess_unknown : guess_boolean((answer == 1) != is_negated);
}

/* Behind an unknown operand nothing is known; behind a variable that is not set its default is. */
static const struct guess *choose(struct walk *walk, struct scope *scope, struct expr *expr)
{
    const struct guess *value = &guess_unknown;
    bool is_known = true;
    for (size_t i = 0; i < expr->items.count; i++) {
        const struct guess *item = walk_value(walk, scope, expr->items.items[i]);
        if (!is_known)
            continue;
        value = item;
        int truth = guess_truth(item);
        if (truth < 0) {
            is_known = false;
            value = &guess_unknown;
        } else if (truth == (expr->kind == EXPR_OR)) {
            break;
        }
    }
    return value;
}

static const struct guess *conditional(struct walk *walk, struct scope *scope, struct expr *expr)
{
    int truth = guess_truth(walk_value(walk, scope, expr->conditional.condition));
    if (truth >= 0)
        return walk_value(walk, scope, truth ? expr->conditional.yes : expr->conditional.no);
    const struct guess *yes = walk_value(walk, scope, expr->conditional.yes);
    const struct guess *no = walk_value(walk, scope, expr->conditional.no);
    return are_equal(yes, no) == 1 ? yes : &guess_unknown;
}

static const struct guess *list(struct walk *walk, struct scope *scope, struct expr *expr)
{
    struct guess *guess = arena_new(walk->arena, struct guess);
    guess->kind = GUESS_LIST;
    bool is_known = true;
    for (size_t i = 0; i < expr->items.count; i++) {
        is_known = is_known && expr->items.items[i]->kind != EXPR_STARRED;
        vec_push(walk->arena, &guess->items, walk_value(walk, scope, expr->items.items[i]));
    }
    return is_known ? guess : &guess_unknown;
}

/* The items are key and value in turn; without a key the value is a mapping. */
static const struct guess *mapping(struct walk *walk, struct scope *scope, struct expr *expr)
{
    struct guess *guess = arena_new(walk->arena, struct guess);
    guess->kind = GUESS_MAPPING;
    guess->values = arena_new(walk->arena, struct map);
    for (size_t i = 0; i + 1 < expr->items.count; i += 2) {
        const struct guess *value = walk_value(walk, scope, expr->items.items[i + 1]);
        if (expr->items.items[i]) {
            const struct guess *key = walk_value(walk, scope, expr->items.items[i]);
            if (key->kind == GUESS_STRING)
                map_put(guess->values, walk->arena, key->text, (void *)(uintptr_t)value);
            else
                guess->is_open = true;
        } else if (value->kind == GUESS_MAPPING) {
            for (size_t j = 0; j < value->values->count; j++)
                map_put(guess->values, walk->arena, value->values->entries[j].key,
                        value->values->entries[j].value);
            guess->is_open = guess->is_open || value->is_open;
        } else {
            guess->is_open = true;
        }
    }
    return guess;
}

static const struct guess *fstring(struct walk *walk, struct scope *scope, struct expr *expr)
{
    TEXT_SCOPE(out);
    const char *variable = NULL;
    for (size_t i = 0; expr->fstring && i < expr->fstring->count; i++) {
        const struct fstring_part *part = &expr->fstring->items[i];
        if (!part->expression) {
            text_add(&out, ((const struct py_str *)part->literal.object)->bytes);
            continue;
        }
        const struct guess *value = walk_value(walk, scope, part->expression);
        if (part->spec || part->conversion ||
            (value->kind != GUESS_STRING && value->kind != GUESS_NUMBER)) {
            struct guess *unknown = arena_new(walk->arena, struct guess);
            unknown->variable = value->variable;
            return unknown;
        }
        variable = value->variable ? value->variable : variable;
        text_add(&out, guess_show(value, walk->arena));
    }
    return out.length > WALK_LONGEST_STRING
               ? &guess_unknown
               : guess_string(walk, text_copy(&out, walk->arena), variable);
}

static const struct guess *value_of(struct walk *walk, struct scope *scope, struct expr *expr)
{
    switch (expr->kind) {
    case EXPR_CONSTANT:
        return constant(walk, &expr->constant);
    case EXPR_NAME:
    case EXPR_LOCAL:
    case EXPR_CELL:
    case EXPR_GLOBAL:
        return scope_guess(scope, expr->name->bytes);
    case EXPR_ATTRIBUTE:
        return attribute(walk, scope, expr);
    case EXPR_SUBSCRIPT:
        return subscript(walk, scope, expr);
    case EXPR_CALL:
        return walk_call(walk, scope, expr);
    case EXPR_BINARY:
        return binary(walk, scope, expr);
    case EXPR_COMPARE:
        return compare(walk, scope, expr);
    case EXPR_AND:
    case EXPR_OR:
        return choose(walk, scope, expr);
    case EXPR_NOT: {
        int truth = guess_truth(walk_value(walk, scope, expr->operand));
        return truth < 0 ? &guess_unknown : guess_boolean(!truth);
    }
    case EXPR_CONDITIONAL:
        return conditional(walk, scope, expr);
    case EXPR_TUPLE:
    case EXPR_LIST:
    case EXPR_SET:
        return list(walk, scope, expr);
    case EXPR_DICT:
        return mapping(walk, scope, expr);
    case EXPR_FSTRING:
        return fstring(walk, scope, expr);
    default:
        return &guess_unknown;
    }
}

const struct guess *walk_value(struct walk *walk, struct scope *scope, struct expr *expr)
{
    if (!expr || walk->depth >= WALK_DEEPEST || walk->steps++ >= WALK_MOST_STEPS)
        return &guess_unknown;
    walk->depth++;
    const struct guess *value = value_of(walk, scope, expr);
    walk->depth--;
    return value;
}
