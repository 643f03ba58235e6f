/* The core of the module re: patterns by PCRE2; re.py has the classes around it. */
#include "python/modules.h"
#include "python/modules/re_library.h"
#include "python/runtime.h"
#include "python/unicode.h"

#include "base/banned.h"

enum { MATCH_LIMIT = 2000000, DEPTH_LIMIT = 20000, HEAP_LIMIT_KIB = 64 * 1024 };

/* What py_instance holds: the function that frees a pattern outlives the interpreter's table. */
struct code {
    pcre2_code *code;
    __typeof__(pcre2_code_free) *free;
};

static void free_code(void *data)
{
    struct code *code = data;
    code->free(code->code);
    free(code);
}

static const struct py_type code_type = {.name = "code",
                                         .kind = PY_KIND_OTHER,
                                         .finalize = free_code};

/* Python's flags; the order of its bits. */
static uint32_t options_of(int64_t flags)
{
    uint32_t options = PCRE2_UTF | PCRE2_UCP | PCRE2_MATCH_INVALID_UTF | PCRE2_NEVER_BACKSLASH_C;
    options |= flags & 2 ? PCRE2_CASELESS : 0;
    options |= flags & 8 ? PCRE2_MULTILINE : 0;
    options |= flags & 16 ? PCRE2_DOTALL : 0;
    options |= flags & 64 ? PCRE2_EXTENDED : 0;
    if (flags & 256)
        options &= ~(uint32_t)PCRE2_UCP;
    return options;
}

/* Differences of spelling: (?P<n>, (?P=n) and (?P>n) PCRE2 knows; \Z is \z there, and $ without
 * MULTILINE means the same in both. */
static void translate(const char *pattern, size_t length, struct text *out)
{
    for (size_t i = 0; i < length; i++) {
        if (pattern[i] == '\\' && i + 1 < length) {
            text_add_char(out, '\\');
            text_add_char(out, pattern[i + 1] == 'Z' ? 'z' : pattern[i + 1]);
            i++;
        } else {
            text_add_char(out, pattern[i]);
        }
    }
}

/* (code, groups, names) or (message, position). */
static struct py_value re_compile(struct py *py, struct py_value *a)
{
    const char *pattern;
    int64_t flags;
    if (!py_to_string(py, a[0], "pattern", &pattern) || !py_to_int64(py, a[1], &flags))
        return py_error();
    const struct re_library *api = re_library(py);
    if (!api)
        return py_error();
    TEXT_SCOPE(translated);
    translate(pattern, as_str(a[0])->length, &translated);
    int error;
    size_t offset;
    pcre2_compile_context *context = api->compile_context_create(NULL);
    api->set_parens_nest_limit(context, 100);
    api->set_max_pattern_length(context, 100000);
    pcre2_code *code = api->compile((PCRE2_SPTR)text_string(&translated), translated.length,
                                    options_of(flags), &error, &offset, context);
    api->compile_context_free(context);
    if (!code) {
        char message[200];
        api->get_error_message(error, (PCRE2_UCHAR *)message, sizeof message);
        return py_pair(py, py_str(py, message), py_size(offset));
    }
    uint32_t groups = 0;
    uint32_t names = 0;
    uint32_t size = 0;
    PCRE2_SPTR table = NULL;
    api->pattern_info(code, PCRE2_INFO_CAPTURECOUNT, &groups);
    api->pattern_info(code, PCRE2_INFO_NAMECOUNT, &names);
    api->pattern_info(code, PCRE2_INFO_NAMEENTRYSIZE, &size);
    api->pattern_info(code, PCRE2_INFO_NAMETABLE, &table);
    struct py_value dict = py_dict(py);
    for (uint32_t number = 1; number <= groups; number++) {
        for (uint32_t i = 0; i < names; i++) {
            const uint8_t *entry = table + i * size;
            if ((uint32_t)(entry[0] << 8 | entry[1]) == number)
                py_dict_set(py, dict, py_str(py, (const char *)entry + 2), py_int(number));
        }
    }
    struct code *data = memory_alloc(sizeof *data);
    *data = (struct code){code, api->code_free};
    struct py_value parts[] = {py_instance(py, &code_type, py_unbound(), data), py_int(groups),
                               dict};
    return py_tuple_of(py, parts, 3);
}

