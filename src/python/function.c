/* The types of callables and of what classes are made of: function, method, property, super,
 * type. */
#include "python/ast.h"
#include "python/runtime.h"
#include "python/lazy.h"

#include "base/banned.h"

/* --- function, native function, bound method
 * --------------------------------------------------------- */

static struct py_value function_repr(struct py *py, struct py_value self)
{
    return py_str_format(py, "<function %s at 0x%012zx>", PY_AS(py_function, self)->qualname->bytes,
                         (size_t)self.object);
}

static struct py_value defaults_of(struct py *py, const struct py_function *function, bool keyword)
{
    struct py_value list = py_list(py, 0);
    struct py_value dict = py_dict(py);
    const struct function_code *code = function->code;
    for (uint32_t i = 0; function->defaults && i < code->parameter_count; i++) {
        if (py_is_unbound(function->defaults[i]))
            continue;
        if (i < code->positional)
            py_list_append(py, list, function->defaults[i]);
        else
            dict_put_str(py, as_dict(dict), code->parameters[i].name, function->defaults[i]);
    }
    if (keyword)
        return as_dict(dict)->count > 0 ? dict : py_none();
    return as_list(list)->count > 0 ? py_to_tuple(py, list) : py_none();
}

static struct py_value parameters_of(struct py *py, const struct py_function *function)
{
    struct py_value list = py_list(py, 0);
    const struct function_code *code = function->code;
    for (uint32_t i = 0; i < code->parameter_count; i++) {
        bool is_star = code->has_varargs && i == code->positional;
        bool is_double = code->has_kwargs && i + 1 == code->parameter_count;
        if (!is_star && !is_double)
            py_list_append(py, list, py_object(code->parameters[i].name));
    }
    return py_to_tuple(py, list);
}

static struct py_value function_doc(struct py *py, struct py_function *function)
{
    struct function_code *code = function->code;
    if (code->lazy && !py_finish_body(py, code))
        return py_error();
    if (py_is_none(function->doc) && !function->has_own_doc)
        function->doc = code->doc;
    return function->doc;
}

static struct py_value function_getattr(struct py *py, struct py_value self, struct py_value name)
{
    struct py_function *function = PY_AS(py_function, self);
    const char *text = as_str(name)->bytes;
    if (strcmp(text, "__name__") == 0)
        return py_object(function->name);
    if (strcmp(text, "__qualname__") == 0)
        return py_object(function->qualname);
    if (strcmp(text, "__doc__") == 0)
        return function_doc(py, function);
    if (strcmp(text, "__globals__") == 0)
        return py_object(function->globals);
    if (strcmp(text, "__defaults__") == 0)
        return defaults_of(py, function, false);
    if (strcmp(text, "__kwdefaults__") == 0)
        return defaults_of(py, function, true);
    if (strcmp(text, "__module__") == 0) {
        struct py_entry *entry = dict_find_str(function->globals, PY_NAME(name));
        return entry ? entry->value : py_none();
    }
    if (strcmp(text, "__annotations__") == 0) {
        if (!function->annotations)
            function->annotations = dict_new(py);
        return py_object(function->annotations);
    }
    if (strcmp(text, "_parameters_") == 0)
        return parameters_of(py, function);
    if (strcmp(text, "_is_generator_") == 0)
        return py_bool(function->code->is_generator);
    return py_unbound();
}

static struct py_value function_setattr(struct py *py, struct py_value self, struct py_value name,
                                        struct py_value value)
{
    (void)py;
    struct py_function *function = PY_AS(py_function, self);
    const char *text = as_str(name)->bytes;
    function->has_own_doc = function->has_own_doc || strcmp(text, "__doc__") == 0;
    if (py_is_str(value) && strcmp(text, "__name__") == 0)
        function->name = as_str(value);
    else if (py_is_str(value) && strcmp(text, "__qualname__") == 0)
        function->qualname = as_str(value);
    else if (!py_is_unbound(value) && strcmp(text, "__doc__") == 0)
        function->doc = value;
    else if (py_is_kind(value, PY_KIND_DICT) && strcmp(text, "__annotations__") == 0)
        function->annotations = as_dict(value);
    else
        return py_unbound();
    return py_none();
}

