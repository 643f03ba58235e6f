/* Reading and setting attributes, by the rules of descriptors. */
#include "python/runtime.h"

#include "base/banned.h"

struct py_class *py_class(struct py *py, struct py_value value)
{
    switch (value.tag) {
    case PY_OBJECT:
        return value.object->class;
    case PY_INT:
        return py->classes[PY_KIND_INT];
    case PY_BOOL:
        return py->bool_class;
    case PY_FLOAT:
        return py->classes[PY_KIND_FLOAT];
    case PY_ELLIPSIS:
        return py->ellipsis_class;
    case PY_NOT_IMPLEMENTED:
        return py->not_implemented_class;
    default:
        return py->none_class;
    }
}

const char *py_type_name(struct py *py, struct py_value value)
{
    return py_class(py, value)->name->bytes;
}

struct py_value class_lookup(struct py *py, struct py_class *class, struct py_str *name)
{
    bool is_cached = name->object.flags & STR_INTERNED;
    uintptr_t mixed = ((uintptr_t) class >> 5) ^ ((uintptr_t)name >> 4);
    struct method_cache_entry *entry = &py->method_cache[mixed % METHOD_CACHE_SIZE];
    if (is_cached && entry->class == class && entry->name == name &&
        entry->version == py->class_version)
        return entry->value;
    struct py_value value = py_unbound();
    for (size_t i = 0; i < class->mro_count; i++) {
        struct py_dict *names = class->mro[i]->object.attributes;
        struct py_entry *found = names ? dict_find_str(names, name) : NULL;
        if (found) {
            value = found->value;
            break;
        }
    }
    if (is_cached)
        *entry = (struct method_cache_entry){class, name, py->class_version, value};
    return value;
}

struct py_value user_method(struct py *py, struct py_value self, struct py_str *name)
{
    if (self.tag != PY_OBJECT || !self.object->class->is_user)
        return py_unbound();
    struct py_value method = class_lookup(py, self.object->class, name);
    if (py_is_kind(method, PY_KIND_NATIVE) && method.object->flags & NATIVE_SLOT)
        return py_unbound();
    return method;
}

static struct py_value bind_method(struct py *py, struct py_value function, struct py_value self)
{
    struct py_method *method = py_new_object(py, py_method, PY_KIND_METHOD);
    method->function = function;
    method->self = self;
    return py_object(method);
}

static struct py_value native_get(struct py *py, struct py_value native, struct py_value self,
                                  struct py_class *class)
{
    uint8_t flags = native.object->flags;
    if (flags & NATIVE_CLASSMETHOD)
        return bind_method(py, native, py_object(class));
    if (py_is_unbound(self) || flags & NATIVE_STATIC)
        return native;
    if (flags & NATIVE_GETTER)
        return call_native(py, PY_AS(py_native, native), &self, 1, NULL);
    return flags & NATIVE_METHOD ? bind_method(py, native, self) : native;
}

static struct py_value user_get(struct py *py, struct py_value attribute, struct py_value self,
                                struct py_class *class)
{
    struct py_value get = user_method(py, attribute, PY_NAME(get));
    if (py_is_unbound(get))
        return attribute;
    struct py_value arguments[] = {attribute, py_is_unbound(self) ? py_none() : self,
                                   py_object(class)};
    return call_value(py, get, arguments, 3, NULL);
}

