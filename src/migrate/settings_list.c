/* The settings in force with where they are from, and what is good to know about them. */
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/message.h"
#include "base/text.h"
#include "migrate/keys.h"
#include "migrate/project.h"
#include "migrate/settings.h"
#include "base/banned.h"

/* What the list is made of. */
struct listing {
    const struct alq_project *project;
    struct arena *arena;
    struct strings notes;
    VEC(struct alq_setting) items;
    bool has_environment;
    struct environment online;
    struct environment offline;
};

static void add(struct listing *listing, const char *key, const char *value, const char *source)
{
    vec_push(listing->arena, &listing->items, (struct alq_setting){key, value, source});
}

static const char *place(struct listing *listing, unsigned line)
{
    return arena_printf(listing->arena, "%s:%u", path_name(listing->online.path), line);
}

/* -- Keys. */

static bool is_in(const char *key, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(list[i], key) == 0)
            return true;
    return false;
}

/* The name that is less far from the key. */
static const char *nearer(const char *key, const char *name, const char *best, size_t *distance)
{
    size_t found = string_distance(key, name, *distance);
    if (found >= *distance)
        return best;
    *distance = found;
    return name;
}

static void check_key(struct listing *listing, const struct ini_value *value)
{
    size_t distance = 4; /* too far to be meant */
    const char *near = NULL;
    if (string_starts_with(value->key, "sqlalchemy."))
        return;
    for (const struct config_key *key = config_keys; key->name; key++)
        near = nearer(value->key, key->name, near, &distance);
    for (size_t i = 0; i < ENVIRONMENT_KEYWORD_COUNT; i++)
        near = nearer(value->key, environment_keywords[i], near, &distance);
    if (distance == 0)
        return;
    const char *note =
        arena_printf(listing->arena, _("%s:%u: nothing reads the key %s%s%s%s"),
                     path_name(listing->project->config.file), value->line, value->key,
                     near ? _(" (did you mean ") : "", near ? near : "", near ? "?)" : "");
    vec_push(listing->arena, &listing->notes, note);
}

static void check_keys(struct listing *listing, const char *name)
{
    const struct ini_section *section = ini_find_section(&listing->project->config.ini, name);
    for (size_t i = 0; section && i < section->values.count; i++)
        check_key(listing, section->values.entries[i].value);
}

/* Those of Python's logging, of hooks, and of other projects in the same file. */
static bool is_section_known(const struct config *config, const struct ini_section *section)
{
    static const char *const names[] = {"alambique", "alembic",  "post_write_hooks",
                                        "loggers",   "handlers", "formatters"};
    static const char *const prefixes[] = {"logger_", "handler_", "formatter_", "alembic:"};
    if (is_in(section->name, names, sizeof names / sizeof *names) ||
        strcmp(section->name, config->section) == 0 ||
        strings_contain(&config->databases, section->name) ||
        map_has(&section->values, "script_location") || map_has(&section->values, "sqlalchemy.url"))
        return true;
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++)
        if (string_starts_with(section->name, prefixes[i]))
            return true;
    return false;
}

static void check_file(struct listing *listing)
{
    const struct config *config = &listing->project->config;
    if (!config->file)
        return;
    check_keys(listing, config->section);
    for (size_t i = 0; i < config->databases.count; i++)
        check_keys(listing, config->databases.items[i]);
    for (size_t i = 0; i < config->ini.sections.count; i++) {
        const struct ini_section *section = config->ini.sections.entries[i].value;
        if (is_section_known(config, section))
            continue;
        const char *note = arena_printf(listing->arena, _("%s:%u: nothing reads the section [%s]"),
                                        path_name(config->file), section->line, section->name);
        vec_push(listing->arena, &listing->notes, note);
    }
}

/* -- Settings. */

static void note_environment(struct listing *listing, const struct environment_setting *setting)
{
    const char *where = place(listing, setting->line);
    const char *note = NULL;
    if (strcmp(setting->key, "**") == 0)
        note = arena_printf(listing->arena, _("%s: what is in %s is not known, env.py is not run"),
                            where, setting->text);
    else if (setting->kind == ENVIRONMENT_CODE)
        note = arena_printf(listing->arena, _("%s: %s is taken from %s, and env.py is not run"),
                            where, setting->key, setting->text);
    else if (setting->is_conditional)
        note =
            arena_printf(listing->arena, _("%s: %s stands under a condition that is taken to hold"),
                         where, setting->key);
    if (note)
        vec_push(listing->arena, &listing->notes, note);
}

