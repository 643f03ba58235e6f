/* The option table. */
#include "cli/option.h"

#include <string.h>

#include "base/text.h"
#include "base/banned.h"

static const char *const color_choices[] = {"auto", "always", "never", NULL};
static const char *const drawing_choices[] = {"text", "dot", "mermaid", "svg", NULL};

static const struct option_spec specs[OPTION_COUNT] = {
    [OPTION_CONFIG] = {.names = {"config"},
                       .short_name = 'c',
                       .argument = "FILE",
                       .values = VALUE_FILE,
                       .help = "Configuration file (default: ALAMBIQUE_CONFIG, ALEMBIC_CONFIG, "
                               "alambique.ini, alembic.ini)"},
    [OPTION_NAME] = {.names = {"name"},
                     .short_name = 'n',
                     .argument = "SECTION",
                     .help = "Section of the configuration file"},
    [OPTION_DATABASE] = {.names = {"database"},
                         .argument = "NAME",
                         .values = VALUE_DATABASE,
                         .help = "Which one of the configuration's `databases` (default: all, one "
                                 "after the other)"},
    [OPTION_TENANT] = {.names = {"tenant"},
                       .argument = "NAME",
                       .help = "Which one of the tenants (default: all, side by side)"},
    [OPTION_DIRECTORY] = {.names = {"directory"},
                          .short_name = 'd',
                          .argument = "DIR",
                          .values = VALUE_DIRECTORY,
                          .help = "Directory of the revisions, instead of the configuration's"},
    [OPTION_URL] = {.names = {"url"},
                    .argument = "URL",
                    .help = "Database, as sqlite:///app.db (default: DATABASE_URL, then "
                            "sqlalchemy.url in the configuration)",
                    .mounted_help = "Database, as sqlite:///app.db (default: the program's own)"},
    [OPTION_X] = {.short_name = 'x',
                  .argument = "KEY=VALUE",
                  .is_repeatable = true,
                  .help = "Value of a variable in revisions"},
    [OPTION_LOCK_TIMEOUT] = {.names = {"lock-timeout"},
                             .argument = "SEC",
                             .help = "Seconds to wait for another process that migrates (default: "
                                     "60; 0: not at all)"},
    [OPTION_CONNECT_TIMEOUT] = {.names = {"connect-timeout"},
                                .argument = "SEC",
                                .help = "Seconds to try again to reach a database that does not "
                                        "answer (default: 0, one try)"},
    [OPTION_HISTORY] = {.names = {"history"},
                        .is_negatable = true,
                        .help = "Whether to record in the database what is run"},
    [OPTION_JSON] = {.names = {"json"}, .help = "Print the result, or the error, as JSON"},
    [OPTION_COLOR] = {.names = {"color", "colour"},
                      .argument = "WHEN",
                      .choices = color_choices,
                      .help = "Colours: auto, always or never (default: auto; NO_COLOR is heeded)"},
    [OPTION_QUIET] = {.names = {"quiet"}, .short_name = 'q', .help = "Print nothing but errors"},
    [OPTION_RAISEERR] = {.names = {"raiseerr"}, .is_hidden = true},
    [OPTION_HELP] = {.names = {"help"},
                     .short_name = 'h',
                     .help = "Show help, of a command or of all"},
    [OPTION_VERSION] = {.names = {"version"}, .help = "Show the version"},

    [OPTION_APPLIED] = {.names = {"applied"},
                        .help = "What was run on the database, when and by whom, oldest first"},
    [OPTION_AUTOGENERATE] = {.names = {"autogenerate"},
                             .help = "Fill it in: what makes the revisions' schema the desired "
                                     "one, and the way back"},
    [OPTION_BRANCH] = {.names = {"branch"},
                       .short_name = 'b',
                       .argument = "LABEL",
                       .values = VALUE_LABEL,
                       .help = "Grow this independent branch; a new label begins one"},
    [OPTION_CHECK_HEADS] = {.names = {"check-heads"},
                            .short_name = 'c',
                            .help = "Fail unless the database is at all heads"},
    [OPTION_DEPENDS_ON] = {.names = {"depends-on", "depend"},
                           .short_name = 'd',
                           .argument = "REV",
                           .values = VALUE_REVISION,
                           .is_repeatable = true,
                           .help = "Revision that must have run before; may be repeated"},
    [OPTION_DESIRED_SCHEMA] = {.names = {"schema"},
                               .argument = "SIDE",
                               .values = VALUE_FILE,
                               .help = "The desired schema: a .sql file, a directory of them, or "
                                       "the URL of a database (default: schema in the "
                                       "configuration)"},
    [OPTION_DONE] = {.names = {"done"},
                     .help = "The rest was done by hand: count the revision as run"},
    [OPTION_DOWN] = {.names = {"down"}, .help = "Plan a downgrade (default target: -1)"},
    [OPTION_DRAW_ALL] = {.names = {"all"}, .help = "Draw every revision of long runs, too"},
    [OPTION_DRAW_FORMAT] = {.names = {"format"},
                            .argument = "NAME",
                            .choices = drawing_choices,
                            .help = "How to draw: text, dot, mermaid, or svg by Graphviz (default: "
                                    "as FILE ends, else text)"},
    [OPTION_EMPTY] = {.names = {"empty"}, .is_hidden = true}, /* they all are */
    [OPTION_END_REVISION] = {.names = {"end"},
                             .argument = "REV",
                             .values = VALUE_REVISION_OR_CURRENT,
                             .help = "Newest revision to show (default: heads)"},
    [OPTION_FAIL_FAST] = {.names = {"fail-fast"},
                          .help = "Stop behind the first test, or its first revision, that fails"},
    [OPTION_FIXTURES] = {.names = {"fixtures"},
                         .argument = "DIR",
                         .help = "Directory of SQL files with rows, each called as its revision "
                                 "(default: test_fixtures in the configuration)"},
    [OPTION_FROM] = {.names = {"from"},
                     .argument = "REV",
                     .help = "Try the revisions above this one (default: base)"},
    [OPTION_FROM_SIDE] = {.names = {"from"},
                          .argument = "SIDE",
                          .values = VALUE_FILE,
                          .help = "What to begin with: revisions, database, a .sql file, or a URL "
                                  "(default: revisions)"},
    [OPTION_HEAD] = {.names = {"head", "parent"},
                     .short_name = 'p',
                     .argument = "REV",
                     .values = VALUE_REVISION,
                     .is_repeatable = true,
                     .help = "Parent of the new revision, as label@head (default: head); may be "
                             "repeated"},
    [OPTION_INDICATE_CURRENT] = {.names = {"indicate-current"},
                                 .short_name = 'i',
                                 .help = "Mark the database's revisions with (current)"},
    [OPTION_IRREVERSIBLE] = {.names = {"irreversible"},
                             .argument = "REV",
                             .is_repeatable = true,
                             .help = "Revision that need not be taken back, as those of "
                                     "test_irreversible in the configuration; may be repeated"},
    [OPTION_KEEP] = {.names = {"keep"},
                     .help = "Leave the scratch databases for a look, and say where they are"},
    [OPTION_KEEP_GOING] = {.names = {"keep-going"},
                           .help = "Of many tenants, go on with the others after one has failed"},
    [OPTION_LABEL] = {.names = {"branch-label", "label"},
                      .short_name = 'l',
                      .argument = "LABEL",
                      .is_repeatable = true,
                      .help = "Branch label of the new revision; may be repeated"},
    [OPTION_MESSAGE] = {.names = {"message"},
                        .short_name = 'm',
                        .argument = "TEXT",
                        .help = "What the revision does, in one line"},
    [OPTION_ONLY] = {.names = {"only"},
                     .argument = "TEST",
                     .is_repeatable = true,
                     .help = "Run this test alone; may be repeated, or be a list with commas"},
    [OPTION_OUTPUT] = {.names = {"output"},
                       .short_name = 'o',
                       .argument = "FILE",
                       .values = VALUE_FILE,
                       .help = "Where to write it (default: to the standard output)"},
    [OPTION_PACKAGE] = {.names = {"package"},
                        .help = "Write empty __init__.py files (template alembic)"},
    [OPTION_PURGE] = {.names = {"purge"},
                      .help = "Empty the version table first, whatever is in it"},
    [OPTION_RANGE] = {.names = {"rev-range"},
                      .short_name = 'r',
                      .argument = "A:B",
                      .values = VALUE_RANGE,
                      .help = "Only from A to B; either may be left out or be `current`"},
    [OPTION_RESOLVE_DEPENDENCIES] = {.names = {"resolve-dependencies"},
                                     .help = "Leave out heads that another revision depends on"},
    [OPTION_RETRY] = {.names = {"retry"},
                      .help = "The doubtful statement has not run: begin with it"},
    [OPTION_REV_ID] = {.names = {"rev-id"},
                       .argument = "ID",
                       .help = "Id of the new revision, instead of a made one"},
    [OPTION_SCHEMA] = {.names = {"schema"},
                       .argument = "FILE",
                       .help = "SQL of the newest schema, as the application makes it for a new "
                               "database: what the revisions make is compared with it (default: "
                               "schema in the configuration)"},
    [OPTION_SCRATCH] = {.names = {"scratch"},
                        .argument = "URL",
                        .help = "An empty database of yours to test on, instead of new ones"},
    [OPTION_SETUP] = {.names = {"setup"},
                      .argument = "FILE",
                      .help = "SQL to run in each scratch database before the first revision"},
    [OPTION_SKIP] = {.names = {"skip"},
                     .help = "The doubtful statement has run: begin with the one after it"},
    [OPTION_SKIP_TEST] = {.names = {"skip"},
                          .argument = "TEST",
                          .is_repeatable = true,
                          .help = "Leave out this test; may be repeated, or be a list with commas"},
    [OPTION_SPLICE] = {.names = {"splice"}, .help = "Allow a parent that is no head"},
    [OPTION_SQL] = {.names = {"sql"}, .help = "Print the SQL and leave the database alone"},
    [OPTION_START_REVISION] = {.names = {"start"},
                               .argument = "REV",
                               .values = VALUE_REVISION_OR_CURRENT,
                               .help = "Oldest revision to show (default: base)"},
    [OPTION_STATEMENT_LOCK_TIMEOUT] =
        {.names = {"statement-lock-timeout"},
         .argument = "SEC",
         .help = "Seconds that a statement waits for a lock on a table before the revision is "
                 "rolled back and tried again (default: 5; 0: no limit)"},
    [OPTION_STATEMENT_TIMEOUT] = {.names = {"statement-timeout"},
                                  .argument = "SEC",
                                  .help = "Seconds that a statement may run before it fails "
                                          "(default: 0, no limit)"},
    [OPTION_SYMBOL] = {.names = {"symbol"},
                       .argument = "NAME",
                       .help = "What its variable is called (default: as the file)"},
    [OPTION_TAG] = {.names = {"tag"},
                    .argument = "TAG",
                    .is_hidden = true}, /* for env.py, which is not run */
    [OPTION_TEMPLATE] = {.names = {"template"},
                         .short_name = 't',
                         .argument = "NAME",
                         .values = VALUE_TEMPLATE,
                         .help = "Kind of revision files; see list_templates"},
    [OPTION_TENANTS] = {.names = {"tenants"},
                        .argument = "SOURCE",
                        .help = "Databases of many tenants, instead of the configuration's: "
                                "'glob:data/*.db', file:PATH, 'query:SELECT ...', or a list"},
    [OPTION_TIMEOUT] = {.names = {"timeout"},
                        .argument = "SEC",
                        .help = "Seconds to wait (default: 60)"},
    [OPTION_TO] = {.names = {"to"},
                   .argument = "REV",
                   .help = "Try the revisions up to this one (default: heads)"},
    [OPTION_VERBOSE] = {.names = {"verbose"}, .short_name = 'v', .help = "Say more"},
    [OPTION_VERSION_PATH] = {.names = {"version-path", "path"},
                             .argument = "DIR",
                             .values = VALUE_DIRECTORY,
                             .help = "Which of the version locations to write to"},
    [OPTION_WAIT_HEAD] = {.names = {"head"}, .help = "Wait until the database is at head"},
    [OPTION_WORKERS] = {.names = {"workers"},
                        .argument = "N",
                        .help = "How many tenants are worked on at once (default: as many as "
                                "there are processors)"},
    [OPTION_YES] = {.names = {"yes"}, .short_name = 'y', .help = "Do not ask"},
};

