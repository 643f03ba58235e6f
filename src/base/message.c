/* Looks texts up in the catalogue, by the C library's gettext. */
#include "base/message.h"

#include <libintl.h>

#include "base/catalogue.h"
#include "base/banned.h"

const char *message_translate(const char *english)
{
    if (!*english) /* the catalogue's own header */
        return english;
    (void)catalogue_bind();
    return dgettext(CATALOGUE_DOMAIN, english);
}

const char *message_plural(const char *one, const char *many, unsigned long count)
{
    (void)catalogue_bind();
    return dngettext(CATALOGUE_DOMAIN, one, many, count);
}
