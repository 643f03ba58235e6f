/* What native code does with values: make them, ask them, operate on them, raise. */
#ifndef PYTHON_API_H
#define PYTHON_API_H

#include "python/names.h"
#include "python/object.h"
#include "python/python.h"

/* --- making ---------------------------------------------------------------------------------- */

struct py_value py_str(struct py *py, const char *string);
struct py_value py_str_bytes(struct py *py, const char *bytes, size_t length);
struct py_value py_str_text(struct py *py, const struct text *text);
struct py_value py_str_format(struct py *py, const char *format, ...) ALQ_FORMAT(2, 3);
struct py_value py_intern(struct py *py, const char *string);
struct py_value py_bytes(struct py *py, const void *bytes, size_t length);
struct py_value py_list(struct py *py, size_t capacity);
struct py_value py_list_of(struct py *py, const struct py_value *items, size_t count);
struct py_value py_tuple(struct py *py, size_t count); /* of None, to be filled */
struct py_value py_tuple_of(struct py *py, const struct py_value *items, size_t count);
struct py_value py_pair(struct py *py, struct py_value first, struct py_value second);
struct py_value py_dict(struct py *py);
struct py_value py_set(struct py *py);
struct py_value py_property(struct py *py, struct py_value getter);

/* --- containers ------------------------------------------------------------------------------ */

/* Lists and tuples as an array; false for other kinds. Valid until the list changes. */
bool py_sequence(struct py_value value, const struct py_value **ret_items, size_t *ret_count);
void py_list_append(struct py *py, struct py_value list, struct py_value item);

/* PY_UNBOUND where the key is not there; PY_ERROR where it cannot be hashed or compared. */
struct py_value py_dict_get(struct py *py, struct py_value dict, struct py_value key);
struct py_value py_dict_get_string(struct py *py, struct py_value dict, const char *key);
bool py_dict_set(struct py *py, struct py_value dict, struct py_value key, struct py_value value);
void py_dict_set_string(struct py *py, struct py_value dict, const char *key,
                        struct py_value value);
/* Steps through entries in order; *position starts at 0. */
bool py_dict_next(struct py_value dict, size_t *position, struct py_value *ret_key,
                  struct py_value *ret_value);
size_t py_dict_count(struct py_value dict);
bool py_set_add(struct py *py, struct py_value set, struct py_value item);

/* --- asking ---------------------------------------------------------------------------------- */

static inline bool py_is_str(struct py_value value)
{
    return py_is_kind(value, PY_KIND_STR);
}

bool py_is_callable(struct py *py, struct py_value value);
bool py_is_instance(struct py *py, struct py_value value, struct py_value class);
struct py_class *py_class(struct py *py, struct py_value value);
const char *py_type_name(struct py *py, struct py_value value);

/* The bytes of a str, ended by NUL; lives as long as the value. NULL for other kinds. */
const char *py_string(struct py *py, struct py_value value);
size_t py_string_length(struct py_value value);

/* The C value, or false with the exception raised that CPython raises. */
bool py_to_string(struct py *py, struct py_value value, const char *what, const char **ret_string);
bool py_to_int64(struct py *py, struct py_value value, int64_t *ret_number);
bool py_to_double(struct py *py, struct py_value value, double *ret_number);

/* --- operating; each may raise
 * ------------------------------------------------------------------ */

struct py_value py_getattr(struct py *py, struct py_value object, struct py_value name);
struct py_value py_getattr_string(struct py *py, struct py_value object, const char *name);
/* PY_UNBOUND instead of AttributeError. */
struct py_value py_getattr_optional(struct py *py, struct py_value object, struct py_value name);
bool py_setattr(struct py *py, struct py_value object, struct py_value name, struct py_value value);
bool py_setattr_string(struct py *py, struct py_value object, const char *name,
                       struct py_value value);

struct py_value py_call(struct py *py, struct py_value callable, const struct py_value *arguments,
                        size_t count);
/* keywords: a dict, or PY_UNBOUND. */
struct py_value py_call_keywords(struct py *py, struct py_value callable,
                                 const struct py_value *arguments, size_t count,
                                 struct py_value keywords);
