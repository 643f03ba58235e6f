/* Finding, making and running modules. */
#include "python/eval.h"
#include "python/lazy.h"
#include "python/modules.h"
#include "python/runtime.h"

#include "base/banned.h"

struct py_value module_new(struct py *py, const char *name)
{
    struct py_module *module = py_new_object(py, py_module, PY_KIND_MODULE);
    module->name = py_intern_bytes(py, name, strlen(name));
    module->object.attributes = dict_new(py);
    /* No state of one module's names looks like one of another's: see eval_global. */
    module->object.attributes->changes = ++py->module_count << 32;
    struct py_dict *names = module->object.attributes;
    dict_put_str(py, names, PY_NAME(name), py_object(module->name));
    dict_put_str(py, names, PY_NAME(doc), py_none());
    return py_object(module);
}

static void enter_module(struct py *py, struct py_value module)
{
    dict_put_str(py, py->modules, PY_AS(py_module, module)->name, module);
}

struct py_value module_new_unit(struct py *py, const char *name, const struct unit *unit,
                                bool is_package)
{
    struct py_value module = module_new(py, name);
    struct py_dict *names = module.object->attributes;
    PY_AS(py_module, module)->path = unit->path;
    dict_put_str(py, names, PY_NAME(file), py_str(py, unit->path));
    dict_put_str(py, names, PY_NAME(doc), unit->code->doc);
    if (is_package)
        dict_put_str(py, names, PY_NAME(path), py_list(py, 0));
    enter_module(py, module);
    return module;
}

struct py_value module_run(struct py *py, const char *name, const char *path, const char *source,
                           size_t length, bool is_package)
{
    struct unit *unit = py_parse(py, path, source, length);
    return unit ? module_run_unit(py, name, unit, is_package) : py_error();
}

struct py_value module_run_unit(struct py *py, const char *name, struct unit *unit, bool is_package)
{
    struct py_value module = module_new_unit(py, name, unit, is_package);
    struct py_value result = eval_unit(py, unit, module.object->attributes);
    if (py_is_error(result)) {
        dict_remove_str(py->modules, PY_AS(py_module, module)->name);
        return result;
    }
    struct py_entry *entry = dict_find_str(py->modules, PY_AS(py_module, module)->name);
    return entry ? entry->value : module;
}

/* --- native modules
 * ---------------------------------------------------------------------------------- */

static struct py_value native_fallback(struct py *py, struct py_value *a)
{
    const struct py_module_type *type =
        (const struct py_module_type *)(uintptr_t)PY_AS(py_tuple, py_native_data(py))
            ->items[0]
            .integer;
    struct py_value module = PY_AS(py_tuple, py_native_data(py))->items[1];
    struct py_value value = type->getattr(py, module, a[0]);
    return py_is_unbound(value) ? raise_no_attribute(py, module, as_str(a[0])) : value;
}

static struct py_value native_module(struct py *py, const struct py_module_type *type,
                                     const char *name)
{
    struct py_value module = module_new(py, name);
    struct py_value dict = py_object(module.object->attributes);
    enter_module(py, module);
    for (const struct py_function_row *row = type->functions; row && row->name; row++)
        py_dict_set_string(py, dict, row->name, py_function(py, row, module));
    for (const struct py_constant_row *row = type->constants; row && row->name; row++)
        py_dict_set_string(py, dict, row->name,
                           row->text ? py_str(py, row->text) : py_int(row->number));
    for (const struct py_type *const *item = type->types; item && *item; item++) {
        struct py_value class = py_class_of_type(py, *item);
        dict_put_str(py, as_class(class)->object.attributes, PY_NAME(module),
                     py_intern(py, type->name));
        py_dict_set_string(py, dict, (*item)->name, class);
    }
    if (type->getattr) {
        static const struct py_function_row row = {"__getattr__", native_fallback, "name",
                                                   PY_PLAIN};
        struct py_value data = py_pair(py, py_int((int64_t)(uintptr_t)type), module);
        py_dict_set_string(py, dict, "__getattr__", py_function(py, &row, data));
    }
    if (type->is_package)
        py_dict_set_string(py, dict, "__path__", py_list(py, 0));
    if (type->setup && !type->setup(py, module)) {
        dict_remove_str(py->modules, PY_AS(py_module, module)->name);
        return py_error();
    }
    return module;
}

