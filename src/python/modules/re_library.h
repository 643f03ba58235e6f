/* PCRE2 as the module re calls it: loaded on first use, or linked into a static program. */
#ifndef PYTHON_MODULES_RE_LIBRARY_H
#define PYTHON_MODULES_RE_LIBRARY_H

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

struct py;

/* The functions in use, under their names without prefix. */
#define RE_LIBRARY_FUNCTIONS(X)                                                                    \
    X(compile_context_create)                                                                      \
    X(set_parens_nest_limit)                                                                       \
    X(set_max_pattern_length)                                                                      \
    X(compile)                                                                                     \
    X(compile_context_free)                                                                        \
    X(get_error_message)                                                                           \
    X(pattern_info)                                                                                \
    X(code_free)                                                                                   \
    X(get_ovector_pointer) X(get_ovector_count) X(match_context_create) X(set_match_limit)         \
        X(set_depth_limit) X(set_heap_limit) X(match_data_create_from_pattern) X(match)            \
            X(match_data_free) X(match_context_free)

struct re_library {
#define X(name) __typeof__(pcre2_##name) *name;
    RE_LIBRARY_FUNCTIONS(X)
#undef X
};

/* The functions, valid as long as the interpreter. NULL: raised, the library is not there. */
const struct re_library *re_library(struct py *py);

#endif