/* What an attribute found in a class gives when it is read through self (PY_UNBOUND: the class). */
struct py_value descriptor_get(struct py *py, struct py_value attribute, struct py_value self,
                               struct py_class *class)
{
    if (attribute.tag != PY_OBJECT)
        return attribute;
    switch (attribute.object->kind) {
    case PY_KIND_FUNCTION:
        return py_is_unbound(self) ? attribute : bind_method(py, attribute, self);
    case PY_KIND_NATIVE:
        return native_get(py, attribute, self, class);
    case PY_KIND_PROPERTY: {
        if (py_is_unbound(self))
            return attribute;
        struct py_value getter = PY_AS(py_property, attribute)->getter;
        if (attribute.object->class->is_user)
            return user_get(py, attribute, self, class);
        if (py_is_nothing(getter))
            return py_raise(py, PY_EXC_ATTRIBUTE, "property of '%s' object has no getter",
                            class->name->bytes);
        return call_value(py, getter, &self, 1, NULL);
    }
    case PY_KIND_WRAPPER: {
        const struct py_wrapper *wrapper = PY_AS(py_wrapper, attribute);
        return wrapper->is_class_method ? bind_method(py, wrapper->function, py_object(class))
                                        : wrapper->function;
    }
    default:
        return attribute.object->class->is_user ? user_get(py, attribute, self, class) : attribute;
    }
}

/* Whether the attribute goes before the object's own: properties and their like. */
static bool is_data_descriptor(struct py *py, struct py_value attribute)
{
    if (attribute.tag != PY_OBJECT)
        return false;
    if (attribute.object->kind == PY_KIND_PROPERTY)
        return true;
    if (attribute.object->kind == PY_KIND_NATIVE)
        return attribute.object->flags & NATIVE_GETTER;
    return attribute.object->class->is_user &&
           !py_is_unbound(user_method(py, attribute, PY_NAME(set)));
}

bool is_plain_attribute(struct py *py, struct py_value object, struct py_str *name, bool is_write)
{
    if (object.tag != PY_OBJECT)
        return false;
    struct py_class *class = object.object->class;
    bool is_module = object.object->kind == PY_KIND_MODULE;
    if ((object.object->kind != PY_KIND_INSTANCE && !is_module) || class->has_getattr)
        return false;
    if (is_write && (class->has_setattr || class->has_slots || class->type->setattr || is_module))
        return false;
    return !is_data_descriptor(py, class_lookup(py, class, name));
}

struct py_value raise_no_attribute(struct py *py, struct py_value object, struct py_str *name)
{
    struct py_value raised;
    if (py_is_kind(object, PY_KIND_CLASS))
        raised = py_raise(py, PY_EXC_ATTRIBUTE, "type object '%s' has no attribute '%s'",
                          as_class(object)->name->bytes, name->bytes);
    else if (py_is_kind(object, PY_KIND_MODULE))
        raised = py_raise(py, PY_EXC_ATTRIBUTE, "module '%s' has no attribute '%s'",
                          PY_AS(py_module, object)->name->bytes, name->bytes);
    else
        raised = py_raise(py, PY_EXC_ATTRIBUTE, "'%s' object has no attribute '%s'",
                          py_type_name(py, object), name->bytes);
    py_setattr_string(py, py->error, "name", py_object(name));
    py_setattr_string(py, py->error, "obj", object);
    return raised;
}

/* A class is asked by its own order of bases, then by its metaclass. */
static struct py_value class_getattr(struct py *py, struct py_value object, struct py_str *name)
{
    struct py_class *class = as_class(object);
    struct py_class *meta = class->object.class;
    struct py_value above = class_lookup(py, meta, name);
    if (!py_is_unbound(above) && is_data_descriptor(py, above))
        return descriptor_get(py, above, object, meta);
    struct py_value own = class_lookup(py, class, name);
    if (!py_is_unbound(own))
        return descriptor_get(py, own, py_unbound(), class);
    if (!py_is_unbound(above))
        return descriptor_get(py, above, object, meta);
    return py_unbound();
}

