/* Finds what a word of a command line can become, in the command's tables and in the project. */
#include "cli/complete.h"

#include <string.h>

#include <alambique/scaffold.h>

#include "base/error.h"
#include "base/message.h"
#include "base/text.h"
#include "cli/help.h"
#include "cli/session.h"
#include "base/banned.h"

/* Where the command line stands before the word that is completed. */
struct place {
    const struct command *command; /* NULL: none yet */
    size_t positional;             /* how many arguments it has */
    enum option_id waiting;        /* for its value; OPTION_END: none */
    bool is_plain;                 /* behind "--" */
    bool is_lost;                  /* there is no such command */
};

struct completion {
    struct session *session;
    struct text *text;
    const char *beginning; /* of the word: stays as it is */
    const char *word;      /* the rest of it */
    struct place place;
};

static void offer(struct completion *completion, const char *word, const char *after,
                  const char *meaning)
{
    TEXT_SCOPE(whole);
    text_printf(&whole, "%s%s", word, after);
    if (!string_starts_with(text_string(&whole), completion->word))
        return;
    text_printf(completion->text, "%s%s\t%s\n", completion->beginning, text_string(&whole),
                meaning && *meaning ? _(meaning) : "");
}

/* -- Reading the words before. */

static const enum option_id *own_options(const struct place *place)
{
    static const enum option_id none[] = {OPTION_END};
    return place->command && place->command->options ? place->command->options : none;
}

static enum option_id find_long(const struct place *place, const char *name)
{
    bool is_negated = false;
    enum option_id id = option_find_long(own_options(place), name, &is_negated);
    return id ? id : option_find_long(common_options, name, &is_negated);
}

/* An option that takes the next word as its value. */
static enum option_id find_waiting(const struct place *place, const char *word)
{
    if (string_starts_with(word, "--")) {
        enum option_id id = strchr(word, '=') ? OPTION_END : find_long(place, word + 2);
        return id && option_spec(id)->argument ? id : OPTION_END;
    }
    for (const char *letter = word + 1; *letter; letter++) {
        enum option_id id = option_find_short(own_options(place), *letter);
        id = id ? id : option_find_short(common_options, *letter);
        if (id && option_spec(id)->argument)
            return letter[1] ? OPTION_END : id;
    }
    return OPTION_END;
}

static void pass(struct place *place, const char *word, const char *const *hidden)
{
    if (place->waiting)
        place->waiting = OPTION_END;
    else if (!place->is_plain && string_equal(word, "--"))
        place->is_plain = true;
    else if (!place->is_plain && word[0] == '-' && word[1] && !strchr("0123456789", word[1]))
        place->waiting = find_waiting(place, word);
    else if (place->command)
        place->positional++;
    else
        place->is_lost = !(place->command = command_find(word, hidden));
}

/* -- Values. */

static void offer_commands(struct completion *completion)
{
    for (const struct command *command = commands; command->name; command++) {
        if (command_is_hidden(command, completion->session->host->hidden))
            continue;
        offer(completion, command->name, "", command->summary);
        if (command->alias && *completion->word)
            offer(completion, command->alias, "", command->summary);
    }
}

static void offer_labels(struct completion *completion, const struct alq_revision_list *list,
                         const char *after)
{
    for (size_t i = 0; i < list->count; i++)
        for (size_t l = 0; l < list->items[i]->own_labels.count; l++)
            offer(completion, list->items[i]->own_labels.items[l], after, list->items[i]->title);
}

/* after: what follows the revision in the same word. */
static void offer_revisions(struct completion *completion, bool with_current, const char *after)
{
    struct alq_revision_list list = {0};
    offer(completion, "head", after, "the newest revision");
    offer(completion, "heads", after, "the newest of each branch");
    offer(completion, "base", after, "before the first");
    if (with_current)
        offer(completion, "current", after, "what the database is at");
    if (!session_open_new_project(completion->session, NULL) ||
        !alq_project_walk(completion->session->project, NULL, NULL, &list, NULL))
        return;
    TEXT_SCOPE(at_head);
    text_printf(&at_head, "@head%s", after);
    offer_labels(completion, &list, text_string(&at_head));
    for (size_t i = 0; i < list.count; i++)
        offer(completion, list.items[i]->id, after, list.items[i]->title);
    alq_revision_list_release(&list);
}

/* A:B, of which the part behind the colon is completed once that is there. */
static void offer_range(struct completion *completion)
{
    const char *colon = strchr(completion->word, ':');
    if (!colon) {
        offer_revisions(completion, true, ":");
        return;
    }
    struct completion right = *completion;
    TEXT_SCOPE(beginning);
    text_add(&beginning, completion->beginning);
    text_add_bytes(&beginning, completion->word, (size_t)(colon + 1 - completion->word));
    right.beginning = text_string(&beginning);
    right.word = colon + 1;
    offer_revisions(&right, true, "");
}

