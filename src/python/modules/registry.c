/* Which modules are built in: native ones, and those written in Python. */
#include <string.h>

#include "python/modules.h"
#include "python/modules/sources.h"

#include "base/banned.h"

static const struct {
    const char *name;
    const struct py_module_type *native;
    const char *source;
    size_t size;
    bool is_package;
} modules[] = {
    {"_host", &py_module_support, NULL, 0, false},
    {"_binary", &py_module_hash, NULL, 0, false},
    {"_json", &py_module_json, NULL, 0, false},
    {"_re", &py_module_re, NULL, 0, false},
    {"math", &py_module_math, NULL, 0, false},
#define SOURCE(name, text, is_package)                                                             \
    {                                                                                              \
        name, NULL, text, sizeof text - 1, is_package                                              \
    }
    SOURCE("__future__", __future___py, false),
    SOURCE("_support", _support_py, false),
    SOURCE("abc", abc_py, false),
    SOURCE("base64", base64_py, false),
    SOURCE("binascii", binascii_py, false),
    SOURCE("collections", collections_py, true),
    SOURCE("collections.abc", collections_abc_py, false),
    SOURCE("contextlib", contextlib_py, false),
    SOURCE("copy", copy_py, false),
    SOURCE("dataclasses", dataclasses_py, false),
    SOURCE("datetime", datetime_py, false),
    SOURCE("decimal", decimal_py, false),
    SOURCE("enum", enum_py, false),
    SOURCE("fnmatch", fnmatch_py, false),
    SOURCE("functools", functools_py, false),
    SOURCE("hashlib", hashlib_py, false),
    SOURCE("hmac", hmac_py, false),
    SOURCE("importlib", importlib_py, true),
    SOURCE("importlib.resources", importlib_resources_py, false),
    SOURCE("inspect", inspect_py, false),
    SOURCE("io", io_py, false),
    SOURCE("itertools", itertools_py, false),
    SOURCE("json", json_py, false),
    SOURCE("logging", logging_py, false),
    SOURCE("numbers", numbers_py, false),
    SOURCE("operator", operator_py, false),
    SOURCE("os", os_py, false),
    SOURCE("os.path", os_path_py, false),
    SOURCE("os_path", os_path_py, false),
    SOURCE("pathlib", pathlib_py, false),
    SOURCE("random", random_py, false),
    SOURCE("re", re_py, false),
    SOURCE("secrets", secrets_py, false),
    SOURCE("string", string_py, false),
    SOURCE("sys", sys_py, false),
    SOURCE("textwrap", textwrap_py, false),
    SOURCE("time", time_py, false),
    SOURCE("traceback", traceback_py, false),
    SOURCE("types", types_py, false),
    SOURCE("typing", typing_py, false),
    SOURCE("typing_extensions", typing_py, false),
    SOURCE("urllib", urllib_py, true),
    SOURCE("urllib.parse", urllib_parse_py, false),
    SOURCE("uuid", uuid_py, false),
    SOURCE("warnings", warnings_py, false),
#undef SOURCE
};

bool builtin_module(const char *name, struct py_found *ret_found)
{
    for (size_t i = 0; i < sizeof modules / sizeof *modules; i++) {
        if (strcmp(modules[i].name, name) != 0)
            continue;
        ret_found->module = modules[i].native;
        ret_found->source = modules[i].source;
        ret_found->length = modules[i].size;
        ret_found->path = modules[i].name;
        ret_found->is_package = modules[i].is_package;
        return true;
    }
    return false;
}
