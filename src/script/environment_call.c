/* The calls in env.py that say something: context.configure(), the configuration, engines, the
 * environment, metadata. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "script/environment_walk.h"
#include "base/banned.h"

const char *const environment_keywords[ENVIRONMENT_KEYWORD_COUNT] = {
    "version_table",
    "version_table_schema",
    "version_table_pk",
    "transaction_per_migration",
    "transactional_ddl",
    "render_as_batch",
    "include_schemas",
    "user_module_prefix",
    "sqlalchemy_module_prefix",
    "literal_binds",
    "dialect_opts",
    "compare_type",
    "compare_server_default",
    "upgrade_token",
    "downgrade_token",
};

static struct arguments walk_arguments(struct walk *walk, struct scope *scope,
                                       const struct call *call)
{
    struct arguments arguments = {.call = call};
    arguments.keywords = arena_new_array(walk->arena, const struct guess *, call->keyword_count);
    for (size_t i = 0; i < call->arguments.count; i++) {
        struct expr *expr = call->arguments.items[i];
        const struct guess *value =
            expr->kind == EXPR_STARRED ? &guess_unknown : walk_value(walk, scope, expr);
        if (i < sizeof arguments.items / sizeof *arguments.items)
            arguments.items[arguments.count++] = value;
    }
    for (size_t i = 0; i < call->keyword_count; i++)
        arguments.keywords[i] = walk_value(walk, scope, call->keywords[i].value);
    return arguments;
}

const struct guess *arguments_find(const struct arguments *arguments, size_t place,
                                   const char *name)
{
    if (place < arguments->count)
        return arguments->items[place];
    for (size_t i = 0; i < arguments->call->keyword_count; i++) {
        const struct py_str *keyword = arguments->call->keywords[i].name;
        if (keyword && strcmp(keyword->bytes, name) == 0)
            return arguments->keywords[i];
    }
    return NULL;
}

const char *arguments_string(const struct arguments *arguments, size_t place, const char *name)
{
    const struct guess *value = arguments_find(arguments, place, name);
    return value && value->kind == GUESS_STRING ? value->text : NULL;
}

/* -- context.configure(). */

static struct environment_setting *setting_of(struct walk *walk, const char *key)
{
    struct environment_settings *settings = &walk->environment->settings;
    for (size_t i = 0; i < settings->count; i++)
        if (strcmp(settings->items[i].key, key) == 0)
            return &settings->items[i];
    vec_push(walk->arena, settings,
             (struct environment_setting){.key = arena_strdup(walk->arena, key)});
    return &settings->items[settings->count - 1];
}

static enum environment_kind public_kind(const struct guess *value)
{
    switch (value->kind) {
    case GUESS_NONE:
        return ENVIRONMENT_NONE;
    case GUESS_BOOLEAN:
        return ENVIRONMENT_BOOLEAN;
    case GUESS_NUMBER:
        return ENVIRONMENT_NUMBER;
    case GUESS_STRING:
        return ENVIRONMENT_STRING;
    case GUESS_LIST:
        return ENVIRONMENT_LIST;
    case GUESS_MAPPING:
        return value->is_open ? ENVIRONMENT_CODE : ENVIRONMENT_MAPPING;
    default:
        return ENVIRONMENT_CODE;
    }
}

static void note_setting(struct walk *walk, const char *key, const struct guess *value,
                         const struct expr *source, unsigned line)
{
    struct environment_setting *setting = setting_of(walk, key);
    setting->kind = public_kind(value);
    setting->line = line;
    setting->is_conditional = walk->conditions > 0;
    setting->is_true = guess_truth(value) == 1;
    setting->text = setting->kind == ENVIRONMENT_CODE ? walk_source(walk, source)
                                                      : guess_show(value, walk->arena);
}

static bool is_keyword(const char *name)
{
    for (size_t i = 0; i < ENVIRONMENT_KEYWORD_COUNT; i++)
        if (strcmp(environment_keywords[i], name) == 0)
            return true;
    return false;
}

static void note_keyword(struct walk *walk, const char *name, const struct guess *value,
                         const struct expr *source, unsigned line)
{
    if (strcmp(name, "target_metadata") == 0 && value->kind == GUESS_METADATA)
        walk->target = value;
    if (is_keyword(name))
        note_setting(walk, name, value, source, line);
}

