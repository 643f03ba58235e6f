/* "Did you mean": the nearest of several words. */
#ifndef CLI_SUGGEST_H
#define CLI_SUGGEST_H

#include <stddef.h>

/* Starts as {0} but for word. */
struct suggestion {
    const char *word; /* as it was typed */
    const char *best; /* the nearest so far, NULL while none is near; borrowed */
    size_t distance;
};

/* Considers one candidate; near means a third of the letters wrong at most, or a word begun. */
void suggestion_consider(struct suggestion *suggestion, const char *candidate);

#endif