static struct py_value function_get(struct py *py, struct py_value *a)
{
    struct py_value self = py_is_none(a[1]) ? py_unbound() : a[1];
    return descriptor_get(py, a[0], self, py_class(py, a[1]));
}

static const struct py_function_row function_methods[] = {
    {"__get__", function_get, "instance, owner=", PY_PLAIN},
    {0},
};

static struct py_value unreachable_call(struct py *py, struct py_value *a)
{
    struct keywords keywords = keywords_of_dict(py, a[2]);
    return call_value(py, a[0], as_tuple(a[1])->items, as_tuple(a[1])->count, &keywords);
}

const struct py_type py_function_type = {
    .name = "function",
    .kind = PY_KIND_FUNCTION,
    .methods = function_methods,
    .repr = function_repr,
    .getattr = function_getattr,
    .setattr = function_setattr,
    .call = unreachable_call,
};

static struct py_value native_repr(struct py *py, struct py_value self)
{
    const struct py_native *native = PY_AS(py_native, self);
    if (native->owner)
        return py_str_format(py, "<method '%s' of '%s' objects>", native->name->bytes,
                             native->owner->name->bytes);
    return py_str_format(py, "<built-in function %s>", native->name->bytes);
}

static struct py_value native_getattr(struct py *py, struct py_value self, struct py_value name)
{
    const struct py_native *native = PY_AS(py_native, self);
    const char *text = as_str(name)->bytes;
    if (strcmp(text, "__name__") == 0)
        return py_object(native->name);
    if (strcmp(text, "__qualname__") == 0)
        return native->owner
                   ? py_str_format(py, "%s.%s", native->owner->name->bytes, native->name->bytes)
                   : py_object(native->name);
    if (strcmp(text, "__doc__") == 0)
        return py_none();
    if (strcmp(text, "__module__") == 0)
        return py_intern(py, "builtins");
    return py_unbound();
}

const struct py_type py_native_type = {
    .name = "builtin_function_or_method",
    .kind = PY_KIND_NATIVE,
    .repr = native_repr,
    .getattr = native_getattr,
    .call = unreachable_call,
};

static struct py_value method_repr(struct py *py, struct py_value self)
{
    const struct py_method *method = PY_AS(py_method, self);
    PY_TRY(name, py_getattr_string(py, method->function, "__qualname__"));
    if (py_is_kind(method->function, PY_KIND_NATIVE))
        return py_str_format(py, "<built-in method %s of %s object at 0x%012zx>",
                             PY_AS(py_native, method->function)->name->bytes,
                             py_type_name(py, method->self), (size_t)method->self.object);
    const char *shown = py_repr_string(py, method->self);
    return shown ? py_str_format(py, "<bound method %s of %s>", py_string(py, name), shown)
                 : py_error();
}

static struct py_value method_getattr(struct py *py, struct py_value self, struct py_value name)
{
    const struct py_method *method = PY_AS(py_method, self);
    if (strcmp(as_str(name)->bytes, "__self__") == 0)
        return method->self;
    if (strcmp(as_str(name)->bytes, "__func__") == 0)
        return method->function;
    return py_getattr_optional(py, method->function, name);
}

static struct py_value method_compare(struct py *py, enum py_compare op, struct py_value self,
                                      struct py_value other)
{
    (void)py;
    if (!py_is_kind(other, PY_KIND_METHOD) || (op != PY_EQ && op != PY_NE))
        return py_not_implemented();
    const struct py_method *a = PY_AS(py_method, self);
    const struct py_method *b = PY_AS(py_method, other);
    bool same = py_is_same(a->function, b->function) && py_is_same(a->self, b->self);
    return py_bool(same == (op == PY_EQ));
}

static bool method_hash(struct py *py, struct py_value self, uint64_t *ret_hash)
{
    (void)py;
    *ret_hash = (uint64_t)PY_AS(py_method, self)->function.integer >> 4;
    return true;
}

static struct py_value method_construct(struct py *py, struct py_value *a)
{
    if (!py_is_callable(py, a[1]))
        return py_raise(py, PY_EXC_TYPE, "first argument must be callable");
    struct py_method *method = py_new_object(py, py_method, PY_KIND_METHOD);
    method->function = a[1];
    method->self = a[2];
    return py_object(method);
}

