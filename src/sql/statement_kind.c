/* First words, and the few later ones that decide. */
#include "sql/statement_kind.h"

#include "base/banned.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const char *const query_words[] = {"desc",   "describe", "explain", "fetch", "pragma",
                                          "select", "show",     "table",   "values"};

/* What a WITH can be for. */
static const char *const main_words[] = {"delete", "insert", "merge",  "replace",
                                         "select", "table",  "update", "values"};

static const char *const transaction_words[] = {"abort",   "begin",    "commit",    "end",
                                                "release", "rollback", "savepoint", "xa"};

static void add_first_word(struct statement_kind *kind, const struct sql_token *token)
{
    kind->first = *token;
    kind->is_query = sql_token_in(token, query_words, COUNT(query_words));
    kind->is_transaction = sql_token_in(token, transaction_words, COUNT(transaction_words));
    kind->is_savepoint = sql_token_is(token, "savepoint") || sql_token_is(token, "release");
}

static void add_later_word(struct statement_kind *kind, const struct sql_token *token)
{
    bool is_second = kind->words == 1;
    bool is_with = sql_token_is(&kind->first, "with");
    if (is_with && sql_token_in(token, main_words, COUNT(main_words))) {
        kind->is_query = sql_token_in(token, query_words, COUNT(query_words));
        kind->first = *token; /* what follows belongs to it */
    } else if (sql_token_is(token, "transaction") && is_second) {
        kind->is_transaction = kind->is_transaction || sql_token_is(&kind->first, "start") ||
                               sql_token_is(&kind->first, "prepare");
    } else if (sql_token_is(token, "to") && sql_token_is(&kind->first, "rollback")) {
        kind->is_savepoint = true;
    } else if (sql_token_is(token, "not") && is_second && sql_token_is(&kind->first, "begin")) {
        kind->is_transaction = false; /* MariaDB's BEGIN NOT ATOMIC is a block */
    } else if (sql_token_is(token, "stdin") && sql_token_is(&kind->previous, "from")) {
        kind->is_copy_from_stdin = sql_token_is(&kind->first, "copy");
    }
}

void statement_kind_add(struct statement_kind *kind, const struct sql_token *token,
                        unsigned parentheses)
{
    if (token->kind == SQL_TOKEN_CODE_OPEN || token->kind == SQL_TOKEN_CODE_CLOSE)
        return;
    if (token->kind == SQL_TOKEN_WORD) {
        if (kind->words == 0)
            add_first_word(kind, token);
        else if (parentheses == 0)
            add_later_word(kind, token);
        kind->words++;
    }
    kind->previous = *token;
}
