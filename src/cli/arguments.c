/* Takes a command line apart. One pass: a token is an option, the command, or an argument. */
#include "cli/arguments.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/error.h"
#include "base/message.h"
#include "base/text.h"
#include "cli/suggest.h"
#include "base/banned.h"

struct parser {
    char *const *argv;
    size_t argc;
    size_t next;
    const char *const *hidden;
    struct arena *arena;
    struct arguments *result;
};

static const enum option_id no_options[] = {OPTION_END};

static const enum option_id *own_options(const struct arguments *arguments)
{
    const struct command *command = arguments->command;
    return command && command->options ? command->options : no_options;
}

static bool hint_help(const struct arguments *arguments, struct alq_error *err)
{
    if (arguments->command)
        return error_hint(err, "alambique help %s", arguments->command->name);
    return error_hint(err, "alambique help");
}

static bool has_option(const struct command *command, const char *name, char letter)
{
    bool is_negated = false;
    if (!command->options)
        return false;
    return letter ? option_find_short(command->options, letter) != OPTION_END
                  : option_find_long(command->options, name, &is_negated) != OPTION_END;
}

/* The command whose option was given too early, by its name or letter: the one that stands further
 * on, where it has it, else the first that does. */
static const struct command *find_owner(const struct parser *parser, const char *name, char letter)
{
    for (size_t i = parser->next; i < parser->argc; i++) {
        const struct command *command = command_find(parser->argv[i], parser->hidden);
        if (command && has_option(command, name, letter))
            return command;
    }
    for (const struct command *command = commands; command->name; command++)
        if (has_option(command, name, letter))
            return command;
    return NULL;
}

static const char *suggest_option(const struct arguments *arguments, const char *name)
{
    struct suggestion suggestion = {.word = name};
    const enum option_id *lists[] = {own_options(arguments), common_options};
    for (size_t i = 0; i < 2; i++)
        for (const enum option_id *id = lists[i]; *id; id++)
            for (size_t n = 0; n < 3 && option_spec(*id)->names[n]; n++)
                suggestion_consider(&suggestion, option_spec(*id)->names[n]);
    return suggestion.best;
}

static bool fail_unknown_long(struct parser *parser, const char *name, struct alq_error *err)
{
    const struct arguments *arguments = parser->result;
    if (arguments->command)
        error_set(err, ALQ_ERROR_USAGE, "%s has no option --%s", arguments->command->name, name);
    else
        error_set(err, ALQ_ERROR_USAGE, "there is no option --%s before the command", name);
    const char *meant = suggest_option(arguments, name);
    if (meant)
        return error_hint(err, "did you mean --%s?", meant);
    const struct command *owner = arguments->command ? NULL : find_owner(parser, name, '\0');
    if (owner)
        return error_hint(err, "an option of a command stands after it: alambique %s --%s",
                          owner->name, name);
    return hint_help(arguments, err);
}

static bool fail_unknown_short(struct parser *parser, char letter, struct alq_error *err)
{
    const struct command *command = parser->result->command;
    if (command) {
        error_set(err, ALQ_ERROR_USAGE, "%s has no option -%c", command->name, letter);
        return hint_help(parser->result, err);
    }
    error_set(err, ALQ_ERROR_USAGE, "there is no option -%c before the command", letter);
    const struct command *owner = find_owner(parser, NULL, letter);
    if (owner)
        return error_hint(err, "an option of a command stands after it: alambique %s -%c",
                          owner->name, letter);
    return hint_help(parser->result, err);
}

static bool check_choice(const struct option_spec *spec, const char *shown, const char *value,
                         struct alq_error *err)
{
    if (!spec->choices)
        return true;
    struct suggestion suggestion = {.word = value};
    TEXT_SCOPE(list);
    for (const char *const *choice = spec->choices; *choice; choice++) {
        if (string_equal(*choice, value))
            return true;
        text_printf(&list, "%s%s", list.length ? ", " : "", *choice);
        suggestion_consider(&suggestion, *choice);
    }
    error_set(err, ALQ_ERROR_USAGE, "%s cannot be '%s'", shown, value);
    if (suggestion.best)
        return error_hint(err, "did you mean %s?", suggestion.best);
    return error_hint(err, "one of %s", text_string(&list));
}

/* Records an option; attached is the value that stood in the same token, NULL if none. */
static bool take_option(struct parser *parser, enum option_id id, const char *shown,
                        const char *attached, struct alq_error *err)
{
    const struct option_spec *spec = option_spec(id);
    const char *value = attached;
    if (!value && parser->next < parser->argc)
        value = parser->argv[parser->next++];
    if (!value) {
        error_set(err, ALQ_ERROR_USAGE, "%s needs a value: %s", shown, _(spec->argument));
        return hint_help(parser->result, err);
    }
    if (!check_choice(spec, shown, value, err))
        return false;
    vec_push(parser->arena, &parser->result->values[id], value);
    return true;
}

static bool take_flag(struct parser *parser, enum option_id id, bool is_negated)
{
    vec_push(parser->arena, &parser->result->values[id], is_negated ? "no" : "yes");
    return true;
}

static bool take_long(struct parser *parser, const char *token, struct alq_error *err)
{
    const char *equals = strchr(token, '=');
    size_t length = equals ? (size_t)(equals - token) : strlen(token);
    char *shown = arena_strndup(parser->arena, token, length);
    const char *name = shown + strlen("--");
    bool is_negated = false;
    bool is_common_negated = false;
    enum option_id id = option_find_long(own_options(parser->result), name, &is_negated);
    enum option_id common = option_find_long(common_options, name, &is_common_negated);
    /* --tenant is one, not the beginning of the command's own --tenants. */
    if (!id || (common && !option_is_called(id, name) && option_is_called(common, name))) {
        id = common;
        is_negated = is_common_negated;
    }
    if (!id)
        return fail_unknown_long(parser, name, err);
    if (option_spec(id)->argument)
        return take_option(parser, id, shown, equals ? equals + 1 : NULL, err);
    if (equals)
        return error_set(err, ALQ_ERROR_USAGE, "%s takes no value", shown);
    return take_flag(parser, id, is_negated);
}