const struct py_type py_method_type = {
    .name = "method",
    .kind = PY_KIND_METHOD,
    .construct = method_construct,
    .parameters = "function, instance, /",
    .repr = method_repr,
    .hash = method_hash,
    .compare = method_compare,
    .getattr = method_getattr,
    .call = unreachable_call,
};

/* --- property, staticmethod, classmethod
 * ----------------------------------------------------------- */

struct py_value py_property(struct py *py, struct py_value getter)
{
    struct py_property *property = py_new_object(py, py_property, PY_KIND_PROPERTY);
    property->getter = getter;
    property->setter = property->deleter = property->doc = py_none();
    return py_object(property);
}

static struct py_value property_construct(struct py *py, struct py_value *a)
{
    struct py_value value = py_property(py, py_is_unbound(a[1]) ? py_none() : a[1]);
    struct py_property *property = PY_AS(py_property, value);
    property->object.class = as_class(a[0]);
    property->setter = py_is_unbound(a[2]) ? py_none() : a[2];
    property->deleter = py_is_unbound(a[3]) ? py_none() : a[3];
    property->doc = py_is_nothing(a[4]) ? py_unbound() : a[4];
    return value;
}

/* The getter's is asked for late: its body may not have been parsed yet. */
static struct py_value property_doc(struct py *py, const struct py_property *property)
{
    struct py_value doc = property->doc;
    if (py_is_unbound(doc) && !py_is_none(property->getter))
        doc = py_getattr_optional(py, property->getter, py_object(PY_NAME(doc)));
    return py_is_unbound(doc) ? py_none() : doc;
}

static struct py_value property_with(struct py *py, struct py_value *a, int part)
{
    struct py_property *copy =
        py_alloc_object(py, PY_KIND_PROPERTY, a[0].object->class, sizeof *copy);
    *copy = *PY_AS(py_property, a[0]);
    *(part == 0 ? &copy->getter : part == 1 ? &copy->setter : &copy->deleter) = a[1];
    return py_object(copy);
}

static struct py_value property_getter(struct py *py, struct py_value *a)
{
    return property_with(py, a, 0);
}

static struct py_value property_setter(struct py *py, struct py_value *a)
{
    return property_with(py, a, 1);
}

static struct py_value property_deleter(struct py *py, struct py_value *a)
{
    return property_with(py, a, 2);
}

static struct py_value property_getattr(struct py *py, struct py_value self, struct py_value name)
{
    const struct py_property *property = PY_AS(py_property, self);
    const char *text = as_str(name)->bytes;
    return strcmp(text, "fget") == 0      ? property->getter
           : strcmp(text, "fset") == 0    ? property->setter
           : strcmp(text, "fdel") == 0    ? property->deleter
           : strcmp(text, "__doc__") == 0 ? property_doc(py, property)
                                          : py_unbound();
}

static struct py_value property_get(struct py *py, struct py_value *a)
{
    if (py_is_nothing(a[1]))
        return a[0];
    return call_value(py, PY_AS(py_property, a[0])->getter, &a[1], 1, NULL);
}

static const struct py_function_row property_methods[] = {
    {"getter", property_getter, "fget", PY_PLAIN},
    {"setter", property_setter, "fset", PY_PLAIN},
    {"deleter", property_deleter, "fdel", PY_PLAIN},
    {"__get__", property_get, "instance, owner=", PY_PLAIN},
    {0},
};

const struct py_type py_property_type = {
    .name = "property",
    .kind = PY_KIND_PROPERTY,
    .methods = property_methods,
    .construct = property_construct,
    .parameters = "fget=, fset=, fdel=, doc=",
    .getattr = property_getattr,
};

static struct py_value wrap(struct py *py, struct py_value *a, bool is_class_method)
{
    struct py_wrapper *wrapper =
        py_alloc_object(py, PY_KIND_WRAPPER, as_class(a[0]), sizeof *wrapper);
    wrapper->function = a[1];
    wrapper->is_class_method = is_class_method;
    return py_object(wrapper);
}