/* --- import
 * ------------------------------------------------------------------------------------------ */

static bool may_leave_out(const struct py *py)
{
    return py->options.keep_going && !py->import_guards;
}

/* Stands for what could not be imported: every use of a name in it says what is missing. */
static struct py_value placeholder(struct py *py, struct py_str *name)
{
    struct py_value module = module_new(py, name->bytes);
    PY_AS(py_module, module)->is_placeholder = true;
    PY_AS(py_module, module)->object.attributes = NULL;
    return module;
}

/* The same for a module of the project that is not written in the subset. */
static struct py_value unreadable_placeholder(struct py *py, struct py_str *name)
{
    struct py_value exception = py_error_take(py);
    struct py_value module = placeholder(py, name);
    TEXT_SCOPE(reason);
    if (!exception_line(py, exception, &reason))
        return py_error();
    PY_AS(py_module, module)->reason = text_copy(&reason, &py->arena);
    return module;
}

static struct py_value raise_not_found(struct py *py, struct py_str *name)
{
    py_raise(py, PY_EXC_MODULE_NOT_FOUND, "No module named '%s'", name->bytes);
    py_setattr(py, py->error, py_object(PY_NAME(plain_name)), py_object(name));
    return py_error();
}

static struct py_value run_row(struct py *py, const char *name, const struct py_module_row *row)
{
    struct unit *unit = py_parse_borrowed(py, row->path, row->source, row->length);
    return unit ? module_run_unit(py, name, unit, row->is_package) : py_error();
}

static struct py_value load(struct py *py, struct py_str *name)
{
    const struct py_module_row *row = builtin_module(py, name->bytes);
    const char *alias = row ? NULL : module_alias(name->bytes);
    if (alias) {
        PY_TRY(module, py_import(py, alias));
        dict_put_str(py, py->modules, name, module);
        return module;
    }
    if (row)
        return row->native ? native_module(py, row->native, name->bytes)
                           : run_row(py, name->bytes, row);
    struct py_found found = {0};
    struct alq_error err = ALQ_ERROR_INIT;
    if (py->options.find && !py->options.find(py->options.context, py, name->bytes, &found, &err))
        return py_raise_alq(py, PY_EXC_IMPORT, &err);
    if (found.module)
        return native_module(py, found.module, name->bytes);
    if (found.source && found.is_lazy) {
        struct unit *unit = py_parse(py, found.path, found.source, found.length);
        return unit                ? lazy_module(py, name->bytes, unit, found.is_package)
               : may_leave_out(py) ? unreadable_placeholder(py, name)
                                   : py_error();
    }
    if (found.source)
        return module_run(py, name->bytes, found.path ? found.path : name->bytes, found.source,
                          found.length, found.is_package);
    return may_leave_out(py) ? placeholder(py, name) : raise_not_found(py, name);
}

/* A submodule is an attribute of its package. */
static void bind_in_parent(struct py *py, struct py_str *name, struct py_value module)
{
    const char *dot = strrchr(name->bytes, '.');
    if (!dot)
        return;
    struct py_str *parent = py_intern_bytes(py, name->bytes, (size_t)(dot - name->bytes));
    struct py_entry *entry = dict_find_str(py->modules, parent);
    if (entry && py_is_kind(entry->value, PY_KIND_MODULE) && entry->value.object->attributes)
        py_dict_set_string(py, py_object(entry->value.object->attributes), dot + 1, module);
}

struct py_value import_module(struct py *py, struct py_str *name)
{
    struct py_entry *entry = dict_find_str(py->modules, name);
    if (entry)
        return entry->value;
    const char *dot = strrchr(name->bytes, '.');
    if (dot) {
        struct py_str *parent = py_intern_bytes(py, name->bytes, (size_t)(dot - name->bytes));
        PY_TRY(package, import_module(py, parent));
        if (py_is_kind(package, PY_KIND_MODULE) && PY_AS(py_module, package)->is_placeholder)
            return placeholder(py, name);
        entry = dict_find_str(py->modules, name); /* the package may have imported it */
        if (entry)
            return entry->value;
    }
    if (!py_enter(py, ""))
        return py_error();
    struct py_value module = load(py, name);
    py_leave(py);
    if (!py_is_error(module))
        bind_in_parent(py, name, module);
    return module;
}

