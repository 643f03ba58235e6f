/* The command table. */
#include "cli/command.h"

#include <string.h>

#include "base/text.h"
#include "cli/suggest.h"
#include "base/banned.h"

#define OPTIONS(...)                                                                               \
    (const enum option_id[])                                                                       \
    {                                                                                              \
        __VA_ARGS__, OPTION_END                                                                    \
    }
#define EXAMPLES(...)                                                                              \
    (const char *const[])                                                                          \
    {                                                                                              \
        __VA_ARGS__, NULL                                                                          \
    }

#define REVISION_FORMS                                                                             \
    "A revision is named by its id or an unambiguous beginning of it, head, heads, base, a "       \
    "branch "                                                                                      \
    "label, label@head, or relative to another: +1, -2, id+1, label@-1."

static const char *const shell_choices[] = {"bash", "zsh", "fish", NULL};

const struct command commands[] = {
    {.name = "init",
     .group = GROUP_MAKE,
     .needs = NEEDS_NOTHING,
     .summary = "Make a directory for revisions, and a configuration file",
     .positional = {{"DIRECTORY", .help = "Where revisions will be (default: migrations)",
                     .values = VALUE_DIRECTORY}},
     .options = OPTIONS(OPTION_TEMPLATE, OPTION_PACKAGE),
     .examples = EXAMPLES("init", "init --url sqlite:///app.db", "init -t alembic scripts"),
     .run = cmd_init},
    {.name = "mkdir",
     .group = GROUP_MAKE,
     .needs = NEEDS_PROJECT,
     .summary = "Make the directories of the configuration that are missing",
     .run = cmd_mkdir},
    {.name = "list_templates",
     .group = GROUP_MAKE,
     .needs = NEEDS_NOTHING,
     .summary = "List the kinds of revision files that can be written",
     .run = cmd_list_templates},
    {.name = "revision",
     .group = GROUP_MAKE,
     .needs = NEEDS_PROJECT,
     .summary = "Write a new revision file",
     .description = "Its parent is the head; where heads are several, --head says which one, as "
                    "label@head. Then fill in what it does, and run alambique upgrade.\n\n"
                    "With --autogenerate it is filled in: scratch databases show what the "
                    "revisions make and what the desired schema is, and what makes the one the "
                    "other is tried there, up and down, before it is written. Where nothing is "
                    "different nothing is written. In the desired schema, `-- renamed from: old` "
                    "behind a column, or above CREATE TABLE, says that it is the old one.",
     .positional = {{"MESSAGE", .help = "What it does, in one line; -m says the same"}},
     .options = OPTIONS(OPTION_MESSAGE, OPTION_AUTOGENERATE, OPTION_DESIRED_SCHEMA,
                        OPTION_FROM_SIDE, OPTION_SETUP, OPTION_SCRATCH, OPTION_HEAD, OPTION_SPLICE,
                        OPTION_BRANCH, OPTION_LABEL, OPTION_DEPENDS_ON, OPTION_VERSION_PATH,
                        OPTION_REV_ID, OPTION_TEMPLATE, OPTION_EMPTY),
     .examples =
         EXAMPLES("revision -m \"add users\"", "revision --autogenerate -m \"add users\"",
                  "revision -m \"hotfix\" --head 1a2b --splice",
                  "revision -m \"reports\" --branch reports"),
     .run = cmd_revision},
    {.name = "merge",
     .group = GROUP_MAKE,
     .needs = NEEDS_PROJECT,
     .summary = "Write a revision that joins several heads",
     .positional = {{"REV", .is_repeatable = true, .help = "What to join (default: heads)",
                     .values = VALUE_REVISION}},
     .options = OPTIONS(OPTION_MESSAGE, OPTION_LABEL, OPTION_REV_ID, OPTION_SPLICE),
     .examples = EXAMPLES("merge heads -m \"join reports\"", "merge 1a2b 3c4d"),
     .run = cmd_merge},
    {.name = "edit",
     .group = GROUP_MAKE,
     .summary = "Open revision files in your editor",
     .description = "The editor is VISUAL, else EDITOR, else vi.",
     .positional = {{"REV", .is_required = true,
                     .help = "Which one, as head, or current for the database's",
                     .values = VALUE_REVISION_OR_CURRENT}},
     .run = cmd_edit},
    {.name = "embed",
     .group = GROUP_MAKE,
     .needs = NEEDS_PROJECT,
     .summary = "Write all revisions as one C file, for a program",
     .description = "The program opens them by alq_project_open_embedded. Revisions in SQL are "
                    "kept as text, those in C as code; nothing is parsed when the program starts.",
     .positional = {{"DIRECTORY", .help = "Of the revisions (default: the configured one)",
                     .values = VALUE_DIRECTORY}},
     .options = OPTIONS(OPTION_OUTPUT, OPTION_SYMBOL),
     .examples = EXAMPLES("embed migrations -o migrations.c",
                          "embed -o build/revisions.c --symbol app_revisions"),
     .run = cmd_embed},

    {.name = "upgrade",
     .group = GROUP_MOVE,
     .summary = "Run the revisions that bring the database up to a revision",
     .description = REVISION_FORMS "\n\nWith --sql it prints the statements and leaves the "
                                   "database alone: from the start, or in a "
                                   "range START:END.",
     .positional = {{"REV", .help = "Where to go (default: heads)", .values = VALUE_REVISION}},
     .options =
         OPTIONS(OPTION_SQL, OPTION_TAG, OPTION_VERBOSE, OPTION_STATEMENT_TIMEOUT,
                 OPTION_STATEMENT_LOCK_TIMEOUT, OPTION_TENANTS, OPTION_WORKERS, OPTION_KEEP_GOING),
     .examples = EXAMPLES("upgrade", "upgrade +1", "upgrade --sql 1a2b:head"),
     .run = cmd_upgrade},
    {.name = "downgrade",
     .group = GROUP_MOVE,
     .summary = "Take revisions back, down to a revision",
     .description =
         REVISION_FORMS " A plain number counts down: 2 is -2."
                        "\n\nWith --sql it prints the statements of a range START:END and "
                        "leaves the database alone.",
     .positional = {{"REV", .help = "Where to go, or base for all the way (default: -1)",
                     .values = VALUE_REVISION}},
     .options =
         OPTIONS(OPTION_SQL, OPTION_TAG, OPTION_VERBOSE, OPTION_STATEMENT_TIMEOUT,
                 OPTION_STATEMENT_LOCK_TIMEOUT, OPTION_TENANTS, OPTION_WORKERS, OPTION_KEEP_GOING),
     .examples = EXAMPLES("downgrade", "downgrade base", "downgrade --sql head:base"),
     .run = cmd_downgrade},
    {.name = "stamp",
     .group = GROUP_MOVE,
     .summary = "Say which revision the database is at, running nothing",
     .description = "For a database whose schema was made by other means, or is right though the "
                    "file of an applied revision was edited: all files up to there count as they "
                    "are now. " REVISION_FORMS,
     .positional = {{"REV", .is_repeatable = true, .help = "Where it is (default: heads)",
                     .values = VALUE_REVISION}},
     .options = OPTIONS(OPTION_PURGE, OPTION_SQL, OPTION_TAG, OPTION_VERBOSE, OPTION_TENANTS,
                        OPTION_WORKERS, OPTION_KEEP_GOING),
     .examples = EXAMPLES("stamp head", "stamp --purge 1a2b"),
     .run = cmd_stamp},
    {.name = "ensure_version",
     .group = GROUP_MOVE,
     .summary = "Make the version table where it is missing",
     .options = OPTIONS(OPTION_SQL),
     .run = cmd_ensure_version},

    {.name = "status",
     .group = GROUP_LOOK,
     .summary = "Say where the database stands, and what to do next",
     .description =
         "Changes nothing, takes no lock, and makes no database. The exit code says the state: "
         "0 at head, 3 revisions are pending, 6 unreachable, 7 ahead, diverged or drifted, 8 "
         "interrupted. With -v it also lists the settings in force and where each is from: the "
         "configuration file, or env.py, which is read and not run.",
     .options = OPTIONS(OPTION_VERBOSE, OPTION_TENANTS, OPTION_WORKERS),
     .run = cmd_status},
    {.name = "plan",
     .group = GROUP_LOOK,
     .summary = "Print the SQL that would run now",
     .description = "It is worked out from the database's real state, which is only read; the SQL "
                    "can be run by hand in its place. A revision that was interrupted begins where "
                    "the next run resumes it, and makes the exit code 8.",
     .positional = {{"REV", .help = "Where to go (default: heads)", .values = VALUE_REVISION}},
     .options = OPTIONS(OPTION_DOWN),
     .examples = EXAMPLES("plan", "plan --down base"),
     .run = cmd_plan},
    {.name = "test",
     .group = GROUP_LOOK,
     .summary = "Try the revisions on scratch databases, up, down and up",
     .description =
         "Databases called alambique_test_... are made beside the target, for SQLite in memory, "
         "and dropped at the end. The target itself is not touched.\n\n"
         "single_head: the revisions have one head. stairway: each revision runs up, down and up "
         "again, and both ups make the same schema. no_trace: each downgrade brings back exactly "
         "the schema before it. data: rows that you put in at a revision (--fixtures) survive the "
         "way up and down. schema: the revisions make what the application creates (--schema). "
         "cycle: create, stamp, upgrade, downgrade to base and upgrade again, each in one run.",
     .options = OPTIONS(OPTION_ONLY, OPTION_SKIP_TEST, OPTION_FROM, OPTION_TO, OPTION_FIXTURES,
                        OPTION_IRREVERSIBLE, OPTION_SETUP, OPTION_SCHEMA, OPTION_SCRATCH,
                        OPTION_KEEP, OPTION_FAIL_FAST, OPTION_STATEMENT_TIMEOUT, OPTION_VERBOSE),
     .examples = EXAMPLES("test", "test --fixtures tests/rows --fail-fast",
                          "test --only no_trace --from 1a2b --to head"),
     .run = cmd_test},
    {.name = "check",
     .group = GROUP_LOOK,
     .summary = "Say whether revisions, desired schema and database agree",
     .description =
         "The database must be at head, and none of its revisions edited since. Then two things "
         "are compared: what the revisions make, with the desired schema (where one is "
         "configured), and the database, with what the revisions make. The exit code is 7 where "
         "something is different, 3 where revisions are pending.",
     .options = OPTIONS(OPTION_DESIRED_SCHEMA, OPTION_SETUP, OPTION_SCRATCH),
     .run = cmd_check},
    {.name = "diff",
     .group = GROUP_LOOK,
     .summary = "Show what is different between two schemas",
     .description =
         "Each side is database, schema (the desired one), revisions (what they make), the URL of "
         "another database, a .sql file, or a directory of them. What is no database is made in a "
         "scratch database; nothing else is changed. The exit code is 7 where something is "
         "different.",
     .positional = {{"FROM", .help = "One side (default: database)", .values = VALUE_FILE},
                    {"TO", .help = "The other one (default: schema)", .values = VALUE_FILE}},
     .options = OPTIONS(OPTION_SQL, OPTION_DESIRED_SCHEMA, OPTION_SETUP, OPTION_SCRATCH),
     .examples = EXAMPLES("diff", "diff revisions schema --sql", "diff database revisions",
                          "diff sqlite:///old.db sqlite:///new.db"),
     .run = cmd_diff},
    {.name = "dump",
     .group = GROUP_LOOK,
     .summary = "Print a schema as SQL",
     .description = "The SQL makes the same schema in an empty database of the same kind. Tables "
                    "come in the order of their references; the version table is left out.",
     .positional = {{"SIDE",
                     .help = "database, schema, revisions, a URL, or a .sql file (default: "
                             "database)",
                     .values = VALUE_FILE}},
     .options = OPTIONS(OPTION_OUTPUT, OPTION_DESIRED_SCHEMA, OPTION_SETUP, OPTION_SCRATCH),
     .examples = EXAMPLES("dump -o schema.sql", "dump revisions"),
     .run = cmd_dump},
    {.name = "current",
     .group = GROUP_LOOK,
     .summary = "Show the revisions that the database is at",
     .options = OPTIONS(OPTION_CHECK_HEADS, OPTION_VERBOSE, OPTION_TENANTS, OPTION_WORKERS),
     .run = cmd_current},
    {.name = "history",
     .alias = "log",
     .group = GROUP_LOOK,
     .summary = "List revisions, newest first, or what was run",
     .options = OPTIONS(OPTION_RANGE, OPTION_START_REVISION, OPTION_END_REVISION,
                        OPTION_INDICATE_CURRENT, OPTION_APPLIED, OPTION_VERBOSE),
     .examples =
         EXAMPLES("history", "history -r current: -i", "history -r -3:", "history --applied"),
     .run = cmd_history},
    {.name = "graph",
     .group = GROUP_LOOK,
     .summary = "Draw the revisions: branches, merges, and what is applied",
     .description =
         "Newest first; a dashed line leads to what a revision depends on. Long runs without a "
         "branch are folded into one line, unless --all is given. Without a database nothing is "
         "marked as applied.",
     .options = OPTIONS(OPTION_RANGE, OPTION_DRAW_ALL, OPTION_DRAW_FORMAT, OPTION_OUTPUT),
     .examples = EXAMPLES("graph", "graph -r current:", "graph -o revisions.svg"),
     .run = cmd_graph},
    {.name = "heads",
     .group = GROUP_LOOK,
     .needs = NEEDS_PROJECT,
     .summary = "Show the newest revision of each branch",
     .options = OPTIONS(OPTION_RESOLVE_DEPENDENCIES, OPTION_VERBOSE),
     .run = cmd_heads},
    {.name = "branches",
     .group = GROUP_LOOK,
     .needs = NEEDS_PROJECT,
     .summary = "Show the revisions that several others follow",
     .options = OPTIONS(OPTION_VERBOSE),
     .run = cmd_branches},
    {.name = "show",
     .group = GROUP_LOOK,
     .summary = "Show revisions in full",
     .positional = {{"REV", .is_repeatable = true,
                     .help = "Which ones, or current for the database's (default: heads)",
                     .values = VALUE_REVISION_OR_CURRENT}},
     .examples = EXAMPLES("show head", "show current"),
     .run = cmd_show},
    {.name = "wait",
     .group = GROUP_LOOK,
     .summary = "Wait until the database answers, or is at head",
     .options = OPTIONS(OPTION_TIMEOUT, OPTION_WAIT_HEAD),
     .examples = EXAMPLES("wait --timeout 30", "wait --head"),
     .run = cmd_wait},

    {.name = "repair",
     .group = GROUP_MEND,
     .summary = "Show a revision that is half run, and decide how it goes on",
     .description =
         "A revision that cannot run in a transaction keeps a journal; when it stops halfway, "
         "alambique upgrade goes on after the last good statement. Where it is not known "
         "whether a statement has run, look into the database and say so here. Without an "
         "option it only shows.",
     .options = OPTIONS(OPTION_RETRY, OPTION_SKIP, OPTION_DONE),
     .run = cmd_repair},
    {.name = "unlock",
     .group = GROUP_MEND,
     .summary = "Take the migration lock away from a process that is gone",
     .description = "Shows who has it, and asks.",
     .options = OPTIONS(OPTION_YES),
     .run = cmd_unlock},
    {.name = "completion",
     .group = GROUP_LOOK,
     .needs = NEEDS_NOTHING,
     .summary = "Print a script by which a shell completes what you type",
     .description =
         "For bash, put eval \"$(alambique completion bash)\" into ~/.bashrc, or the script into "
         "~/.local/share/bash-completion/completions/alambique; for zsh, into a file _alambique in "
         "a directory of fpath; for fish, into ~/.config/fish/completions/alambique.fish."
         "\n\nThe scripts ask alambique completion words -- WORD... for what the last word can "
         "become: lines of the word, a tab and its meaning; without a word, the tab and files or "
         "directories, which the shell completes itself.",
     .positional = {{"SHELL", .is_required = true, .is_repeatable = true,
                     .help = "bash, zsh or fish", .choices = shell_choices}},
     .examples = EXAMPLES("completion bash"),
     .run = cmd_completion},
    {.name = "help",
     .group = GROUP_LOOK,
     .needs = NEEDS_NOTHING,
     .summary = "Show help, of a command or of all",
     .positional = {{"COMMAND", .help = "Which one", .values = VALUE_COMMAND}},
     .run = cmd_help},
    {0},
};

