/* Writes steps as the body of a revision: SQL, Python or C. */
#include "migrate/generate/steps.h"

#include <string.h>

#include "sql/lexer.h"
#include "base/banned.h"

enum { WIDTH = 96 };

struct body {
    const struct dialect *dialect;
    struct arena *arena;
    struct text text;
    const char *indent;
    bool has_call;       /* C: one stands there already */
    const char *comment; /* C: that waits for the next one; NULL: none */
};

/* -- Comments */

/* What further lines of a comment begin with: its sign, and blanks below the words. */
static const char *sign_again(const char *sign, struct arena *arena)
{
    size_t marks = *sign == '/' ? 0 : strspn(sign, "-#");
    return arena_printf(arena, "%.*s%*s", (int)marks, sign, (int)(strlen(sign) - marks), "");
}

/* words in lines, each behind the comment's sign; end: behind the last. */
static void add_comment(struct body *body, const char *sign, const char *words, const char *end)
{
    TEXT_SCOPE(line);
    text_printf(&line, "%s%s", body->indent, sign);
    for (const char *word = words; *word;) {
        size_t length = strcspn(word, " \n");
        if (line.length + length + 1 > WIDTH) {
            text_printf(&body->text, "%s\n", text_string(&line));
            text_clear(&line);
            text_printf(&line, "%s%s", body->indent, sign_again(sign, body->arena));
        }
        text_printf(&line, " %.*s", (int)length, word);
        word += length;
        word += strspn(word, " \n");
    }
    text_printf(&body->text, "%s%s\n", text_string(&line), end);
}

/* Whether each operation can be said by itself. A constraint without a name can only be dropped by
 * the statements that leave it out; in C those of columns by these. */
static bool can_be_said(const struct step_group *group, bool is_in_c)
{
    for (size_t i = 0; i < group->operations.count; i++) {
        const struct operation *operation = group->operations.items[i];
        bool has_columns = operation->constraint && operation->constraint->columns.count;
        if (operation->kind == OPERATION_DROP_CONSTRAINT && !operation->name &&
            !(is_in_c && has_columns))
            return false;
    }
    return true;
}

/* The statements of a group, with those around a rebuild. */
static struct strings all_statements(const struct body *body, const struct step_group *group)
{
    const struct dialect *dialect = body->dialect;
    struct strings all = {0};
    const char *const *around = group->is_rebuild ? dialect->before_rebuild : NULL;
    for (; around && *around; around++)
        vec_push(body->arena, &all, *around);
    for (size_t i = 0; i < group->statements.count; i++)
        vec_push(body->arena, &all, group->statements.items[i]);
    around = group->is_rebuild ? dialect->behind_rebuild : NULL;
    for (; around && *around; around++)
        vec_push(body->arena, &all, *around);
    return all;
}

/* -- SQL */

/* Between tokens: one blank less before the end of a line, four for a tab. */
static void add_gap(struct text *text, const char *gap, size_t length)
{
    bool is_blank = true;
    for (size_t i = 0; i < length; i++)
        is_blank = is_blank && strchr(" \t\n", gap[i]);
    for (size_t i = 0; i < length; i++) {
        if (is_blank && gap[i] == ' ' && i + 1 < length && gap[i + 1] == '\n')
            continue;
        if (is_blank && gap[i] == '\t')
            text_add(text, "    ");
        else
            text_add_char(text, gap[i]);
    }
}

char *steps_lay_out(const struct dialect *dialect, const char *statement, struct arena *arena)
{
    TEXT_SCOPE(text);
    struct sql_lexer lexer;
    struct sql_token token = {0};
    const char *end_of_last = statement;
    sql_lexer_init(&lexer, statement, strlen(statement), dialect->syntax, NULL, 1);
    while (token.kind != SQL_TOKEN_END || end_of_last == statement) {
        if (!sql_lexer_next(&lexer, end_of_last == statement, &token, NULL))
            return arena_strdup(arena, statement);
        if (token.kind == SQL_TOKEN_END)
            break;
        add_gap(&text, end_of_last, (size_t)(token.text - end_of_last));
        text_add_bytes(&text, token.text, token.length);
        end_of_last = token.text + token.length;
    }
    text_add(&text, end_of_last);
    return text_copy(&text, arena);
}

static void add_statement(struct body *body, enum script_kind kind, const char *statement)
{
    const char *text = steps_lay_out(body->dialect, statement, body->arena);
    bool is_block = kind == SCRIPT_GOOSE && strchr(text, ';');
    text_printf(&body->text, "%s%s;\n%s", is_block ? "-- +goose StatementBegin\n" : "", text,
                is_block ? "-- +goose StatementEnd\n" : "");
}

static void write_sql(struct body *body, const struct step_group *group, enum script_kind kind)
{
    if (group->note) {
        add_comment(body, "-- LEFT TO DO:", group->note, "");
        return;
    }
    const struct strings statements = all_statements(body, group);
    for (size_t i = 0; i < statements.count; i++)
        add_statement(body, kind, statements.items[i]);
}

/* -- Python. What Alembic has no operation for is its SQL there, so that Alembic can run it too. */

static void add_python(struct body *body, const struct operation *operation)
{
    const char *source = operation_write(operation, SOURCE_PYTHON, body->arena);
    text_add(&body->text, body->indent);
    for (; *source; source++) {
        text_add_char(&body->text, *source);
        if (*source == '\n')
            text_add(&body->text, body->indent);
    }
    text_add_char(&body->text, '\n');
}

