/* Revision files: their headers are read without running them, their SQL is handed out statement by
 * statement. One interface over a directory, an embedded set and single files. */
#ifndef SCRIPT_REVISION_FILE_H
#define SCRIPT_REVISION_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include <alambique/error.h>

#include "base/digest.h"
#include "base/vec.h"
#include "revision/graph.h"
#include "sql/scanner.h"

struct alq_revision_code;
struct arena;

enum script_kind {
    SCRIPT_SQL,    /* ours: header comment, `-- upgrade` and `-- downgrade` sections */
    SCRIPT_DBMATE, /* `-- migrate:up` */
    SCRIPT_GOOSE,  /* `-- +goose Up` */
    SCRIPT_PYTHON, /* an Alembic script */
    SCRIPT_C,
};

enum script_direction { SCRIPT_UPGRADE, SCRIPT_DOWNGRADE };

/* One revision and the file it stands in. Strings live in the arena it was read into. */
struct script_file {
    struct revision revision; /* revision.owner is this object, revision.file is path */
    enum script_kind kind;
    const char *path;  /* as given, or directory/name; the name of an embedded file */
    const char *title; /* one line: the first paragraph of doc; "" where there is none */
    const char *doc;   /* the whole message: Alembic's docstring; header text that is no key */
    const char *create_date; /* as the file says it, NULL where it does not */
    bool is_transactional;   /* `transaction: no` makes it false; see script_is_transactional */
    bool has_downgrade;      /* C: its header names a function */
    const struct alq_revision_code *code; /* C that the program is built with; NULL: a file */
    const char *digest;                   /* known beforehand, of an embedded file; NULL */
    bool has_variables;                   /* `variables: yes`: ${name} stands for a value */
    bool is_computed; /* .py: a name of its header is no literal; it may change when others do */
    const struct strings *variables; /* "name=value" of -x, before the environment; NULL: none */
    /* Names of several databases, to which sections may be limited, and which of them this is for;
     * NULL: none. */
    const struct strings *databases;
    const char *database;
    const char *bytes; /* the content, terminated or not; NULL for a file not loaded yet */
    size_t length;
};

struct script_list {
    struct script_file **items;
    size_t count;
    size_t capacity;
    struct strings ignored; /* paths that were seen and are no revisions */
};

/* A file that is in memory already; bytes are borrowed and must outlive what is made from them. */
struct script_source {
    const char *name;
    const char *bytes;
    size_t length;
};

/* -- Headers. A header is all that the graph and `history` need; nothing is run. Errors have kind
 *    SCRIPT, file and line, and a hint.
 *
 *    .sql, ours: comment lines `-- key: value` with the keys revision, revises, depends on, branch
 *    labels (both lists with commas), transaction and variables (yes, no) and create date, in any
 *    case; a key twice is an error, any other line of comment is the message. The header ends at
 *    the first section. An id must be there; so must a section.
 *    .sql of dbmate and goose: the id is the number that the file name begins with, and its rest
 *    the title. Parents come from the order of the numbers when a list is loaded (one chain for
 *    each tool). .py: the module docstring and the module-level names revision, down_revision,
 *    branch_labels and depends_on; of what is no literal just the statements run that give it
 *    its value (computed_header.h). .c: the literals in ALQ_REVISION(…);
 *    the message, where it has none, is the file's first comment; without ALQ_REVISION it is no
 *    revision. Alembic's rules: names that begin with
 *    "__init__" or "." are no revisions; a file without `revision` is an error unless its name is
 *    the id in hexadecimal. */

/* Reads one header from bytes, which must be the whole content. *ret_is_revision is false for a
 * file that is none: the name of no known kind, or .sql text with neither header nor sections;
 * *ret_file is set only when it is true. ret_file must not move while a graph uses it; bytes become
 * its content. */
bool script_read_header(const char *path, const char *bytes, size_t length, struct arena *arena,
                        struct script_file *ret_file, bool *ret_is_revision, struct alq_error *err)
    ALQ_CHECK;

/* Reads the headers of files in memory, sorted by name; those of directories: survey.h. databases:
 * as in script_file; NULL: none. */
bool script_load_memory(const struct script_source *sources, size_t count,
                        const struct strings *databases, struct arena *arena,
                        struct script_list *ret_list, struct alq_error *err) ALQ_CHECK;

/* -- Content. Each of these reads a file that is not loaded by itself, and keeps nothing. */

/* Keeps the content in arena, so that what follows sees one version of the file. */
bool script_load(struct script_file *file, struct arena *arena, struct alq_error *err) ALQ_CHECK;

/* The checksum of the whole file, blind to line ends, BOM and trailing blanks. */
bool script_digest(const struct script_file *file, struct digest *ret_digest, struct alq_error *err)
    ALQ_CHECK;

/* Whether that direction runs in a transaction. Ours say it for both in the header, goose for both
 * anywhere (NO TRANSACTION), dbmate for each on its marker (transaction:false). .c says it
 * in ALQ_REVISION. .py: true. */
bool script_is_transactional(const struct script_file *file, enum script_direction direction,
                             bool *ret_is_transactional, struct alq_error *err) ALQ_CHECK;

/* Whether there is a downgrade for that database: false for SQL without such a section and for C
 * without such a function. .py: true, since only running it tells. */
bool script_has_downgrade(const struct script_file *file, const char *dialect,
                          bool *ret_has_downgrade, struct alq_error *err) ALQ_CHECK;

/* The statements of one direction for a kind of database: "sqlite", "postgresql", "mysql" or
 * "mariadb". Of our sections one for file->database goes before one for the kind ("mysql" serves
 * mariadb unless there is a "mariadb" section), and that before the plain one; where all are for
 * other databases of the project there is nothing to do. Lines and columns are those of the file.
 * ret_is_transactional may be NULL. Errors: no section for this database; no downgrade section at
 * all ("revision X cannot be downgraded"); what sql_split refuses; a statement that begins or ends
 * a transaction in a revision that runs in one; a variable without a value; a .py or .c file (kind
 * UNSUPPORTED: they have no statements). Goose: StatementBegin … StatementEnd is one statement,
 * ${NAME} is replaced where ENVSUB is on, and no Down section is one that does nothing. */
bool script_statements(const struct script_file *file, enum script_direction direction,
                       const char *dialect, struct arena *arena,
                       struct sql_statements *ret_statements, bool *ret_is_transactional,
                       struct alq_error *err) ALQ_CHECK;

#endif
