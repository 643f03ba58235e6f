/* The options of all commands as data: parsing, help and "did you mean" come from this one
 * table. */
#ifndef CLI_OPTION_H
#define CLI_OPTION_H

#include <stdbool.h>

#include <alambique/error.h>

enum option_id {
    OPTION_END = 0, /* ends a command's list */

    /* of every command */
    OPTION_CONFIG,
    OPTION_NAME,
    OPTION_DATABASE,
    OPTION_TENANT,
    OPTION_DIRECTORY,
    OPTION_URL,
    OPTION_X,
    OPTION_LOCK_TIMEOUT,
    OPTION_CONNECT_TIMEOUT,
    OPTION_HISTORY,
    OPTION_JSON,
    OPTION_COLOR,
    OPTION_QUIET,
    OPTION_RAISEERR,
    OPTION_HELP,
    OPTION_VERSION,

    /* of some */
    OPTION_APPLIED,
    OPTION_AUTOGENERATE,
    OPTION_BRANCH,
    OPTION_CHECK_HEADS,
    OPTION_DEPENDS_ON,
    OPTION_DESIRED_SCHEMA,
    OPTION_DONE,
    OPTION_DOWN,
    OPTION_DRAW_ALL,
    OPTION_DRAW_FORMAT,
    OPTION_EMPTY,
    OPTION_END_REVISION,
    OPTION_FAIL_FAST,
    OPTION_FIXTURES,
    OPTION_FROM,
    OPTION_FROM_SIDE,
    OPTION_HEAD,
    OPTION_INDICATE_CURRENT,
    OPTION_IRREVERSIBLE,
    OPTION_KEEP,
    OPTION_KEEP_GOING,
    OPTION_LABEL,
    OPTION_MESSAGE,
    OPTION_ONLY,
    OPTION_OUTPUT,
    OPTION_PACKAGE,
    OPTION_PURGE,
    OPTION_RANGE,
    OPTION_RESOLVE_DEPENDENCIES,
    OPTION_RETRY,
    OPTION_REV_ID,
    OPTION_SCHEMA,
    OPTION_SCRATCH,
    OPTION_SETUP,
    OPTION_SKIP,
    OPTION_SKIP_TEST,
    OPTION_SPLICE,
    OPTION_SQL,
    OPTION_START_REVISION,
    OPTION_STATEMENT_LOCK_TIMEOUT,
    OPTION_STATEMENT_TIMEOUT,
    OPTION_SYMBOL,
    OPTION_TAG,
    OPTION_TEMPLATE,
    OPTION_TENANTS,
    OPTION_TIMEOUT,
    OPTION_TO,
    OPTION_VERBOSE,
    OPTION_VERSION_PATH,
    OPTION_WAIT_HEAD,
    OPTION_WORKERS,
    OPTION_YES,

    OPTION_COUNT,
};

/* What a value is, for the completion of shells. */
enum value_kind {
    VALUE_ANY = 0,
    VALUE_FILE,
    VALUE_DIRECTORY,
    VALUE_COMMAND,
    VALUE_TEMPLATE,
    VALUE_DATABASE, /* one of several */
    VALUE_LABEL,
    VALUE_RANGE, /* of revisions */
    VALUE_REVISION,
    VALUE_REVISION_OR_CURRENT,
};

struct option_spec {
    const char
        *names[3]; /* long, without dashes; help shows the first; NULL: it has a letter only */
    const char *argument;       /* what help calls the value; NULL: a flag */
    const char *const *choices; /* the values it takes, ends with NULL; NULL: any */
    const char *help;           /* what it does, no period */
    const char *mounted_help; /* the same where a program brings its own database; NULL: as help */
    enum value_kind values;
    char short_name;    /* 0: none */
    bool is_repeatable; /* may be given several times; of others the last one counts */
    bool is_negatable;  /* --no-NAME as well, which makes the value "no", else "yes" */
    bool is_hidden;     /* taken, but not shown */
};

/* The row of an option; never NULL for an id below OPTION_COUNT. */
const struct option_spec *option_spec(enum option_id id);

/* Ids of the options that every command takes, ends with OPTION_END. A command's own option with
 * the same name or letter goes before. */
extern const enum option_id common_options[];

/* The option of a list that has this long name or an unambiguous beginning of it, OPTION_END if
 * none. ret_is_negated: it was given as no-NAME. */
enum option_id option_find_long(const enum option_id *list, const char *name, bool *ret_is_negated);

/* Whether one of its long names is this one, whole. */
bool option_is_called(enum option_id id, const char *name);

enum option_id option_find_short(const enum option_id *list, char letter);

#endif
