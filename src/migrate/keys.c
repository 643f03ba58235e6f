/* The table of keys. */
#include "migrate/keys.h"

#include <stddef.h>

#include "base/banned.h"

const struct config_key config_keys[] = {
    {"script_location", NULL,
     "The directory of revisions. A Python package is written package:directory.", false},
    {"version_locations", "versions in script_location where that exists, else itself",
     "Directories to read revisions from, where there are several. A new revision goes to its "
     "parent's, a first one where --version-path says.",
     false},
    {"path_separator", "blanks and commas",
     "What parts the paths in lists: space, newline, os (a colon), : or ;.", false},
    {"version_path_separator", NULL, "The older name of path_separator.", false},
    {"recursive_version_locations", "false", "Read subdirectories of those directories as well.",
     false},
    {"prepend_sys_path", NULL,
     "Where a package in script_location, and modules that scripts import, are looked for besides "
     "the directory of the file.",
     false},
    {"sqlalchemy.url", NULL, "The database, as sqlite:///app.db or postgresql://user@host/app.",
     false},
    {"url", NULL, "A shorter name of sqlalchemy.url.", false},
    {"file_template",
     "%%(year)d%%(month).2d%%(day).2d_%%(hour).2d%%(minute).2d%%(second).2d_%%(slug)s, or "
     "%%(rev)s_%%(slug)s for an alembic.ini",
     "The name of a new file, without its extension: a template of Python's % operator over rev, "
     "slug, epoch, year, month, day, hour, minute and second, with every % doubled.",
     false},
    {"truncate_slug_length", "40", "How much of a message goes into the file name.", false},
    {"timezone", "UTC, or local time for an alembic.ini",
     "The zone of the moment in file names, ids and create dates, as America/Managua.", false},
    {"databases", NULL,
     "The names of several databases, each with a section of its own, whose keys go before those "
     "of the main one.",
     false},
    {"engine_name", "the database's name",
     "In the section of one of several databases: what upgrade() of Alembic scripts is called "
     "with.",
     false},
    {"history", "true, or false for an alembic.ini",
     "Whether alambique_history records what is run.", false},
    {"when_ahead", "fail",
     "What upgrade does where a newer version of the program has upgraded the database: fail, or "
     "go_on, which runs nothing and succeeds.",
     false},
    {"test_fixtures", NULL, "The directory of rows that the command test puts in.", false},
    {"test_irreversible", NULL, "Revisions that the command test does not take back.", false},
    {"version_table", "alembic_version", "The table that says where a database is.", true},
    {"version_table_schema", NULL, "The schema of that table.", true},
    {"version_table_pk", "true", "Whether a new version table has a primary key.", true},
    {"transaction_per_migration", "true",
     "Whether each revision has its own transaction; false: one for all of a run.", true},
    {"transactional_ddl", NULL, NULL, true},
    {"render_as_batch", NULL, NULL, true},
    {"include_schemas", NULL, NULL, true},
    {"user_module_prefix", NULL, NULL, true},
    {"sqlalchemy_module_prefix", NULL, NULL, true},
    {"literal_binds", NULL, NULL, true},
    {"dialect_opts", NULL, NULL, true},
    {"compare_type", NULL, NULL, true},
    {"compare_server_default", NULL, NULL, true},
    {"upgrade_token", NULL, NULL, true},
    {"downgrade_token", NULL, NULL, true},
    {"output_encoding", NULL, NULL, false},
    {"revision_environment", NULL, NULL, false},
    {"sourceless", NULL, NULL, false},
    {0},
};
