/* MySQL and MariaDB: blocks of stored routines, triggers, events, packages and anonymous blocks
 * are counted, so that they need no DELIMITER. A keyword opens a block only where a statement of
 * the body may begin: IF, REPEAT and END are names of functions and columns elsewhere. */
#include "sql/body.h"

#include "base/banned.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

enum state {
    HEAD,   /* the words that say what is created */
    HEADER, /* of a routine, trigger, event or package, up to its body */
    BODY,
    PLAIN, /* no statement that can have a body */
};

enum kind { NOTHING, ROUTINE, TRIGGER, EVENT, PACKAGE };

/* What the next token inside a body may be. */
enum place {
    INSIDE,       /* of a statement */
    START,        /* a statement may begin */
    BEHIND_FIRST, /* ":" would make the first word a label */
    IN_LABEL,
    AFTER_END, /* its kind or label follows */
    BEHIND_HANDLER,
    BEFORE_CONDITION,
    BEHIND_CONDITION,
    BEFORE_OTHER_TRIGGER,
};

/* What waits for END. WHILE and FOR become loops once their DO or LOOP is met. */
enum block {
    BLOCK = 'b',
    DECLARATIONS = 'd', /* DECLARE or AS …, whose BEGIN is still to come (Oracle mode, packages) */
    CASE_VALUE = 'v',   /* an expression: neither THEN nor ELSE is followed by a statement */
    CASE_STATEMENT = 'c',
    CONDITIONAL = 'i',
    LOOP = 'l',
    LOOP_HEAD = 'h',
    REPEAT = 'r',
};

/* What may stand between CREATE and the word that says what is created. */
static const char *const create_words[] = {"aggregate", "current_role", "current_user",
                                           "definer",   "or",           "replace"};

/* The first words of statements that can be the whole body of a routine. */
static const char *const statement_words[] = {
    "alter",   "analyze", "call",  "check",    "close",  "commit",   "create",   "deallocate",
    "delete",  "do",      "drop",  "execute",  "flush",  "get",      "grant",    "insert",
    "install", "kill",    "load",  "lock",     "open",   "optimize", "prepare",  "rename",
    "repair",  "replace", "reset", "resignal", "return", "revoke",   "rollback", "savepoint",
    "select",  "set",     "show",  "signal",   "start",  "truncate", "unlock",   "update",
    "use",     "values",  "with",  "xa"};

static const char *const block_words[] = {"begin", "case", "declare", "for",
                                          "if",    "loop", "repeat",  "while"};

/* Behind IS these make a condition, not the body of a routine in Oracle mode. */
static const char *const truth_words[] = {"false", "not", "null", "true", "unknown"};

static char top(const struct sql_body *body)
{
    return body->blocks.count ? body->blocks.items[body->blocks.count - 1].kind : '\0';
}

static void set_top(struct sql_body *body, enum block kind)
{
    body->blocks.items[body->blocks.count - 1].kind = (char)kind;
}

static void open_block(struct sql_body *body, enum block kind, const struct sql_token *token)
{
    struct sql_block block = {.kind = (char)kind, .opener = token->text};
    vec_push(body->arena, &body->blocks, block);
}

static bool is_block_word(const struct sql_token *token)
{
    return sql_token_in(token, block_words, COUNT(block_words));
}

/* -- Inside a body. */

static void add_end(struct sql_body *body)
{
    if (body->blocks.count)
        body->blocks.count--;
    body->place = AFTER_END;
}

/* BEGIN belongs to the declarations before it, if there are any. */
static void add_begin(struct sql_body *body, const struct sql_token *token)
{
    if (top(body) == DECLARATIONS)
        set_top(body, BLOCK);
    else
        open_block(body, BLOCK, token);
    body->place = START;
}

/* A word where a statement may begin. */
static void add_first_word(struct sql_body *body, const struct sql_token *token)
{
    body->first = *token;
    body->place = BEHIND_FIRST;
    if (sql_token_is(token, "begin")) {
        add_begin(body, token);
    } else if (sql_token_is(token, "end")) {
        add_end(body);
    } else if (sql_token_is(token, "if")) {
        open_block(body, CONDITIONAL, token);
    } else if (sql_token_is(token, "case")) {
        open_block(body, CASE_STATEMENT, token);
    } else if (sql_token_is(token, "loop")) {
        open_block(body, LOOP, token);
        body->place = START;
    } else if (sql_token_is(token, "repeat")) {
        open_block(body, REPEAT, token);
        body->place = START;
    } else if (sql_token_is(token, "while") || sql_token_is(token, "for")) {
        open_block(body, LOOP_HEAD, token);
    } else if (sql_token_is(token, "declare") && body->blocks.count == 0) {
        open_block(body, DECLARATIONS, token);
    } else if (sql_token_is(token, "else")) {
        body->place = START;
    } else if (body->kind == TRIGGER && body->blocks.count == 0 &&
               (sql_token_is(token, "follows") || sql_token_is(token, "precedes"))) {
        body->place = BEFORE_OTHER_TRIGGER;
    }
}

