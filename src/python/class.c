/* Classes: method resolution order, creation, instantiation. */
#include "python/runtime.h"

#include "base/banned.h"

bool is_subclass(const struct py_class *class, const struct py_class *base)
{
    if (class == base)
        return true;
    for (size_t i = 0; i < class->mro_count; i++) {
        if (class->mro[i] == base)
            return true;
    }
    return false;
}

bool py_is_instance(struct py *py, struct py_value value, struct py_value class)
{
    return py_is_kind(class, PY_KIND_CLASS) && is_subclass(py_class(py, value), as_class(class));
}

/* --- C3
 * ---------------------------------------------------------------------------------------- */

struct order {
    struct py_class **items;
    size_t count;
    size_t next;
};

static bool is_in_tail(const struct order *order, const struct py_class *class)
{
    for (size_t i = order->next + 1; i < order->count; i++) {
        if (order->items[i] == class)
            return true;
    }
    return false;
}

static struct py_class *next_head(struct order *orders, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (orders[i].next == orders[i].count)
            continue;
        struct py_class *head = orders[i].items[orders[i].next];
        bool is_blocked = false;
        for (size_t j = 0; j < count && !is_blocked; j++)
            is_blocked = is_in_tail(&orders[j], head);
        if (!is_blocked)
            return head;
    }
    return NULL;
}

/* Fills class->mro; false: raised. */
static bool linearize(struct py *py, struct py_class *class)
{
    size_t base_count = class->bases->count;
    struct order *orders = py_alloc_scanned(py, (base_count + 1) * sizeof *orders);
    struct py_class **direct = py_alloc_scanned(py, (base_count + 1) * sizeof *direct);
    size_t total = 1;
    for (size_t i = 0; i < base_count; i++) {
        direct[i] = as_class(class->bases->items[i]);
        orders[i] = (struct order){direct[i]->mro, direct[i]->mro_count, 0};
        total += direct[i]->mro_count;
    }
    orders[base_count] = (struct order){direct, base_count, 0};
    class->mro = py_alloc_scanned(py, total * sizeof *class->mro);
    py->steps_left -= (int64_t)total * 4; /* looking up what no base has walks along all */
    if (!py_tick(py))
        return false;
    class->mro[class->mro_count++] = class;
    if (base_count == 1) {
        memcpy(class->mro + 1, direct[0]->mro, (total - 1) * sizeof *class->mro);
        class->mro_count = total;
        return true;
    }
    for (;;) {
        struct py_class *head = next_head(orders, base_count + 1);
        if (!head)
            break;
        class->mro[class->mro_count++] = head;
        for (size_t i = 0; i <= base_count; i++) {
            if (orders[i].next < orders[i].count && orders[i].items[orders[i].next] == head)
                orders[i].next++;
        }
    }
    for (size_t i = 0; i <= base_count; i++) {
        if (orders[i].next == orders[i].count)
            continue;
        TEXT_SCOPE(names);
        for (size_t j = 0; j < base_count; j++)
            text_printf(&names, "%s%s", j ? ", " : "", direct[j]->name->bytes);
        py_raise(py, PY_EXC_TYPE,
                 "Cannot create a consistent method resolution\norder (MRO) for bases %s",
                 text_string(&names));
        return false;
    }
    return true;
}

/* --- native classes
 * ------------------------------------------------------------------------------ */

void add_methods(struct py *py, struct py_class *class, const struct py_function_row *rows)
{
    for (const struct py_function_row *row = rows; row && row->name; row++) {
        uint8_t flags = row->form == PY_CLASSMETHOD    ? NATIVE_CLASSMETHOD
                        : row->form == PY_STATICMETHOD ? NATIVE_STATIC
                        : row->form == PY_GETTER       ? NATIVE_GETTER
                                                       : NATIVE_METHOD;
        bool is_filled =
            class->instance_kind == PY_KIND_LIST || class->instance_kind == PY_KIND_DICT ||
            class->instance_kind == PY_KIND_SET || class->instance_kind == PY_KIND_EXCEPTION;
        if (is_filled && strcmp(row->name, "__init__") == 0)
            flags |= NATIVE_SLOT; /* __new__ has filled the instance already */
        struct py_value native = native_new(py, row, class, flags, py_none());
        dict_put_str(py, class->object.attributes, PY_AS(py_native, native)->name, native);
    }
}

