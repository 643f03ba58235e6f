/* What the files of this folder share beyond api.h: the insides of types, classes and calls. */
#ifndef PYTHON_RUNTIME_H
#define PYTHON_RUNTIME_H

#include <string.h>

#include "base/text.h"
#include "python/api.h"
#include "python/interp.h"

/* The native types, one file each. */
extern const struct py_type py_object_type, py_type_type, py_none_type, py_bool_type, py_int_type,
    py_float_type, py_str_type, py_bytes_type, py_bytearray_type, py_memoryview_type, py_list_type,
    py_tuple_type, py_dict_type, py_set_type, py_frozenset_type, py_range_type, py_slice_type,
    py_cell_type, py_function_type, py_native_type, py_method_type, py_module_type_object,
    py_exception_type, py_generator_type, py_iterator_type, py_property_type, py_staticmethod_type,
    py_classmethod_type, py_super_type, py_view_type, py_ellipsis_type, py_not_implemented_type;

/* --- str ------------------------------------------------------------------------------------- */

static inline struct py_str *as_str(struct py_value value)
{
    return (struct py_str *)(void *)value.object;
}

uint64_t str_hash_new(struct py_str *str);
static inline uint64_t str_hash(struct py_str *str)
{
    return str->hash ? str->hash : str_hash_new(str);
}
/* No instance of a class derived from str, which may behave otherwise. */
static inline bool is_plain_str(const struct py *py, struct py_value value)
{
    return value.tag == PY_OBJECT && value.object->class == py->classes[PY_KIND_STR];
}
bool str_equal(const struct py_str *a, const struct py_str *b);
/* Of count characters in length bytes, which the caller fills in through ret_bytes at once. */
struct py_value str_room(struct py *py, size_t length, size_t count, char **ret_bytes);
struct py_value str_ascii(struct py *py, const char *bytes, size_t length);
struct py_value str_concatenate(struct py *py, struct py_value a, struct py_value b);
struct py_value str_character(struct py *py, const char *bytes); /* a str of one character */
struct py_value str_slice(struct py *py, struct py_str *str, size_t start, size_t end); /* bytes */
static inline bool str_is_ascii(const struct py_str *str)
{
    return str->length == str->count;
}

/* --- dict and set
 * ------------------------------------------------------------------------------ */

static inline struct py_dict *as_dict(struct py_value value)
{
    return (struct py_dict *)(void *)value.object;
}

struct py_dict *dict_new(struct py *py);
struct py_dict *set_new(struct py *py, bool is_frozen);
struct py_entry *dict_find_str(struct py_dict *dict, struct py_str *key);
/* NULL: not there, or raised (*ret_failed). */
struct py_entry *dict_find(struct py *py, struct py_dict *dict, struct py_value key,
                           bool *ret_failed);
void dict_put_str(struct py *py, struct py_dict *dict, struct py_str *key, struct py_value value);
bool dict_put(struct py *py, struct py_dict *dict, struct py_value key, struct py_value value);
/* Whether it was there; false with *ret_failed when raised. */
bool dict_remove(struct py *py, struct py_dict *dict, struct py_value key, bool *ret_failed);
bool dict_remove_str(struct py_dict *dict, struct py_str *key);
void dict_clear(struct py_dict *dict);
struct py_dict *dict_copy(struct py *py, const struct py_dict *source);
bool dict_update(struct py *py, struct py_dict *dict, struct py_value other);
struct py_value dict_view(struct py *py, struct py_dict *dict, enum py_view_part part);
struct py_value dict_iterator(struct py *py, struct py_dict *dict, enum py_view_part part);
bool set_update(struct py *py, struct py_dict *set, struct py_value iterable);

/* --- sequences
 * --------------------------------------------------------------------------------- */

static inline struct py_list *as_list(struct py_value value)
{
    return (struct py_list *)(void *)value.object;
}

static inline struct py_tuple *as_tuple(struct py_value value)
{
    return (struct py_tuple *)(void *)value.object;
}

/* A subscript as an index into count items; false: raised "<what> index out of range". */
bool index_in(struct py *py, struct py_value key, size_t count, const char *what,
              size_t *ret_index);
struct slice_range {
    int64_t start;
    int64_t stop;
    int64_t step;
    size_t count;
};
bool slice_range(struct py *py, const struct py_slice *slice, size_t count,
                 struct slice_range *ret_range);
/* start and stop arguments of find, index, count…: clamped. */
bool clamp_bounds(struct py *py, struct py_value start, struct py_value stop, size_t count,
                  size_t *ret_start, size_t *ret_stop);
struct py_value compare_sequences(struct py *py, enum py_compare op, const struct py_value *a,
                                  size_t a_count, const struct py_value *b, size_t b_count);
