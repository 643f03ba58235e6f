/* Finds the word that was meant. */
#include "cli/suggest.h"

#include <string.h>

#include "base/text.h"
#include "base/banned.h"

void suggestion_consider(struct suggestion *suggestion, const char *candidate)
{
    size_t length = strlen(suggestion->word);
    size_t limit = length < 5 ? 1 : length / 3;
    size_t distance = string_distance(suggestion->word, candidate, limit);
    /* A beginning long enough to be meant counts like the worst typing error. */
    if (distance > limit && length >= 3 && string_starts_with(candidate, suggestion->word))
        distance = limit;
    if (distance > limit || (suggestion->best && distance >= suggestion->distance))
        return;
    suggestion->best = candidate;
    suggestion->distance = distance;
}
