/* Headers of revisions in C: the literals in ALQ_REVISION(…), found without compiling. */
#include <string.h>

#include "base/error.h"
#include "base/message.h"
#include "base/text.h"
#include "script/c_lexer.h"
#include "script/header.h"
#include "script/lines.h"
#include "base/banned.h"

struct c_header {
    const struct header_text *text;
    struct arena *arena;
    struct script_file *file;
    struct c_lexer lexer;
    struct c_token token; /* the next one */
    const char *message;
};

static void advance(struct c_header *header)
{
    header->token = c_next(&header->lexer);
}

static bool take(struct c_header *header, const char *sign)
{
    if (header->token.kind != C_SIGN || !c_token_is(&header->token, sign))
        return false;
    advance(header);
    return true;
}

static bool fail(const struct c_header *header, const char *what, struct alq_error *err)
{
    error_set(err, ALQ_ERROR_SCRIPT, "%s", message_translate(what));
    error_at(err, header->text->path, header->token.line, 0);
    return error_hint(err, "write ALQ_REVISION(.id = \"20260105_145517\", .revises = \"…\", "
                           ".upgrade = upgrade, .downgrade = downgrade);");
}

static bool fail_literal(const struct c_header *header, const char *member, struct alq_error *err)
{
    error_set(err, ALQ_ERROR_SCRIPT, ".%s is not written as a literal", member);
    error_at(err, header->text->path, header->token.line, 0);
    error_detail(err, "it is read without compiling the file");
    return error_hint(err, "write a string between quotes, true, false or NULL");
}

/* A value up to the comma or parenthesis behind it. */
struct c_value {
    const char *string; /* NULL: it is none */
    bool is_null;
    bool is_true;
    bool is_literal;
    unsigned line;
};

static bool at_value_end(const struct c_header *header)
{
    return header->token.kind == C_END || c_token_is(&header->token, ",") ||
           c_token_is(&header->token, ")");
}

static void skip_value(struct c_header *header)
{
    for (int depth = 0; header->token.kind != C_END; advance(header)) {
        if (depth == 0 && at_value_end(header))
            return;
        if (header->token.kind != C_SIGN)
            continue;
        if (strchr("([{", *header->token.start))
            depth++;
        else if (strchr(")]}", *header->token.start))
            depth--;
    }
}

static void read_string(struct c_header *header, struct c_value *value)
{
    TEXT_SCOPE(text);
    value->is_literal = true;
    for (; header->token.kind == C_STRING; advance(header))
        if (!c_add_string(&header->token, &text))
            value->is_literal = false;
    value->string = text_copy(&text, header->arena);
}

static struct c_value read_value(struct c_header *header)
{
    struct c_value value = {.line = header->token.line};
    if (header->token.kind == C_STRING) {
        read_string(header, &value);
    } else if (header->token.kind == C_NAME || header->token.kind == C_NUMBER) {
        value.is_null = c_token_is(&header->token, "NULL");
        value.is_true = c_token_is(&header->token, "true") || c_token_is(&header->token, "1");
        value.is_literal = value.is_null || value.is_true || c_token_is(&header->token, "false") ||
                           c_token_is(&header->token, "0");
        advance(header);
    }
    if (!at_value_end(header)) {
        value.is_literal = false;
        skip_value(header);
    }
    return value;
}

static struct strings split_list(const char *list, struct arena *arena)
{
    struct strings items = {0};
    while (list && *list) {
        size_t length = strcspn(list, ",");
        const char *item = list;
        size_t item_length = length;
        span_trim(&item, &item_length);
        if (item_length)
            vec_push(arena, &items, arena_strndup(arena, item, item_length));
        list += length + (list[length] == ',');
    }
    return items;
}

enum c_member {
    MEMBER_ID,
    MEMBER_REVISES,
    MEMBER_DEPENDS,
    MEMBER_LABELS,
    MEMBER_MESSAGE,
    MEMBER_DATE,
    MEMBER_UPGRADE,
    MEMBER_DOWNGRADE,
    MEMBER_NO_TRANSACTION,
    MEMBER_IDEMPOTENT,
    MEMBER_COUNT,
};

static const char *const member_names[MEMBER_COUNT] = {
    [MEMBER_ID] = "id",
    [MEMBER_REVISES] = "revises",
    [MEMBER_DEPENDS] = "depends_on",
    [MEMBER_LABELS] = "branch_labels",
    [MEMBER_MESSAGE] = "message",
    [MEMBER_DATE] = "create_date",
    [MEMBER_UPGRADE] = "upgrade",
    [MEMBER_DOWNGRADE] = "downgrade",
    [MEMBER_NO_TRANSACTION] = "no_transaction",
    [MEMBER_IDEMPOTENT] = "is_idempotent",
};

