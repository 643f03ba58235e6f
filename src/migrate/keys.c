/* The table of keys. */
#include "migrate/keys.h"

#include <stddef.h>

#include "base/banned.h"

const struct config_key config_keys[] = {
    {"script_location", NULL,
     "The directory of revisions. A Python package is written package:directory."},
    {"version_locations", "versions in script_location where that exists, else itself",
     "Directories to read revisions from, where there are several. A new revision goes to its "
     "parent's, a first one where --version-path says."},
    {"path_separator", "blanks and commas",
     "What parts the paths in lists: space, newline, os (a colon), : or ;."},
    {"version_path_separator", NULL, "The older name of path_separator."},
    {"recursive_version_locations", "false", "Read subdirectories of those directories as well."},
    {"prepend_sys_path", NULL,
     "Where a package in script_location, and modules that scripts import, are looked for besides "
     "the directory of the file."},
    {"sqlalchemy.url", NULL, "The database, as sqlite:///app.db or postgresql://user@host/app."},
    {"url", NULL, "A shorter name of sqlalchemy.url."},
    {"file_template",
     "%%(year)d%%(month).2d%%(day).2d_%%(hour).2d%%(minute).2d%%(second).2d_%%(slug)s, or "
     "%%(rev)s_%%(slug)s for an alembic.ini",
     "The name of a new file, without its extension: a template of Python's operator `%` over rev, "
     "slug, epoch, year, month, day, hour, minute and second, with every `%` doubled."},
    {"truncate_slug_length", "40", "How much of a message goes into the file name."},
    {"timezone", "UTC, or local time for an alembic.ini",
     "The zone of the moment in file names, ids and create dates, as America/Managua."},
    {"databases", NULL,
     "The names of several databases, each with a section of its own, whose keys go before those "
     "of the main one."},
    {"engine_name", "the database's name",
     "In the section of one of several databases: what upgrade() of Alembic scripts is called "
     "with."},
    {"tenants", NULL,
     "Which databases there are, where many have the same revisions: glob:data/*.db, "
     "file:tenants.txt, query:SELECT ... on the main database, or a list."},
    {"tenants_url", "by the kind of the main database",
     "How a tenant's name becomes a URL: {tenant} stands for it."},
    {"tenants_workers", "the number of processors", "How many tenants are worked on at once."},
    {"lock_timeout", "60", "Seconds to wait for another process that migrates; 0 does not wait."},
    {"statement_timeout", "0", "Seconds that a statement may run; 0: no limit."},
    {"statement_lock_timeout", "5",
     "Seconds that a statement waits for a lock on a table before the revision is rolled back and "
     "tried again; 0: no limit."},
    {"connect_timeout", "0",
     "Seconds to try again to reach a database that does not answer; 0: one try."},
    {"history", "true, or false for an alembic.ini",
     "Whether alambique_history records what is run."},
    {"when_ahead", "fail",
     "What upgrade does where a newer version of the program has upgraded the database: fail, or "
     "go_on, which runs nothing and succeeds."},
    {"schema", NULL,
     "The schema that the revisions shall make, for revision --autogenerate, check and diff: a "
     ".sql file, a directory of them, or the URL of a database."},
    {"test_fixtures", NULL, "The directory of rows that the command test puts in."},
    {"test_irreversible", NULL, "Revisions that the command test does not take back."},
    {"version_table", "alembic_version", "The table that says where a database is."},
    {"version_table_schema", NULL, "The schema of that table."},
    {"version_table_pk", "true", "Whether a new version table has a primary key."},
    {"transaction_per_migration", "true",
     "Whether each revision has its own transaction; false: one for all of a run."},
    {"output_encoding", NULL, NULL},
    {"revision_environment", NULL, NULL},
    {"sourceless", NULL, NULL},
    {0},
};
