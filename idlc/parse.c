/* Recursive descent, one function per line of the grammar:
 *
 *   file      = { include | struct | enum | interface | domain }
 *   include   = "include" TEXT ";"
 *   struct    = [ "shared" ] "struct" NAME "{" { field } "}" [ ";" ]
 *   field     = type NAME { "[" NUMBER "]" } ";"
 *   enum      = "enum" NAME "{" { NAME [ "=" [ "-" ] NUMBER ] ( "," | ";" ) } "}" [ ";" ]
 *   interface = "interface" NAME "@" NUMBER "{" { method } "}" [ ";" ]
 *   method    = "status" NAME "(" [ parameter { "," parameter } ] ")" [ "->" type ] ";"
 *   parameter = [ "borrow" | "move" ] type NAME
 *   domain    = "domain" NAME "{" { ("import" | "export") NAME ":" NAME ";" } "}" [ ";" ]
 *   type      = NAME | "rref" "<" type [ "[" "]" ] ">"
 *
 * After an error the parser drops tokens up to the next ';' or '}' of the
 * declaration, so that one slip gives one message. A type nests only through
 * rref<rref<...>>, which is refused at once: no recursion depends on input,
 * except includes, which are counted. */
#include "parse.h"

#include <string.h>

#include "diag.h"
#include "lex.h"

#define MAX_INCLUDE_DEPTH 32u
#define MAX_SOURCES 256u

struct parser {
    const struct source *source;
    const struct list *folders;
    struct file *file;
    struct map *seen; /* path -> source, for includes reached twice */
    uint32_t offset;
    struct token token; /* the next one */
    uint32_t last_end;  /* where the one before it ends */
    const struct parser *outer; /* of the including file, or 0 */
    unsigned depth;
    bool is_lost; /* after an error, until the parser has caught up */
};

static void parse_source(struct parser *parser);

static void advance(struct parser *parser) {
    parser->last_end = parser->offset;
    parser->token = lex(parser->source, &parser->offset);
}

static bool at(const struct parser *parser, char punctuation) {
    return parser->token.kind == TOKEN_PUNCTUATION && parser->token.punctuation == punctuation;
}

static bool at_name(const struct parser *parser, const char *name) {
    return parser->token.kind == TOKEN_NAME && strcmp(parser->token.text, name) == 0;
}

static bool accept(struct parser *parser, char punctuation) {
    if (parser->is_lost || !at(parser, punctuation))
        return false;
    advance(parser);
    return true;
}

static bool accept_name(struct parser *parser, const char *name) {
    if (parser->is_lost || !at_name(parser, name))
        return false;
    advance(parser);
    return true;
}

static void fail_at(struct parser *parser, struct place place, enum rule rule,
                    const char *text) {
    if (!parser->is_lost)
        diag_error(place, rule, "%s", text);
    parser->is_lost = true;
}

static void fail(struct parser *parser, enum rule rule, const char *text) {
    fail_at(parser, parser->token.place, rule, text);
}

static void expected(struct parser *parser, const char *what, const char *where) {
    fail(parser, RULE_SYNTAX,
         arena_printf("expected %s %s, found '%.60s'", what, where, parser->token.text));
}

static void expect(struct parser *parser, char punctuation, const char *where) {
    if (!accept(parser, punctuation))
        expected(parser, (char[]){'\'', punctuation, '\'', 0}, where);
}

/* A forgotten ';' belongs behind what was written, maybe a line further up. */
static void expect_end(struct parser *parser, const char *where) {
    if (!accept(parser, ';'))
        fail_at(parser, (struct place){parser->source, parser->last_end}, RULE_SYNTAX,
                arena_printf("expected ';' %s", where));
}

static const char *expect_name(struct parser *parser, const char *what, struct place *place) {
    *place = parser->token.place;
    const char *name = parser->token.text;
    if (parser->is_lost || parser->token.kind != TOKEN_NAME) {
        expected(parser, "a name", what);
        return "";
    }
    advance(parser);
    return name;
}

/* Inside { }: to behind the next ';', or to the closing '}'. */
static void recover_in_body(struct parser *parser) {
    parser->is_lost = false;
    unsigned depth = 0;
    while (parser->token.kind != TOKEN_END) {
        if (depth == 0 && at(parser, '}'))
            return;
        bool is_end = depth == 0 && at(parser, ';');
        if (at(parser, '{'))
            depth++;
        if (at(parser, '}'))
            depth--;
        advance(parser);
        if (is_end)
            return;
    }
}

/* At the top: to behind the next '}' or ';' that is not in braces. */
static void recover_at_top(struct parser *parser) {
    parser->is_lost = false;
    unsigned depth = 0;
    while (parser->token.kind != TOKEN_END) {
        bool is_close = at(parser, '}'), is_end = at(parser, ';');
        if (at(parser, '{'))
            depth++;
        if (is_close && depth > 0)
            depth--;
        advance(parser);
        if (depth == 0 && (is_close || is_end))
            return;
    }
}