/* Slots that the base has and the type leaves NULL are taken over, so one look is enough. */
static const struct py_type *inherit_slots(struct py *py, const struct py_type *type,
                                           const struct py_type *base)
{
    struct py_type *full = arena_new(&py->arena, struct py_type);
    *full = *type;
#define INHERIT(slot)                                                                              \
    if (!full->slot)                                                                               \
    full->slot = base->slot
    INHERIT(construct);
    INHERIT(repr);
    INHERIT(str);
    INHERIT(hash);
    INHERIT(compare);
    INHERIT(binary);
    INHERIT(inplace);
    INHERIT(unary);
    INHERIT(length);
    INHERIT(truth);
    INHERIT(contains);
    INHERIT(getitem);
    INHERIT(setitem);
    INHERIT(iterate);
    INHERIT(next);
    INHERIT(getattr);
    INHERIT(setattr);
    INHERIT(call);
    INHERIT(enter);
    INHERIT(exit);
    INHERIT(trace);
    INHERIT(finalize);
#undef INHERIT
    return full;
}

struct py_class *class_new_native(struct py *py, const struct py_type *type)
{
    struct py_class *class = py_alloc_object(py, PY_KIND_CLASS, py->type_class, sizeof *class);
    class->name = class->qualname = py_intern_bytes(py, type->name, strlen(type->name));
    class->type = type;
    class->instance_kind = (uint8_t)type->kind;
    class->weak_subclasses = py_none();
    class->object.attributes = dict_new(py);
    struct py_class *base = NULL;
    if (type->base)
        base = as_class(py_class_of_type(py, type->base));
    else if (type != &py_object_type)
        base = py->object_class;
    if (base && base != py->object_class)
        class->type = inherit_slots(py, type, base->type);
    class->bases = as_tuple(py_tuple(py, base ? 1 : 0));
    if (base)
        class->bases->items[0] = py_object(base);
    size_t count = base ? base->mro_count + 1 : 1;
    class->mro = py_alloc_scanned(py, count * sizeof *class->mro);
    class->mro[0] = class;
    if (base)
        memcpy(class->mro + 1, base->mro, base->mro_count * sizeof *class->mro);
    class->mro_count = count;
    add_methods(py, class, type->methods);
    add_slot_methods(py, class, type);
    if (type->construct) {
        struct py_function_row row = {"__new__", type->construct, NULL, PY_STATICMETHOD};
        row.parameters =
            arena_printf(&py->arena, "cls%s%s", type->parameters && *type->parameters ? ", " : "",
                         type->parameters ? type->parameters : "");
        struct py_value native =
            native_new(py, &row, class, NATIVE_STATIC | NATIVE_SLOT, py_none());
        dict_put_str(py, class->object.attributes, PY_NAME(new), native);
    }
    if (type->doc)
        dict_put_str(py, class->object.attributes, PY_NAME(doc), py_str(py, type->doc));
    dict_put_str(py, class->object.attributes, PY_NAME(module), py_intern(py, "builtins"));
    py->class_version++;
    return class;
}

struct py_value py_class_of_type(struct py *py, const struct py_type *type)
{
    for (size_t i = 0; i < py->type_class_count; i++) {
        if (py->type_classes[i].type == type)
            return py_object(py->type_classes[i].class);
    }
    struct py_class *class = class_new_native(py, type);
    if (py->type_class_count == py->type_class_capacity) {
        py->type_class_capacity = py->type_class_capacity ? py->type_class_capacity * 2 : 64;
        py->type_classes =
            memory_resize(py->type_classes, py->type_class_capacity * sizeof *py->type_classes);
    }
    py->type_classes[py->type_class_count].type = type;
    py->type_classes[py->type_class_count++].class = class;
    return py_object(class);
}

struct py_value py_instance(struct py *py, const struct py_type *type, struct py_value class,
                            void *data)
{
    struct py_class *of = as_class(py_is_unbound(class) ? py_class_of_type(py, type) : class);
    struct py_other *other = py_alloc_object(py, PY_KIND_OTHER, of, sizeof *other);
    other->type = of->type;
    other->data = data;
    other->value = py_none();
    return py_object(other);
}

