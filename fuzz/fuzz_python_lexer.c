/* The lexer on any bytes: it ends, stays inside, and keeps answering at the end. */
#include <stdint.h>
#include <stdlib.h>

#include "python/lexer.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct lexer lexer;
    lexer_init(&lexer, (const char *)data, size);
    size_t most = size * 2 + 300; /* each token takes a byte or a level of indentation */
    for (size_t count = 0;; count++) {
        struct token token = lexer_next(&lexer);
        if (token.kind == TOKEN_END || token.kind == TOKEN_ERROR)
            break;
        const char *start = (const char *)data;
        bool is_inside = token.start >= start && token.start + token.length <= start + size;
        if (count > most || !is_inside)
            abort();
    }
    return 0;
}