/* What env.py says for --sql only, or otherwise there. */
static void note_offline(struct listing *listing, const struct environment_setting *offline)
{
    const struct environment_setting *online = environment_find(&listing->online, offline->key);
    const char *in_file = NULL;
    if (strcmp(offline->key, "**") == 0 || offline->kind == ENVIRONMENT_CODE ||
        !config_get(&listing->project->config, offline->key, listing->arena, &in_file, NULL) ||
        in_file)
        return;
    if (online && online->kind == offline->kind && string_equal(online->text, offline->text))
        return;
    const char *where = place(listing, offline->line);
    if (!online)
        add(listing, offline->key, offline->text,
            arena_printf(listing->arena, "%s, for --sql", where));
    else
        vec_push(listing->arena, &listing->notes,
                 arena_printf(listing->arena,
                              "%s: offline, %s would be %s; that of line %u is taken for both",
                              where, offline->key, offline->text, online->line));
}

static bool add_configured(struct listing *listing, const char *key, struct alq_error *err)
{
    const struct config *config = &listing->project->config;
    const char *value = NULL;
    if (!config_get(config, key, listing->arena, &value, err))
        return false;
    if (value) {
        add(listing, key, value, path_name(config->file));
        return true;
    }
    const struct environment_setting *setting =
        listing->has_environment ? environment_find(&listing->online, key) : NULL;
    if (!setting)
        return true;
    if (setting->kind != ENVIRONMENT_CODE)
        add(listing, key, setting->text, place(listing, setting->line));
    note_environment(listing, setting);
    return true;
}

static void add_naming(struct listing *listing)
{
    const struct naming *naming = &listing->online.naming;
    const struct {
        const char *key;
        const char *pattern;
    } patterns[] = {{"naming_convention.ix", naming->index},
                    {"naming_convention.uq", naming->unique},
                    {"naming_convention.ck", naming->check},
                    {"naming_convention.fk", naming->foreign_key},
                    {"naming_convention.pk", naming->primary_key}};
    for (size_t i = 0; listing->online.naming_line && i < sizeof patterns / sizeof *patterns; i++)
        if (patterns[i].pattern)
            add(listing, patterns[i].key, patterns[i].pattern,
                place(listing, listing->online.naming_line));
}

static bool fill(struct listing *listing, struct alq_error *err)
{
    const struct config *config = &listing->project->config;
    listing->has_environment =
        settings_load_environment(config, listing->arena, &listing->online, &listing->offline);
    if (listing->has_environment && listing->online.unread)
        vec_push(listing->arena, &listing->notes,
                 arena_printf(listing->arena, _("env.py is not understood, %s"),
                              listing->online.unread));
    for (size_t i = 0; i < ENVIRONMENT_KEYWORD_COUNT; i++)
        if (!add_configured(listing, environment_keywords[i], err))
            return false;
    if (listing->has_environment) {
        const struct environment_setting *others = environment_find(&listing->online, "**");
        if (others)
            note_environment(listing, others);
        for (size_t i = 0; i < listing->offline.settings.count; i++)
            note_offline(listing, &listing->offline.settings.items[i]);
        add_naming(listing);
    }
    if (config->url_problem)
        vec_push(listing->arena, &listing->notes, config->url_problem);
    check_file(listing);
    return true;
}

bool alq_project_settings(const struct alq_project *project, struct alq_settings *ret_settings,
                          struct alq_error *err)
{
    struct arena *arena = memory_alloc(sizeof *arena);
    struct listing listing = {.project = project, .arena = arena};
    struct alq_settings settings = {.memory = arena};
    if (!fill(&listing, err)) {
        alq_settings_release(&settings);
        return false;
    }
    settings.items = listing.items.items;
    settings.count = listing.items.count;
    settings.notes = string_list_view(&listing.notes);
    *ret_settings = settings;
    return true;
}

void alq_settings_release(struct alq_settings *settings)
{
    if (!settings || !settings->memory)
        return;
    arena_release(settings->memory);
    free(settings->memory);
    *settings = (struct alq_settings){0};
}
