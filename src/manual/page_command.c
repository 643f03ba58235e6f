/* alambique(1) and a page for each command. */
#include "base/message.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/exit_code.h"
#include "manual/pages.h"
#include "manual/roff.h"
#include "base/banned.h"

struct row {
    const char *term;
    const char *meaning;
};

static const struct row variables[] = {
    {"ALAMBIQUE_CONFIG, ALEMBIC_CONFIG", N_("The configuration file.")},
    {"DATABASE_URL", N_("The database, unless --url is given.")},
    {"DATABASE_URL_NAME", N_("The one called name of several databases.")},
    {"ALAMBIQUE_CACHE", N_("Where the headers of many revisions are kept, so that only files that "
                           "have changed are read "
                           "again: an absolute path, or off. Default: alambique in XDG_CACHE_HOME, "
                           "else in ~/.cache.")},
    {"LANG, LC_ALL, LC_MESSAGES, LANGUAGE", N_("The language of messages: English, or Spanish.")},
    {"TEXTDOMAINDIR",
     N_("Where the translations are, when they are not in share/locale of the prefix "
        "that the program is installed in.")},
    {"NO_COLOR", N_("When set and not empty: no colours.")},
    {"CLICOLOR, CLICOLOR_FORCE",
     N_("CLICOLOR=0: no colours. CLICOLOR_FORCE=1: colours in pipes and "
        "files, too, unless NO_COLOR is "
        "set.")},
    {"COLUMNS", N_("The width of the terminal, instead of asking it.")},
    {"VISUAL, EDITOR", N_("The program that edit starts.")},
};

static const struct row files[] = {
    {"alambique.ini, alembic.ini", N_("The configuration, in the working directory; see "
                                      "alambique.ini(5).")},
    {"migrations/", N_("The directory of revisions that init makes, unless told otherwise.")},
};

static void add_rows(struct text *page, const char *heading, const struct row *rows, size_t count)
{
    roff_heading(page, heading);
    for (size_t i = 0; i < count; i++) {
        roff_term(page);
        roff_bold(page, rows[i].term);
        roff_explain(page, rows[i].meaning);
    }
}

/* "-p, --head, --parent REV" */
static void add_option(struct text *page, const struct option_spec *spec)
{
    roff_term(page);
    bool is_first = true;
    if (spec->short_name) {
        const char letter[] = {'-', spec->short_name, '\0'};
        roff_bold(page, letter);
        is_first = false;
    }
    for (size_t i = 0; i < 3 && spec->names[i]; i++) {
        TEXT_SCOPE(name);
        text_printf(&name, "--%s%s", spec->is_negatable ? "[no-]" : "", spec->names[i]);
        roff_plain(page, is_first ? "" : ", ");
        roff_bold(page, text_string(&name));
        is_first = false;
    }
    if (spec->argument) {
        roff_plain(page, " ");
        roff_italic(page, _(spec->argument));
    }
    roff_explain(page, spec->help);
}

static void add_options(struct text *page, const char *heading, const enum option_id *ids)
{
    bool has_heading = false;
    for (; ids && *ids; ids++) {
        if (option_spec(*ids)->is_hidden)
            continue;
        if (!has_heading)
            roff_heading(page, heading);
        has_heading = true;
        add_option(page, option_spec(*ids));
    }
}

static void add_exit_codes(struct text *page)
{
    roff_heading(page, "EXIT STATUS");
    for (enum exit_code code = EXIT_DONE; code <= EXIT_STOPPED; code++) {
        if (!exit_code_text(code))
            continue;
        TEXT_SCOPE(number);
        text_printf(&number, "%d", (int)code);
        roff_term(page);
        roff_bold(page, text_string(&number));
        roff_explain(page, exit_code_text(code));
    }
}

static void add_commands(struct text *page)
{
    roff_heading(page, "COMMANDS");
    for (int group = 0; group < GROUP_COUNT; group++) {
        roff_subheading(page, command_group_title((enum command_group)group));
        for (const struct command *command = commands; command->name; command++) {
            if (command->group != (enum command_group)group)
                continue;
            roff_term(page);
            roff_bold(page, command->name);
            if (command->alias) {
                roff_plain(page, ", ");
                roff_bold(page, command->alias);
            }
            roff_explain(page, command->summary);
        }
    }
}