const enum option_id common_options[] = {
    OPTION_CONFIG,  OPTION_NAME,  OPTION_DATABASE,     OPTION_TENANT,          OPTION_DIRECTORY,
    OPTION_URL,     OPTION_X,     OPTION_LOCK_TIMEOUT, OPTION_CONNECT_TIMEOUT, OPTION_HISTORY,
    OPTION_JSON,    OPTION_COLOR, OPTION_QUIET,        OPTION_RAISEERR,        OPTION_HELP,
    OPTION_VERSION, OPTION_END,
};

const struct option_spec *option_spec(enum option_id id)
{
    return &specs[id];
}

static bool has_name(const struct option_spec *spec, const char *name)
{
    for (size_t i = 0; i < 3 && spec->names[i]; i++)
        if (string_equal(spec->names[i], name))
            return true;
    return false;
}

bool option_is_called(enum option_id id, const char *name)
{
    return has_name(&specs[id], name);
}

static bool begins_with(const struct option_spec *spec, const char *beginning)
{
    for (size_t i = 0; i < 3 && spec->names[i]; i++)
        if (string_starts_with(spec->names[i], beginning))
            return true;
    return false;
}

static enum option_id find_exact(const enum option_id *list, const char *name)
{
    for (; *list; list++)
        if (has_name(&specs[*list], name))
            return *list;
    return OPTION_END;
}

enum option_id option_find_long(const enum option_id *list, const char *name, bool *ret_is_negated)
{
    enum option_id found = find_exact(list, name);
    *ret_is_negated = false;
    if (found)
        return found;
    if (string_starts_with(name, "no-")) {
        found = find_exact(list, name + strlen("no-"));
        if (found && specs[found].is_negatable) {
            *ret_is_negated = true;
            return found;
        }
        found = OPTION_END;
    }
    for (; *list; list++) {
        if (!begins_with(&specs[*list], name))
            continue;
        if (found)
            return OPTION_END;
        found = *list;
    }
    return found;
}

enum option_id option_find_short(const enum option_id *list, char letter)
{
    for (; *list; list++)
        if (specs[*list].short_name == letter)
            return *list;
    return OPTION_END;
}
