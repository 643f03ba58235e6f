/* Chooses the process's language and the place of its catalogue. */
#include "cli/language.h"

#include <libintl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/text.h"
#include "cli/output.h"
#include "base/banned.h"

static const char domain[] = "alambique";

/* What messages are in under the name of a locale; NULL: English. */
static const char *language_of(const char *locale)
{
    if (!locale || !*locale || string_equal(locale, "C") || string_equal(locale, "POSIX") ||
        string_starts_with(locale, "C."))
        return NULL;
    const char *languages = getenv("LANGUAGE");
    const char *language = languages && *languages ? languages : locale;
    return string_starts_with(language, "en") ? NULL : language;
}

/* What the environment says of messages, as setlocale reads it; NULL: English. */
static const char *find_language(void)
{
    static const char *const variables[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    const char *locale = NULL;
    for (size_t i = 0; i < sizeof variables / sizeof *variables && !(locale && *locale); i++)
        locale = getenv(variables[i]);
    return language_of(locale);
}

static bool has_catalogue(const char *directory, const char *language, struct arena *arena)
{
    const char *code = arena_strndup(arena, language, strcspn(language, "_.@:"));
    const char *file = arena_printf(arena, "%s/LC_MESSAGES/%s.mo", code, domain);
    return file_is_regular(path_join(arena, directory, file));
}

/* Beside the program: as in an installed tree, or as in the one that it was built in. */
static const char *find_catalogues(const char *language, struct arena *arena)
{
    char program[4096];
    ssize_t length = readlink("/proc/self/exe", program, sizeof program - 1);
    const char *folder = ".";
    if (length > 0) {
        program[length] = '\0';
        folder = path_directory(arena, program);
    }
    const char *const places[] = {
        path_join(arena, folder, "../share/locale"),
        path_join(arena, folder, "locale"),
        ALAMBIQUE_LOCALE_DIR,
    };
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        if (has_catalogue(places[i], language, arena))
            return places[i];
    return NULL;
}

void language_begin(void)
{
    ARENA_SCOPE(arena);
    const char *language = find_language();
    if (!language || !setlocale(LC_MESSAGES, ""))
        return;
    const char *directory = find_catalogues(language, &arena);
    if (!directory)
        return;
    /* So that what the C library says of files has its accents, too. */
    if (output_speaks_unicode())
        (void)setlocale(LC_CTYPE, "");
    (void)bindtextdomain(domain, directory);
    (void)bind_textdomain_codeset(domain, "UTF-8");
}

void language_find_catalogue(void)
{
    ARENA_SCOPE(arena);
    const char *language = language_of(setlocale(LC_MESSAGES, NULL));
    if (!language)
        return;
    const char *chosen = bindtextdomain(domain, NULL);
    if (chosen && has_catalogue(chosen, language, &arena))
        return;
    const char *directory = find_catalogues(language, &arena);
    if (directory)
        (void)bindtextdomain(domain, directory);
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
