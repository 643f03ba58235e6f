/* The match statement. */
#include "python/eval.h"

#include "base/banned.h"

static bool bind(struct py *py, struct py_frame *frame, struct expr *target, struct py_value value)
{
    return !target || assign(py, frame, target, value);
}

static bool match_sequence(struct py *py, struct py_frame *frame, const struct pattern *pattern,
                           struct py_value subject, bool *ret_matches)
{
    const struct py_value *items;
    size_t count;
    *ret_matches = false;
    if (py_is_kind(subject, PY_KIND_RANGE)) {
        subject = py_to_list(py, subject);
        if (py_is_error(subject))
            return false;
    }
    if (!py_sequence(subject, &items, &count))
        return true;
    size_t star = SIZE_MAX;
    for (size_t i = 0; i < pattern->count; i++) {
        if (pattern->items[i]->kind == PATTERN_STAR)
            star = i;
    }
    size_t wanted = star == SIZE_MAX ? pattern->count : pattern->count - 1;
    if (star == SIZE_MAX ? count != wanted : count < wanted)
        return true;
    size_t extra = count - wanted;
    *ret_matches = true;
    for (size_t i = 0; i < pattern->count && *ret_matches; i++) {
        const struct pattern *item = pattern->items[i];
        if (i == star) {
            if (!bind(py, frame, item->target, py_list_of(py, items + i, extra)))
                return false;
            continue;
        }
        size_t at = star != SIZE_MAX && i > star ? i + extra - 1 : i;
        if (!match_pattern(py, frame, item, items[at], ret_matches))
            return false;
    }
    return true;
}

static bool match_mapping(struct py *py, struct py_frame *frame, const struct pattern *pattern,
                          struct py_value subject, bool *ret_matches)
{
    *ret_matches = py_is_kind(subject, PY_KIND_DICT);
    struct py_dict *rest = *ret_matches ? dict_copy(py, as_dict(subject)) : NULL;
    for (size_t i = 0; i < pattern->count && *ret_matches; i++) {
        struct py_value key = eval(py, frame, pattern->keys.items[i]);
        if (py_is_error(key))
            return false;
        struct py_value value = py_dict_get(py, subject, key);
        if (py_is_error(value))
            return false;
        *ret_matches = !py_is_unbound(value);
        if (!*ret_matches)
            break;
        bool failed;
        dict_remove(py, rest, key, &failed);
        if (!match_pattern(py, frame, pattern->items[i], value, ret_matches))
            return false;
    }
    return !*ret_matches || bind(py, frame, pattern->target, py_object(rest));
}

/* The attribute that a positional sub-pattern stands for; the subject itself for str, int… */
static bool positional_value(struct py *py, struct py_value class, struct py_value subject,
                             size_t index, size_t count, struct py_value *ret_value)
{
    struct py_value names = py_getattr_optional(py, class, py_object(PY_NAME(match_args)));
    if (py_is_error(names))
        return false;
    const struct py_value *items;
    size_t known = 0;
    if (py_is_unbound(names)) {
        if (!as_class(class)->is_user && count == 1 && as_class(class) != py->object_class) {
            *ret_value = subject;
            return true;
        }
    } else if (!py_sequence(names, &items, &known)) {
        known = 0;
    }
    if (index >= known) {
        py_raise(py, PY_EXC_TYPE, "%s() accepts %zu positional sub-pattern%s (%zu given)",
                 as_class(class)->name->bytes, known, known == 1 ? "" : "s", count);
        return false;
    }
    *ret_value = py_getattr_optional(py, subject, items[index]);
    return !py_is_error(*ret_value);
}

static bool match_class(struct py *py, struct py_frame *frame, const struct pattern *pattern,
                        struct py_value subject, bool *ret_matches)
{
    struct py_value class = eval(py, frame, pattern->value);
    if (py_is_error(class))
        return false;
    if (!py_is_kind(class, PY_KIND_CLASS)) {
        py_raise(py, PY_EXC_TYPE, "called match pattern must be a class");
        return false;
    }
    *ret_matches = py_is_instance(py, subject, class);
    for (size_t i = 0; i < pattern->count && *ret_matches; i++) {
        struct py_value value;
        if (i < pattern->positional_count) {
            if (!positional_value(py, class, subject, i, pattern->positional_count, &value))
                return false;
        } else {
            struct py_str *name = pattern->names[i - pattern->positional_count];
            value = py_getattr_optional(py, subject, py_object(name));
        }
        if (py_is_error(value))
            return false;
        *ret_matches = !py_is_unbound(value);
        if (*ret_matches && !match_pattern(py, frame, pattern->items[i], value, ret_matches))
            return false;
    }
    return true;
}

static bool match_value(struct py *py, struct py_frame *frame, const struct pattern *pattern,
                        struct py_value subject, bool *ret_matches)
{
    struct py_value value = eval(py, frame, pattern->value);
    if (py_is_error(value))
        return false;
    if (pattern->kind == PATTERN_CONSTANT) {
        *ret_matches = py_is_same(subject, value);
        return true;
    }
    struct py_value result = py_compare(py, PY_EQ, subject, value);
    return !py_is_error(result) && py_truth(py, result, ret_matches);
}

bool match_pattern(struct py *py, struct py_frame *frame, const struct pattern *pattern,
                   struct py_value subject, bool *ret_matches)
{
    *ret_matches = true;
    switch (pattern->kind) {
    case PATTERN_VALUE:
    case PATTERN_CONSTANT:
        return match_value(py, frame, pattern, subject, ret_matches);
    case PATTERN_CAPTURE:
    case PATTERN_STAR:
        return bind(py, frame, pattern->target, subject);
    case PATTERN_SEQUENCE:
        return match_sequence(py, frame, pattern, subject, ret_matches);
    case PATTERN_MAPPING:
        return match_mapping(py, frame, pattern, subject, ret_matches);
    case PATTERN_CLASS:
        return match_class(py, frame, pattern, subject, ret_matches);
    case PATTERN_OR:
        *ret_matches = false;
        for (size_t i = 0; i < pattern->count && !*ret_matches; i++) {
            if (!match_pattern(py, frame, pattern->items[i], subject, ret_matches))
                return false;
        }
        return true;
    case PATTERN_AS:
        return match_pattern(py, frame, pattern->items[0], subject, ret_matches) &&
               (!*ret_matches || bind(py, frame, pattern->target, subject));
    }
    return true;
}

enum flow exec_match(struct py *py, struct py_frame *frame, struct stmt *stmt)
{
    struct py_value subject = eval(py, frame, stmt->match->subject);
    if (py_is_error(subject))
        return FLOW_RAISE;
    for (size_t i = 0; i < stmt->match->case_count; i++) {
        struct match_case *item = &stmt->match->cases[i];
        bool matches;
        frame->line = item->pattern->line;
        if (!match_pattern(py, frame, item->pattern, subject, &matches))
            return FLOW_RAISE;
        if (matches && item->guard && !eval_truth(py, frame, item->guard, &matches))
            return FLOW_RAISE;
        if (matches)
            return exec_block(py, frame, &item->body);
    }
    return FLOW_NEXT;
}
