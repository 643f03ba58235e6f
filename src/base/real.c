/* Lends the thread the locale "C" while a number is read or written. */
#include "base/real.h"

#include <locale.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/banned.h"

struct lent {
    locale_t plain;
    locale_t before;
};

/* The C library has this locale ready: nothing is read or allocated. */
static struct lent lend(void)
{
    struct lent lent = {.plain = newlocale(LC_ALL_MASK, "C", (locale_t)0)};
    if (lent.plain)
        lent.before = uselocale(lent.plain);
    return lent;
}

static void take_back(struct lent lent)
{
    if (!lent.plain)
        return;
    (void)uselocale(lent.before);
    freelocale(lent.plain);
}

double real_read(const char *text, char **ret_end)
{
    struct lent lent = lend();
    double number = strtod(text, ret_end);
    take_back(lent);
    return number;
}

int real_print(char *buffer, size_t size, const char *format, ...)
{
    va_list arguments;
    struct lent lent = lend();
    va_start(arguments, format);
    int length = vsnprintf(buffer, size, format, arguments);
    va_end(arguments);
    take_back(lent);
    return length;
}

void real_add(struct text *text, const char *format, ...)
{
    va_list arguments;
    struct lent lent = lend();
    va_start(arguments, format);
    text_vprintf(text, format, arguments);
    va_end(arguments);
    take_back(lent);
}

char *real_format(struct arena *arena, const char *format, ...)
{
    TEXT_SCOPE(text);
    va_list arguments;
    struct lent lent = lend();
    va_start(arguments, format);
    text_vprintf(&text, format, arguments);
    va_end(arguments);
    take_back(lent);
    return text_copy(&text, arena);
}