void *py_data(struct py *py, struct py_value value, const struct py_type *type)
{
    if (!py_is_kind(value, PY_KIND_OTHER))
        return NULL;
    if (PY_AS(py_other, value)->type == type)
        return PY_AS(py_other, value)->data;
    return py_is_instance(py, value, py_class_of_type(py, type)) ? PY_AS(py_other, value)->data
                                                                 : NULL;
}

void *py_expect(struct py *py, struct py_value value, const struct py_type *type, const char *what)
{
    void *data = py_data(py, value, type);
    if (!data)
        py_raise(py, PY_EXC_TYPE, "%s must be %s, not %s", what, type->name,
                 py_type_name(py, value));
    return data;
}

/* --- classes of scripts
 * ---------------------------------------------------------------------------- */

static bool has_user_method(struct py *py, struct py_class *class, struct py_str *name)
{
    struct py_value found = class_lookup(py, class, name);
    return !py_is_unbound(found) &&
           !(py_is_kind(found, PY_KIND_NATIVE) && found.object->flags & NATIVE_SLOT);
}

void class_changed(struct py *py, struct py_class *class)
{
    py->class_version++;
    class->has_getattr = has_user_method(py, class, PY_NAME(getattr)) ||
                         has_user_method(py, class, PY_NAME(getattribute));
    class->has_setattr = has_user_method(py, class, PY_NAME(setattr)) ||
                         has_user_method(py, class, PY_NAME(delattr));
}

static bool check_bases(struct py *py, struct py_tuple *bases)
{
    for (size_t i = 0; i < bases->count; i++) {
        struct py_value base = bases->items[i];
        if (!py_is_kind(base, PY_KIND_CLASS)) {
            py_raise(py, PY_EXC_TYPE, "bases must be types");
            return false;
        }
        if (as_class(base) == py->bool_class || as_class(base) == py->none_class ||
            as_class(base)->instance_kind == PY_KIND_FUNCTION) {
            py_raise(py, PY_EXC_TYPE, "type '%s' is not an acceptable base type",
                     as_class(base)->name->bytes);
            return false;
        }
        for (size_t j = 0; j < i; j++) {
            if (bases->items[j].object == base.object) {
                py_raise(py, PY_EXC_TYPE, "duplicate base class %s", as_class(base)->name->bytes);
                return false;
            }
        }
    }
    return true;
}

/* The layout comes from the native base nearest in the order; two different ones cannot mix. */
static bool choose_layout(struct py *py, struct py_class *class)
{
    const struct py_type *type = &py_object_type;
    for (size_t i = 1; i < class->mro_count; i++) {
        const struct py_class *base = class->mro[i];
        if (base->is_user || base->type == &py_object_type)
            continue;
        if (type == &py_object_type) {
            type = base->type;
            class->instance_kind = base->instance_kind;
        } else if (base->instance_kind != class->instance_kind) {
            py_raise(py, PY_EXC_TYPE, "multiple bases have instance lay-out conflict");
            return false;
        }
    }
    class->type = type;
    return true;
}

static bool call_set_names(struct py *py, struct py_class *class)
{
    struct py_dict *names = dict_copy(py, class->object.attributes);
    for (size_t i = 0; i < names->used; i++) {
        const struct py_entry *entry = &names->entries[i];
        struct py_value arguments[] = {py_object(class), entry->key};
        struct py_value result = call_special(py, entry->value, PY_NAME(set_name), arguments, 2);
        if (py_is_error(result))
            return false;
    }
    return true;
}

/* The parent's __init_subclass__, which is a class method without saying so. */
static bool call_init_subclass(struct py *py, struct py_class *class, struct py_value keywords)
{
    for (size_t i = 1; i < class->mro_count; i++) {
        struct py_dict *names = class->mro[i]->object.attributes;
        struct py_entry *entry = dict_find_str(names, PY_NAME(init_subclass));
        if (!entry)
            continue;
        struct py_value method = entry->value;
        struct py_value self = py_object(class);
        if (py_is_kind(method, PY_KIND_WRAPPER))
            method = PY_AS(py_wrapper, method)->function;
        struct keywords named = keywords_of_dict(py, keywords);
        return !py_is_error(call_value(py, method, &self, 1, &named));
    }
    if (!py_is_unbound(keywords) && as_dict(keywords)->count > 0) {
        py_raise(py, PY_EXC_TYPE, "%s.__init_subclass__() takes no keyword arguments",
                 class->name->bytes);
        return false;
    }
    return true;
}