struct py_value generic_getattr(struct py *py, struct py_value object, struct py_str *name)
{
    if (py_is_kind(object, PY_KIND_CLASS))
        return class_getattr(py, object, name);
    struct py_class *class = py_class(py, object);
    if (py_is_kind(object, PY_KIND_SUPER) && name != PY_NAME(class))
        return class->type->getattr(py, object, py_object(name));
    if (py_is_kind(object, PY_KIND_FUNCTION) && name == PY_NAME(module) &&
        !object.object->attributes)
        return class->type->getattr(py, object, py_object(name));
    struct py_value found = class_lookup(py, class, name);
    if (!py_is_unbound(found) && is_data_descriptor(py, found))
        return descriptor_get(py, found, object, class);
    if (object.tag == PY_OBJECT && object.object->attributes) {
        struct py_entry *entry = dict_find_str(object.object->attributes, name);
        if (entry)
            return entry->value;
    }
    if (!py_is_unbound(found))
        return descriptor_get(py, found, object, class);
    if (class->type->getattr)
        return class->type->getattr(py, object, py_object(name));
    return py_unbound();
}

/* __getattribute__ and __getattr__ of a script's class; a metaclass's for classes. */
static struct py_value user_getattr(struct py *py, struct py_value object, struct py_str *name)
{
    struct py_value arguments[] = {object, py_object(name)};
    struct py_value all = user_method(py, object, PY_NAME(getattribute));
    struct py_value value = py_is_unbound(all) ? generic_getattr(py, object, name)
                                               : call_value(py, all, arguments, 2, NULL);
    bool is_missing =
        py_is_unbound(value) || (py_is_error(value) && py_error_is(py, PY_EXC_ATTRIBUTE));
    if (!is_missing)
        return value;
    struct py_value fallback = user_method(py, object, PY_NAME(getattr));
    if (py_is_unbound(fallback))
        return value;
    py_error_clear(py);
    return call_value(py, fallback, arguments, 2, NULL);
}

static struct py_value getattr_or_unbound(struct py *py, struct py_value object,
                                          struct py_str *name)
{
    struct py_value value = object.tag == PY_OBJECT && object.object->class->has_getattr
                                ? user_getattr(py, object, name)
                                : generic_getattr(py, object, name);
    return py_is_unbound(value) && name == PY_NAME(doc) ? py_none() : value;
}

struct py_value py_getattr(struct py *py, struct py_value object, struct py_value name)
{
    struct py_value value = getattr_or_unbound(py, object, as_str(name));
    return py_is_unbound(value) ? raise_no_attribute(py, object, as_str(name)) : value;
}

struct py_value py_getattr_string(struct py *py, struct py_value object, const char *name)
{
    return py_getattr(py, object, py_intern(py, name));
}

struct py_value py_getattr_optional(struct py *py, struct py_value object, struct py_value name)
{
    struct py_value value = getattr_or_unbound(py, object, as_str(name));
    if (py_is_error(value) && py_error_is(py, PY_EXC_ATTRIBUTE)) {
        py_error_clear(py);
        return py_unbound();
    }
    return value;
}

/* super().name(…) needs no bound method where it is a function of an instance's class. */
static bool load_super_method(struct py_value object, struct py_str *name,
                              struct py_value *ret_function, struct py_value *ret_self)
{
    const struct py_super *super = PY_AS(py_super, object);
    if (py_is_kind(super->self, PY_KIND_CLASS))
        return false;
    *ret_function = super_lookup(super, name);
    *ret_self = super->self;
    return py_is_kind(*ret_function, PY_KIND_FUNCTION);
}

