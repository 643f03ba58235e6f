/* Chooses the process's language. */
#include "cli/language.h"

#include <libintl.h>
#include <stdlib.h>
#include <stdbool.h>

#include "base/catalogue.h"
#include "base/text.h"
#include "cli/output.h"
#include "base/banned.h"

/* Whether the environment asks for messages in another language than English, as setlocale reads
 * it. */
static bool speaks_other(void)
{
    static const char *const variables[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    const char *locale = NULL;
    for (size_t i = 0; i < sizeof variables / sizeof *variables && !(locale && *locale); i++)
        locale = getenv(variables[i]);
    if (!locale || !*locale || string_equal(locale, "C") || string_equal(locale, "POSIX") ||
        string_starts_with(locale, "C."))
        return false;
    const char *languages = getenv("LANGUAGE");
    const char *language = languages && *languages ? languages : locale;
    return !string_starts_with(language, "en");
}

void language_begin(void)
{
    if (!speaks_other() || !setlocale(LC_MESSAGES, "") || !catalogue_bind())
        return;
    /* So that what the C library says of files has its accents, too. */
    if (output_speaks_unicode())
        (void)setlocale(LC_CTYPE, "");
    (void)bind_textdomain_codeset(CATALOGUE_DOMAIN, "UTF-8");
}

locale_t language_use_english(void)
{
    locale_t now = uselocale((locale_t)0);
    const char *process = setlocale(LC_MESSAGES, NULL);
    if (now == LC_GLOBAL_LOCALE && process && string_equal(process, "C"))
        return (locale_t)0;
    locale_t english = duplocale(now);
    english = english ? newlocale(LC_MESSAGES_MASK, "C", english) : (locale_t)0;
    return english ? uselocale(english) : (locale_t)0;
}

void language_restore(locale_t before)
{
    if (!before)
        return;
    locale_t english = uselocale(before);
    freelocale(english);
}
