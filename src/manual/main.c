/* Writes the pages of the manual, or the texts that translators need. Runs at build time. */
#include <libintl.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/catalogue.h"
#include "base/error.h"
#include "base/file.h"
#include "base/message.h"
#include "base/text.h"
#include "cli/command.h"
#include "manual/pages.h"
#include "manual/texts.h"
#include "base/banned.h"

static bool write_page(const char *directory, const char *name, int section,
                       const struct text *page, struct alq_error *err)
{
    ARENA_SCOPE(arena);
    const char *file = arena_printf(&arena, "%s.%d", name, section);
    return file_write(path_join(&arena, directory, file), text_string(page), page->length, err);
}

static bool write_commands(const char *directory, const char *date, struct alq_error *err)
{
    TEXT_SCOPE(page);
    page_of_program(&page, date);
    if (!write_page(directory, "alambique", 1, &page, err))
        return false;
    for (const struct command *command = commands; command->name; command++) {
        TEXT_SCOPE(name);
        text_clear(&page);
        page_of_command(&page, command, date);
        text_printf(&name, "alambique-%s", command->name);
        if (!write_page(directory, text_string(&name), 1, &page, err))
            return false;
    }
    return true;
}

static bool write_configuration(const char *directory, const char *date, struct alq_error *err)
{
    TEXT_SCOPE(page);
    page_of_configuration(&page, date);
    return write_page(directory, "alambique.ini", 5, &page, err);
}

static bool write_library(const char *headers, const char *directory, const char *date,
                          struct alq_error *err)
{
    TEXT_SCOPE(page);
    return page_of_library(&page, headers, date, err) &&
           write_page(directory, "libalambique", 3, &page, err);
}

static bool write_texts(const char *file, struct alq_error *err)
{
    TEXT_SCOPE(text);
    texts_add(&text);
    return file_write(file, text_string(&text), text.length, err);
}

/* No locale of that language is needed: LANGUAGE counts in any but "C". */
static bool leave_english(void)
{
    static const char *const locales[] = {"C.UTF-8", "en_US.UTF-8", "es_ES.UTF-8", ""};
    for (size_t i = 0; i < sizeof locales / sizeof *locales; i++)
        if (setlocale(LC_ALL, locales[i]) && !string_equal(setlocale(LC_MESSAGES, NULL), "C"))
            return true;
    return false;
}

static bool speak(const char *language, const char *catalogues, struct alq_error *err)
{
    if (setenv("LANGUAGE", language, 1) == 0 && leave_english() &&
        bindtextdomain(CATALOGUE_DOMAIN, catalogues) &&
        bind_textdomain_codeset(CATALOGUE_DOMAIN, "UTF-8") &&
        !string_equal(_("DESCRIPTION"), "DESCRIPTION"))
        return true;
    return error_set(err, ALQ_ERROR_IO, "no translation into %s in %s, or no locale C.UTF-8",
                     language, catalogues);
}

int main(int argc, char **argv)
{
    ERROR_SCOPE(err);
    bool is_done = false;
    if (argc == 3 && string_equal(argv[1], "--texts")) {
        is_done = write_texts(argv[2], &err);
    } else if (argc == 6 && string_equal(argv[1], "--language")) {
        is_done = speak(argv[2], argv[3], &err) && directory_create(argv[4], &err) &&
                  write_commands(argv[4], argv[5], &err) &&
                  write_configuration(argv[4], argv[5], &err);
    } else if (argc == 4) {
        is_done = directory_create(argv[2], &err) && write_commands(argv[2], argv[3], &err) &&
                  write_configuration(argv[2], argv[3], &err) &&
                  write_library(argv[1], argv[2], argv[3], &err);
    } else {
        (void)fprintf(stderr, "usage: manual HEADERS DIRECTORY DATE\n"
                              "       manual --language LANGUAGE CATALOGUES DIRECTORY DATE\n"
                              "       manual --texts FILE\n");
        return 2;
    }
    if (!is_done)
        (void)fprintf(stderr, "manual: %s\n", err.message);
    return is_done ? 0 : 1;
}