static void note_subclass(struct py *py, struct py_class *class)
{
    for (size_t i = 0; i < class->bases->count; i++) {
        struct py_class *base = as_class(class->bases->items[i]);
        if (py_is_none(base->weak_subclasses))
            base->weak_subclasses = py_list(py, 0);
        py_list_append(py, base->weak_subclasses, py_object(class));
    }
}

static void adopt_namespace(struct py *py, struct py_class *class, struct py_dict *names)
{
    class->object.attributes = dict_copy(py, names);
    struct py_entry *qualname = dict_find_str(class->object.attributes, PY_NAME(qualname));
    if (qualname && py_is_str(qualname->value)) {
        class->qualname = as_str(qualname->value);
        dict_remove_str(class->object.attributes, PY_NAME(qualname));
    }
    struct py_dict *own = class->object.attributes;
    /* __eq__ without __hash__ makes instances unhashable. */
    if (dict_find_str(own, PY_NAME(eq)) && !dict_find_str(own, PY_NAME(hash)))
        dict_put_str(py, own, PY_NAME(hash), py_none());
    struct py_str *const implicit[] = {PY_NAME(init_subclass), PY_NAME(class_getitem)};
    for (size_t i = 0; i < 2; i++) {
        struct py_entry *entry = dict_find_str(own, implicit[i]);
        if (!entry || !py_is_kind(entry->value, PY_KIND_FUNCTION))
            continue;
        struct py_wrapper *wrapper =
            py_alloc_object(py, PY_KIND_WRAPPER, py->class_method_class, sizeof *wrapper);
        wrapper->function = entry->value;
        wrapper->is_class_method = true;
        entry->value = py_object(wrapper);
    }
}

struct py_value class_create(struct py *py, struct py_class *metaclass, struct py_value name,
                             struct py_value bases, struct py_dict *names, struct py_value keywords)
{
    if (as_tuple(bases)->count == 0) {
        bases = py_tuple(py, 1);
        as_tuple(bases)->items[0] = py_object(py->object_class);
    }
    if (!check_bases(py, as_tuple(bases)))
        return py_error();
    struct py_class *class = py_alloc_object(py, PY_KIND_CLASS, metaclass, sizeof *class);
    class->name = class->qualname = as_str(name);
    class->bases = as_tuple(bases);
    class->is_user = true;
    class->weak_subclasses = py_none();
    adopt_namespace(py, class, names);
    if (!linearize(py, class) || !choose_layout(py, class))
        return py_error();
    class->has_slots = dict_find_str(class->object.attributes, PY_NAME(slots));
    for (size_t i = 1; i < class->mro_count && class->has_slots; i++) {
        const struct py_class *base = class->mro[i];
        class->has_slots = !base->is_user || base->has_slots;
    }
    class_changed(py, class);
    note_subclass(py, class);
    if (!call_set_names(py, class) || !call_init_subclass(py, class, keywords))
        return py_error();
    return py_object(class);
}

struct py_value construct_with(struct py *py, struct py_value instance, const struct py_value *a,
                               struct py_value (*init)(struct py *py, struct py_value *arguments),
                               size_t most)
{
    struct py_class *class = as_class(a[0]);
    if (class->is_user && has_user_method(py, class, PY_NAME(init)))
        return instance;
    const struct py_tuple *given = as_tuple(a[1]);
    bool has_keywords = class->instance_kind == PY_KIND_DICT;
    if (!has_keywords && as_dict(a[2])->count > 0)
        return py_raise(py, PY_EXC_TYPE, "%s() takes no keyword arguments", class->name->bytes);
    if (given->count > most)
        return py_raise(py, PY_EXC_TYPE, "%s expected at most %zu argument%s, got %zu",
                        class->name->bytes, most, most == 1 ? "" : "s", given->count);
    struct py_value arguments[] = {instance, given->count > 0 ? given->items[0] : py_unbound(),
                                   a[2]};
    return py_is_error(init(py, arguments)) ? py_error() : instance;
}