static struct py_value static_construct(struct py *py, struct py_value *a)
{
    return wrap(py, a, false);
}

static struct py_value class_method_construct(struct py *py, struct py_value *a)
{
    return wrap(py, a, true);
}

static struct py_value wrapper_getattr(struct py *py, struct py_value self, struct py_value name)
{
    struct py_value function = PY_AS(py_wrapper, self)->function;
    const char *text = as_str(name)->bytes;
    if (strcmp(text, "__func__") == 0 || strcmp(text, "__wrapped__") == 0)
        return function;
    return py_getattr_optional(py, function, name);
}

const struct py_type py_staticmethod_type = {
    .name = "staticmethod",
    .kind = PY_KIND_WRAPPER,
    .construct = static_construct,
    .parameters = "function, /",
    .getattr = wrapper_getattr,
};

const struct py_type py_classmethod_type = {
    .name = "classmethod",
    .kind = PY_KIND_WRAPPER,
    .construct = class_method_construct,
    .parameters = "function, /",
    .getattr = wrapper_getattr,
};

/* --- super
 * ------------------------------------------------------------------------------------------ */

static struct py_value super_of_frame(struct py *py, struct py_super *super)
{
    const struct py_frame *frame = py->frame;
    const struct py_function *function = frame ? frame->function : NULL;
    if (!function || frame->code->parameter_count == 0)
        return py_raise(py, PY_EXC_RUNTIME, "super(): no arguments");
    if (!function->class_cell)
        return py_raise(py, PY_EXC_RUNTIME, "super(): __class__ cell not found");
    struct py_value class = function->class_cell->value;
    struct py_value self = frame->slots[0];
    if (py_is_kind(self, PY_KIND_CELL))
        self = PY_AS(py_cell, self)->value;
    if (!py_is_kind(class, PY_KIND_CLASS))
        return py_raise(py, PY_EXC_RUNTIME, "super(): empty __class__ cell");
    super->after = as_class(class);
    super->self = self;
    return py_none();
}

static struct py_value super_construct(struct py *py, struct py_value *a)
{
    struct py_super *super = py_new_object(py, py_super, PY_KIND_SUPER);
    super->self = py_none();
    if (py_is_unbound(a[1])) {
        if (py_is_error(super_of_frame(py, super)))
            return py_error();
    } else {
        if (!py_is_kind(a[1], PY_KIND_CLASS))
            return py_raise(py, PY_EXC_TYPE, "super() argument 1 must be a type, not %s",
                            py_type_name(py, a[1]));
        super->after = as_class(a[1]);
        super->self = py_is_unbound(a[2]) ? py_none() : a[2];
    }
    bool is_class =
        py_is_kind(super->self, PY_KIND_CLASS) && is_subclass(as_class(super->self), super->after);
    super->start = is_class ? as_class(super->self) : py_class(py, super->self);
    if (!is_subclass(super->start, super->after))
        return py_raise(py, PY_EXC_TYPE,
                        "super(type, obj): obj must be an instance or subtype of type");
    return py_object(super);
}

struct py_value super_lookup(const struct py_super *super, struct py_str *name)
{
    size_t at = 0;
    while (at < super->start->mro_count && super->start->mro[at] != super->after)
        at++;
    for (at++; at < super->start->mro_count; at++) {
        struct py_dict *names = super->start->mro[at]->object.attributes;
        struct py_entry *entry = names ? dict_find_str(names, name) : NULL;
        if (entry)
            return entry->value;
    }
    return py_unbound();
}

static struct py_value super_getattr(struct py *py, struct py_value self, struct py_value name)
{
    const struct py_super *super = PY_AS(py_super, self);
    struct py_value found = super_lookup(super, as_str(name));
    if (!py_is_unbound(found)) {
        bool is_class =
            py_is_kind(super->self, PY_KIND_CLASS) && as_class(super->self) == super->start;
        return descriptor_get(py, found, is_class ? py_unbound() : super->self, super->start);
    }
    /* What only the native layout answers. */
    const struct py_type *type = super->start->type;
    return type->getattr && !py_is_kind(super->self, PY_KIND_CLASS)
               ? type->getattr(py, super->self, name)
               : py_unbound();
}