struct py_value compare_result(enum py_compare op, int order);

/* --- numbers
 * ----------------------------------------------------------------------------------- */

/* Numbers that are equal hash alike: modulo a prime, as CPython does it. */
#define HASH_MODULUS ((UINT64_C(1) << 61) - 1)
static inline uint64_t hash_signed(uint64_t hash, bool is_negative)
{
    hash = is_negative ? 0 - hash : hash;
    return hash == UINT64_MAX ? UINT64_MAX - 1 : hash;
}
static inline uint64_t hash_of_int64(int64_t number)
{
    uint64_t magnitude = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
    return hash_signed(magnitude % HASH_MODULUS, number < 0);
}
struct py_value int_binary(struct py *py, enum py_operator op, struct py_value a,
                           struct py_value b);
struct py_value float_binary(struct py *py, enum py_operator op, double a, double b);
bool int_text(struct py *py, struct py_value value, unsigned base, struct text *out);
enum { INT64_ROOM = 20 }; /* bytes that the digits of any of 64 bits take, with its sign */
/* Where they begin in room, whose last byte they end with. */
char *int64_digits(int64_t number, char room[static INT64_ROOM]);
void float_text(double number, struct text *out); /* as repr */
bool is_integer(struct py_value value);           /* int, bool or a class derived from int */
bool is_number(struct py_value value);

/* --- classes and attributes
 * ---------------------------------------------------------------------- */

static inline struct py_class *as_class(struct py_value value)
{
    return (struct py_class *)(void *)value.object;
}

struct keywords;
struct py_value class_lookup(struct py *py, struct py_class *class, struct py_str *name);
/* What name gives on an instance of a class of a script; PY_UNBOUND where the behaviour is
 * native. */
struct py_value user_method(struct py *py, struct py_value self, struct py_str *name);
bool is_subclass(const struct py_class *class, const struct py_class *base);
struct py_class *class_new_native(struct py *py, const struct py_type *type);
struct py_value class_create(struct py *py, struct py_class *metaclass, struct py_value name,
                             struct py_value bases, struct py_dict *names,
                             struct py_value keywords);
void class_changed(struct py *py, struct py_class *class);
/* The most derived metaclass of the bases and the one asked for (PY_UNBOUND: none). */
struct py_value choose_metaclass(struct py *py, struct py_value asked, struct py_value bases);
struct py_value class_call(struct py *py, struct py_class *class, const struct py_value *arguments,
                           size_t count, const struct keywords *keywords);
/* The same without the __call__ of the class's metaclass. */
struct py_value class_make(struct py *py, struct py_class *class, const struct py_value *arguments,
                           size_t count, const struct keywords *keywords);
struct py_value descriptor_get(struct py *py, struct py_value attribute, struct py_value self,
                               struct py_class *class);
struct py_value generic_getattr(struct py *py, struct py_value object, struct py_str *name);
bool generic_setattr(struct py *py, struct py_value object, struct py_str *name,
                     struct py_value value);
/* Whether all instances of the class keep an attribute of that name among their own, and reading it
 * (is_write: setting it, too) is no more than that. */
bool is_plain_attribute(struct py *py, struct py_value object, struct py_str *name, bool is_write);
/* The function and its self for a call object.name(…); self PY_UNBOUND where none is added. */
bool load_method(struct py *py, struct py_value object, struct py_str *name,
                 struct py_value *ret_function, struct py_value *ret_self);
/* What super finds behind its class, not yet bound to anything; PY_UNBOUND: nothing. */
struct py_value super_lookup(const struct py_super *super, struct py_str *name);
struct py_value raise_no_attribute(struct py *py, struct py_value object, struct py_str *name);
/* __len__ and the like for the slots that the type itself has. */
void add_slot_methods(struct py *py, struct py_class *class, const struct py_type *type);
void add_methods(struct py *py, struct py_class *class, const struct py_function_row *rows);
struct py_value native_new(struct py *py, const struct py_function_row *row, struct py_class *owner,
                           uint8_t flags, struct py_value data);
struct py_value dir_of(struct py *py, struct py_value object);

/* The end of a container's construct: fills the new instance by init, unless the class's own
 * __init__ will do that. a[1] and a[2] are *args and **kwargs; most is how many args init takes. */
struct py_value construct_with(struct py *py, struct py_value instance, const struct py_value *a,
                               struct py_value (*init)(struct py *py, struct py_value *arguments),
                               size_t most);

/* --- calls
 * ------------------------------------------------------------------------------------- */

struct py_signature {
    struct py_str **names;
    uint32_t count; /* of parameters, stars included */
    uint32_t positional;
    uint32_t positional_only;
    uint32_t required; /* of the positional */
    bool *is_required; /* keyword-only ones too */
    int star;          /* index of *args, or -1 */
    int double_star;
};