/* --- instances
 * --------------------------------------------------------------------------------------- */

static struct py_value instantiate(struct py *py, struct py_class *class,
                                   const struct py_value *arguments, size_t count,
                                   const struct keywords *keywords)
{
    struct py_value new = class_lookup(py, class, PY_NAME(new));
    if (py_is_unbound(new) || (py_is_none(new)))
        return py_raise(py, PY_EXC_TYPE, "cannot create '%s' instances", class->name->bytes);
    /* What object.__new__ does for most classes. */
    if (new.object == py->object_new.object &&class->instance_kind == PY_KIND_INSTANCE &&
        py_is_kind(class_lookup(py, class, PY_NAME(init)), PY_KIND_FUNCTION))
        return py_object(py_alloc_object(py, PY_KIND_INSTANCE, class, sizeof(struct py_object)));
    if (py_is_kind(new, PY_KIND_WRAPPER))
        new = PY_AS(py_wrapper, new)->function;
    struct py_value *all = stack_push(py, count + 1);
    if (!all)
        return py_error();
    all[0] = py_object(class);
    if (count > 0)
        memcpy(all + 1, arguments, count * sizeof *all);
    struct py_value instance = call_value(py, new, all, count + 1, keywords);
    py->stack_top = all;
    return instance;
}

static bool initialize(struct py *py, struct py_value instance, const struct py_value *arguments,
                       size_t count, const struct keywords *keywords)
{
    struct py_value init = class_lookup(py, py_class(py, instance), PY_NAME(init));
    struct py_value *all = stack_push(py, count + 1);
    if (!all)
        return false;
    all[0] = instance;
    if (count > 0)
        memcpy(all + 1, arguments, count * sizeof *all);
    bool is_plain = py_is_kind(init, PY_KIND_FUNCTION) || py_is_kind(init, PY_KIND_NATIVE);
    if (!is_plain)
        init = descriptor_get(py, init, instance, py_class(py, instance));
    struct py_value result = py_is_error(init) ? init
                             : is_plain        ? call_value(py, init, all, count + 1, keywords)
                                               : call_value(py, init, all + 1, count, keywords);
    py->stack_top = all;
    if (py_is_error(result))
        return false;
    if (!py_is_none(result)) {
        py_raise(py, PY_EXC_TYPE, "__init__() should return None, not '%s'",
                 py_type_name(py, result));
        return false;
    }
    return true;
}

struct py_value class_call(struct py *py, struct py_class *class, const struct py_value *arguments,
                           size_t count, const struct keywords *keywords)
{
    /* A metaclass of the script may define how its classes are called. */
    struct py_class *meta = class->object.class;
    if (meta->is_user) {
        struct py_value call = class_lookup(py, meta, PY_NAME(call));
        if (py_is_kind(call, PY_KIND_FUNCTION)) {
            struct py_value method = descriptor_get(py, call, py_object(class), meta);
            return call_value(py, method, arguments, count, keywords);
        }
    }
    return class_make(py, class, arguments, count, keywords);
}

struct py_value class_make(struct py *py, struct py_class *class, const struct py_value *arguments,
                           size_t count, const struct keywords *keywords)
{
    if (class == py->type_class && count == 1)
        return py_object(py_class(py, arguments[0]));
    if (class == py->classes[PY_KIND_STR] && count == 1 && !(keywords && keywords->count > 0))
        return py_to_str(py, arguments[0]);
    struct py_value instance = instantiate(py, class, arguments, count, keywords);
    if (py_is_error(instance) || !is_subclass(py_class(py, instance), class))
        return instance;
    struct py_value init = class_lookup(py, py_class(py, instance), PY_NAME(init));
    bool is_native = py_is_kind(init, PY_KIND_NATIVE) && init.object->flags & NATIVE_SLOT;
    if (!is_native && !py_is_unbound(init) && !initialize(py, instance, arguments, count, keywords))
        return py_error();
    return instance;
}
