/* SQLite's triggers, by the rule of sqlite3_complete: once CREATE … TRIGGER is met, only
 * "; END ;" ends the statement. What stands between is not looked at. */
#include "sql/body.h"

#include "base/banned.h"

enum state {
    START,
    EXPLAIN,
    CREATE,
    PLAIN, /* anything but a trigger */
    TRIGGER,
    SEPARATED, /* in a trigger, behind a ";" */
    ENDED,     /* behind "; END" */
};

static const char *const never_explained[] = {"end", "explain", "temp", "temporary", "trigger"};

static enum state next_state(enum state state, const struct sql_token *token)
{
    switch (state) {
    case START:
        if (sql_token_is(token, "explain"))
            return EXPLAIN;
        return sql_token_is(token, "create") ? CREATE : PLAIN;
    case EXPLAIN: /* QUERY PLAN may come before CREATE */
        if (sql_token_is(token, "create"))
            return CREATE;
        return sql_token_in(token, never_explained, 5) ? PLAIN : EXPLAIN;
    case CREATE:
        if (sql_token_is(token, "temp") || sql_token_is(token, "temporary"))
            return CREATE;
        return sql_token_is(token, "trigger") ? TRIGGER : PLAIN;
    case PLAIN:
        return PLAIN;
    case TRIGGER:
        return token->kind == SQL_TOKEN_DELIMITER ? SEPARATED : TRIGGER;
    case SEPARATED:
        if (token->kind == SQL_TOKEN_DELIMITER)
            return SEPARATED;
        return sql_token_is(token, "end") ? ENDED : TRIGGER;
    case ENDED:
        return TRIGGER;
    }
    return PLAIN;
}

static void add(struct sql_body *body, const struct sql_token *token)
{
    enum state state = next_state((enum state)body->state, token);
    if (state == TRIGGER && body->state == CREATE)
        vec_push(body->arena, &body->blocks, (struct sql_block){.opener = token->text});
    body->state = (int)state;
}

static bool is_open(const struct sql_body *body)
{
    return body->state == TRIGGER || body->state == SEPARATED;
}

const struct sql_body_rules sql_body_sqlite = {.add = add, .is_open = is_open};
