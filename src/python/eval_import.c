/* import statements. */
#include <stdio.h>

#include "python/eval.h"

#include "base/banned.h"

/* A placeholder answers every name until one is used. */
static struct py_value import_or_placeholder(struct py *py, struct py_str *name)
{
    return import_module(py, name);
}

static bool import_plain(struct py *py, struct py_frame *frame, const struct import_name *item)
{
    struct py_value module = import_or_placeholder(py, item->name);
    if (py_is_error(module))
        return false;
    const char *dot = strchr(item->name->bytes, '.');
    if (dot && !item->alias) {
        struct py_str *top =
            py_intern_bytes(py, item->name->bytes, (size_t)(dot - item->name->bytes));
        module = import_module(py, top);
        if (py_is_error(module))
            return false;
    }
    return assign(py, frame, item->target, module);
}

enum flow exec_import(struct py *py, struct py_frame *frame, struct stmt *stmt)
{
    for (size_t i = 0; i < stmt->import->count; i++) {
        if (!import_plain(py, frame, &stmt->import->names[i]))
            return FLOW_RAISE;
    }
    return FLOW_NEXT;
}

static const char *global_string(struct py *py, struct py_dict *globals, struct py_str *name)
{
    struct py_entry *entry = dict_find_str(globals, name);
    return entry ? py_string(py, entry->value) : NULL;
}

/* `from ..x import y` as an absolute name; NULL: raised. */
static struct py_str *absolute_name(struct py *py, struct py_dict *globals, const struct stmt *stmt)
{
    if (stmt->import->level == 0)
        return stmt->import->module;
    const char *module = global_string(py, globals, PY_NAME(name));
    bool is_package = dict_find_str(globals, PY_NAME(path));
    size_t length = module ? strlen(module) : 0;
    for (unsigned drop = stmt->import->level - is_package; drop > 0; drop--) {
        while (length > 0 && module[length - 1] != '.')
            length--;
        if (length == 0) {
            py_raise(py, PY_EXC_IMPORT,
                     drop > 1 ? "attempted relative import beyond top-level package"
                              : "attempted relative import with no known parent package");
            return NULL;
        }
        length--;
    }
    TEXT_SCOPE(name);
    text_add_bytes(&name, module ? module : "", length);
    if (stmt->import->module)
        text_printf(&name, "%s%s", length > 0 ? "." : "", stmt->import->module->bytes);
    return py_intern_bytes(py, text_string(&name), name.length);
}

static bool import_star(struct py *py, struct py_frame *frame, struct py_value module)
{
    if (!py_is_kind(module, PY_KIND_MODULE))
        return true;
    struct py_dict *names = module.object->attributes;
    struct py_entry *all = names ? dict_find_str(names, PY_NAME(all)) : NULL;
    const struct py_value *items;
    size_t count;
    if (all && py_sequence(all->value, &items, &count)) {
        for (size_t i = 0; i < count; i++) {
            struct py_value value = py_getattr(py, module, items[i]);
            if (py_is_error(value))
                return false;
            dict_put_str(py, frame->globals, as_str(items[i]), value);
        }
        return true;
    }
    for (size_t i = 0; names && i < names->used; i++) {
        const struct py_entry *entry = &names->entries[i];
        if (py_is_str(entry->key) && as_str(entry->key)->bytes[0] != '_')
            dict_put_str(py, frame->globals, as_str(entry->key), entry->value);
    }
    return true;
}

struct py_value import_source(struct py *py, struct py_dict *globals, const struct stmt *stmt)
{
    struct py_str *name = absolute_name(py, globals, stmt);
    return name ? import_or_placeholder(py, name) : py_error();
}

enum flow exec_import_from(struct py *py, struct py_frame *frame, struct stmt *stmt)
{
    struct py_value module = import_source(py, frame->globals, stmt);
    if (py_is_error(module))
        return FLOW_RAISE;
    if (stmt->import->is_star)
        return import_star(py, frame, module) ? FLOW_NEXT : FLOW_RAISE;
    for (size_t i = 0; i < stmt->import->count; i++) {
        const struct import_name *item = &stmt->import->names[i];
        struct py_value value = import_from(py, module, item->name);
        if (py_is_error(value) || !assign(py, frame, item->target, value))
            return FLOW_RAISE;
    }
    return FLOW_NEXT;
}
