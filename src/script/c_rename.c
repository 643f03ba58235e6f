/* Finds the names that a C file declares at file scope, and writes it with others. */
#include "script/c_rename.h"

#include <ctype.h>
#include <string.h>

#include "base/map.h"
#include "base/vec.h"
#include "script/c_lexer.h"
#include "base/banned.h"

struct renamer {
    struct arena arena;
    struct map names;
    struct c_lexer lexer;
    struct c_token token; /* the next one */
};

/* What is known of the declaration that is being read. */
struct declaration {
    bool is_static; /* or a typedef: it belongs to this file whatever follows */
    bool is_extern;
    bool is_function;
    struct strings found;
};

static void add_name(struct renamer *renamer, const struct c_token *token)
{
    const char *name = arena_strndup(&renamer->arena, token->start, token->length);
    if (*name == '_' || strncmp(name, "alq", 3) == 0 || strncmp(name, "ALQ", 3) == 0)
        return;
    map_put(&renamer->names, &renamer->arena, name, renamer);
}

static void advance(struct renamer *renamer)
{
    renamer->token = c_next(&renamer->lexer);
}

static bool at(const struct renamer *renamer, const char *text)
{
    return c_token_is(&renamer->token, text);
}

/* From an opening bracket to behind the closing one. */
static void skip_brackets(struct renamer *renamer)
{
    int depth = 0;
    do {
        if (renamer->token.kind == C_SIGN && strchr("([{", *renamer->token.start))
            depth++;
        if (renamer->token.kind == C_SIGN && strchr(")]}", *renamer->token.start))
            depth--;
        advance(renamer);
    } while (depth > 0 && renamer->token.kind != C_END);
}

/* From the brace of an enum: each name that begins an enumerator. */
static void read_enumerators(struct renamer *renamer)
{
    bool is_first = true;
    advance(renamer);
    while (renamer->token.kind != C_END && !at(renamer, "}")) {
        if (is_first && renamer->token.kind == C_NAME)
            add_name(renamer, &renamer->token);
        is_first = at(renamer, ",");
        if (at(renamer, "(") || at(renamer, "{"))
            skip_brackets(renamer);
        else
            advance(renamer);
    }
    advance(renamer);
}

/* Behind struct, union or enum. */
static void read_tag(struct renamer *renamer, bool is_enum)
{
    struct c_token tag = renamer->token;
    if (tag.kind == C_NAME)
        advance(renamer);
    if (!at(renamer, "{"))
        return;
    if (tag.kind == C_NAME)
        add_name(renamer, &tag);
    if (is_enum)
        read_enumerators(renamer);
    else
        skip_brackets(renamer);
}

/* (*name)(…): a pointer to a function. */
static void read_parentheses(struct renamer *renamer, struct declaration *declaration)
{
    struct renamer inside = *renamer;
    advance(&inside);
    if (at(&inside, "*")) {
        advance(&inside);
        if (inside.token.kind == C_NAME)
            vec_push(&renamer->arena, &declaration->found,
                     arena_strndup(&renamer->arena, inside.token.start, inside.token.length));
    }
    skip_brackets(renamer);
}

/* Behind a name: what makes it the one that is declared, and not a part of its type. */
static bool at_declarator_end(const struct renamer *renamer)
{
    struct c_lexer ahead = renamer->lexer;
    const struct c_token next = c_next(&ahead);
    if (at(renamer, "("))
        return !c_token_is(&next, "*"); /* int (*name)(…) */
    return renamer->token.kind == C_SIGN && strchr("=;,[", *renamer->token.start);
}

static void read_name(struct renamer *renamer, struct declaration *declaration)
{
    struct c_token name = renamer->token;
    advance(renamer);
    if (c_token_is(&name, "static") || c_token_is(&name, "typedef"))
        declaration->is_static = true;
    else if (c_token_is(&name, "extern"))
        declaration->is_extern = true;
    else if (c_token_is(&name, "struct") || c_token_is(&name, "union") || c_token_is(&name, "enum"))
        read_tag(renamer, c_token_is(&name, "enum"));
    else if (at_declarator_end(renamer)) {
        declaration->is_function = declaration->is_function || at(renamer, "(");
        vec_push(&renamer->arena, &declaration->found,
                 arena_strndup(&renamer->arena, name.start, name.length));
    }
}

/* Passes over = … up to the comma or semicolon behind it. */
static void skip_initializer(struct renamer *renamer)
{
    while (renamer->token.kind != C_END && !at(renamer, ",") && !at(renamer, ";")) {
        if (renamer->token.kind == C_SIGN && strchr("([{", *renamer->token.start))
            skip_brackets(renamer);
        else
            advance(renamer);
    }
}

static void keep_found(struct renamer *renamer, const struct declaration *declaration,
                       bool is_defined)
{
    bool is_own = declaration->is_static ||
                  (!declaration->is_extern && (is_defined || !declaration->is_function));
    for (size_t i = 0; is_own && i < declaration->found.count; i++) {
        const char *name = declaration->found.items[i];
        const struct c_token token = {.start = name, .length = strlen(name)};
        add_name(renamer, &token);
    }
}

