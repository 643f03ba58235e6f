/* Whole scripts under small limits: whatever they do, they end and give everything back. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "python/python.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void print_nowhere(void *context, const char *bytes, size_t length, bool is_stderr)
{
    (void)context;
    (void)bytes;
    (void)length;
    (void)is_stderr;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct py_options options = {
        .steps = 20000,
        .memory = (size_t)16 * 1024 * 1024,
        .depth = 100,
        .stress_memory = size % 8 == 0,
        .print = print_nowhere,
    };
    struct py *py = py_new(&options);
    struct alq_error err = ALQ_ERROR_INIT;
    char *source = malloc(size + 1);
    if (!source)
        return 0;
    memcpy(source, data, size);
    source[size] = '\0';
    bool done = py_run(py, "__main__", "fuzz.py", source, size, NULL, &err);
    if (!done && !err.message)
        abort();
    alq_error_release(&err);
    free(source);
    py_free(py);
    return 0;
}