/* One token of letters: flags, the last of which may be an option with its value. */
static bool take_short(struct parser *parser, const char *token, struct alq_error *err)
{
    for (const char *letter = token + 1; *letter; letter++) {
        enum option_id id = option_find_short(own_options(parser->result), *letter);
        if (!id)
            id = option_find_short(common_options, *letter);
        if (!id)
            return fail_unknown_short(parser, *letter, err);
        if (option_spec(id)->argument) {
            const char shown[] = {'-', *letter, '\0'};
            return take_option(parser, id, shown, letter[1] ? letter + 1 : NULL, err);
        }
        take_flag(parser, id, false);
    }
    return true;
}

static bool take_command(struct parser *parser, const char *token, struct alq_error *err)
{
    parser->result->command = command_find(token, parser->hidden);
    if (parser->result->command)
        return true;
    error_set(err, ALQ_ERROR_USAGE, "there is no command '%s'", token);
    const char *meant = command_suggest(token, parser->hidden);
    if (meant)
        return error_hint(err, "did you mean %s?", meant);
    return error_hint(err, "alambique help");
}

/* `-1` and `-12` are revisions, `-` is a file name. */
static bool is_short_option(const char *token)
{
    return token[0] == '-' && token[1] && token[1] != '-' && !isdigit((unsigned char)token[1]);
}

static bool take_token(struct parser *parser, const char *token, struct alq_error *err)
{
    if (string_starts_with(token, "--"))
        return take_long(parser, token, err);
    if (is_short_option(token))
        return take_short(parser, token, err);
    if (!parser->result->command)
        return take_command(parser, token, err);
    vec_push(parser->arena, &parser->result->positional, token);
    return true;
}

static bool check_positional(const struct arguments *arguments, struct alq_error *err)
{
    if (!arguments->command)
        return true;
    size_t required = 0;
    size_t allowed = 0;
    for (const struct positional *row = arguments->command->positional; row->name; row++) {
        if (row->is_required && arguments->positional.count < ++required) {
            error_set(err, ALQ_ERROR_USAGE, "%s needs an argument: %s", arguments->command->name,
                      _(row->name));
            return hint_help(arguments, err);
        }
        if (row->is_repeatable)
            return true;
        allowed++;
    }
    if (arguments->positional.count <= allowed)
        return true;
    error_set(err, ALQ_ERROR_USAGE, "%s does not take the argument '%s'", arguments->command->name,
              arguments->positional.items[allowed]);
    return hint_help(arguments, err);
}

bool arguments_parse(int argc, char *const *argv, const char *const *hidden, struct arena *arena,
                     struct arguments *ret_arguments, struct alq_error *err)
{
    *ret_arguments = (struct arguments){0};
    struct parser parser = {argv, argc > 0 ? (size_t)argc : 0, 1, hidden, arena, ret_arguments};
    while (parser.next < parser.argc) {
        const char *token = argv[parser.next++];
        if (string_equal(token, "--"))
            break;
        if (!take_token(&parser, token, err))
            return false;
    }
    while (parser.next < parser.argc) {
        const char *token = argv[parser.next++];
        if (!ret_arguments->command) {
            if (!take_command(&parser, token, err))
                return false;
        } else {
            vec_push(arena, &ret_arguments->positional, token);
        }
    }
    if (arguments_has(ret_arguments, OPTION_HELP) || arguments_has(ret_arguments, OPTION_VERSION))
        return true;
    return check_positional(ret_arguments, err);
}

const char *arguments_value(const struct arguments *arguments, enum option_id id)
{
    const struct strings *values = &arguments->values[id];
    return values->count ? values->items[values->count - 1] : NULL;
}

bool arguments_has(const struct arguments *arguments, enum option_id id)
{
    const char *value = arguments_value(arguments, id);
    return value && !string_equal(value, "no");
}

const char *arguments_positional(const struct arguments *arguments, size_t index)
{
    return index < arguments->positional.count ? arguments->positional.items[index] : NULL;
}

bool arguments_milliseconds(const struct arguments *arguments, enum option_id id, int fallback,
                            int *ret_milliseconds, struct alq_error *err)
{
    const char *value = arguments_value(arguments, id);
    *ret_milliseconds = fallback;
    if (!value)
        return true;
    if (clock_parse_seconds(value, ret_milliseconds))
        return true;
    error_set(err, ALQ_ERROR_USAGE, "--%s cannot be '%s'", option_spec(id)->names[0], value);
    return error_hint(err, "a number of seconds, as 30 or 0.5");
}

bool arguments_exclude(const struct arguments *arguments, const enum option_id *options,
                       struct alq_error *err)
{
    const char *first = NULL;
    for (; *options; options++) {
        const char *name = option_spec(*options)->names[0];
        if (!arguments_has(arguments, *options))
            continue;
        if (first)
            return error_set(err, ALQ_ERROR_USAGE, "--%s and --%s exclude each other", first, name);
        first = name;
    }
    return true;
}

bool arguments_want_json(int argc, char *const *argv)
{
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++)
        if (strlen(argv[i]) >= strlen("--j") && string_starts_with("--json", argv[i]))
            return true;
    return false;
}