/* **mapping: what is known of it, and that there may be more. */
static void note_mapping(struct walk *walk, const struct guess *value, const struct expr *source)
{
    if (value->kind == GUESS_MAPPING)
        for (size_t i = 0; i < value->values->count; i++) {
            const struct guess *item = value->values->entries[i].value;
            note_keyword(walk, value->values->entries[i].key, item, source,
                         item->line ? item->line : source->line);
        }
    if (value->kind != GUESS_MAPPING || value->is_open)
        note_setting(walk, "**", &guess_unknown, source, source->line);
}

static const struct guess *configure(struct walk *walk, const struct arguments *arguments)
{
    const struct call *call = arguments->call;
    for (size_t i = 0; i < call->keyword_count; i++) {
        const struct expr *source = call->keywords[i].value;
        if (call->keywords[i].name)
            note_keyword(walk, call->keywords[i].name->bytes, arguments->keywords[i], source,
                         source->line);
        else
            note_mapping(walk, arguments->keywords[i], source);
    }
    return &guess_unknown;
}

/* -- The URL. */

void walk_note_url(struct walk *walk, const struct guess *value, const struct expr *expr,
                   unsigned line)
{
    struct environment_url *url = &walk->environment->url;
    if (value->kind == GUESS_NONE)
        return;
    bool is_known = value->kind == GUESS_STRING && *value->text;
    if (!is_known && url->url)
        return; /* an engine made of what is known already */
    *url = (struct environment_url){.url = is_known ? value->text : NULL,
                                    .variable = value->variable,
                                    .code = walk_source(walk, expr),
                                    .line = line};
}

/* set_main_option() takes a doubled percent sign for one, as the ini file does. */
static const struct guess *single_percent(struct walk *walk, const struct guess *value)
{
    if (value->kind != GUESS_STRING || !strstr(value->text, "%%"))
        return value;
    TEXT_SCOPE(out);
    for (const char *byte = value->text; *byte; byte++) {
        text_add_char(&out, *byte);
        if (byte[0] == '%' && byte[1] == '%')
            byte++;
    }
    return guess_string(walk, text_copy(&out, walk->arena), value->variable);
}

static const struct guess *set_option(struct walk *walk, const struct expr *expr,
                                      const struct arguments *arguments, size_t first)
{
    const char *key = arguments_string(arguments, first, "name");
    const struct guess *value = arguments_find(arguments, first + 1, "value");
    if (!key || !value)
        return &guess_unknown;
    value = single_percent(walk, value);
    map_put(&walk->options, walk->arena, key, (void *)(uintptr_t)value);
    if (strcmp(key, "sqlalchemy.url") == 0)
        walk_note_url(walk, value,
                      expr->call->arguments.count > first + 1
                          ? expr->call->arguments.items[first + 1]
                          : expr,
                      expr->line);
    return &guess_unknown;
}

static const struct guess *get_option(struct walk *walk, const struct arguments *arguments,
                                      bool has_section)
{
    const char *section = has_section ? arguments_string(arguments, 0, "section") : NULL;
    const char *key = arguments_string(arguments, has_section, "name");
    if (!key || (has_section && !section))
        return &guess_unknown;
    const struct guess *said = has_section ? NULL : map_get(&walk->options, key);
    if (said)
        return said;
    const char *value =
        walk->facts->option ? walk->facts->option(walk->facts->user, section, key) : NULL;
    if (value)
        return guess_string(walk, value, NULL);
    const struct guess *fallback = arguments_find(arguments, (size_t)has_section + 1, "default");
    return fallback ? fallback : &guess_unknown;
}

/* create_engine(url), engine_from_config({"sqlalchemy.url": …}). An URL that is not known says no
 * more than that the URL is elsewhere. */
static const struct guess *make_engine(struct walk *walk, const struct expr *expr,
                                       const struct arguments *arguments, bool is_config)
{
    const struct guess *first = arguments->count ? arguments->items[0] : NULL;
    if (first && is_config)
        first = first->kind == GUESS_MAPPING ? map_get(first->values, "sqlalchemy.url") : NULL;
    else if (!first)
        first = arguments_find(arguments, 0, "url");
    if (first && !walk->facts->is_offline)
        walk_note_url(walk, first,
                      expr->call->arguments.count ? expr->call->arguments.items[0] : expr,
                      expr->line);
    return &guess_unknown;
}

