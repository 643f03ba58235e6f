/* object, the singletons, and how each kind of object is traced. */
#include "python/ast.h"
#include "python/modules.h"
#include "python/runtime.h"

#include "base/banned.h"

/* --- tracing
 * ----------------------------------------------------------------------------------- */

static void trace_function(struct py_heap *heap, const struct py_function *function)
{
    py_heap_mark(heap, function->globals);
    py_heap_mark(heap, function->cells);
    py_heap_mark(heap, function->defaults);
    py_heap_mark(heap, function->name);
    py_heap_mark(heap, function->qualname);
    py_heap_mark_value(heap, function->doc);
    py_heap_mark(heap, function->annotations);
    py_heap_mark(heap, function->class_cell);
}

static void trace_class(struct py_heap *heap, const struct py_class *class)
{
    py_heap_mark(heap, class->name);
    py_heap_mark(heap, class->qualname);
    py_heap_mark(heap, class->bases);
    py_heap_mark(heap, class->mro);
    py_heap_mark_value(heap, class->weak_subclasses);
}

static void trace_generator(struct py_heap *heap, const struct py_generator *generator)
{
    py_heap_mark(heap, generator->function);
    py_heap_mark(heap, generator->slots);
    py_heap_mark_value(heap, generator->delegate);
    py_heap_mark_value(heap, generator->sent);
    py_heap_mark_value(heap, generator->thrown);
    py_heap_mark_value(heap, generator->handled);
}

static void trace_exception(struct py_heap *heap, const struct py_exception *exception)
{
    py_heap_mark_value(heap, exception->arguments);
    py_heap_mark_value(heap, exception->cause);
    py_heap_mark_value(heap, exception->context);
    py_heap_mark_value(heap, exception->traceback);
    py_heap_mark(heap, exception->others);
}

static void trace_other(struct py_heap *heap, const struct py_other *other)
{
    py_heap_mark(heap, other->data);
    py_heap_mark_value(heap, other->value);
    if (other->type && other->type->trace && other->data)
        other->type->trace(heap, other->data);
}

/* Kinds that are nothing but values behind the header. */
static void trace_values(struct py_heap *heap, struct py_object *object)
{
    static const struct {
        uint8_t first;
        uint8_t count;
    } layouts[PY_KIND_COUNT] = {
        [PY_KIND_SLICE] = {offsetof(struct py_slice, start), 3},
        [PY_KIND_CELL] = {offsetof(struct py_cell, value), 1},
        [PY_KIND_METHOD] = {offsetof(struct py_method, function), 2},
        [PY_KIND_PROPERTY] = {offsetof(struct py_property, getter), 4},
        [PY_KIND_WRAPPER] = {offsetof(struct py_wrapper, function), 1},
        [PY_KIND_ITERATOR] = {offsetof(struct py_iterator, source), 2},
    };
    const void *first = (const char *)object + layouts[object->kind].first;
    py_heap_mark_values(heap, first, layouts[object->kind].count);
}

void py_object_trace(struct py_heap *heap, struct py_object *object)
{
    py_heap_mark(heap, object->class);
    py_heap_mark(heap, object->attributes);
    switch (object->kind) {
    case PY_KIND_STR:
        py_heap_mark(heap, ((struct py_str *)(void *)object)->bytes);
        break;
    case PY_KIND_BYTES:
        py_heap_mark(heap, ((struct py_bytes *)(void *)object)->bytes);
        break;
    case PY_KIND_INT:
        py_heap_mark(heap, ((struct py_integer *)(void *)object)->digits);
        break;
    case PY_KIND_LIST:
        py_heap_mark(heap, ((struct py_list *)(void *)object)->items);
        break;
    case PY_KIND_TUPLE:
        py_heap_mark_values(heap, ((struct py_tuple *)(void *)object)->items,
                            ((struct py_tuple *)(void *)object)->count);
        break;
    case PY_KIND_DICT:
    case PY_KIND_SET:
        py_heap_mark(heap, ((struct py_dict *)(void *)object)->entries);
        py_heap_mark(heap, ((struct py_dict *)(void *)object)->slots);
        break;
    case PY_KIND_FUNCTION:
        trace_function(heap, (struct py_function *)(void *)object);
        break;
    case PY_KIND_NATIVE:
        py_heap_mark(heap, ((struct py_native *)(void *)object)->name);
        py_heap_mark(heap, ((struct py_native *)(void *)object)->owner);
        py_heap_mark_value(heap, ((struct py_native *)(void *)object)->data);
        break;
    case PY_KIND_CLASS:
        trace_class(heap, (struct py_class *)(void *)object);
        break;
    case PY_KIND_MODULE:
        py_heap_mark(heap, ((struct py_module *)(void *)object)->name);
        py_heap_mark(heap, ((struct py_module *)(void *)object)->path);
        break;
    case PY_KIND_GENERATOR:
        trace_generator(heap, (struct py_generator *)(void *)object);
        break;
    case PY_KIND_SUPER:
        py_heap_mark(heap, ((struct py_super *)(void *)object)->after);
        py_heap_mark(heap, ((struct py_super *)(void *)object)->start);
        py_heap_mark_value(heap, ((struct py_super *)(void *)object)->self);
        break;
    case PY_KIND_VIEW:
        py_heap_mark(heap, ((struct py_view *)(void *)object)->dict);
        break;
    case PY_KIND_EXCEPTION:
        trace_exception(heap, (struct py_exception *)(void *)object);
        break;
    case PY_KIND_OTHER:
        trace_other(heap, (struct py_other *)(void *)object);
        break;
    default:
        trace_values(heap, object);
        break;
    }
}

