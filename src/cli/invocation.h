/* How this run was begun, as far as the next command, which a hint names, has to say it again. */
#ifndef CLI_INVOCATION_H
#define CLI_INVOCATION_H

#include "base/vec.h"
#include "cli/arguments.h"

struct text;

struct invocation {
    const char *program;               /* put for "alambique" */
    const struct arguments *arguments; /* whose options are said again; NULL: none */
    const char *tenant;                /* of many, whose turn it is; NULL: none */
    bool has_wrong_tenant;             /* the one that was given is not to be given again */
};

/* Adds a hint with each command in it as it is to be typed: "alambique", where a command of ours
 * begins, becomes the program, and behind the command's name come the options that chose the
 * project and the database, unless the hint gives them itself or the command needs none. The
 * password of a URL is shown as ***. */
void invocation_add_hint(const struct invocation *invocation, struct text *text, const char *hint);

/* Adds those options for one command, each after a blank; rest is what of it follows its name. */
void invocation_add_options(const struct invocation *invocation, struct text *text,
                            const struct command *command, const char *rest);

#endif