static void add_inner_word(struct sql_body *body, const struct sql_token *token)
{
    char block = top(body);
    bool is_behind_then = sql_token_is(token, "then") && block != CASE_VALUE;
    bool is_atomic = sql_token_is(token, "atomic") && sql_token_is(&body->previous, "not");
    if (sql_token_is(token, "case")) {
        open_block(body, CASE_VALUE, token);
    } else if (sql_token_is(token, "end") && block == CASE_VALUE) {
        body->blocks.count--;
    } else if (sql_token_is(token, "end") && block == REPEAT &&
               sql_token_is(&body->first, "until")) {
        add_end(body);
    } else if (is_behind_then || is_atomic) {
        body->place = START;
    } else if (block == LOOP_HEAD && (sql_token_is(token, "do") || sql_token_is(token, "loop"))) {
        set_top(body, LOOP);
        body->place = START;
    } else if (sql_token_is(token, "handler") && sql_token_is(&body->first, "declare")) {
        body->place = BEHIND_HANDLER;
    }
}

/* A handler's statement begins behind a condition that no comma follows. */
static void follow_handler(struct sql_body *body, const struct sql_token *token)
{
    bool is_for = body->place == BEHIND_HANDLER;
    bool is_part = sql_token_is(token, "not") || sql_token_is(token, "sqlstate") ||
                   sql_token_is(token, "value");
    if (body->place == BEFORE_CONDITION)
        body->place = is_part ? BEFORE_CONDITION : BEHIND_CONDITION;
    else
        body->place = is_for || sql_token_is_symbol(token, ',') ? BEFORE_CONDITION : START;
}

/* Whether the word before it, AS or IS, ended the header of a routine in Oracle mode. */
static bool begins_declarations(const struct sql_body *body, const struct sql_token *token)
{
    bool is_nested = top(body) == DECLARATIONS && (sql_token_is(&body->first, "function") ||
                                                   sql_token_is(&body->first, "procedure"));
    /* RETURN and a type stand in the header there, but begin the body elsewhere */
    bool is_return = body->blocks.count == 0 && sql_token_is(&body->first, "return");
    if (body->state != HEADER && !is_nested && !is_return)
        return false;
    if (body->parentheses > 0 || token->kind != SQL_TOKEN_WORD)
        return false;
    if (sql_token_is(&body->previous, "as"))
        return true;
    return sql_token_is(&body->previous, "is") &&
           !sql_token_in(token, truth_words, COUNT(truth_words));
}

static void add_body_word(struct sql_body *body, const struct sql_token *token)
{
    bool is_name =
        sql_token_is_symbol(&body->previous, '.') || sql_token_is_symbol(&body->previous, '@');
    int place = body->place;
    body->place = INSIDE;
    if (begins_declarations(body, token)) {
        open_block(body, DECLARATIONS, token);
        add_first_word(body, token);
    } else if (place == START) {
        add_first_word(body, token);
    } else if (!is_name && place != AFTER_END) {
        add_inner_word(body, token);
    }
}

/* Two kinds of label: "name:" and, in Oracle mode, "<<name>>". */
static void add_body_symbol(struct sql_body *body, const struct sql_token *token)
{
    if (body->place == BEHIND_FIRST && sql_token_is_symbol(token, ':'))
        body->place = START;
    else if (body->place == START && sql_token_is_symbol(token, '<'))
        body->place = IN_LABEL;
    else if (body->place == IN_LABEL)
        body->place = sql_token_is_symbol(&body->previous, '>') ? START : IN_LABEL;
    else
        body->place = INSIDE;
}