bool load_method(struct py *py, struct py_value object, struct py_str *name,
                 struct py_value *ret_function, struct py_value *ret_self)
{
    if (py_is_kind(object, PY_KIND_SUPER) && object.object->class == py->classes[PY_KIND_SUPER] &&
        load_super_method(object, name, ret_function, ret_self))
        return true;
    *ret_self = py_unbound();
    struct py_class *class = py_class(py, object);
    bool is_plain =
        object.tag != PY_OBJECT || (object.object->kind != PY_KIND_CLASS &&
                                    object.object->kind != PY_KIND_SUPER && !class->has_getattr);
    if (is_plain) {
        struct py_value found = class_lookup(py, class, name);
        bool is_method = py_is_kind(found, PY_KIND_FUNCTION) ||
                         (py_is_kind(found, PY_KIND_NATIVE) &&
                          (found.object->flags & (NATIVE_METHOD | NATIVE_CLASSMETHOD |
                                                  NATIVE_STATIC | NATIVE_GETTER)) == NATIVE_METHOD);
        struct py_dict *own = object.tag == PY_OBJECT ? object.object->attributes : NULL;
        if (is_method && (!own || !dict_find_str(own, name))) {
            *ret_function = found;
            *ret_self = object;
            return true;
        }
    }
    *ret_function = py_getattr(py, object, py_object(name));
    return !py_is_error(*ret_function);
}

static bool can_have_attributes(struct py *py, struct py_value object)
{
    if (object.tag != PY_OBJECT)
        return false;
    const struct py_class *class = object.object->class;
    if (class->is_user)
        return !class->has_slots;
    switch (object.object->kind) {
    case PY_KIND_FUNCTION:
    case PY_KIND_NATIVE:
    case PY_KIND_MODULE:
    case PY_KIND_EXCEPTION:
    case PY_KIND_OTHER:
        return true;
    case PY_KIND_INSTANCE:
        return class != py->object_class;
    default:
        return false;
    }
}

static struct py_value replace_dict(struct py *py, struct py_value object, struct py_value value)
{
    if (!py_is_unbound(value) && !py_is_kind(value, PY_KIND_DICT))
        return py_raise(py, PY_EXC_TYPE, "__dict__ must be set to a dictionary, not a '%s'",
                        py_type_name(py, value));
    object.object->attributes = py_is_unbound(value) ? NULL : as_dict(value);
    return py_none();
}

/* A property's setter or a script's __set__; PY_UNBOUND: nothing of the kind. */
static struct py_value descriptor_set(struct py *py, struct py_value attribute,
                                      struct py_value object, struct py_str *name,
                                      struct py_value value)
{
    bool is_delete = py_is_unbound(value);
    struct py_value arguments[] = {attribute, object, value};
    if (py_is_kind(attribute, PY_KIND_PROPERTY) && !attribute.object->class->is_user) {
        const struct py_property *property = PY_AS(py_property, attribute);
        struct py_value function = is_delete ? property->deleter : property->setter;
        if (py_is_nothing(function))
            return py_raise(py, PY_EXC_ATTRIBUTE, "property '%s' of '%s' object has no %s",
                            name->bytes, py_class(py, object)->qualname->bytes,
                            is_delete ? "deleter" : "setter");
        return call_value(py, function, arguments + 1, is_delete ? 1 : 2, NULL);
    }
    if (name == PY_NAME(dict) && py_is_kind(attribute, PY_KIND_NATIVE) &&
        py_is_kind(object, PY_KIND_INSTANCE) && can_have_attributes(py, object))
        return replace_dict(py, object, value);
    if (py_is_kind(attribute, PY_KIND_NATIVE) && attribute.object->flags & NATIVE_GETTER)
        return py_raise(py, PY_EXC_ATTRIBUTE, "attribute '%s' of '%s' objects is not writable",
                        name->bytes, py_type_name(py, object));
    struct py_value method = user_method(py, attribute, is_delete ? PY_NAME(delete) : PY_NAME(set));
    if (py_is_unbound(method))
        return py_unbound();
    return call_value(py, method, arguments, is_delete ? 2 : 3, NULL);
}

static bool set_own(struct py *py, struct py_value object, struct py_str *name,
                    struct py_value value)
{
    struct py_object *target = object.object;
    if (py_is_unbound(value)) {
        if (!target->attributes || !dict_remove_str(target->attributes, name)) {
            raise_no_attribute(py, object, name);
            return false;
        }
    } else {
        if (!target->attributes)
            target->attributes = dict_new(py);
        dict_put_str(py, target->attributes, name, value);
    }
    if (target->kind == PY_KIND_CLASS)
        class_changed(py, as_class(object));
    return true;
}

