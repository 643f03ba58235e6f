/* The content of revision files: checksums, and the statements of a direction for a database. */
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "base/message.h"
#include "base/text.h"
#include "script/envsub.h"
#include "script/goose.h"
#include "script/lines.h"
#include "script/section.h"
#include "base/banned.h"

bool script_load(struct script_file *file, struct arena *arena, struct alq_error *err)
{
    char *bytes = NULL;
    if (file->bytes)
        return true;
    if (!file_read(file->path, arena, &bytes, &file->length, err))
        return false;
    file->bytes = bytes;
    return true;
}

bool script_digest(const struct script_file *file, struct digest *ret_digest, struct alq_error *err)
{
    ARENA_SCOPE(scratch);
    struct script_file loaded = *file;
    if (file->digest) {
        (void)snprintf(ret_digest->hex, sizeof ret_digest->hex, "%s", file->digest);
        return true;
    }
    if (!script_load(&loaded, &scratch, err))
        return false;
    *ret_digest = digest_text(loaded.bytes, loaded.length);
    return true;
}

static bool read_sections(struct script_file *file, struct arena *arena,
                          struct sections *ret_sections, struct alq_error *err)
{
    if (file->kind == SCRIPT_PYTHON || file->kind == SCRIPT_C) {
        error_set(err, ALQ_ERROR_UNSUPPORTED,
                  "revision %s is %s, which has no statements until it runs", file->revision.id,
                  file->kind == SCRIPT_C ? _("a C file") : _("an Alembic script"));
        return error_at(err, file->path, 0, 0);
    }
    return script_load(file, arena, err) && section_read_all(file, arena, ret_sections, err);
}

/* What a format calls its two directions and how it says that they need no transaction. */
struct wording {
    const char *sections[2];
    const char *no_transaction;
};

static const struct wording *wording_of(const struct script_file *file)
{
    static const struct wording own = {{"upgrade", "downgrade"},
                                       "'-- transaction: no' to the header"};
    static const struct wording dbmate = {{"migrate:up", "migrate:down"},
                                          "'transaction:false' behind the marker of the section"};
    static const struct wording goose = {{"+goose Up", "+goose Down"},
                                         "'-- +goose NO TRANSACTION' above the first section"};
    return file->kind == SCRIPT_DBMATE ? &dbmate : file->kind == SCRIPT_GOOSE ? &goose : &own;
}

/* Where several sections make a direction (dbmate), one that needs no transaction decides for
 * all. */
static bool is_direction_transactional(const struct script_file *file,
                                       const struct sections *sections,
                                       enum script_direction direction)
{
    if (file->kind == SCRIPT_GOOSE)
        return !goose_has_no_transaction(file->bytes, file->length);
    for (size_t i = 0; i < sections->count; i++)
        if (sections->items[i].marker.direction == direction &&
            !sections->items[i].marker.is_transactional)
            return false;
    return file->is_transactional;
}

bool script_is_transactional(const struct script_file *file, enum script_direction direction,
                             bool *ret_is_transactional, struct alq_error *err)
{
    ARENA_SCOPE(scratch);
    struct script_file loaded = *file;
    struct sections sections = {0};
    if (file->kind == SCRIPT_PYTHON || file->kind == SCRIPT_C || file->kind == SCRIPT_SQL) {
        *ret_is_transactional = file->is_transactional;
        return true;
    }
    if (!read_sections(&loaded, &scratch, &sections, err))
        return false;
    *ret_is_transactional = is_direction_transactional(&loaded, &sections, direction);
    return true;
}

/* For goose a file without a way down goes down by doing nothing; dbmate asks for one, as we do. */
static bool may_lack(const struct script_file *file, enum script_direction direction)
{
    return file->kind == SCRIPT_GOOSE && direction == SCRIPT_DOWNGRADE;
}

bool script_has_downgrade(const struct script_file *file, const char *dialect,
                          bool *ret_has_downgrade, struct alq_error *err)
{
    ARENA_SCOPE(scratch);
    struct script_file loaded = *file;
    struct sections sections = {0};
    *ret_has_downgrade = true;
    if (file->kind == SCRIPT_C)
        *ret_has_downgrade = file->has_downgrade;
    if (file->kind == SCRIPT_PYTHON || file->kind == SCRIPT_C)
        return true;
    if (!read_sections(&loaded, &scratch, &sections, err))
        return false;
    *ret_has_downgrade =
        section_find(&sections, SCRIPT_DOWNGRADE, dialect) || may_lack(file, SCRIPT_DOWNGRADE);
    return true;
}

static bool fail_section(const struct script_file *file, const struct sections *sections,
                         enum script_direction direction, const char *dialect,
                         struct alq_error *err)
{
    const char *word = direction == SCRIPT_UPGRADE ? "upgrade" : "downgrade";
    const char *marker = wording_of(file)->sections[direction];
    if (section_has_direction(sections, direction)) {
        error_set(err, ALQ_ERROR_SCRIPT, "revision %s has no %s section for %s", file->revision.id,
                  word, dialect);
        error_at(err, file->path, 0, 0);
        return error_hint(err, "add a section '-- %s %s', or a plain '-- %s' for every database",
                          word, dialect, word);
    }
    error_set(err, ALQ_ERROR_SCRIPT, "revision %s cannot be %sd: %s has no %s section",
              file->revision.id, word, path_name(file->path), word);
    error_at(err, file->path, 0, 0);
    return error_hint(err, "add a section '-- %s', which may be empty where nothing has to be done",
                      marker);
}

