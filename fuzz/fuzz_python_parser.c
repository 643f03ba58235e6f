/* The parser and the resolver of names on any bytes. */
#include <stdint.h>
#include <stdlib.h>

#include "python/ast.h"
#include "python/runtime.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct py *py = py_new(NULL);
    char *source = malloc(size + 1);
    if (!source)
        return 0;
    memcpy(source, data, size);
    source[size] = '\0';
    bool is_parsed = py_parse(py, "fuzz.py", source, size) != NULL;
    if (!is_parsed && !py_error_is(py, PY_EXC_EXCEPTION))
        abort();
    free(source);
    py_free(py);
    return 0;
}
