/* Finds the translations of messages: installed ones, moved ones, and those of a build tree. */
#include "base/catalogue.h"

#include <dlfcn.h>
#include <langinfo.h>
#include <libintl.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/text.h"
#include "base/banned.h"

/* Its address is in this library, or in the program that it was linked into. */
static const char domain[] = CATALOGUE_DOMAIN;

/* The locale of the thread's messages, as "es_ES.UTF-8". */
static const char *locale_name(void)
{
#ifdef _NL_LOCALE_NAME
    return nl_langinfo(_NL_LOCALE_NAME(LC_MESSAGES));
#else
    return setlocale(LC_MESSAGES, NULL);
#endif
}

/* Whether there is a catalogue for any of the languages, "es_ES.UTF-8" or "ca:es". */
static bool has_catalogue(const char *directory, const char *languages, struct arena *arena)
{
    while (*languages) {
        const char *code = arena_strndup(arena, languages, strcspn(languages, "_.@:"));
        const char *file = arena_printf(arena, "%s/LC_MESSAGES/%s.mo", code, domain);
        if (*code && file_is_regular(path_join(arena, directory, file)))
            return true;
        languages += strcspn(languages, ":");
        languages += *languages == ':';
    }
    return false;
}

static char *program_file(struct arena *arena)
{
    char path[4096];
    ssize_t length = readlink("/proc/self/exe", path, sizeof path);
    return length > 0 ? arena_strndup(arena, path, (size_t)length) : NULL;
}

/* NULL where it is in the program, whose name here is what it was called by. */
static char *library_file(struct arena *arena)
{
    Dl_info info;
    if (!dladdr(domain, &info) || !info.dli_fname || !path_is_absolute(info.dli_fname))
        return NULL;
    char *real = realpath(info.dli_fname, NULL);
    char *file = real ? arena_strdup(arena, real) : NULL;
    free(real);
    return file;
}

/* Below the file's prefix, which is one up, or two from Debian's lib/MACHINE; and in a build tree,
 * from its top and from the examples there. */
static const char *find_beside(const char *file, const char *languages, struct arena *arena)
{
    static const char *const places[] = {"../share/locale", "../../share/locale", "locale",
                                         "../locale"};
    for (size_t i = 0; file && i < sizeof places / sizeof *places; i++) {
        const char *directory = path_join(arena, path_directory(arena, file), places[i]);
        if (has_catalogue(directory, languages, arena))
            return directory;
    }
    return NULL;
}

static const char *find(const char *languages, struct arena *arena)
{
    const char *said = secure_getenv("TEXTDOMAINDIR");
    if (said && has_catalogue(said, languages, arena))
        return said;
    const char *directory = find_beside(library_file(arena), languages, arena);
    if (!directory)
        directory = find_beside(program_file(arena), languages, arena);
    if (!directory && has_catalogue(ALAMBIQUE_LOCALE_DIR, languages, arena))
        directory = ALAMBIQUE_LOCALE_DIR;
    return directory;
}

bool catalogue_bind(void)
{
    const char *locale = locale_name();
    const char *languages = getenv("LANGUAGE");
    if (!locale || string_equal(locale, "C") || string_equal(locale, "POSIX"))
        return false;
    const char *bound = bindtextdomain(domain, NULL);
    if (bound && !string_equal(bound, "/usr/share/locale"))
        return true;
    ARENA_SCOPE(arena);
    const char *directory = find(languages && *languages ? languages : locale, &arena);
    return directory && bindtextdomain(domain, directory);
}