struct py_value py_call_method(struct py *py, struct py_value object, const char *name,
                               const struct py_value *arguments, size_t count);

struct py_value py_iterate(struct py *py, struct py_value iterable);
struct py_value py_next(struct py *py, struct py_value iterator);    /* PY_UNBOUND at the end */
struct py_value py_to_list(struct py *py, struct py_value iterable); /* always a new list */
struct py_value py_to_tuple(struct py *py, struct py_value iterable);

struct py_value py_repr(struct py *py, struct py_value value);
struct py_value py_ascii(struct py *py, struct py_value value); /* repr without non-ASCII */
struct py_value py_to_str(struct py *py, struct py_value value);
/* The same as C strings that live as long as the garbage collector finds them on the stack. */
const char *py_repr_string(struct py *py, struct py_value value); /* NULL: raised */
const char *py_str_string(struct py *py, struct py_value value);  /* NULL: raised */
/* Adds to text; false: raised. */
bool py_repr_to(struct py *py, struct py_value value, struct text *out);
bool py_str_to(struct py *py, struct py_value value, struct text *out);

bool py_truth(struct py *py, struct py_value value, bool *ret_truth) ALQ_CHECK;
bool py_equal(struct py *py, struct py_value a, struct py_value b, bool *ret_equal) ALQ_CHECK;
bool py_hash(struct py *py, struct py_value value, uint64_t *ret_hash) ALQ_CHECK;
struct py_value py_compare(struct py *py, enum py_compare op, struct py_value a, struct py_value b);
struct py_value py_binary(struct py *py, enum py_operator op, struct py_value a, struct py_value b);
struct py_value py_inplace(struct py *py, enum py_operator op, struct py_value a,
                           struct py_value b);
struct py_value py_unary(struct py *py, enum py_unary op, struct py_value value);
struct py_value py_getitem(struct py *py, struct py_value object, struct py_value key);
bool py_setitem(struct py *py, struct py_value object, struct py_value key, struct py_value value);
bool py_delitem(struct py *py, struct py_value object, struct py_value key);
bool py_contains(struct py *py, struct py_value container, struct py_value item, bool *ret_found);
bool py_length(struct py *py, struct py_value value, int64_t *ret_length) ALQ_CHECK;
struct py_value py_format(struct py *py, struct py_value value, const char *spec, size_t length);

/* --- raising and catching -------------------------------------------------------------------- */

/* Raises exception number id (PY_EXC_TYPE …); always PY_ERROR. */
struct py_value py_raise(struct py *py, enum py_exception_id id, const char *format, ...)
    ALQ_FORMAT(3, 4);
/* Raises an instance, or an instance of a class. */
struct py_value py_raise_value(struct py *py, struct py_value exception);
struct py_value py_raise_class(struct py *py, struct py_value class, const char *format, ...)
    ALQ_FORMAT(3, 4);
struct py_value py_exception_class(struct py *py, enum py_exception_id id);
bool py_error_is(struct py *py, enum py_exception_id id);
/* The exception in flight, which is then no more. */
struct py_value py_error_take(struct py *py);
/* Where the exception passed: a list of (file, line, function, column), innermost first; None. */
struct py_value py_traceback(struct py *py, struct py_value exception);
void py_error_clear(struct py *py);

/* --- limits
 * ------------------------------------------------------------------------------------ */

/* Counts one step of a native loop; false: a limit was passed, and the exception is raised. */
bool py_tick(struct py *py) ALQ_CHECK;
/* Whether a thing of count items of that size may be made; else MemoryError. */
bool py_check_size(struct py *py, size_t count, size_t item_size) ALQ_CHECK;
/* Around C recursion that follows the nesting of values. */
bool py_enter(struct py *py, const char *where) ALQ_CHECK;
void py_leave(struct py *py);

/* --- importing
 * --------------------------------------------------------------------------------- */

struct py_value py_import(struct py *py, const char *name);
/* A name out of a module, both given in C. */
struct py_value py_import_name(struct py *py, const char *module, const char *name);

#endif
