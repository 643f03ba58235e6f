/* Help, written from the tables of commands and options. */
#ifndef CLI_HELP_H
#define CLI_HELP_H

#include <stdbool.h>

#include <alambique/command.h>

#include "cli/command.h"

struct text;

/* How help is laid out. */
struct help_style {
    const struct alq_command_options *host;
    const char *program;
    unsigned columns; /* 0: 80 */
    bool colors;
};

/* All commands, the common options and the exit codes. */
void help_add_all(struct text *text, const struct help_style *style);

/* One command. */
void help_add_command(struct text *text, const struct help_style *style,
                      const struct command *command);

/* Whether a common option means something where the command is mounted. */
bool help_offers(const struct alq_command_options *host, enum option_id id);

#endif