/* C spellings that a newcomer tries, and what to write. */
static void refuse_after_type(struct parser *parser, const struct type *type) {
    if (at(parser, '*') || at(parser, '&'))
        fail(parser, RULE_NOT_EXCHANGEABLE,
             type->target
                 ? "an rref is a pointer already; drop the second"
                 : arena_printf("a pointer to '%.60s' cannot cross domains; own a struct with "
                                "rref<T>, an array with rref<T[]>", type->name));
    if (at(parser, '?'))
        fail(parser, RULE_UNSUPPORTED,
             "optional types are not supported in this version; "
             "rref fields are nullable as they are");
}

static struct type *parse_type(struct parser *parser) {
    struct type *type = arena_alloc(sizeof *type);
    type->kind = TYPE_NAMED;
    type->name = expect_name(parser, "of a type", &type->place);
    if (strcmp(type->name, "option") == 0 && at(parser, '<'))
        fail(parser, RULE_UNSUPPORTED,
             "option<T> is not supported in this version; rref fields are nullable as they are");
    if (strcmp(type->name, "union") == 0)
        fail(parser, RULE_UNSUPPORTED,
             "unions are not supported in this version; use a struct with all alternatives");
    if (strcmp(type->name, "struct") == 0 || strcmp(type->name, "enum") == 0)
        fail(parser, RULE_SYNTAX,
             arena_printf("write the name of the %s alone", type->name));
    if (strcmp(type->name, "rref") != 0 || parser->is_lost) {
        refuse_after_type(parser, type);
        return type;
    }
    expect(parser, '<', "after 'rref'");
    type->target = arena_alloc(sizeof *type->target);
    type->target->name = expect_name(parser, "of the type in rref<>", &type->target->place);
    if (strcmp(type->target->name, "rref") == 0)
        fail(parser, RULE_RREF_TARGET,
             "an rref cannot own an rref; put it into a struct and own that");
    refuse_after_type(parser, type->target);
    type->kind = accept(parser, '[') ? TYPE_RREF_ARRAY : TYPE_RREF;
    if (type->kind == TYPE_RREF_ARRAY && !parser->is_lost && !at(parser, ']'))
        fail(parser, RULE_RREF_TARGET,
             "the length of an rref array is set when it is made; write rref<T[]>");
    if (type->kind == TYPE_RREF_ARRAY)
        expect(parser, ']', "after '['");
    expect(parser, '>', "after the type in rref<");
    refuse_after_type(parser, type);
    return type;
}

static void parse_dimensions(struct parser *parser, struct member *field) {
    while (accept(parser, '[')) {
        struct token size = parser->token;
        if (size.kind != TOKEN_NUMBER) {
            fail(parser, RULE_ARRAY_SIZE,
                 arena_printf("array '%.60s' needs a fixed size; for one set at run time "
                              "use rref<T[]>", field->name));
            return;
        }
        if (field->dimension_count == MAX_DIMENSIONS) {
            fail(parser, RULE_ARRAY_SIZE,
                 arena_printf("array '%.60s' has more than %u dimensions", field->name,
                              MAX_DIMENSIONS));
            return;
        }
        advance(parser);
        field->dimensions[field->dimension_count++] = size.number;
        expect(parser, ']', "after the size of an array");
    }
}

static void parse_field(struct parser *parser, struct decl *decl) {
    struct member *field = arena_alloc(sizeof *field);
    field->type = parse_type(parser);
    field->name = expect_name(parser, "of a field after its type", &field->place);
    parse_dimensions(parser, field);
    expect_end(parser, "after a field");
    if (parser->is_lost)
        recover_in_body(parser);
    else
        list_add(&decl->fields, field);
}

static void parse_parameter(struct parser *parser, struct method *method) {
    struct member *parameter = arena_alloc(sizeof *parameter);
    parameter->mode_place = parser->token.place;
    if (accept_name(parser, "borrow"))
        parameter->mode = MODE_BORROW;
    else if (accept_name(parser, "move"))
        parameter->mode = MODE_MOVE;
    else if (at_name(parser, "mut") || at_name(parser, "inout") || at_name(parser, "out"))
        fail(parser, RULE_MODE,
             arena_printf("there is no '%s' argument; move the object and return it, or "
                          "return a result with ->", parser->token.text));
    parameter->type = parse_type(parser);
    parameter->name = expect_name(parser, "of a parameter after its type", &parameter->place);
    if (at(parser, '['))
        fail(parser, RULE_ARRAY_SIZE,
             "an array cannot be an argument; put it into a struct, or use rref<T[]>");
    if (!parser->is_lost)
        list_add(&method->parameters, parameter);
}