/* The name that #define makes. */
static void read_directive(struct renamer *renamer)
{
    struct c_lexer lexer = c_lexer_of(renamer->token.start + 1, renamer->token.length - 1);
    struct c_token word = c_next(&lexer);
    if (c_token_is(&word, "define")) {
        word = c_next(&lexer);
        add_name(renamer, &word);
    }
    advance(renamer);
}

static void read_declaration(struct renamer *renamer)
{
    struct declaration declaration = {0};
    while (renamer->token.kind != C_END) {
        if (renamer->token.kind == C_DIRECTIVE) {
            read_directive(renamer);
        } else if (renamer->token.kind == C_NAME) {
            read_name(renamer, &declaration);
        } else if (at(renamer, "(")) {
            read_parentheses(renamer, &declaration);
        } else if (at(renamer, "=")) {
            skip_initializer(renamer);
        } else if (at(renamer, "{")) { /* the body of a function */
            skip_brackets(renamer);
            keep_found(renamer, &declaration, true);
            return;
        } else if (at(renamer, ";")) {
            advance(renamer);
            keep_found(renamer, &declaration, false);
            return;
        } else {
            advance(renamer);
        }
    }
}

static void find_names(struct renamer *renamer, const char *source, size_t length)
{
    renamer->lexer = c_lexer_of(source, length);
    advance(renamer);
    while (renamer->token.kind != C_END)
        read_declaration(renamer);
}

static void write_renamed(struct renamer *renamer, const char *source, size_t length,
                          const char *prefix, struct text *out);

static void write_directive(struct renamer *renamer, const struct c_token *directive,
                            const char *prefix, struct text *out)
{
    struct c_lexer lexer = c_lexer_of(directive->start + 1, directive->length - 1);
    struct c_token word = c_next(&lexer);
    if (c_token_is(&word, "include")) {
        text_add_bytes(out, directive->start, directive->length);
        return;
    }
    text_add_char(out, '#');
    write_renamed(renamer, directive->start + 1, directive->length - 1, prefix, out);
}

/* Where the text is that is being written: members of a struct keep their names. */
struct place {
    struct c_token before;
    bool is_tag_pending; /* behind struct or union, before a brace */
    int braces;
    int aggregate; /* how deep the braces are of the struct around; 0: none */
};

static void follow(struct place *place, const struct c_token *token)
{
    bool is_aggregate = c_token_is(token, "struct") || c_token_is(token, "union");
    bool is_tag = place->is_tag_pending && token->kind == C_NAME;
    if (c_token_is(token, "{")) {
        place->braces++;
        if (place->is_tag_pending && !place->aggregate)
            place->aggregate = place->braces;
    } else if (c_token_is(token, "}")) {
        if (place->braces == place->aggregate)
            place->aggregate = 0;
        place->braces--;
    }
    place->is_tag_pending = token->kind == C_NAME && (is_aggregate || is_tag);
    place->before = *token;
}

/* Whether a name, behind which lexer stands, is that of a member. */
static bool is_member(const struct place *place, struct c_lexer lexer)
{
    const struct c_token *before = &place->before;
    if (before->kind == C_SIGN && (c_token_is(before, ".") || c_token_is(before, "->")))
        return true;
    const struct c_token next = c_next(&lexer);
    bool ends = next.kind == C_SIGN && strchr(";,[:", *next.start);
    bool is_pointer = c_token_is(before, "*") && c_token_is(&next, ")");
    return place->aggregate && (ends || is_pointer);
}

static void write_renamed(struct renamer *renamer, const char *source, size_t length,
                          const char *prefix, struct text *out)
{
    struct c_lexer lexer = c_lexer_of(source, length);
    struct place place = {.before = {.kind = C_END}};
    const char *written = source;
    for (struct c_token token = c_next(&lexer); token.kind != C_END; token = c_next(&lexer)) {
        text_add_bytes(out, written, (size_t)(token.start - written));
        written = token.start + token.length;
        ARENA_SCOPE(scratch);
        if (token.kind == C_DIRECTIVE) {
            write_directive(renamer, &token, prefix, out);
        } else {
            if (token.kind == C_NAME && !is_member(&place, lexer) &&
                map_has(&renamer->names, arena_strndup(&scratch, token.start, token.length)))
                text_add(out, prefix);
            text_add_bytes(out, token.start, token.length);
        }
        follow(&place, &token);
    }
    text_add_bytes(out, written, (size_t)(source + length - written));
}

void c_rename(const char *source, size_t length, const char *prefix, struct text *out)
{
    struct renamer renamer = {0};
    find_names(&renamer, source, length);
    write_renamed(&renamer, source, length, prefix, out);
    arena_release(&renamer.arena);
}