static struct py_value spans_of(struct py *py, const struct re_library *api,
                                const struct py_str *str, const pcre2_match_data *match, int count)
{
    pcre2_match_data *data = (pcre2_match_data *)(uintptr_t)match;
    const size_t *ovector = api->get_ovector_pointer(data);
    uint32_t pairs = api->get_ovector_count(data);
    struct py_value tuple = py_tuple(py, pairs * 2);
    bool is_ascii = str_is_ascii(str);
    for (uint32_t i = 0; i < pairs * 2; i++) {
        bool is_set = (int)(i / 2) < count && ovector[i] != PCRE2_UNSET;
        size_t at = is_set ? ovector[i] : 0;
        as_tuple(tuple)->items[i] =
            is_set ? py_size(is_ascii ? at : utf8_count(str->bytes, at)) : py_int(-1);
    }
    return tuple;
}

static size_t offset_of(const struct py_str *str, int64_t index)
{
    if (index <= 0)
        return 0;
    if ((size_t)index >= str->count)
        return str->length;
    return str_is_ascii(str) ? (size_t)index
                             : (size_t)(utf8_at(str->bytes, (size_t)index) - str->bytes);
}

/* mode: 0 search, 1 match, 2 fullmatch. A tuple of starts and ends, or None. */
static struct py_value re_match(struct py *py, struct py_value *a)
{
    const struct code *code = py_expect(py, a[0], &code_type, "pattern");
    const struct re_library *api = re_library(py);
    int64_t start;
    int64_t end;
    int64_t mode;
    bool not_empty;
    if (!code || !api || !py_to_int64(py, a[2], &start) || !py_to_int64(py, a[3], &end) ||
        !py_to_int64(py, a[4], &mode) || !py_truth(py, a[5], &not_empty))
        return py_error();
    if (!py_is_str(a[1]))
        return py_raise(py, PY_EXC_TYPE, "expected string or bytes-like object, got '%s'",
                        py_type_name(py, a[1]));
    const struct py_str *str = as_str(a[1]);
    uint32_t options = (mode > 0 ? PCRE2_ANCHORED : 0) | (mode == 2 ? PCRE2_ENDANCHORED : 0) |
                       (not_empty ? PCRE2_NOTEMPTY_ATSTART : 0);
    pcre2_match_context *context = api->match_context_create(NULL);
    api->set_match_limit(context, MATCH_LIMIT);
    api->set_depth_limit(context, DEPTH_LIMIT);
    api->set_heap_limit(context, HEAP_LIMIT_KIB);
    pcre2_match_data *match = api->match_data_create_from_pattern(code->code, NULL);
    int count = api->match(code->code, (PCRE2_SPTR)str->bytes, offset_of(str, end),
                           offset_of(str, start), options, match, context);
    struct py_value result = py_none();
    if (count > 0)
        result = spans_of(py, api, str, match, count);
    else if (count != PCRE2_ERROR_NOMATCH)
        result = py_raise(py, PY_EXC_RUNTIME, "the regular expression needs too many steps");
    api->match_data_free(match);
    api->match_context_free(context);
    py->steps_left -= (int64_t)(str->length / 64);
    return py_is_error(result) || py_tick(py) ? result : py_error();
}

static const struct py_function_row functions[] = {
    {"compile", re_compile, "pattern, flags", PY_PLAIN},
    {"match", re_match, "code, string, start, end, mode, not_empty", PY_PLAIN},
    {0},
};

const struct py_module_type py_module_re = {.name = "_re", .functions = functions};