static void parse_result(struct parser *parser, struct method *method) {
    method->result = arena_alloc(sizeof *method->result);
    method->result->name = "result";
    method->result->place = parser->token.place;
    method->result->mode_place = parser->token.place;
    if (accept_name(parser, "move") || at_name(parser, "borrow"))
        fail(parser, RULE_MODE, "a result has no mode: an rref returned is given to the caller");
    method->result->type = parse_type(parser);
}

static void parse_method(struct parser *parser, struct decl *decl) {
    struct method *method = arena_alloc(sizeof *method);
    if (at_name(parser, "recoverable"))
        fail(parser, RULE_UNSUPPORTED, "'recoverable' is not supported in this version");
    if (!accept_name(parser, "status"))
        fail(parser, RULE_STATUS,
             "a method starts with 'status'; its result goes behind ->, since the callee may die");
    method->name = expect_name(parser, "of a method after 'status'", &method->place);
    expect(parser, '(', "after the name of a method");
    if (!at(parser, ')') && !parser->is_lost)
        do
            parse_parameter(parser, method);
        while (accept(parser, ','));
    expect(parser, ')', "after the parameters");
    if (!parser->is_lost && parser->token.kind == TOKEN_ARROW) {
        advance(parser);
        parse_result(parser, method);
        if (at(parser, ','))
            fail(parser, RULE_SYNTAX, "a method has one result; put several into a struct");
    }
    expect_end(parser, "after a method");
    if (parser->is_lost)
        recover_in_body(parser);
    else
        list_add(&decl->methods, method);
}

static void parse_enumerators(struct parser *parser, struct decl *decl) {
    while (!parser->is_lost && !at(parser, '}')) {
        struct enumerator *value = arena_alloc(sizeof *value);
        value->name = expect_name(parser, "of a value in an enum", &value->place);
        if (accept(parser, '=')) {
            value->has_value = true;
            value->is_negative = accept(parser, '-');
            value->magnitude = parser->token.number;
            if (parser->token.kind == TOKEN_NUMBER)
                advance(parser);
            else
                expected(parser, "a number", "after '='");
        }
        if (!parser->is_lost)
            list_add(&decl->values, value);
        if (!accept(parser, ',') && !accept(parser, ';') && !at(parser, '}'))
            expected(parser, "',', ';' or '}'", "after a value of an enum");
    }
}

static void parse_binding(struct parser *parser, struct decl *decl) {
    struct binding *binding = arena_alloc(sizeof *binding);
    bool is_import = accept_name(parser, "import");
    if (!is_import && !accept_name(parser, "export"))
        expected(parser, "'import' or 'export'", "in a domain");
    binding->name = expect_name(parser, "of a binding", &binding->place);
    expect(parser, ':', "after the name of a binding");
    binding->interface_name =
        expect_name(parser, "of an interface after ':'", &binding->interface_place);
    expect_end(parser, "after a binding");
    if (parser->is_lost)
        recover_in_body(parser);
    else
        list_add(is_import ? &decl->imports : &decl->exports, binding);
}

static void parse_ordinal(struct parser *parser, struct decl *decl) {
    struct token number = {.kind = TOKEN_END};
    if (accept(parser, '@'))
        number = parser->token;
    if (number.kind != TOKEN_NUMBER || number.number == 0 || number.number > UINT32_MAX) {
        fail(parser, RULE_ORDINAL,
             arena_printf("interface '%.60s' needs an ordinal from 1 to 4294967295, as in "
                          "interface %.60s @1", decl->name, decl->name));
        return;
    }
    decl->ordinal = (uint32_t)number.number;
    advance(parser);
}

static void parse_decl(struct parser *parser, enum decl_kind kind, const char *what) {
    struct decl *decl = arena_alloc(sizeof *decl);
    decl->kind = kind;
    decl->name = expect_name(parser, arena_printf("after '%s'", what), &decl->place);
    if (kind == DECL_INTERFACE)
        parse_ordinal(parser, decl);
    unsigned errors = diag_error_count();
    expect(parser, '{', arena_printf("to open the %s", what));
    if (kind == DECL_ENUM)
        parse_enumerators(parser, decl);
    while (kind != DECL_ENUM && !parser->is_lost && !at(parser, '}') &&
           parser->token.kind != TOKEN_END) {
        if (kind == DECL_STRUCT)
            parse_field(parser, decl);
        else if (kind == DECL_INTERFACE)
            parse_method(parser, decl);
        else
            parse_binding(parser, decl);
    }
    expect(parser, '}', arena_printf("to close the %s", what));
    if (!parser->is_lost && at(parser, ';'))
        advance(parser);
    decl->is_incomplete = diag_error_count() > errors;
    decl->index = (unsigned)parser->file->decls.count;
    if (*decl->name)
        list_add(&parser->file->decls, decl);
}