/* -- The environment. */

static const struct guess *get_variable(struct walk *walk, const struct arguments *arguments)
{
    const char *name = arguments_string(arguments, 0, "key");
    if (!name)
        return &guess_unknown;
    const char *value = getenv(name);
    if (value)
        return guess_string(walk, arena_strdup(walk->arena, value), name);
    const struct guess *fallback = arguments_find(arguments, 1, "default");
    if (fallback && fallback->kind == GUESS_STRING)
        return guess_string(walk, fallback->text, name);
    struct guess *none = arena_new(walk->arena, struct guess);
    none->kind = fallback ? fallback->kind : GUESS_NONE;
    if (fallback)
        *none = *fallback;
    none->variable = name;
    return none;
}

/* -- Metadata. */

static const struct guess *make_metadata(struct walk *walk, const struct arguments *arguments,
                                         unsigned line)
{
    const struct guess *inner = arguments_find(arguments, SIZE_MAX, "metadata");
    if (inner)
        return inner->kind == GUESS_METADATA ? inner : &guess_unknown;
    struct guess *metadata = arena_new(walk->arena, struct guess);
    const struct guess *convention = arguments_find(arguments, SIZE_MAX, "naming_convention");
    metadata->kind = GUESS_METADATA;
    metadata->line = line;
    if (convention && convention->kind == GUESS_MAPPING)
        metadata->values = convention->values;
    return metadata;
}

/* -- All of them. */

static const struct guess *known_call(struct walk *walk, struct expr *expr, const char *dotted,
                                      const struct arguments *arguments)
{
    if (call_is(dotted, "configure") && strstr(dotted, "context"))
        return configure(walk, arguments);
    if (call_is(dotted, "is_offline_mode"))
        return guess_boolean(walk->facts->is_offline);
    if (call_is(dotted, "set_main_option"))
        return set_option(walk, expr, arguments, 0);
    if (call_is(dotted, "set_section_option"))
        return set_option(walk, expr, arguments, 1);
    if (call_is(dotted, "get_main_option"))
        return get_option(walk, arguments, false);
    if (call_is(dotted, "get_section_option"))
        return get_option(walk, arguments, true);
    if (call_is(dotted, "environ.get") || call_is(dotted, "getenv"))
        return get_variable(walk, arguments);
    if (call_is(dotted, "create_engine") || call_is(dotted, "create_async_engine"))
        return make_engine(walk, expr, arguments, false);
    if (call_is(dotted, "engine_from_config") || call_is(dotted, "async_engine_from_config"))
        return make_engine(walk, expr, arguments, true);
    if (call_is(dotted, "MetaData") || call_is(dotted, "declarative_base"))
        return make_metadata(walk, arguments, expr->line);
    return method_known(walk, dotted, arguments);
}

/* What is handed over may be called: connection.run_sync(do_run_migrations). */
static void walk_handed_over(struct walk *walk, const struct arguments *arguments)
{
    for (size_t i = 0; i < arguments->count; i++)
        if (arguments->items[i]->kind == GUESS_FUNCTION)
            walk_function(walk, arguments->items[i], NULL);
}

const struct guess *walk_call(struct walk *walk, struct scope *scope, struct expr *expr)
{
    struct call *call = expr->call;
    const char *dotted = walk_dotted(walk, call->function);
    struct arguments arguments = walk_arguments(walk, scope, call);
    const struct guess *known = *dotted ? known_call(walk, expr, dotted, &arguments) : NULL;
    if (known)
        return known;
    if (call->function->kind == EXPR_ATTRIBUTE) {
        const char *name = call->function->attribute.name->bytes;
        const struct guess *self = walk_value(walk, scope, call->function->attribute.object);
        if (self->kind == GUESS_STRING || self->kind == GUESS_MAPPING)
            return method_call(walk, self, name, &arguments);
        if (self->kind == GUESS_UNKNOWN && self->variable)
            return self; /* os.environ["…"].replace(…), where that is not set */
    } else {
        const struct guess *function = walk_value(walk, scope, call->function);
        if (function->kind == GUESS_FUNCTION)
            return walk_function(walk, function, &arguments);
    }
    walk_handed_over(walk, &arguments);
    return &guess_unknown;
}
