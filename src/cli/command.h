/* The commands as data: what parses them, what help says of them, and what runs them. */
#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

#include <stdbool.h>
#include <stddef.h>

#include <alambique/error.h>

#include "cli/option.h"

struct session;

enum command_group { GROUP_MAKE, GROUP_MOVE, GROUP_LOOK, GROUP_MEND, GROUP_COUNT };

/* One kind of argument beside the options; the last one of a command may take many. */
struct positional {
    const char *name; /* in capitals, as help shows it; NULL ends the list */
    bool is_required;
    bool is_repeatable;
    const char *help;
    enum value_kind values;
    const char *const *choices; /* ends with NULL; NULL: any */
};

/* What a command works on, and so which options of another one it has to be told again. */
enum command_needs { NEEDS_DATABASE = 0, NEEDS_PROJECT, NEEDS_NOTHING };

struct command {
    const char *name;
    const char *alias; /* NULL: none */
    enum command_group group;
    enum command_needs needs;
    const char *summary;     /* one line, no period */
    const char *description; /* paragraphs after the summary, parted by empty lines; may be NULL */
    struct positional positional[3];
    const enum option_id *options; /* ends with OPTION_END; NULL: only the common ones */
    const char *const *examples;   /* without the program's name; ends with NULL; may be NULL */

    /* Does it. Returns false with err set on failure, which then chooses the exit code; otherwise
     * the session's exit_code counts. */
    bool (*run)(struct session *session, struct alq_error *err);
};

/* Ends with a command whose name is NULL; in the order of help. */
extern const struct command commands[];

/* What help calls a group. */
const char *command_group_title(enum command_group group);

/* By name or alias; '-' counts as '_'. NULL where there is none, or hidden has its name. */
const struct command *command_find(const char *name, const char *const *hidden);

/* The name nearest to a mistyped one, NULL when none is near. */
const char *command_suggest(const char *name, const char *const *hidden);

bool command_is_hidden(const struct command *command, const char *const *hidden);

/* -- What runs them, one file each. */

bool cmd_branches(struct session *session, struct alq_error *err);
bool cmd_check(struct session *session, struct alq_error *err);
bool cmd_completion(struct session *session, struct alq_error *err);
bool cmd_current(struct session *session, struct alq_error *err);
bool cmd_diff(struct session *session, struct alq_error *err);
bool cmd_downgrade(struct session *session, struct alq_error *err);
bool cmd_dump(struct session *session, struct alq_error *err);
bool cmd_edit(struct session *session, struct alq_error *err);
bool cmd_embed(struct session *session, struct alq_error *err);
bool cmd_ensure_version(struct session *session, struct alq_error *err);
bool cmd_graph(struct session *session, struct alq_error *err);
bool cmd_heads(struct session *session, struct alq_error *err);
bool cmd_help(struct session *session, struct alq_error *err);
bool cmd_history(struct session *session, struct alq_error *err);
bool cmd_init(struct session *session, struct alq_error *err);
bool cmd_list_templates(struct session *session, struct alq_error *err);
bool cmd_merge(struct session *session, struct alq_error *err);
bool cmd_mkdir(struct session *session, struct alq_error *err);
bool cmd_plan(struct session *session, struct alq_error *err);
bool cmd_repair(struct session *session, struct alq_error *err);
bool cmd_revision(struct session *session, struct alq_error *err);
bool cmd_show(struct session *session, struct alq_error *err);
bool cmd_stamp(struct session *session, struct alq_error *err);
bool cmd_status(struct session *session, struct alq_error *err);
bool cmd_test(struct session *session, struct alq_error *err);
bool cmd_unlock(struct session *session, struct alq_error *err);
bool cmd_upgrade(struct session *session, struct alq_error *err);
bool cmd_wait(struct session *session, struct alq_error *err);

#endif
