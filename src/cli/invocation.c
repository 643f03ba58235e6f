/* Completes the commands in hints with what the user gave to this one. */
#include "cli/invocation.h"

#include <string.h>

#include <alambique/database.h>

#include "base/text.h"
#include "base/banned.h"

/* What is said again. Long names, since a command may use the letters for options of its own. */
static const struct said_again {
    enum option_id id;
    bool chooses_database;
} said_again[] = {
    {OPTION_CONFIG, false},  {OPTION_NAME, false},  {OPTION_DIRECTORY, false},
    {OPTION_DATABASE, true}, {OPTION_TENANT, true}, {OPTION_URL, true},
    {OPTION_X, true},
};

/* A word for a shell. */
static void add_word(struct text *text, const char *word)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                                "_@%+=:,./-";
    if (*word && !word[strspn(word, plain)]) {
        text_add(text, word);
        return;
    }
    text_add_char(text, '\'');
    for (; *word; word++)
        if (*word == '\'')
            text_add(text, "'\\''");
        else
            text_add_char(text, *word);
    text_add_char(text, '\'');
}

/* As it was typed, unless there is a secret in it. */
static void add_url(struct text *text, const char *url)
{
    TEXT_SCOPE(display);
    size_t length = alq_url_display(url, NULL, 0);
    text_add_repeated(&display, ' ', length);
    (void)alq_url_display(url, display.bytes, length + 1);
    bool is_url = strstr(text_string(&display), "://") != NULL;
    bool has_secret = strstr(text_string(&display), "***") != NULL;
    add_word(text, !is_url ? "URL" : has_secret ? text_string(&display) : url);
}

static void add_option(struct text *text, enum option_id id, const char *value)
{
    const struct option_spec *spec = option_spec(id);
    text_add(text, spec->names[0] ? " --" : " -");
    if (spec->names[0])
        text_add(text, spec->names[0]);
    else
        text_add_char(text, spec->short_name);
    text_add_char(text, ' ');
    if (id == OPTION_URL)
        add_url(text, value);
    else
        add_word(text, value);
}

/* Whether the hint's own words, up to the end of its command, have the option. */
static bool has_option(const char *rest, enum option_id id)
{
    const struct option_spec *spec = option_spec(id);
    size_t length = strcspn(rest, "\n;,(`");
    TEXT_SCOPE(words);
    TEXT_SCOPE(name);
    TEXT_SCOPE(letter);
    text_add_bytes(&words, rest, length);
    text_printf(&name, " --%s", spec->names[0] ? spec->names[0] : "\n");
    text_printf(&letter, " -%c ", spec->short_name ? spec->short_name : '\n');
    return strstr(text_string(&words), text_string(&name)) ||
           strstr(text_string(&words), text_string(&letter));
}

static bool takes(const struct command *command, enum option_id id)
{
    for (const enum option_id *own = command->options; own && *own; own++)
        if (*own == id)
            return true;
    return false;
}

static void add_given(const struct invocation *invocation, struct text *text, enum option_id id)
{
    const struct strings *values = &invocation->arguments->values[id];
    bool is_repeatable = option_spec(id)->is_repeatable;
    if (id == OPTION_TENANT && invocation->has_wrong_tenant)
        return;
    const char *tenant = id == OPTION_TENANT ? invocation->tenant : NULL;
    if (tenant)
        add_option(text, id, tenant);
    for (size_t i = is_repeatable ? 0 : values->count - 1; !tenant && i < values->count; i++)
        add_option(text, id, values->items[i]);
}

void invocation_add_options(const struct invocation *invocation, struct text *text,
                            const struct command *command, const char *rest)
{
    if (!invocation->arguments || command->needs == NEEDS_NOTHING)
        return;
    /* A URL names a database whatever else was said; a tenant is one of a list. */
    bool names_database = has_option(rest, OPTION_URL) || has_option(rest, OPTION_TENANT) ||
                          has_option(rest, OPTION_DATABASE);
    for (size_t i = 0; i < sizeof said_again / sizeof *said_again; i++) {
        const struct said_again *option = &said_again[i];
        bool is_choice = option->chooses_database && option->id != OPTION_X;
        if ((option->chooses_database && command->needs != NEEDS_DATABASE) ||
            (is_choice && names_database) || has_option(rest, option->id))
            continue;
        add_given(invocation, text, option->id);
    }
    if (command->needs == NEEDS_DATABASE && takes(command, OPTION_TENANTS) && !names_database)
        add_given(invocation, text, OPTION_TENANTS);
}

/* "alambique WORD" begins here, WORD being a command: NULL where it does not. */
static const struct command *find_command(const char *string, size_t *ret_length)
{
    const char *word = string + strlen("alambique ");
    size_t length = strcspn(word, " `'\n,;:.)");
    for (const struct command *command = commands; command->name; command++)
        if (strlen(command->name) == length && strncmp(command->name, word, length) == 0) {
            *ret_length = length;
            return command;
        }
    return NULL;
}

/* Adds what begins here; returns how many bytes of the hint that were. */
static size_t add_command(const struct invocation *invocation, struct text *text, const char *at)
{
    static const char program[] = "alambique ";
    size_t length = 0;
    if (!string_starts_with(at, program))
        return 0;
    const char *word = at + strlen(program);
    const struct command *command = find_command(at, &length);
    if (!command && *word != '-')
        return 0;
    text_printf(text, "%s ", invocation->program);
    if (!command)
        return strlen(program);
    text_add_bytes(text, word, length);
    invocation_add_options(invocation, text, command, word + length);
    return strlen(program) + length;
}

void invocation_add_hint(const struct invocation *invocation, struct text *text, const char *hint)
{
    for (const char *at = hint; *at;) {
        bool is_word_start = at == hint || strchr(" `'(\n", at[-1]);
        size_t length = is_word_start ? add_command(invocation, text, at) : 0;
        if (!length)
            text_add_char(text, *at);
        at += length ? length : 1;
    }
}