static void add_to_body(struct sql_body *body, const struct sql_token *token)
{
    /* in an executable comment a ";" is no delimiter */
    if (token->kind == SQL_TOKEN_DELIMITER || sql_token_is_symbol(token, ';')) {
        body->place = START;
        return;
    }
    bool is_handler_head = body->place == BEHIND_HANDLER || body->place == BEFORE_CONDITION ||
                           body->place == BEHIND_CONDITION;
    if (is_handler_head)
        follow_handler(body, token);
    if (is_handler_head && body->place != START)
        return;
    if (body->place == BEFORE_OTHER_TRIGGER)
        body->place = START;
    else if (token->kind == SQL_TOKEN_WORD && body->place != IN_LABEL)
        add_body_word(body, token);
    else if (token->kind == SQL_TOKEN_SYMBOL)
        add_body_symbol(body, token);
    else if (body->place != IN_LABEL)
        body->place = body->place == START ? BEHIND_FIRST : INSIDE;
}

static void begin_body(struct sql_body *body)
{
    body->state = BODY;
    body->place = START;
}

/* -- Before the body. */

static void add_first_token(struct sql_body *body, const struct sql_token *token)
{
    if (sql_token_is(token, "begin"))
        return; /* a transaction, unless NOT ATOMIC follows */
    if (is_block_word(token)) {
        begin_body(body);
        add_to_body(body, token);
    } else if (!sql_token_is(token, "create") && !sql_token_is(token, "alter")) {
        body->state = PLAIN;
    }
}

static enum kind created_kind(const struct sql_token *token)
{
    if (sql_token_is(token, "procedure") || sql_token_is(token, "function"))
        return ROUTINE;
    if (sql_token_is(token, "trigger"))
        return TRIGGER;
    if (sql_token_is(token, "event"))
        return EVENT;
    return sql_token_is(token, "package") ? PACKAGE : NOTHING;
}

static void add_to_head(struct sql_body *body, const struct sql_token *token)
{
    const struct sql_token *previous = &body->previous;
    if (previous->length == 0) {
        add_first_token(body, token);
    } else if (body->words == 1 && sql_token_is(previous, "begin")) {
        body->state = PLAIN;
        if (sql_token_is(token, "not")) {
            begin_body(body);
            add_begin(body, previous);
            body->place = INSIDE;
        }
    } else if (token->kind == SQL_TOKEN_WORD && !sql_token_is_symbol(previous, '=') &&
               !sql_token_is_symbol(previous, '@')) {
        body->kind = (int)created_kind(token);
        if (body->kind != NOTHING) {
            body->state = HEADER;
            body->has_had_parentheses = false; /* DEFINER may have had some */
        } else if (!sql_token_in(token, create_words, COUNT(create_words))) {
            body->state = PLAIN;
        }
    }
}

static void add_to_routine_header(struct sql_body *body, const struct sql_token *token)
{
    const struct sql_token *previous = &body->previous;
    if (begins_declarations(body, token)) {
        open_block(body, DECLARATIONS, token);
        begin_body(body);
        add_to_body(body, token);
        return;
    }
    if (!body->has_had_parentheses || body->parentheses > 0)
        return;
    /* SET is a type, and a part of CHARACTER SET */
    bool is_type = sql_token_is(previous, "returns") || sql_token_is(previous, "character") ||
                   sql_token_is(previous, "char");
    if (sql_token_is_symbol(token, ':')) {
        begin_body(body); /* that was a label */
    } else if (!is_type && (is_block_word(token) ||
                            sql_token_in(token, statement_words, COUNT(statement_words)))) {
        begin_body(body);
        add_to_body(body, token);
    }
}

static void add_to_header(struct sql_body *body, const struct sql_token *token)
{
    if (body->kind == ROUTINE) {
        add_to_routine_header(body, token);
    } else if (body->kind == TRIGGER) {
        if (sql_token_is(token, "row") && sql_token_is(&body->previous, "each"))
            begin_body(body);
    } else if (body->kind == EVENT) {
        if (sql_token_is(token, "do") && body->parentheses == 0)
            begin_body(body);
    } else if (sql_token_is(token, "as") || sql_token_is(token, "is")) {
        begin_body(body);
        open_block(body, DECLARATIONS, token);
    }
}

static void add(struct sql_body *body, const struct sql_token *token)
{
    switch ((enum state)body->state) {
    case HEAD:
        add_to_head(body, token);
        break;
    case HEADER:
        add_to_header(body, token);
        break;
    case BODY:
        add_to_body(body, token);
        break;
    case PLAIN:
        break;
    }
}

static bool is_open(const struct sql_body *body)
{
    return body->blocks.count > 0;
}

bool sql_body_expects_source(const struct sql_body *body)
{
    return body->rules == &sql_body_routine && body->state == HEADER && body->kind == ROUTINE &&
           sql_token_is(&body->previous, "as");
}

const struct sql_body_rules sql_body_routine = {.add = add, .is_open = is_open};