struct py_value module_missing(struct py *py, struct py_value module, struct py_str *name,
                               struct py_value reason)
{
    const char *known = PY_AS(py_module, module)->reason;
    if (known && py_is_unbound(reason))
        reason = py_str(py, known);
    struct py_value class = py_import_name(py, "_support", "Missing");
    struct py_value arguments[] = {py_object(PY_AS(py_module, module)->name), py_object(name),
                                   reason};
    size_t count = py_is_unbound(reason) ? 2 : 3;
    return py_is_error(class) ? class : call_value(py, class, arguments, count, NULL);
}

static bool may_be_left_out(struct py *py, struct py_value module)
{
    return may_leave_out(py) && py_is_kind(module, PY_KIND_MODULE) && module.object->attributes &&
           module.object->attributes->object.flags & DICT_LAZY;
}

/* A name that a project's module does not give fails only when it is used. */
static struct py_value leave_out(struct py *py, struct py_value module, struct py_str *name)
{
    if (!py_error_is(py, PY_EXC_EXCEPTION))
        return py_error();
    struct py_value reason = py_error_take(py);
    return module_missing(py, module, name, reason);
}

struct py_value import_from(struct py *py, struct py_value module, struct py_str *name)
{
    if (py_is_kind(module, PY_KIND_MODULE) && PY_AS(py_module, module)->is_placeholder)
        return module_missing(py, module, name, py_unbound());
    struct py_value value = py_getattr_optional(py, module, py_object(name));
    if (py_is_error(value) && may_be_left_out(py, module))
        return leave_out(py, module, name);
    if (!py_is_unbound(value))
        return value;
    if (!py_is_kind(module, PY_KIND_MODULE))
        return py_raise(py, PY_EXC_IMPORT, "cannot import name '%s'", name->bytes);
    const struct py_module *package = PY_AS(py_module, module);
    if (dict_find_str(package->object.attributes, PY_NAME(path))) {
        TEXT_SCOPE(full);
        text_printf(&full, "%s.%s", package->name->bytes, name->bytes);
        value = import_module(py, py_intern_bytes(py, text_string(&full), full.length));
        if (!py_is_error(value) || !py_error_is(py, PY_EXC_MODULE_NOT_FOUND))
            return value;
        py_error_clear(py);
    }
    py_raise(py, PY_EXC_IMPORT, "cannot import name '%s' from '%s' (%s)", name->bytes,
             package->name->bytes, package->path ? package->path : "unknown location");
    py_setattr(py, py->error, py_object(PY_NAME(plain_name)), py_object(package->name));
    return may_be_left_out(py, module) ? leave_out(py, module, name) : py_error();
}

struct py_value module_of_package(struct py *py, struct py_value module, struct py_str *name)
{
    const struct py_module *package = PY_AS(py_module, module);
    struct py_found found = {0};
    if (!py->options.keep_going || !dict_find_str(package->object.attributes, PY_NAME(path)))
        return py_unbound();
    TEXT_SCOPE(full);
    text_printf(&full, "%s.%s", package->name->bytes, name->bytes);
    bool is_of_project = package->path && *package->path == '/' && py->options.find;
    bool is_there = is_of_project ? py->options.find(py->options.context, py, text_string(&full),
                                                     &found, NULL) &&
                                        found.source
                                  : builtin_module(py, text_string(&full)) != NULL;
    return is_there ? import_module(py, py_intern_bytes(py, text_string(&full), full.length))
                    : py_unbound();
}

struct py_value py_import(struct py *py, const char *name)
{
    return import_module(py, py_intern_bytes(py, name, strlen(name)));
}

struct py_value py_import_name(struct py *py, const char *module, const char *name)
{
    PY_TRY(found, py_import(py, module));
    return py_getattr_string(py, found, name);
}