/* Whether a class with __slots__ names the attribute, in itself or a base. */
static bool is_slot(struct py *py, const struct py_class *class, struct py_str *name)
{
    for (size_t i = 0; i < class->mro_count; i++) {
        struct py_dict *names = class->mro[i]->object.attributes;
        struct py_entry *slots = names ? dict_find_str(names, PY_NAME(slots)) : NULL;
        bool found = false;
        if (slots && py_is_str(slots->value))
            found = str_equal(as_str(slots->value), name);
        else if (slots && !py_contains(py, slots->value, py_object(name), &found))
            py_error_clear(py);
        if (found)
            return true;
    }
    return false;
}

bool generic_setattr(struct py *py, struct py_value object, struct py_str *name,
                     struct py_value value)
{
    struct py_class *class = py_class(py, object);
    struct py_value attribute = class_lookup(py, class, name);
    if (!py_is_unbound(attribute)) {
        struct py_value result = descriptor_set(py, attribute, object, name, value);
        if (!py_is_unbound(result))
            return !py_is_error(result);
    }
    if (class->type->setattr) {
        struct py_value result = class->type->setattr(py, object, py_object(name), value);
        if (!py_is_unbound(result))
            return !py_is_error(result);
    }
    if (py_is_kind(object, PY_KIND_CLASS)) {
        if (as_class(object)->is_user)
            return set_own(py, object, name, value);
        py_raise(py, PY_EXC_TYPE, "cannot set '%s' attribute of immutable type '%s'", name->bytes,
                 as_class(object)->name->bytes);
        return false;
    }
    bool allowed = can_have_attributes(py, object) || (class->is_user && is_slot(py, class, name));
    if (allowed)
        return set_own(py, object, name, value);
    if (!py_is_unbound(attribute))
        py_raise(py, PY_EXC_ATTRIBUTE, "'%s' object attribute '%s' is read-only",
                 class->name->bytes, name->bytes);
    else
        raise_no_attribute(py, object, name);
    return false;
}

bool py_setattr(struct py *py, struct py_value object, struct py_value name, struct py_value value)
{
    if (object.tag == PY_OBJECT && object.object->class->has_setattr) {
        bool is_delete = py_is_unbound(value);
        struct py_value method =
            user_method(py, object, is_delete ? PY_NAME(delattr) : PY_NAME(setattr));
        struct py_value arguments[] = {object, name, value};
        if (!py_is_unbound(method))
            return !py_is_error(call_value(py, method, arguments, is_delete ? 2 : 3, NULL));
    }
    return generic_setattr(py, object, as_str(name), value);
}

bool py_setattr_string(struct py *py, struct py_value object, const char *name,
                       struct py_value value)
{
    return py_setattr(py, object, py_intern(py, name), value);
}

static void add_names(struct py *py, struct py_dict *names, const struct py_dict *from)
{
    for (size_t i = 0; from && i < from->used; i++) {
        if (py_is_str(from->entries[i].key))
            dict_put_str(py, names, as_str(from->entries[i].key), py_none());
    }
}

/* The names of dir(), not yet sorted. */
struct py_value dir_of(struct py *py, struct py_value object)
{
    struct py_dict *names = dict_new(py);
    if (object.tag == PY_OBJECT && object.object->kind != PY_KIND_CLASS)
        add_names(py, names, object.object->attributes);
    const struct py_class *class =
        py_is_kind(object, PY_KIND_CLASS) ? as_class(object) : py_class(py, object);
    if (!py_is_kind(object, PY_KIND_MODULE)) {
        for (size_t i = 0; i < class->mro_count; i++)
            add_names(py, names, class->mro[i]->object.attributes);
    }
    return py_to_list(py, py_object(names));
}
