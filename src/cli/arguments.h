/* A command line, taken apart by the tables of commands and options. */
#ifndef CLI_ARGUMENTS_H
#define CLI_ARGUMENTS_H

#include <stdbool.h>

#include <alambique/error.h>

#include "base/vec.h"
#include "cli/command.h"

struct arguments {
    const struct command *command; /* NULL: none was given */
    struct strings positional;
    struct strings
        values[OPTION_COUNT]; /* in the order given; "yes" for a flag, "no" for --no-flag */
};

/* Takes argv[1..argc) apart; strings are borrowed from argv, lists live in arena. Options may stand
 * before the command (the common ones) and anywhere after it; `--opt=value`, `-o value`, `-ovalue`,
 * -ab for -a -b, `--` ends options, and what begins with '-' and a digit is an argument (`downgrade
 * -1`). With --help or --version among them, missing arguments are no error. Errors have kind
 * USAGE; what was understood until then stays in ret_arguments. */
bool arguments_parse(int argc, char *const *argv, const char *const *hidden, struct arena *arena,
                     struct arguments *ret_arguments, struct alq_error *err) ALQ_CHECK;

/* Whether a flag is on. */
bool arguments_has(const struct arguments *arguments, enum option_id id);

/* The last value of an option, NULL where it was not given. */
const char *arguments_value(const struct arguments *arguments, enum option_id id);

/* The argument at that place, NULL where there are fewer. */
const char *arguments_positional(const struct arguments *arguments, size_t index);

/* A value of an option in seconds ("1.5") as milliseconds; fallback where it was not given. */
bool arguments_milliseconds(const struct arguments *arguments, enum option_id id, int fallback,
                            int *ret_milliseconds, struct alq_error *err) ALQ_CHECK;

/* A USAGE error, unless none or one of the options was given. */
bool arguments_exclude(const struct arguments *arguments, const enum option_id *options,
                       struct alq_error *err) ALQ_CHECK;

/* Whether --json is among them, also where they cannot be taken apart up to there. */
bool arguments_want_json(int argc, char *const *argv);

#endif