void py_object_finalize(struct py_object *object)
{
    if (object->kind != PY_KIND_OTHER)
        return;
    struct py_other *other = (struct py_other *)(void *)object;
    if (other->type && other->type->finalize && other->data)
        other->type->finalize(other->data);
    other->data = NULL;
}

/* --- object
 * -------------------------------------------------------------------------------------- */

static struct py_value object_construct(struct py *py, struct py_value *a)
{
    if (!py_is_kind(a[0], PY_KIND_CLASS))
        return py_raise(py, PY_EXC_TYPE, "object.__new__(X): X is not a type object (%s)",
                        py_type_name(py, a[0]));
    struct py_class *class = as_class(a[0]);
    bool has_arguments = as_tuple(a[1])->count > 0 || as_dict(a[2])->count > 0;
    struct py_value init = class_lookup(py, class, PY_NAME(init));
    bool has_init = !(py_is_kind(init, PY_KIND_NATIVE) && init.object->flags & NATIVE_SLOT);
    if (has_arguments && !has_init)
        return py_raise(py, PY_EXC_TYPE, "%s() takes no arguments", class->name->bytes);
    bool is_other = class->instance_kind == PY_KIND_OTHER;
    if (is_other && class->type->construct == object_construct)
        return py_instance(py, class->type, a[0], NULL);
    if (is_other || class->instance_kind != PY_KIND_INSTANCE)
        return py_raise(py, PY_EXC_TYPE, "object.__new__(%s) is not safe, use %s.__new__()",
                        class->name->bytes, class->type->name);
    return py_object(py_alloc_object(py, PY_KIND_INSTANCE, class, sizeof(struct py_object)));
}

static struct py_value object_init(struct py *py, struct py_value *a)
{
    (void)py;
    (void)a;
    return py_none();
}

static struct py_value object_setattr(struct py *py, struct py_value *a)
{
    const char *name;
    if (!py_to_string(py, a[1], "attribute name", &name))
        return py_error();
    return generic_setattr(py, a[0], as_str(a[1]), a[2]) ? py_none() : py_error();
}

static struct py_value object_delattr(struct py *py, struct py_value *a)
{
    return generic_setattr(py, a[0], as_str(a[1]), py_unbound()) ? py_none() : py_error();
}

static struct py_value object_getattribute(struct py *py, struct py_value *a)
{
    struct py_value value = generic_getattr(py, a[0], as_str(a[1]));
    return py_is_unbound(value) ? raise_no_attribute(py, a[0], as_str(a[1])) : value;
}

static struct py_value object_repr(struct py *py, struct py_value *a)
{
    const struct py_type *type = py_class(py, a[0])->type;
    if (type->repr)
        return type->repr(py, a[0]);
    return py_str_format(py, "<%s object at 0x%012zx>", py_class(py, a[0])->qualname->bytes,
                         (size_t)a[0].object);
}

static struct py_value object_str(struct py *py, struct py_value *a)
{
    return py_repr(py, a[0]);
}

static struct py_value object_eq(struct py *py, struct py_value *a)
{
    (void)py;
    return py_is_same(a[0], a[1]) ? py_bool(true) : py_not_implemented();
}

static struct py_value object_ne(struct py *py, struct py_value *a)
{
    struct py_value result = py_compare(py, PY_EQ, a[0], a[1]);
    bool truth;
    if (py_is_error(result) || !py_truth(py, result, &truth))
        return py_error();
    return py_bool(!truth);
}

static struct py_value object_order(struct py *py, struct py_value *a)
{
    (void)py;
    (void)a;
    return py_not_implemented();
}

static struct py_value object_hash(struct py *py, struct py_value *a)
{
    (void)py;
    return py_int((int64_t)((uintptr_t)a[0].object >> 4));
}

static struct py_value object_format(struct py *py, struct py_value *a)
{
    const char *spec;
    if (!py_to_string(py, a[1], "format spec", &spec))
        return py_error();
    return py_format(py, a[0], spec, as_str(a[1])->length);
}

static struct py_value object_dir(struct py *py, struct py_value *a)
{
    return dir_of(py, a[0]);
}

