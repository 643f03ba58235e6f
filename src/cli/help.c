/* Writes help to the width of the terminal. */
#include "cli/help.h"

#include "base/message.h"
#include "base/text.h"
#include "cli/exit_code.h"
#include "cli/output.h"
#include "base/banned.h"

enum { INDENT = 2, NARROW = 60 };

static unsigned columns_of(const struct help_style *style)
{
    enum { WIDEST = 100 };
    if (!style->columns)
        return 80;
    return style->columns > WIDEST ? WIDEST : style->columns;
}

static void add_heading(struct text *text, const struct help_style *style, const char *heading)
{
    text_add_char(text, '\n');
    style_add(text, style->colors, STYLE_HEADING, _(heading));
    text_add(text, "\n");
}

/* "  term       what it is", wrapped; on a narrow terminal the explanation goes below its term. */
static void add_row(struct text *text, const struct help_style *style, const char *term,
                    size_t term_width, const char *explanation)
{
    unsigned columns = columns_of(style);
    bool is_below = columns < NARROW || display_width(term) > term_width;
    size_t indent = columns < NARROW ? 2 * INDENT + 2 : INDENT + term_width + 2;
    text_add_repeated(text, ' ', INDENT);
    style_add(text, style->colors, STYLE_ID, term);
    if (is_below) {
        text_add_char(text, '\n');
        text_add_repeated(text, ' ', indent);
    } else {
        text_add_repeated(text, ' ', indent - INDENT - display_width(term));
    }
    /* The wrapped text is told of its indentation by an equal beginning, which is then left out. */
    TEXT_SCOPE(padded);
    TEXT_SCOPE(wrapped);
    text_add_repeated(&padded, '.', indent);
    text_add(&padded, _(explanation));
    display_add_wrapped(&wrapped, text_string(&padded), columns, indent);
    text_add(text, text_string(&wrapped) + indent);
    text_add_char(text, '\n');
}

static void add_paragraphs(struct text *text, const struct help_style *style,
                           const char *paragraphs)
{
    TEXT_SCOPE(named);
    const struct invocation plain = {.program = style->program};
    invocation_add_hint(&plain, &named, _(paragraphs));
    text_add_char(text, '\n');
    display_add_wrapped(text, text_string(&named), columns_of(style), 0);
    text_add_char(text, '\n');
}

bool help_offers(const struct alq_command_options *host, enum option_id id)
{
    switch (id) {
    case OPTION_CONFIG:
    case OPTION_NAME:
    case OPTION_DATABASE:
    case OPTION_DIRECTORY:
    case OPTION_X:
    case OPTION_HISTORY:
        return !host->project;
    case OPTION_URL:
    case OPTION_TENANT:
    case OPTION_LOCK_TIMEOUT:
    case OPTION_CONNECT_TIMEOUT:
        return !host->database;
    default:
        return !option_spec(id)->is_hidden;
    }
}

/* "-m, --message TEXT" */
static void add_option_term(struct text *text, const struct option_spec *spec, bool is_narrow)
{
    if (spec->short_name)
        text_printf(text, "-%c%s", spec->short_name, spec->names[0] ? ", " : "");
    else if (!is_narrow)
        text_add(text, "    ");
    if (spec->names[0])
        text_printf(text, "--%s%s", spec->is_negatable ? "[no-]" : "", spec->names[0]);
    if (spec->argument)
        text_printf(text, " %s", _(spec->argument));
}

static void add_options(struct text *text, const struct help_style *style,
                        const enum option_id *options)
{
    enum { TERM_WIDTH = 24 };
    for (; *options; options++) {
        if (!help_offers(style->host, *options))
            continue;
        TEXT_SCOPE(term);
        const struct option_spec *spec = option_spec(*options);
        bool is_mounted = style->host->url && spec->mounted_help;
        add_option_term(&term, spec, columns_of(style) < NARROW);
        add_row(text, style, text_string(&term), TERM_WIDTH,
                is_mounted ? spec->mounted_help : spec->help);
    }
}