const struct py_signature *signature_parse(struct py *py, const char *parameters, bool has_self);

/* Keyword arguments of a call: names and values side by side. */
struct keywords {
    struct py_str **names;
    const struct py_value *values;
    size_t count;
};

struct py_value call_value(struct py *py, struct py_value callable,
                           const struct py_value *arguments, size_t count,
                           const struct keywords *keywords);
/* With self, unless it is PY_UNBOUND, in front of the arguments; arguments[-1] must be writable. */
struct py_value call_function(struct py *py, struct py_function *function,
                              const struct py_value *arguments, size_t count,
                              const struct keywords *keywords);
struct py_value call_native(struct py *py, struct py_native *native,
                            const struct py_value *arguments, size_t count,
                            const struct keywords *keywords);
/* object.name(…) through the class only, as operators do; PY_UNBOUND: there is no such method. */
struct py_value call_special(struct py *py, struct py_value object, struct py_str *name,
                             const struct py_value *arguments, size_t count);
struct keywords keywords_of_dict(struct py *py, struct py_value dict);

/* Room for count values on the value stack; NULL: RecursionError raised. Freed by setting
 * py->stack_top back. */
struct py_value *stack_push(struct py *py, size_t count);

/* --- generators, iterators
 * ------------------------------------------------------------------------ */

struct py_value generator_new(struct py *py, struct py_function *function, struct py_value *slots);
/* Runs a coroutine, or what __await__ gives, to its end: nothing runs beside it. */
struct py_value await_value(struct py *py, struct py_value value);
/* The items that `async for` gets. */
struct py_value async_iterate(struct py *py, struct py_value value);
bool is_coroutine(struct py_value value);
struct py_value generator_resume(struct py *py, struct py_generator *generator);
struct py_iterator *iterator_new(struct py *py, struct py_value source,
                                 struct py_value (*next)(struct py *py, struct py_iterator *));

/* --- exceptions
 * ---------------------------------------------------------------------------------- */

struct py_value exception_new(struct py *py, struct py_class *class,
                              const struct py_value *arguments, size_t count);
bool exception_matches(struct py *py, struct py_value exception, struct py_value type,
                       bool *ret_failed);
void traceback_add(struct py *py, const struct py_frame *frame);
void traceback_write(struct py *py, struct py_value exception, struct text *out);
bool exception_line(struct py *py, struct py_value exception, struct text *out);
struct py_value raise_key_error(struct py *py, struct py_value key);
struct py_value raise_type_mismatch(struct py *py, const char *symbol, struct py_value a,
                                    struct py_value b);

/* --- the rest
 * ------------------------------------------------------------------------------------- */

void builtins_setup(struct py *py);
const char *operator_symbol(enum py_operator op);
struct py_value format_percent(struct py *py, struct py_value format, struct py_value arguments);
struct py_value format_braces(struct py *py, struct py_str *format, struct py_value arguments,
                              struct py_value keywords);
struct py_value module_run(struct py *py, const char *name, const char *path, const char *source,
                           size_t length, bool is_package);
struct py_value module_run_unit(struct py *py, const char *name, struct unit *unit,
                                bool is_package);
struct py_value module_new(struct py *py, const char *name);
/* Entered into sys.modules, with the names that every module of a source has. */
struct py_value module_new_unit(struct py *py, const char *name, const struct unit *unit,
                                bool is_package);
/* Stands for a name that an import does not give; reason: the exception that tells why the module,
 * which is there, does not; PY_UNBOUND: there is no such module. */
struct py_value module_missing(struct py *py, struct py_value module, struct py_str *name,
                               struct py_value reason);
/* The module of that name in a package, for a script whose imports may be left out: what would have
 * imported it may not have run. PY_UNBOUND: there is none. */
struct py_value module_of_package(struct py *py, struct py_value module, struct py_str *name);
struct py_value import_module(struct py *py, struct py_str *name);
struct py_value import_from(struct py *py, struct py_value module, struct py_str *name);
/* The methods encode() of str and decode() of bytes. */
struct py_value str_encode(struct py *py, struct py_value *arguments);
struct py_value bytes_decode(struct py *py, struct py_value *arguments);
void quote_str(struct py *py, const struct py_str *str, bool ascii_only, struct text *out);
void quote_bytes(const uint8_t *bytes, size_t length, struct text *out);

/* A native callback that was handed a value and remembers no state. */
#define PY_TRY(variable, expression)                                                               \
    struct py_value variable = (expression);                                                       \
    if (py_is_error(variable))                                                                     \
    return py_error()

#endif