static void set_member(struct c_header *header, enum c_member member, const struct c_value *value)
{
    struct revision *revision = &header->file->revision;
    switch (member) {
    case MEMBER_ID:
        revision->id = value->string;
        revision->id_line = value->line;
        break;
    case MEMBER_REVISES:
        revision->down = split_list(value->string, header->arena);
        revision->down_line = value->line;
        break;
    case MEMBER_DEPENDS:
        revision->depends_on = split_list(value->string, header->arena);
        revision->depends_line = value->line;
        break;
    case MEMBER_LABELS:
        revision->labels = split_list(value->string, header->arena);
        revision->labels_line = value->line;
        break;
    case MEMBER_MESSAGE:
        header->message = value->string;
        break;
    case MEMBER_DATE:
        header->file->create_date = value->string;
        break;
    case MEMBER_DOWNGRADE:
        header->file->has_downgrade = !value->is_null;
        break;
    case MEMBER_NO_TRANSACTION:
        header->file->is_transactional = !value->is_true;
        break;
    case MEMBER_UPGRADE:
    case MEMBER_IDEMPOTENT:
    case MEMBER_COUNT:
        break;
    }
}

static bool is_function(enum c_member member)
{
    return member == MEMBER_UPGRADE || member == MEMBER_DOWNGRADE;
}

static bool is_text(enum c_member member)
{
    return member <= MEMBER_DATE;
}

static bool read_member(struct c_header *header, struct alq_error *err)
{
    if (!take(header, "."))
        return fail(header, "ALQ_REVISION holds something that is no .member = value", err);
    const struct c_token name = header->token;
    enum c_member member = MEMBER_ID;
    while (member < MEMBER_COUNT && !c_token_is(&name, member_names[member]))
        member++;
    if (member == MEMBER_COUNT) {
        error_set(err, ALQ_ERROR_SCRIPT, "ALQ_REVISION has no member .%.*s", (int)name.length,
                  name.start);
        return error_at(err, header->text->path, name.line, 0);
    }
    advance(header);
    if (!take(header, "="))
        return fail(header, "ALQ_REVISION holds something that is no .member = value", err);
    const struct c_value value = read_value(header);
    bool is_fine = is_function(member) || value.is_literal;
    if (is_fine && is_text(member))
        is_fine = value.string || value.is_null;
    if (!is_fine)
        return fail_literal(header, member_names[member], err);
    set_member(header, member, &value);
    return true;
}

static bool read_members(struct c_header *header, struct alq_error *err)
{
    for (;;) {
        if (take(header, ")"))
            break;
        if (!read_member(header, err))
            return false;
        if (!take(header, ",") && !c_token_is(&header->token, ")"))
            return fail(header, "ALQ_REVISION does not end", err);
    }
    if (header->file->revision.id)
        return true;
    return fail(header, "ALQ_REVISION has no .id", err);
}

/* The comment that a file begins with serves where there is no message. */
static const char *first_comment(const struct c_header *header)
{
    if (!header->lexer.comment)
        return "";
    TEXT_SCOPE(text);
    struct lines lines = lines_of(header->lexer.comment, header->lexer.comment_length);
    for (struct line line; lines_next(&lines, &line);) {
        const char *bytes = line.bytes;
        size_t length = line.length;
        span_trim(&bytes, &length);
        size_t star = length && *bytes == '*';
        text_add_bytes(&text, bytes + star, length - star);
        text_add_char(&text, '\n');
    }
    return text_copy(&text, header->arena);
}

/* The header then stands behind "ALQ_REVISION(". */
static bool find_macro(struct c_header *header)
{
    advance(header);
    while (header->token.kind != C_END) {
        bool is_macro = header->token.kind == C_NAME && c_token_is(&header->token, "ALQ_REVISION");
        advance(header);
        if (is_macro && take(header, "("))
            return true;
    }
    return false;
}

bool header_read_c(const struct header_text *text, struct arena *arena, struct script_file *file,
                   bool *ret_is_revision, bool *ret_needs_more, struct alq_error *err)
{
    struct c_header header = {.text = text,
                              .arena = arena,
                              .file = file,
                              .lexer = c_lexer_of(text->bytes, text->length)};
    file->kind = SCRIPT_C;
    if (!text->is_whole) { /* what is looked for stands at the end */
        *ret_needs_more = true;
        return true;
    }
    if (!find_macro(&header))
        return true;
    if (!read_members(&header, err))
        return false;
    header_set_message(file, header.message ? header.message : first_comment(&header), arena);
    *ret_is_revision = true;
    return true;
}
