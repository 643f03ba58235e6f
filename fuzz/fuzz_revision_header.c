/* Reads any bytes as a revision file of each kind: its header, whole and cut, then its
 * statements. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/text.h"
#include "script/header.h"
#include "script/revision_file.h"
#include "base/banned.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bool claim)
{
    if (!claim)
        abort();
}

static void check_error(bool is_fine, const struct alq_error *err)
{
    check(is_fine == (err->kind == ALQ_ERROR_NONE));
    check(is_fine || err->message);
}

/* The beginning of a file must give what the whole gives, or ask for more. */
static void check_cut(const char *name, const char *bytes, size_t length, bool is_whole_read,
                      bool is_whole_revision, const struct script_file *whole)
{
    ARENA_SCOPE(arena);
    struct header_text text = {.path = name,
                               .bytes = arena_strndup(&arena, bytes, length),
                               .length = length};
    struct script_file file;
    bool is_revision = false;
    bool needs_more = false;
    bool is_read = header_read(&text, &arena, &file, &is_revision, &needs_more, NULL);
    if (is_read && needs_more)
        return;
    check(is_read == is_whole_read && is_revision == is_whole_revision);
    if (is_revision) {
        check(string_equal(file.revision.id, whole->revision.id));
        check(file.revision.down.count == whole->revision.down.count);
        check(strcmp(file.title, whole->title) == 0);
    }
}

static void read_statements(const struct script_file *file)
{
    static const char *const dialects[] = {"sqlite", "postgresql", "mariadb"};
    for (size_t i = 0; i < sizeof dialects / sizeof *dialects; i++) {
        for (int direction = SCRIPT_UPGRADE; direction <= SCRIPT_DOWNGRADE; direction++) {
            ARENA_SCOPE(arena);
            ERROR_SCOPE(err);
            struct sql_statements statements;
            bool is_transactional = false;
            bool has_all = script_statements(file, (enum script_direction)direction, dialects[i],
                                             &arena, &statements, &is_transactional, &err);
            check_error(has_all, &err);
            for (size_t j = 0; has_all && j < statements.count; j++)
                check(statements.items[j].length == strlen(statements.items[j].text) &&
                      statements.items[j].line > 0);
        }
    }
    ERROR_SCOPE(err);
    bool has_downgrade = false;
    check_error(script_has_downgrade(file, "mysql", &has_downgrade, &err), &err);
}

static void read_file(const char *name, const char *bytes, size_t length)
{
    ARENA_SCOPE(arena);
    ERROR_SCOPE(err);
    struct script_file file;
    bool is_revision = false;
    bool is_read = script_read_header(name, bytes, length, &arena, &file, &is_revision, &err);
    check_error(is_read, &err);
    check_cut(name, bytes, length / 2, is_read, is_revision, &file);
    check_cut(name, bytes, length - length / 8, is_read, is_revision, &file);
    if (is_revision) {
        check(file.revision.id && file.title && file.doc && !strchr(file.title, '\n'));
        read_statements(&file);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const names[] = {"1_x.sql", "x.sql", "x.py", "ab.py"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        read_file(names[i], (const char *)data, size);
    return 0;
}
