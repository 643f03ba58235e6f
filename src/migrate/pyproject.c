/* Turns [tool.alembic] of pyproject.toml into the words of alembic.ini. */
#include "migrate/pyproject.h"

#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "base/text.h"
#include "base/toml.h"
#include "base/banned.h"

static const char hooks_section[] = "post_write_hooks";

struct addition {
    const char *path;
    const char *section;
    struct arena *arena;
    struct ini *ini;
    struct alq_error *err;
};

static bool fail_kind(const struct addition *to, const char *key, const struct toml_value *value)
{
    error_set(to->err, ALQ_ERROR_CONFIG, "%s of [tool.alembic] is neither text nor a list of texts",
              key);
    return error_at(to->err, to->path, value->line, 0);
}

static bool has(const struct addition *to, const char *key)
{
    const struct ini_section *section = ini_find_section(to->ini, to->section);
    return section && map_has(&section->values, key);
}

/* Directories are divided by line ends; that other lists of the section are, too, is said where it
 * has none of its own. */
static bool add_list(const struct addition *to, const char *key, const struct toml_value *list)
{
    struct strings texts = {0};
    bool is_alone = !has(to, "path_separator") && !has(to, "version_path_separator") &&
                    !has(to, "version_locations") && !has(to, "prepend_sys_path");
    for (size_t i = 0; i < list->items.count; i++) {
        const struct toml_value *item = list->items.items[i];
        if (item->kind != TOML_STRING)
            return fail_kind(to, key, item);
        vec_push(to->arena, &texts, item->text);
    }
    if (is_alone)
        ini_add(to->ini, to->arena, to->section, "path_separator", "newline");
    ini_add(to->ini, to->arena, to->section, key, strings_join(&texts, "\n", to->arena));
    return true;
}

/* {name = "black", type = "console_scripts", …}: black.type = console_scripts */
static bool add_hook(const struct addition *to, const struct toml_value *hook,
                     struct strings *names)
{
    const struct toml_value *name = toml_get(hook, "name");
    if (!name || name->kind != TOML_STRING) {
        error_set(to->err, ALQ_ERROR_CONFIG, "a hook of [tool.alembic] has no name");
        return error_at(to->err, to->path, hook->line, 0);
    }
    vec_push(to->arena, names, name->text);
    for (size_t i = 0; i < hook->values.count; i++) {
        const char *key = hook->values.entries[i].key;
        const struct toml_value *value = hook->values.entries[i].value;
        if (value->kind != TOML_STRING && value->kind != TOML_BARE)
            return fail_kind(to, key, value);
        if (value != name)
            ini_add(to->ini, to->arena, hooks_section,
                    arena_printf(to->arena, "%s.%s", name->text, key), value->text);
    }
    return true;
}

static bool add_hooks(const struct addition *to, const struct toml_value *list)
{
    struct strings names = {0};
    if (ini_find_section(to->ini, hooks_section))
        return true;
    if (list->kind != TOML_ARRAY)
        return fail_kind(to, hooks_section, list);
    for (size_t i = 0; i < list->items.count; i++)
        if (!add_hook(to, list->items.items[i], &names))
            return false;
    ini_add(to->ini, to->arena, hooks_section, "hooks", strings_join(&names, ", ", to->arena));
    return true;
}

static bool add_value(const struct addition *to, const char *key, const struct toml_value *value)
{
    if (string_equal(key, hooks_section))
        return add_hooks(to, value);
    if (value->kind == TOML_ARRAY)
        return add_list(to, key, value);
    if (value->kind == TOML_TABLE)
        return fail_kind(to, key, value);
    ini_add(to->ini, to->arena, to->section, key, value->text);
    return true;
}

bool pyproject_add(const char *path, const char *section, struct arena *arena, struct ini *ini,
                   bool *ret_found, struct alq_error *err)
{
    const struct addition to = {path, section, arena, ini, err};
    const struct toml_value *root = NULL;
    char *text = NULL;
    size_t length = 0;
    if (!file_read(path, arena, &text, &length, err) ||
        !toml_parse(path, text, length, arena, &root, err))
        return false;
    const struct toml_value *table = toml_get(toml_get(root, "tool"), "alembic");
    *ret_found = table && table->kind == TOML_TABLE;
    for (size_t i = 0; *ret_found && i < table->values.count; i++)
        if (!add_value(&to, table->values.entries[i].key, table->values.entries[i].value))
            return false;
    return true;
}