static void add_python_sql(struct body *body, const struct step_group *group)
{
    const struct strings statements = all_statements(body, group);
    for (size_t i = 0; i < statements.count; i++) {
        const struct operation execute = {.kind = OPERATION_EXECUTE, .text = statements.items[i]};
        add_python(body, &execute);
    }
}

static void write_python_batch(struct body *body, const struct step_group *group)
{
    text_add(&body->text, "with op.batch_alter_table(");
    text_add_char(&body->text, '\'');
    text_printf(&body->text, "%s', schema=", group->table);
    if (group->schema)
        text_printf(&body->text, "'%s'", group->schema);
    text_printf(&body->text, "%s) as batch_op:\n", group->schema ? "" : "None");
    body->indent = "    ";
    for (size_t i = 0; i < group->operations.count; i++) {
        struct operation inside = *group->operations.items[i];
        inside.is_in_batch = true;
        add_python(body, &inside);
    }
    body->indent = "";
}

static void write_python(struct body *body, const struct step_group *group)
{
    const struct operations *operations = &group->operations;
    if (group->note) {
        add_comment(body, "# LEFT TO DO:", group->note, "");
    } else if (!can_be_said(group, false) ||
               (operations->count == 1 && operation_is_own(operations->items[0]->kind))) {
        add_python_sql(body, group);
    } else if (group->is_rebuild) {
        write_python_batch(body, group);
    } else {
        for (size_t i = 0; i < operations->count; i++)
            add_python(body, operations->items[i]);
    }
}

char *steps_imports(const char *upgrade, const char *downgrade, struct arena *arena)
{
    static const char *const dialects[] = {"postgresql", "mysql", "sqlite"};
    TEXT_SCOPE(text);
    for (size_t i = 0; i < sizeof dialects / sizeof *dialects; i++) {
        const char *use = arena_printf(arena, "%s.", dialects[i]);
        if (strstr(upgrade, use) || strstr(downgrade, use))
            text_printf(&text, "from sqlalchemy.dialects import %s\n", dialects[i]);
    }
    return text.length ? text_copy(&text, arena) : NULL;
}

/* -- C: one condition of all calls */

static void add_c(struct body *body, const char *source)
{
    if (body->has_call)
        text_add(&body->text, " &&\n");
    text_add(&body->text, body->comment ? body->comment : "");
    text_printf(&body->text, "%s%s", body->has_call ? "       " : "return ", source);
    body->has_call = true;
    body->comment = NULL;
}

/* Waits for the call that it stands above. */
static void add_c_comment(struct body *body, const char *words)
{
    struct body comment = {.arena = body->arena, .indent = body->has_call ? "       " : ""};
    add_comment(&comment, "/* LEFT TO DO:", words, " */");
    body->comment = arena_printf(body->arena, "%s%s", body->comment ? body->comment : "",
                                 text_string(&comment.text));
    text_release(&comment.text);
}

static void add_c_sql(struct body *body, const struct step_group *group)
{
    const struct strings statements = all_statements(body, group);
    for (size_t i = 0; i < statements.count; i++) {
        const struct operation execute = {.kind = OPERATION_EXECUTE, .text = statements.items[i]};
        add_c(body, operation_write(&execute, SOURCE_C, body->arena));
    }
}

static void write_c(struct body *body, const struct step_group *group)
{
    const struct operations *operations = &group->operations;
    bool is_batch = group->is_rebuild && operations->count > 1;
    if (group->note) {
        add_c_comment(body, group->note);
        return;
    }
    if (!can_be_said(group, true)) {
        add_c_sql(body, group);
        return;
    }
    if (is_batch)
        add_c(body, arena_printf(body->arena, "alq_batch_begin(op, \"%s\", ALQ_RECREATE_AUTO, err)",
                                 group->table));
    for (size_t i = 0; i < operations->count; i++)
        add_c(body, operation_write(operations->items[i], SOURCE_C, body->arena));
    if (is_batch)
        add_c(body, "alq_batch_end(op, err)");
}

static void end_c(struct body *body)
{
    if (body->has_call)
        text_add(&body->text, ";\n");
    if (body->comment)
        text_printf(&body->text, "%s%s", body->comment, body->has_call ? "" : "return true;\n");
}

/* -- All */

char *steps_write(const struct dialect *dialect, const struct step_groups *groups,
                  const struct strings *notes, enum script_kind kind, struct arena *arena)
{
    struct body body = {.dialect = dialect, .arena = arena, .indent = ""};
    for (size_t i = 0; i < groups->count; i++) {
        if (kind == SCRIPT_PYTHON)
            write_python(&body, &groups->items[i]);
        else if (kind == SCRIPT_C)
            write_c(&body, &groups->items[i]);
        else
            write_sql(&body, &groups->items[i], kind);
    }
    for (size_t i = 0; i < notes->count; i++) {
        if (kind == SCRIPT_C)
            add_c_comment(&body, notes->items[i]);
        else
            add_comment(&body,
                        kind == SCRIPT_PYTHON ? "# LEFT TO DO:" : "-- LEFT TO DO:", notes->items[i],
                        "");
    }
    if (kind == SCRIPT_C)
        end_c(&body);
    char *copy = text_copy(&body.text, arena);
    text_release(&body.text);
    return copy;
}