static struct py_value object_class(struct py *py, struct py_value *a)
{
    return py_object(py_class(py, a[0]));
}

static struct py_value object_dict(struct py *py, struct py_value *a)
{
    struct py_object *object = a[0].tag == PY_OBJECT ? a[0].object : NULL;
    bool allowed = object && (object->class->is_user || object->kind == PY_KIND_MODULE ||
                              object->kind == PY_KIND_FUNCTION || object->kind == PY_KIND_CLASS ||
                              object->kind == PY_KIND_EXCEPTION);
    if (!allowed || (object->class->is_user && object->class->has_slots))
        return raise_no_attribute(py, a[0], PY_NAME(dict));
    if (!object->attributes)
        object->attributes = dict_new(py);
    return py_object(object->attributes);
}

static struct py_value object_init_subclass(struct py *py, struct py_value *a)
{
    if (as_dict(a[1])->count > 0)
        return py_raise(py, PY_EXC_TYPE, "%s.__init_subclass__() takes no keyword arguments",
                        py_is_kind(a[0], PY_KIND_CLASS) ? as_class(a[0])->name->bytes : "object");
    return py_none();
}

static struct py_value object_reduce(struct py *py, struct py_value *a)
{
    return py_raise(py, PY_EXC_TYPE, "cannot pickle '%s' object", py_type_name(py, a[0]));
}

static const struct py_function_row object_methods[] = {
    {"__init__", object_init, "*args, **kwargs", PY_PLAIN},
    {"__setattr__", object_setattr, "name, value", PY_PLAIN},
    {"__delattr__", object_delattr, "name", PY_PLAIN},
    {"__getattribute__", object_getattribute, "name", PY_PLAIN},
    {"__repr__", object_repr, "", PY_PLAIN},
    {"__str__", object_str, "", PY_PLAIN},
    {"__eq__", object_eq, "other", PY_PLAIN},
    {"__ne__", object_ne, "other", PY_PLAIN},
    {"__lt__", object_order, "other", PY_PLAIN},
    {"__le__", object_order, "other", PY_PLAIN},
    {"__gt__", object_order, "other", PY_PLAIN},
    {"__ge__", object_order, "other", PY_PLAIN},
    {"__hash__", object_hash, "", PY_PLAIN},
    {"__format__", object_format, "spec", PY_PLAIN},
    {"__dir__", object_dir, "", PY_PLAIN},
    {"__class__", object_class, "", PY_GETTER},
    {"__dict__", object_dict, "", PY_GETTER},
    {"__init_subclass__", object_init_subclass, "**kwargs", PY_CLASSMETHOD},
    {"__reduce__", object_reduce, "", PY_PLAIN},
    {0},
};

const struct py_type py_object_type = {
    .name = "object",
    .kind = PY_KIND_INSTANCE,
    .methods = object_methods,
    .construct = object_construct,
    .parameters = "*args, **kwargs",
};

/* What object defines is the default everywhere: marked as slots, so that scripts' methods show. */
void object_setup(struct py *py)
{
    struct py_dict *names = py->object_class->object.attributes;
    for (size_t i = 0; i < names->used; i++) {
        struct py_value value = names->entries[i].value;
        if (py_is_kind(value, PY_KIND_NATIVE))
            value.object->flags |= NATIVE_SLOT;
    }
}

/* --- None, Ellipsis, NotImplemented
 * ----------------------------------------------------------------- */

static struct py_value none_repr(struct py *py, struct py_value self)
{
    (void)self;
    return py_intern(py, "None");
}

static struct py_value ellipsis_repr(struct py *py, struct py_value self)
{
    (void)self;
    return py_intern(py, "Ellipsis");
}

static struct py_value not_implemented_repr(struct py *py, struct py_value self)
{
    (void)self;
    return py_intern(py, "NotImplemented");
}

/* None | int and the like: a union of types, for annotations. */
static struct py_value none_binary(struct py *py, enum py_operator op, struct py_value a,
                                   struct py_value b)
{
    if (op != PY_OR || (!py_is_kind(a, PY_KIND_CLASS) && !py_is_kind(b, PY_KIND_CLASS)))
        return py_not_implemented();
    PY_TRY(make, py_import_name(py, "typing", "_union"));
    struct py_value arguments[] = {a, b};
    return call_value(py, make, arguments, 2, NULL);
}

const struct py_type py_none_type = {.name = "NoneType",
                                     .kind = PY_KIND_INSTANCE,
                                     .repr = none_repr,
                                     .binary = none_binary};
const struct py_type py_ellipsis_type = {.name = "ellipsis",
                                         .kind = PY_KIND_INSTANCE,
                                         .repr = ellipsis_repr};
const struct py_type py_not_implemented_type = {.name = "NotImplementedType",
                                                .kind = PY_KIND_INSTANCE,
                                                .repr = not_implemented_repr};
const struct py_type py_cell_type = {.name = "cell", .kind = PY_KIND_CELL};
