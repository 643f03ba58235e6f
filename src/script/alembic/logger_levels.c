/* Levels of loggers, from the configuration file. */
#include "script/alembic/logger_levels.h"

#include <string.h>

#include "base/text.h"
#include "script/alembic/session.h"
#include "base/banned.h"

static const char *value_of(const struct ini *ini, const char *section, const char *key,
                            struct arena *arena)
{
    const char *value = NULL;
    return ini_get(ini, section, key, arena, &value, NULL) && value ? value : "";
}

static bool set_level(struct binding *binding, const char *logger, const char *level,
                      struct alq_error *err)
{
    struct py *py = binding->py;
    struct py_value get = py_import_name(py, "logging", "getLogger");
    struct py_value name = py_str(py, logger);
    struct py_value found = py_is_error(get) ? get : py_call(py, get, &name, 1);
    struct py_value argument = py_str(py, level);
    if (py_is_error(found))
        return binding_take_error(binding, err);
    if (py_is_error(py_call_method(py, found, "setLevel", &argument, 1)))
        py_error_clear(py);
    return true;
}

/* [logger_KEY] */
static bool apply_one(struct binding *binding, const char *key, size_t length, struct arena *arena,
                      struct alq_error *err)
{
    const struct ini *ini = binding->host->ini;
    const char *section = arena_printf(arena, "logger_%.*s", (int)length, key);
    const char *logger = value_of(ini, section, "qualname", arena);
    const char *level = value_of(ini, section, "level", arena);
    return !*level || set_level(binding, logger, level, err);
}

bool logger_levels_apply(struct binding *binding, const struct script_file *file,
                         struct alq_error *err)
{
    const struct ini *ini = binding->host->ini;
    if (binding->has_levels || !ini || !ini_find_section(ini, "loggers") ||
        !memmem(file->bytes, file->length, "logging", strlen("logging")))
        return true;
    ARENA_SCOPE(arena);
    binding->has_levels = true;
    for (const char *key = value_of(ini, "loggers", "keys", &arena); *key;) {
        key += strspn(key, ", \t\r\n");
        size_t length = strcspn(key, ", \t\r\n");
        if (length && !apply_one(binding, key, length, &arena, err))
            return false;
        key += length;
    }
    return true;
}