/* Everything is looked up behind the class, so not even __init__ of super itself may be found. */
static struct py_value super_getattribute(struct py *py, struct py_value *a)
{
    struct py_value value = super_getattr(py, a[0], a[1]);
    return py_is_unbound(value) ? raise_no_attribute(py, a[0], as_str(a[1])) : value;
}

static const struct py_function_row super_methods[] = {
    {"__getattribute__", super_getattribute, "name", PY_PLAIN},
    {0},
};

const struct py_type py_super_type = {
    .name = "super",
    .kind = PY_KIND_SUPER,
    .methods = super_methods,
    .construct = super_construct,
    .parameters = "type=, object=, /",
    .getattr = super_getattr,
};

/* --- type
 * ------------------------------------------------------------------------------------------- */

static struct py_value type_construct(struct py *py, struct py_value *a)
{
    if (py_is_unbound(a[2]))
        return py_object(py_class(py, a[1]));
    if (py_is_unbound(a[3]))
        return py_raise(py, PY_EXC_TYPE, "type() takes 1 or 3 arguments");
    if (!py_is_str(a[1]) || !py_is_kind(a[2], PY_KIND_TUPLE) || !py_is_kind(a[3], PY_KIND_DICT))
        return py_raise(py, PY_EXC_TYPE, "type.__new__() argument 1 must be str, not %s",
                        py_type_name(py, a[1]));
    PY_TRY(metaclass, choose_metaclass(py, a[0], a[2]));
    struct py_value new = class_lookup(py, as_class(metaclass), PY_NAME(new));
    if (metaclass.object != a[0].object && py_is_kind(new, PY_KIND_WRAPPER)) {
        struct py_value arguments[] = {metaclass, a[1], a[2], a[3]};
        struct keywords named = keywords_of_dict(py, a[4]);
        return call_value(py, PY_AS(py_wrapper, new)->function, arguments, 4, &named);
    }
    struct py_value name =
        py_object(py_intern_bytes(py, as_str(a[1])->bytes, as_str(a[1])->length));
    struct py_dict *names = dict_copy(py, as_dict(a[3]));
    if (!dict_find_str(names, PY_NAME(module)) && py->frame) {
        struct py_entry *entry = dict_find_str(py->frame->globals, PY_NAME(name));
        if (entry)
            dict_put_str(py, names, PY_NAME(module), entry->value);
    }
    return class_create(py, as_class(metaclass), name, a[2], names, a[4]);
}

static struct py_value type_repr(struct py *py, struct py_value self)
{
    struct py_class *class = as_class(self);
    struct py_value module = class_lookup(py, class, PY_NAME(module));
    const char *name = py_string(py, module);
    bool is_plain = !name || strcmp(name, "builtins") == 0;
    return py_str_format(py, "<class '%s%s%s'>", is_plain ? "" : name, is_plain ? "" : ".",
                         class->qualname->bytes);
}

static struct py_value type_binary(struct py *py, enum py_operator op, struct py_value a,
                                   struct py_value b)
{
    if (op != PY_OR)
        return py_not_implemented();
    PY_TRY(make, py_import_name(py, "typing", "_union"));
    struct py_value arguments[] = {a, b};
    return call_value(py, make, arguments, 2, NULL);
}

static struct py_value type_name(struct py *py, struct py_value *a)
{
    (void)py;
    return py_object(as_class(a[0])->name);
}

static struct py_value type_qualname(struct py *py, struct py_value *a)
{
    (void)py;
    return py_object(as_class(a[0])->qualname);
}

static struct py_value type_bases(struct py *py, struct py_value *a)
{
    (void)py;
    return py_object(as_class(a[0])->bases);
}

static struct py_value type_base(struct py *py, struct py_value *a)
{
    (void)py;
    const struct py_tuple *bases = as_class(a[0])->bases;
    return bases->count > 0 ? bases->items[0] : py_none();
}

static struct py_value type_mro(struct py *py, struct py_value *a)
{
    const struct py_class *class = as_class(a[0]);
    struct py_value tuple = py_tuple(py, class->mro_count);
    for (size_t i = 0; i < class->mro_count; i++)
        as_tuple(tuple)->items[i] = py_object(class->mro[i]);
    return tuple;
}

