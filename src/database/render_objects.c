/* Writes views, triggers and sequences. */
#include <string.h>

#include "base/error.h"
#include "database/ddl.h"
#include "database/render_parts.h"
#include "base/banned.h"

static const char *view_word(const struct operation *operation)
{
    return operation->is_materialized ? "MATERIALIZED VIEW " : "VIEW ";
}

bool render_create_view(struct render *render, const struct operation *operation,
                        struct strings *statements, struct alq_error *err)
{
    TEXT_SCOPE(text);
    if (operation->is_materialized && !render->dialect->ddl->has_materialized_views)
        return render_refuse(render, err, "make the materialized view %s", operation->name);
    text_printf(&text, "CREATE %s%s", view_word(operation),
                operation->if_not_exists ? "IF NOT EXISTS " : "");
    render_qualified(render, &text, operation->schema, operation->name);
    text_printf(&text, " AS %s", operation->text);
    render_emit(render, statements, &text);
    return true;
}

/* A materialized view has no OR REPLACE anywhere. */
bool render_replace_view(struct render *render, const struct operation *operation,
                         struct strings *statements, struct alq_error *err)
{
    TEXT_SCOPE(text);
    if (operation->is_materialized) {
        struct operation drop = *operation;
        drop.if_exists = true;
        return render_drop_view(render, &drop, statements, err) &&
               render_create_view(render, operation, statements, err);
    }
    text_add(&text, "CREATE OR REPLACE VIEW ");
    render_qualified(render, &text, operation->schema, operation->name);
    text_printf(&text, " AS %s", operation->text);
    render_emit(render, statements, &text);
    return true;
}

bool render_drop_view(struct render *render, const struct operation *operation,
                      struct strings *statements, struct alq_error *err)
{
    (void)err;
    TEXT_SCOPE(text);
    text_printf(&text, "DROP %s%s", view_word(operation), operation->if_exists ? "IF EXISTS " : "");
    render_qualified(render, &text, operation->schema, operation->name);
    text_add(&text, operation->cascades ? " CASCADE" : "");
    render_emit(render, statements, &text);
    return true;
}

bool render_create_trigger(struct render *render, const struct operation *operation,
                           struct strings *statements, struct alq_error *err)
{
    (void)err;
    TEXT_SCOPE(text);
    text_add(&text, operation->text);
    render_emit(render, statements, &text);
    return true;
}

bool render_replace_trigger(struct render *render, const struct operation *operation,
                            struct strings *statements, struct alq_error *err)
{
    struct operation drop = *operation;
    drop.kind = OPERATION_DROP_TRIGGER;
    drop.if_exists = true;
    return render_operation(render, &drop, statements, err) &&
           render_create_trigger(render, operation, statements, err);
}

bool render_drop_trigger(struct render *render, const struct operation *operation,
                         struct strings *statements, struct alq_error *err)
{
    (void)err;
    TEXT_SCOPE(text);
    text_printf(&text, "DROP TRIGGER %s", operation->if_exists ? "IF EXISTS " : "");
    render_qualified(render, &text, operation->schema, operation->name);
    render_emit(render, statements, &text);
    return true;
}

void render_sequence_options(const struct identity *parameters, struct text *text)
{
    const struct {
        const char *words;
        bool is_said;
        int64_t value;
    } numbers[] = {
        {" INCREMENT BY", parameters->has_increment, parameters->increment},
        {" START WITH", parameters->has_start, parameters->start},
        {" MINVALUE", parameters->has_minimum, parameters->minimum},
        {" MAXVALUE", parameters->has_maximum, parameters->maximum},
    };
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        if (numbers[i].is_said)
            text_printf(text, "%s %lld", numbers[i].words, (long long)numbers[i].value);
    text_add(text, parameters->no_minimum ? " NO MINVALUE" : "");
    text_add(text, parameters->no_maximum ? " NO MAXVALUE" : "");
    if (parameters->has_cache)
        text_printf(text, " CACHE %lld", (long long)parameters->cache);
    if (parameters->cycles != TRI_UNSET)
        text_add(text, parameters->cycles == TRI_YES ? " CYCLE" : " NO CYCLE");
}

bool render_create_sequence(struct render *render, const struct operation *operation,
                            struct strings *statements, struct alq_error *err)
{
    TEXT_SCOPE(text);
    text_printf(&text, "CREATE SEQUENCE %s", operation->if_not_exists ? "IF NOT EXISTS " : "");
    render_qualified(render, &text, operation->sequence->schema, operation->sequence->name);
    if (operation->sequence->data_type) {
        text_add(&text, " AS ");
        if (!render_type(render, operation->sequence->data_type, &text, err))
            return false;
    }
    render_sequence_options(&operation->sequence->parameters, &text);
    if (render->dialect->ddl->joins_no_cycle && string_ends_with(text_string(&text), "NO CYCLE")) {
        text.length -= strlen("NO CYCLE");
        text_add(&text, "NOCYCLE");
    }
    render_emit(render, statements, &text);
    return true;
}

bool render_drop_sequence(struct render *render, const struct operation *operation,
                          struct strings *statements, struct alq_error *err)
{
    (void)err;
    TEXT_SCOPE(text);
    text_printf(&text, "DROP SEQUENCE %s", operation->if_exists ? "IF EXISTS " : "");
    render_qualified(render, &text, operation->sequence->schema, operation->sequence->name);
    render_emit(render, statements, &text);
    return true;
}