/* Statements that end the transaction would take the version row's safety with them. */
static bool check_transactions(const struct script_file *file,
                               const struct sql_statements *statements, struct alq_error *err)
{
    for (size_t i = 0; i < statements->count; i++) {
        const struct sql_statement *statement = &statements->items[i];
        if (!statement->is_transaction || statement->is_savepoint)
            continue;
        error_set(err, ALQ_ERROR_SCRIPT, "revision %s begins or ends a transaction by itself",
                  file->revision.id);
        error_at(err, file->path, statement->line, statement->column);
        error_statement(err, statement->text);
        error_detail(err, "every revision runs in a transaction of its own already");
        return error_hint(err, "take the statement out, or add %s",
                          wording_of(file)->no_transaction);
    }
    return true;
}

static enum sql_syntax find_syntax(const char *dialect)
{
    static const struct {
        const char *dialect;
        enum sql_syntax syntax;
    } table[] = {{"sqlite", SQL_SYNTAX_SQLITE},
                 {"postgresql", SQL_SYNTAX_POSTGRESQL},
                 {"mysql", SQL_SYNTAX_MYSQL},
                 {"mariadb", SQL_SYNTAX_MYSQL}};
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (strcmp(table[i].dialect, dialect) == 0)
            return table[i].syntax;
    return SQL_SYNTAX_ANY;
}

/* The section of a file with variables, line for line, with their values. */
static bool expand_section(const struct script_file *file, const struct section *section,
                           struct text *out, struct alq_error *err)
{
    struct lines lines = lines_of(section->bytes, section->length);
    for (struct line line; lines_next(&lines, &line);) {
        size_t column = 0;
        if (!envsub_expand_variables(line.bytes, line.length, file->variables, out, &column, err))
            return error_at(err, file->path, section->first_line + line.number - 1,
                            (unsigned)column);
        text_add_char(out, '\n');
    }
    return true;
}

static bool split_section(const struct script_file *file, const struct section *section,
                          enum sql_syntax syntax, struct arena *arena,
                          struct sql_statements *ret_statements, struct alq_error *err)
{
    TEXT_SCOPE(expanded);
    const char *bytes = section->bytes;
    size_t length = section->length;
    if (file->has_variables) {
        if (!expand_section(file, section, &expanded, err))
            return false;
        bytes = text_string(&expanded);
        length = expanded.length;
    }
    return sql_split(bytes, length, syntax, file->path, section->first_line, arena, ret_statements,
                     err);
}

static bool add_section(const struct script_file *file, const struct section *section,
                        enum sql_syntax syntax, struct arena *arena,
                        struct sql_statements *statements, struct alq_error *err)
{
    struct sql_statements part = {0};
    bool is_split = file->kind == SCRIPT_GOOSE
                        ? goose_split(file, section, syntax, arena, &part, err)
                        : split_section(file, section, syntax, arena, &part, err);
    for (size_t i = 0; i < part.count; i++)
        vec_push(arena, statements, part.items[i]);
    return is_split;
}

/* dbmate takes the pairs of a file in order, and their downs back in the opposite one. */
static bool add_pairs(const struct script_file *file, const struct sections *sections,
                      enum script_direction direction, enum sql_syntax syntax, struct arena *arena,
                      struct sql_statements *statements, struct alq_error *err)
{
    for (size_t i = 0; i < sections->count; i++) {
        size_t at = direction == SCRIPT_UPGRADE ? i : sections->count - 1 - i;
        const struct section *section = &sections->items[at];
        if (section->marker.direction == direction &&
            !add_section(file, section, syntax, arena, statements, err))
            return false;
    }
    return true;
}

bool script_statements(const struct script_file *file, enum script_direction direction,
                       const char *dialect, struct arena *arena,
                       struct sql_statements *ret_statements, bool *ret_is_transactional,
                       struct alq_error *err)
{
    ARENA_SCOPE(scratch); /* statements are copies */
    struct script_file loaded = *file;
    struct sections sections = {0};
    struct sql_statements statements = {0};
    if (!read_sections(&loaded, &scratch, &sections, err))
        return false;
    const struct section *section = section_find(&sections, direction, dialect);
    if (!section && !may_lack(file, direction))
        return fail_section(file, &sections, direction, dialect, err);
    enum sql_syntax syntax = find_syntax(dialect);
    bool is_split = !section ? true
                    : file->kind == SCRIPT_DBMATE
                        ? add_pairs(&loaded, &sections, direction, syntax, arena, &statements, err)
                        : add_section(&loaded, section, syntax, arena, &statements, err);
    if (!is_split)
        return false;
    bool is_transactional = is_direction_transactional(&loaded, &sections, direction);
    if (is_transactional && !check_transactions(file, &statements, err))
        return false;
    *ret_statements = statements;
    if (ret_is_transactional)
        *ret_is_transactional = is_transactional;
    return true;
}