static void add_group(struct text *text, const struct help_style *style, enum command_group group)
{
    enum { TERM_WIDTH = 16 };
    TEXT_SCOPE(rows);
    for (const struct command *command = commands; command->name; command++) {
        if (command->group != group || command_is_hidden(command, style->host->hidden))
            continue;
        TEXT_SCOPE(term);
        text_add(&term, command->name);
        if (command->alias)
            text_printf(&term, ", %s", command->alias);
        add_row(&rows, style, text_string(&term), TERM_WIDTH, command->summary);
    }
    if (!rows.length)
        return;
    add_heading(text, style, command_group_title(group));
    text_add(text, text_string(&rows));
}

static void add_exit_codes(struct text *text, const struct help_style *style)
{
    add_heading(text, style, "Exit codes");
    for (enum exit_code code = EXIT_DONE; code <= EXIT_STOPPED; code++) {
        if (!exit_code_text(code))
            continue;
        TEXT_SCOPE(term);
        TEXT_SCOPE(row);
        text_printf(&term, "%3d", (int)code);
        text_add_repeated(&row, ' ', INDENT);
        style_add(&row, style->colors, STYLE_ID, text_string(&term));
        text_printf(&row, "  %s\n", _(exit_code_text(code)));
        display_add_wrapped(text, text_string(&row), columns_of(style), INDENT + term.length + 2);
    }
}

static void add_usage(struct text *text, const struct help_style *style, const char *rest)
{
    TEXT_SCOPE(usage);
    style_add(&usage, style->colors, STYLE_HEADING, _("Usage:"));
    text_printf(&usage, " %s %s\n", style->program, rest);
    display_add_wrapped(text, text_string(&usage), columns_of(style), 4);
}

void help_add_all(struct text *text, const struct help_style *style)
{
    add_usage(text, style, _("[OPTIONS] COMMAND [ARGUMENTS]"));
    add_paragraphs(text, style,
                   "Database schema migrations: revisions in files, run in order, once each.");
    for (int group = 0; group < GROUP_COUNT; group++)
        add_group(text, style, (enum command_group)group);
    add_heading(text, style, "Options of every command");
    add_options(text, style, common_options);
    add_exit_codes(text, style);
    add_paragraphs(text, style, "`alambique help COMMAND` says more about one.");
}

static void add_command_usage(struct text *text, const struct help_style *style,
                              const struct command *command)
{
    TEXT_SCOPE(rest);
    text_add(&rest, command->name);
    if (command->options)
        text_printf(&rest, " %s", _("[OPTIONS]"));
    for (const struct positional *row = command->positional; row->name; row++)
        text_printf(&rest, row->is_required ? " %s%s" : " [%s%s]", _(row->name),
                    row->is_repeatable ? "..." : "");
    add_usage(text, style, text_string(&rest));
}

static void add_examples(struct text *text, const struct help_style *style,
                         const struct command *command)
{
    if (!command->examples)
        return;
    add_heading(text, style, "Examples");
    for (const char *const *example = command->examples; *example; example++)
        text_printf(text, "  %s %s\n", style->program, *example);
}

void help_add_command(struct text *text, const struct help_style *style,
                      const struct command *command)
{
    enum { TERM_WIDTH = 24 };
    add_command_usage(text, style, command);
    TEXT_SCOPE(summary);
    text_printf(&summary, "%s.", _(command->summary));
    add_paragraphs(text, style, text_string(&summary));
    if (command->description)
        add_paragraphs(text, style, command->description);
    if (command->alias)
        text_printf(text, _("\nAlso called %s.\n"), command->alias);
    if (command->positional[0].name) {
        add_heading(text, style, "Arguments");
        for (const struct positional *row = command->positional; row->name; row++)
            add_row(text, style, _(row->name), TERM_WIDTH, row->help);
    }
    if (command->options) {
        add_heading(text, style, "Options");
        add_options(text, style, command->options);
    }
    add_examples(text, style, command);
    add_paragraphs(text, style, "`alambique help` lists the options of every command.");
}