void page_of_program(struct text *page, const char *date)
{
    static const char *const others[] = {"alambique.ini(5)", "libalambique(3)", NULL};
    roff_begin(page, "alambique", 1, date);
    roff_name(page, "alambique", "database schema migrations");
    roff_heading(page, "SYNOPSIS");
    roff_bold(page, "alambique");
    roff_plain(page, " [");
    roff_italic(page, _("OPTIONS"));
    roff_plain(page, "] ");
    roff_italic(page, _("COMMAND"));
    roff_plain(page, " [");
    roff_italic(page, _("ARGUMENTS"));
    roff_plain(page, "]\n");
    roff_heading(page, "DESCRIPTION");
    roff_paragraphs(page,
                    "Database schema migrations: revisions in files, run in order, once each. "
                    "Revisions are written in SQL, in C, or as Alembic scripts; databases are "
                    "SQLite, PostgreSQL, MySQL and MariaDB.\n\n"
                    "Each command has a page of its own, as `alambique-upgrade(1)`. Options may "
                    "stand before or behind the command, and a long one may be cut as long as it "
                    "is unambiguous. Results go to standard output, messages and errors to "
                    "standard error.");
    add_commands(page);
    add_options(page, "OPTIONS", common_options);
    add_exit_codes(page);
    add_rows(page, "ENVIRONMENT", variables, sizeof variables / sizeof *variables);
    add_rows(page, "FILES", files, sizeof files / sizeof *files);
    roff_see_also(page, others);
}

static void add_synopsis(struct text *page, const struct command *command)
{
    roff_heading(page, "SYNOPSIS");
    TEXT_SCOPE(words);
    text_printf(&words, "alambique %s", command->name);
    roff_bold(page, text_string(&words));
    roff_plain(page, " [");
    roff_italic(page, _("OPTIONS"));
    roff_plain(page, "]");
    for (const struct positional *row = command->positional; row->name; row++) {
        roff_plain(page, row->is_required ? " " : " [");
        roff_italic(page, _(row->name));
        roff_plain(page, row->is_repeatable ? "..." : "");
        roff_plain(page, row->is_required ? "" : "]");
    }
    roff_plain(page, "\n");
}

static void add_examples(struct text *page, const struct command *command)
{
    if (!command->examples)
        return;
    TEXT_SCOPE(lines);
    for (const char *const *example = command->examples; *example; example++)
        text_printf(&lines, "alambique %s\n", *example);
    roff_heading(page, "EXAMPLES");
    roff_example(page, text_string(&lines));
}

void page_of_command(struct text *page, const struct command *command, const char *date)
{
    static const char *const others[] = {"alambique(1)", "alambique.ini(5)", NULL};
    TEXT_SCOPE(name);
    TEXT_SCOPE(summary);
    text_printf(&name, "alambique-%s", command->name);
    text_printf(&summary, "%s.", _(command->summary));
    roff_begin(page, text_string(&name), 1, date);
    roff_name(page, text_string(&name), command->summary);
    add_synopsis(page, command);
    roff_heading(page, "DESCRIPTION");
    roff_paragraphs(page, text_string(&summary));
    if (command->description)
        roff_paragraphs(page, command->description);
    if (command->alias) {
        TEXT_SCOPE(alias);
        text_printf(&alias, _("Also called `%s`."), command->alias);
        roff_paragraphs(page, text_string(&alias));
    }
    if (command->positional[0].name)
        roff_heading(page, "ARGUMENTS");
    for (const struct positional *row = command->positional; row->name; row++) {
        roff_term(page);
        roff_italic(page, _(row->name));
        roff_explain(page, row->help);
    }
    add_options(page, "OPTIONS", command->options);
    add_examples(page, command);
    roff_heading(page, "EXIT STATUS");
    roff_paragraphs(page, "The options of every command, and the exit codes, are in "
                          "`alambique(1)`.");
    roff_see_also(page, others);
}