static const char *const group_titles[] = {
    [GROUP_MAKE] = "Make revisions",
    [GROUP_MOVE] = "Move the database",
    [GROUP_LOOK] = "Look",
    [GROUP_MEND] = "Mend",
};

const char *command_group_title(enum command_group group)
{
    return group_titles[group];
}

bool command_is_hidden(const struct command *command, const char *const *hidden)
{
    for (; hidden && *hidden; hidden++)
        if (string_equal(command->name, *hidden))
            return true;
    return false;
}

static bool is_named(const char *name, const char *typed)
{
    if (!name || strlen(name) != strlen(typed))
        return false;
    for (; *name; name++, typed++)
        if (*name != (*typed == '-' ? '_' : *typed))
            return false;
    return true;
}

const struct command *command_find(const char *name, const char *const *hidden)
{
    for (const struct command *command = commands; command->name; command++)
        if (is_named(command->name, name) || is_named(command->alias, name))
            return command_is_hidden(command, hidden) ? NULL : command;
    return NULL;
}

/* What other tools of this kind call them. */
static const char *translate(const char *name)
{
    static const char *const words[][2] = {
        {"up", "upgrade"},         {"migrate", "upgrade"}, {"down", "downgrade"},
        {"rollback", "downgrade"}, {"new", "revision"},    {"create", "revision"},
        {"version", "current"},
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (string_equal(name, words[i][0]))
            return words[i][1];
    return NULL;
}

const char *command_suggest(const char *name, const char *const *hidden)
{
    const char *translated = translate(name);
    if (translated && command_find(translated, hidden))
        return translated;
    struct suggestion suggestion = {.word = name};
    for (const struct command *command = commands; command->name; command++) {
        if (command_is_hidden(command, hidden))
            continue;
        suggestion_consider(&suggestion, command->name);
        if (command->alias)
            suggestion_consider(&suggestion, command->alias);
    }
    return suggestion.best;
}
