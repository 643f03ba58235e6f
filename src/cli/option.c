/* The option table. */
#include "cli/option.h"

#include <string.h>

#include "base/text.h"
#include "base/banned.h"

static const char *const color_choices[] = {"auto", "always", "never", NULL};

static const struct option_spec specs[OPTION_COUNT] = {
    [OPTION_CONFIG] = {{"config"},
                       'c',
                       "FILE",
                       .help = "Configuration file (default: ALAMBIQUE_CONFIG, ALEMBIC_CONFIG, "
                               "alambique.ini, alembic.ini)"},
    [OPTION_NAME] = {{"name"}, 'n', "SECTION", .help = "Section of the configuration file"},
    [OPTION_DIRECTORY] = {{"directory"},
                          'd',
                          "DIR",
                          .help = "Directory of the revisions, instead of the configuration's"},
    [OPTION_URL] = {{"url"},
                    0,
                    "URL",
                    .help = "Database, as sqlite:///app.db (default: DATABASE_URL, then "
                            "sqlalchemy.url in the configuration)"},
    [OPTION_X] = {{NULL},
                  'x',
                  "KEY=VALUE",
                  .is_repeatable = true,
                  .help = "Value that revisions can ask for"},
    [OPTION_LOCK_TIMEOUT] = {{"lock-timeout"},
                             0,
                             "SEC",
                             .help = "Seconds to wait for another process that migrates (default: "
                                     "60; 0: not at all)"},
    [OPTION_HISTORY] = {{"history"},
                        0,
                        NULL,
                        .is_negatable = true,
                        .help = "Whether to record in the database what is run"},
    [OPTION_JSON] = {{"json"}, 0, NULL, .help = "Print the result, or the error, as JSON"},
    [OPTION_COLOR] = {{"color", "colour"},
                      0,
                      "WHEN",
                      color_choices,
                      .help = "Colours: auto, always or never (default: auto; NO_COLOR is heeded)"},
    [OPTION_QUIET] = {{"quiet"}, 'q', NULL, .help = "Print nothing but errors"},
    [OPTION_RAISEERR] = {{"raiseerr"}, 0, NULL, .is_hidden = true},
    [OPTION_HELP] = {{"help"}, 'h', NULL, .help = "Show help, of a command or of all"},
    [OPTION_VERSION] = {{"version"}, 0, NULL, .help = "Show the version"},

    [OPTION_APPLIED] = {{"applied"},
                        0,
                        NULL,
                        .help = "What was run on the database, when and by whom, oldest first"},
    [OPTION_BRANCH] = {{"branch"},
                       'b',
                       "LABEL",
                       .help = "Grow this independent branch; a new label begins one"},
    [OPTION_CHECK_HEADS] = {{"check-heads"},
                            'c',
                            NULL,
                            .help = "Fail unless the database is at all heads"},
    [OPTION_DEPENDS_ON] = {{"depends-on", "depend"},
                           'd',
                           "REV",
                           .is_repeatable = true,
                           .help = "Revision that must have run before; may be repeated"},
    [OPTION_DONE] = {{"done"},
                     0,
                     NULL,
                     .help = "The rest was done by hand: count the revision as run"},
    [OPTION_DOWN] = {{"down"}, 0, NULL, .help = "Plan a downgrade (default target: -1)"},
    [OPTION_EMPTY] = {{"empty"}, 0, NULL, .is_hidden = true}, /* they all are */
    [OPTION_END_REVISION] = {{"end"}, 0, "REV", .help = "Newest revision to show (default: heads)"},
    [OPTION_HEAD] = {{"head", "parent"},
                     'p',
                     "REV",
                     .is_repeatable = true,
                     .help = "Parent of the new revision, as label@head (default: head); may be "
                             "repeated"},
    [OPTION_INDICATE_CURRENT] = {{"indicate-current"},
                                 'i',
                                 NULL,
                                 .help = "Mark the database's revisions with (current)"},
    [OPTION_LABEL] = {{"branch-label", "label"},
                      'l',
                      "LABEL",
                      .is_repeatable = true,
                      .help = "Branch label of the new revision; may be repeated"},
    [OPTION_MESSAGE] = {{"message"}, 'm', "TEXT", .help = "What the revision does, in one line"},
    [OPTION_PACKAGE] = {{"package"},
                        0,
                        NULL,
                        .help = "Write empty __init__.py files (template alembic)"},
    [OPTION_PURGE] = {{"purge"},
                      0,
                      NULL,
                      .help = "Empty the version table first, whatever is in it"},
    [OPTION_RANGE] = {{"rev-range"},
                      'r',
                      "A:B",
                      .help = "Only from A to B; either may be left out or be `current`"},
    [OPTION_RESOLVE_DEPENDENCIES] = {{"resolve-dependencies"},
                                     0,
                                     NULL,
                                     .help = "Leave out heads that another revision depends on"},
    [OPTION_RETRY] = {{"retry"},
                      0,
                      NULL,
                      .help = "The doubtful statement has not run: begin with it"},
    [OPTION_REV_ID] = {{"rev-id"},
                       0,
                       "ID",
                       .help = "Id of the new revision, instead of a made one"},
    [OPTION_SKIP] = {{"skip"},
                     0,
                     NULL,
                     .help = "The doubtful statement has run: begin with the one after it"},
    [OPTION_SPLICE] = {{"splice"}, 0, NULL, .help = "Allow a parent that is no head"},
    [OPTION_SQL] = {{"sql"}, 0, NULL, .help = "Print the SQL and leave the database alone"},
    [OPTION_START_REVISION] = {{"start"},
                               0,
                               "REV",
                               .help = "Oldest revision to show (default: base)"},
    [OPTION_TAG] = {{"tag"}, 0, "TAG", .is_hidden = true}, /* for env.py, which is not run */
    [OPTION_TEMPLATE] = {{"template"},
                         't',
                         "NAME",
                         .help = "Kind of revision files; see list_templates"},
    [OPTION_TIMEOUT] = {{"timeout"}, 0, "SEC", .help = "Seconds to wait (default: 60)"},
    [OPTION_VERBOSE] = {{"verbose"}, 'v', NULL, .help = "Say more"},
    [OPTION_VERSION_PATH] = {{"version-path", "path"},
                             0,
                             "DIR",
                             .help = "Which of the version locations to write to"},
    [OPTION_WAIT_HEAD] = {{"head"}, 0, NULL, .help = "Wait until the database is at head"},
    [OPTION_YES] = {{"yes"}, 'y', NULL, .help = "Do not ask"},
};

const enum option_id common_options[] = {
    OPTION_CONFIG,       OPTION_NAME,    OPTION_DIRECTORY, OPTION_URL,   OPTION_X,
    OPTION_LOCK_TIMEOUT, OPTION_HISTORY, OPTION_JSON,      OPTION_COLOR, OPTION_QUIET,
    OPTION_RAISEERR,     OPTION_HELP,    OPTION_VERSION,   OPTION_END,
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
