/* Looks texts up in the catalogue, by the C library's gettext. */
#include "base/message.h"

#include <libintl.h>

#include "base/banned.h"

static const char domain[] = "alambique";

const char *message_translate(const char *english)
{
    /* The empty text is the catalogue's own header. */
    return *english ? dgettext(domain, english) : english;
}

const char *message_plural(const char *one, const char *many, unsigned long count)
{
    return dngettext(domain, one, many, count);
}