static void offer_branches(struct completion *completion)
{
    struct alq_revision_list list = {0};
    if (!session_open_new_project(completion->session, NULL) ||
        !alq_project_walk(completion->session->project, NULL, NULL, &list, NULL))
        return;
    offer_labels(completion, &list, "");
    alq_revision_list_release(&list);
}

static void offer_databases(struct completion *completion)
{
    if (!session_open_new_project(completion->session, NULL))
        return;
    struct alq_string_list names = alq_project_databases(completion->session->project);
    for (size_t i = 0; i < names.count; i++)
        offer(completion, names.items[i], "", NULL);
}

static void offer_values(struct completion *completion, enum value_kind kind)
{
    switch (kind) {
    case VALUE_ANY:
        break;
    case VALUE_FILE:
        text_add(completion->text, "\tfiles\n");
        break;
    case VALUE_DIRECTORY:
        text_add(completion->text, "\tdirectories\n");
        break;
    case VALUE_COMMAND:
        offer_commands(completion);
        break;
    case VALUE_TEMPLATE:
        for (const struct alq_template *row = alq_templates(); row->name; row++)
            offer(completion, row->name, "", row->synopsis);
        break;
    case VALUE_DATABASE:
        offer_databases(completion);
        break;
    case VALUE_LABEL:
        offer_branches(completion);
        break;
    case VALUE_RANGE:
        offer_range(completion);
        break;
    case VALUE_REVISION:
    case VALUE_REVISION_OR_CURRENT:
        offer_revisions(completion, kind == VALUE_REVISION_OR_CURRENT, "");
        break;
    }
}

static void offer_option_value(struct completion *completion, enum option_id id)
{
    const struct option_spec *spec = option_spec(id);
    for (const char *const *choice = spec->choices; choice && *choice; choice++)
        offer(completion, *choice, "", NULL);
    offer_values(completion, spec->values);
}

/* -- Words. */

static void offer_options(struct completion *completion, const enum option_id *ids)
{
    for (; *ids; ids++) {
        const struct option_spec *spec = option_spec(*ids);
        if (!help_offers(completion->session->host, *ids) || spec->is_hidden || !spec->names[0])
            continue;
        TEXT_SCOPE(name);
        text_printf(&name, "--%s", spec->names[0]);
        offer(completion, text_string(&name), "", spec->help);
        if (!spec->is_negatable)
            continue;
        text_clear(&name);
        text_printf(&name, "--no-%s", spec->names[0]);
        offer(completion, text_string(&name), "", spec->help);
    }
}

static void offer_argument(struct completion *completion)
{
    const struct positional *row = completion->place.command->positional;
    size_t skipped = completion->place.positional;
    for (; row->name && skipped && !row->is_repeatable; row++)
        skipped--;
    if (!row->name)
        return;
    for (const char *const *choice = row->choices; choice && *choice; choice++)
        offer(completion, *choice, "", NULL);
    offer_values(completion, row->values);
}

static void offer_attached(struct completion *completion, const char *equals)
{
    TEXT_SCOPE(name);
    TEXT_SCOPE(beginning);
    text_add_bytes(&name, completion->word + 2, (size_t)(equals - completion->word) - 2);
    text_add_bytes(&beginning, completion->word, (size_t)(equals + 1 - completion->word));
    enum option_id id = find_long(&completion->place, text_string(&name));
    completion->beginning = text_string(&beginning);
    completion->word = equals + 1;
    if (id)
        offer_option_value(completion, id);
}

static void offer_word(struct completion *completion)
{
    const struct place *place = &completion->place;
    const char *equals = strchr(completion->word, '=');
    if (place->is_lost)
        return;
    if (place->waiting) {
        offer_option_value(completion, place->waiting);
    } else if (!place->is_plain && string_starts_with(completion->word, "--") && equals) {
        offer_attached(completion, equals);
    } else if (!place->is_plain && completion->word[0] == '-') {
        offer_options(completion, own_options(place));
        offer_options(completion, common_options);
    } else if (place->command) {
        offer_argument(completion);
    } else {
        offer_commands(completion);
    }
}

/* The options before the word choose the project; what is wrong with them is not said here. */
static void take_arguments(struct session *session, const char *const *words, size_t count)
{
    char **argv = arena_new_array(&session->arena, char *, count + 1);
    for (size_t i = 0; i < count; i++)
        argv[i + 1] = arena_strdup(&session->arena, words[i]);
    ERROR_SCOPE(ignored);
    (void)!arguments_parse((int)count + 1, argv, session->host->hidden, &session->arena,
                           &session->arguments, &ignored);
}

void complete_add(struct text *text, struct session *session, const char *const *words,
                  size_t count)
{
    struct completion completion = {
        .session = session,
        .text = text,
        .beginning = "",
        .word = count ? words[count - 1] : "",
    };
    for (size_t i = 0; i + 1 < count; i++)
        pass(&completion.place, words[i], session->host->hidden);
    take_arguments(session, words, count ? count - 1 : 0);
    offer_word(&completion);
}