/* Finds the file that an include names: beside the including one, then in the
 * folders. Returns 0 when there is none. */
static struct source *open_include(struct parser *parser, const char *text, const char **cause) {
    const char *own = parser->source->path;
    size_t folder = (size_t)(parser->source->base - own);
    const char *path = arena_printf("%.*s%s", (int)folder, own, text);
    struct source *source = map_get(parser->seen, path);
    if (!source)
        source = source_read(path, cause);
    for (size_t i = 0; !source && i < parser->folders->count; i++) {
        path = arena_printf("%s/%s", (const char *)parser->folders->items[i], text);
        source = map_get(parser->seen, path);
        const char *other;
        if (!source)
            source = source_read(path, &other);
    }
    return source;
}

static void parse_include(struct parser *parser) {
    struct token name = parser->token;
    if (name.kind != TOKEN_STRING) {
        expected(parser, "a file name in quotes", "after 'include'");
        return;
    }
    advance(parser);
    expect_end(parser, "after an include");
    if (parser->is_lost)
        return;
    const char *cause = "not found";
    if (!source_is_valid_name(name.text) || name.text[0] == '/') {
        diag_error(name.place, RULE_INCLUDE,
                   "'%.200s' must be a relative path that ends in NAME.idl", name.text);
        return;
    }
    struct source *source = open_include(parser, name.text, &cause);
    if (!source) {
        diag_error(name.place, RULE_INCLUDE, "cannot include '%.200s': %s", name.text, cause);
        return;
    }
    if (parser->depth == 0) {
        struct include *include = arena_alloc(sizeof *include);
        *include = (struct include){name.text, source};
        list_add(&parser->file->includes, include);
    }
    for (size_t i = 0; i < parser->file->sources.count; i++) {
        const struct source *other = parser->file->sources.items[i];
        if (other != source && source_same_stem(other, source) &&
            strcmp(other->path, source->path) != 0) {
            diag_error(name.place, RULE_INCLUDE,
                       "'%.200s' has the name of '%.200s'; generated files would clash",
                       source->path, other->path);
            return;
        }
    }
    for (const struct parser *outer = parser; outer; outer = outer->outer)
        if (outer->source == source) {
            diag_error(name.place, RULE_INCLUDE, "'%.200s' includes itself; break the cycle",
                       source->path);
            return;
        }
    if (map_add(parser->seen, source->path, source))
        return; /* reached before by another way */
    list_add(&parser->file->sources, source);
    if (parser->depth == MAX_INCLUDE_DEPTH || parser->file->sources.count > MAX_SOURCES) {
        diag_error(name.place, RULE_INCLUDE, "more than %u nested or %u included files",
                   MAX_INCLUDE_DEPTH, MAX_SOURCES);
        return;
    }
    struct parser inner = {.source = source, .folders = parser->folders, .file = parser->file,
                           .seen = parser->seen, .outer = parser, .depth = parser->depth + 1};
    parse_source(&inner);
}

static void parse_top(struct parser *parser) {
    static const struct {
        const char *word;
        enum decl_kind kind;
    } starts[] = {{"struct", DECL_STRUCT},
                  {"enum", DECL_ENUM},
                  {"interface", DECL_INTERFACE},
                  {"domain", DECL_DOMAIN}};
    bool is_shared = accept_name(parser, "shared");
    if (is_shared && !at_name(parser, "struct"))
        expected(parser, "'struct'", "after 'shared'");
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
        if (accept_name(parser, starts[i].word)) {
            parse_decl(parser, starts[i].kind, starts[i].word);
            if (is_shared && parser->file->decls.count > 0)
                ((struct decl *)parser->file->decls.items[parser->file->decls.count - 1])
                    ->is_shared = true;
            return;
        }
    if (accept_name(parser, "include"))
        parse_include(parser);
    else if (at_name(parser, "union") || at_name(parser, "recoverable") ||
             at_name(parser, "concurrent"))
        fail(parser, RULE_UNSUPPORTED,
             arena_printf("'%s' is not supported in this version", parser->token.text));
    else
        expected(parser, "include, struct, enum, interface or domain", "at the top of a file");
}

static void parse_source(struct parser *parser) {
    advance(parser);
    while (parser->token.kind != TOKEN_END) {
        parse_top(parser);
        if (parser->is_lost)
            recover_at_top(parser);
    }
}

struct file *parse(const struct source *main, const struct list *folders) {
    struct file *file = arena_alloc(sizeof *file);
    struct map seen = {0};
    file->source = main;
    list_add(&file->sources, (void *)main);
    map_add(&seen, main->path, (void *)main);
    struct parser parser = {.source = main, .folders = folders, .file = file, .seen = &seen};
    parse_source(&parser);
    return file;
}
