/* Writes what the tables of the command and of the configuration say, for xgettext, which cannot
 * read tables. */
#include "manual/texts.h"

#include <string.h>

#include <alambique/migrate.h>
#include <alambique/scaffold.h>

#include "base/text.h"
#include "cli/command.h"
#include "cli/exit_code.h"
#include "migrate/keys.h"
#include "base/banned.h"

static void add(struct text *text, const char *string)
{
    if (!string || !*string)
        return;
    text_add(text, "_(\"");
    for (; *string; string++) {
        if (*string == '"' || *string == '\\')
            text_add_char(text, '\\');
        if (*string == '\n')
            text_add(text, "\\n");
        else
            text_add_char(text, *string);
    }
    text_add(text, "\")\n");
}

static void add_option(struct text *text, const struct option_spec *spec)
{
    if (spec->is_hidden)
        return;
    add(text, spec->argument);
    add(text, spec->help);
    add(text, spec->mounted_help);
}

static void add_command(struct text *text, const struct command *command)
{
    add(text, command->summary);
    add(text, command->description);
    for (const struct positional *row = command->positional; row->name; row++) {
        add(text, row->name);
        add(text, row->help);
    }
}

/* Words that the report of `test` translates where it shows them: outcomes, phases, and what
 * databases call the kinds of definitions. */
static void add_test_words(struct text *text)
{
    static const char *const words[] = {
        "passed",        "FAILED",    "skipped",   "upgrade", "downgrade",
        "upgrade again", "create",    "stamp",     "fixture", "upgrade of a new database",
        "function",      "procedure", "aggregate", "domain",  "policy",
        "rule",          "event",
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        add(text, words[i]);
}

/* What alambique.ini(5) says of the keys. Defaults of one word are values. */
static void add_keys(struct text *text)
{
    for (const struct config_key *key = config_keys; key->name; key++) {
        add(text, key->help);
        if (key->fallback && strchr(key->fallback, ' '))
            add(text, key->fallback);
    }
}

void texts_add(struct text *text)
{
    add_keys(text);
    for (int group = 0; group < GROUP_COUNT; group++)
        add(text, command_group_title((enum command_group)group));
    for (const struct command *command = commands; command->name; command++)
        add_command(text, command);
    for (int id = OPTION_END + 1; id < OPTION_COUNT; id++)
        add_option(text, option_spec((enum option_id)id));
    for (enum exit_code code = EXIT_DONE; code <= EXIT_STOPPED; code++)
        add(text, exit_code_text(code));
    for (int kind = ALQ_STATE_UNREACHABLE; kind <= ALQ_STATE_INTERRUPTED; kind++)
        add(text, alq_state_name((enum alq_state_kind)kind));
    add_test_words(text);
    for (const struct alq_template *row = alq_templates(); row->name; row++)
        add(text, row->synopsis);
}