static struct py_value type_mro_method(struct py *py, struct py_value *a)
{
    return py_to_list(py, type_mro(py, a));
}

static struct py_value type_subclasses(struct py *py, struct py_value *a)
{
    struct py_value list = as_class(a[0])->weak_subclasses;
    return py_is_none(list) ? py_list(py, 0) : py_to_list(py, list);
}

static struct py_value type_instancecheck(struct py *py, struct py_value *a)
{
    return py_bool(py_is_instance(py, a[1], a[0]));
}

static struct py_value type_subclasscheck(struct py *py, struct py_value *a)
{
    (void)py;
    return py_bool(py_is_kind(a[1], PY_KIND_CLASS) && is_subclass(as_class(a[1]), as_class(a[0])));
}

static struct py_value type_call(struct py *py, struct py_value *a)
{
    struct keywords named = keywords_of_dict(py, a[2]);
    return class_make(py, as_class(a[0]), as_tuple(a[1])->items, as_tuple(a[1])->count, &named);
}

static struct py_value type_setattr(struct py *py, struct py_value self, struct py_value name,
                                    struct py_value value)
{
    (void)py;
    struct py_class *class = as_class(self);
    if (!class->is_user || !py_is_str(value))
        return py_unbound();
    if (strcmp(as_str(name)->bytes, "__name__") == 0)
        class->name = as_str(value);
    else if (strcmp(as_str(name)->bytes, "__qualname__") == 0)
        class->qualname = as_str(value);
    else
        return py_unbound();
    return py_none();
}

static const struct py_function_row type_methods[] = {
    {"__name__", type_name, "", PY_GETTER},
    {"__qualname__", type_qualname, "", PY_GETTER},
    {"__bases__", type_bases, "", PY_GETTER},
    {"__base__", type_base, "", PY_GETTER},
    {"__mro__", type_mro, "", PY_GETTER},
    {"mro", type_mro_method, "", PY_PLAIN},
    {"__subclasses__", type_subclasses, "", PY_PLAIN},
    {"__instancecheck__", type_instancecheck, "instance", PY_PLAIN},
    {"__subclasscheck__", type_subclasscheck, "subclass", PY_PLAIN},
    {"__call__", type_call, "*args, **kwargs", PY_PLAIN},
    {0},
};

const struct py_type py_type_type = {
    .name = "type",
    .kind = PY_KIND_CLASS,
    .methods = type_methods,
    .construct = type_construct,
    .parameters = "object, bases=, dict=, **kwargs",
    .repr = type_repr,
    .binary = type_binary,
    .setattr = type_setattr,
};

/* --- module
 * ------------------------------------------------------------------------------------------- */

static struct py_value module_repr(struct py *py, struct py_value self)
{
    const struct py_module *module = PY_AS(py_module, self);
    if (module->path)
        return py_str_format(py, "<module '%s' from '%s'>", module->name->bytes, module->path);
    return py_str_format(py, "<module '%s' (built-in)>", module->name->bytes);
}

static struct py_value module_getattr(struct py *py, struct py_value self, struct py_value name)
{
    const struct py_module *module = PY_AS(py_module, self);
    bool is_special = string_starts_with(as_str(name)->bytes, "__");
    if (module->is_placeholder && !is_special)
        return module_missing(py, self, as_str(name), py_unbound());
    if (!module->object.attributes)
        return py_unbound();
    if (module->object.attributes->object.flags & DICT_LAZY) {
        struct py_value value = lazy_lookup(py, module->object.attributes, as_str(name));
        if (!py_is_unbound(value))
            return value;
    }
    struct py_entry *entry = dict_find_str(module->object.attributes, PY_NAME(getattr));
    if (entry)
        return call_value(py, entry->value, &name, 1, NULL);
    return is_special ? py_unbound() : module_of_package(py, self, as_str(name));
}

const struct py_type py_module_type_object = {
    .name = "module",
    .kind = PY_KIND_MODULE,
    .repr = module_repr,
    .getattr = module_getattr,
};
