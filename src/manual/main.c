/* Writes the pages of the manual, or the texts that translators need. Runs at build time. */
#include <stdio.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"
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

static bool write_others(const char *headers, const char *directory, const char *date,
                         struct alq_error *err)
{
    TEXT_SCOPE(page);
    page_of_configuration(&page, date);
    if (!write_page(directory, "alambique.ini", 5, &page, err))
        return false;
    text_clear(&page);
    return page_of_library(&page, headers, date, err) &&
           write_page(directory, "libalambique", 3, &page, err);
}

int main(int argc, char **argv)
{
    ERROR_SCOPE(err);
    if (argc == 3 && string_equal(argv[1], "--texts")) {
        TEXT_SCOPE(text);
        texts_add(&text);
        if (file_write(argv[2], text_string(&text), text.length, &err))
            return 0;
    } else if (argc != 4) {
        (void)fprintf(stderr, "usage: manual HEADERS DIRECTORY DATE | manual --texts FILE\n");
        return 2;
    } else if (directory_create(argv[2], &err) && write_commands(argv[2], argv[3], &err) &&
               write_others(argv[1], argv[2], argv[3], &err))
        return 0;
    (void)fprintf(stderr, "manual: %s\n", err.message);
    return 1;
}
