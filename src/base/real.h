/* Real numbers as text, with a point whatever the locale of the application has: programs that say
 * setlocale(LC_ALL, "") may have a comma there. */
#ifndef BASE_REAL_H
#define BASE_REAL_H

#include <stddef.h>

#include "base/arena.h"
#include "base/text.h"

/* As strtod. */
double real_read(const char *text, char **ret_end);

/* As snprintf, text_printf and arena_printf, for formats with %f, %e and %g. */
int real_print(char *buffer, size_t size, const char *format, ...) ALQ_FORMAT(3, 4);
void real_add(struct text *text, const char *format, ...) ALQ_FORMAT(2, 3);
char *real_format(struct arena *arena, const char *format, ...) ALQ_FORMAT(2, 3);

#endif
