/* Names: each declared once, usable in C, not the runtime's. */
#include <string.h>

#include "check.h"
#include "diag.h"

/* Words that the generated C cannot use as they are: keywords of C17, C23 and
 * GNU C, predefined macros, and names that the generated headers use. */
static const char *const taken_words[] = {
    "alignas", "alignof", "asm", "auto", "bool", "break", "case", "char", "const", "constexpr",
    "continue", "default", "do", "double", "else", "enum", "extern", "false", "float", "for",
    "goto", "if", "inline", "int", "linux", "i386", "long", "nullptr", "offsetof", "register",
    "restrict", "return", "short", "signed", "sizeof", "static", "static_assert", "struct",
    "switch", "thread_local", "true", "typedef", "typeof", "typeof_unqual", "union", "unix",
    "unsigned", "void", "volatile", "while", "NULL", "size_t", "ptrdiff_t", "wchar_t",
    "max_align_t", "int8_t", "int16_t", "int32_t", "int64_t", "uint8_t", "uint16_t", "uint32_t",
    "uint64_t", "intptr_t", "uintptr_t", "intmax_t", "uintmax_t",
};

static const char *const language_types[] = {
#define SCALAR(id, idl, c, size) idl,
#include "scalars.def"
#undef SCALAR
    "rref", "option", "status", "borrow", "move",
};

static bool contains(const char *const *words, size_t count, const char *name) {
    for (size_t i = 0; i < count; i++)
        if (strcmp(words[i], name) == 0)
            return true;
    return false;
}

static void check_name(const char *name, struct place place, bool is_type) {
    if (name[0] == '_' || strncmp(name, "sd_", 3) == 0 || strncmp(name, "SD_", 3) == 0)
        diag_error(place, RULE_RESERVED_NAME,
                   "'%.60s' begins like a name of the runtime (_, sd_, SD_); rename it", name);
    else if (contains(taken_words, sizeof taken_words / sizeof *taken_words, name))
        diag_error(place, RULE_RESERVED_NAME, "'%s' means something in C; rename it", name);
    else if (is_type &&
             contains(language_types, sizeof language_types / sizeof *language_types, name))
        diag_error(place, RULE_RESERVED_NAME,
                   "'%s' is a word of the interface language; rename it", name);
    if (strlen(name) > LIMIT_NAME_BYTES)
        diag_error(place, RULE_TOO_LARGE, "name '%.20s...' is longer than %u characters", name,
                   LIMIT_NAME_BYTES);
}

struct seen {
    struct place place;
};

static void declare_once(struct map *names, const char *name, struct place place,
                         const char *what) {
    struct seen *mine = arena_alloc(sizeof *mine);
    mine->place = place;
    const struct seen *other = map_add(names, name, mine);
    if (!other)
        return;
    diag_error(place, RULE_DUPLICATE_NAME, "%s '%s' is declared twice; rename one", what, name);
    diag_note(other->place, "the first is here");
}

static void check_members(const struct list *members, const char *what) {
    struct map names = {0};
    for (size_t i = 0; i < members->count; i++) {
        const struct member *member = members->items[i];
        check_name(member->name, member->place, false);
        declare_once(&names, member->name, member->place, what);
    }
}

static void check_methods(const struct decl *decl) {
    struct map names = {0};
    for (size_t i = 0; i < decl->methods.count; i++) {
        const struct method *method = decl->methods.items[i];
        check_name(method->name, method->place, false);
        declare_once(&names, method->name, method->place, "method");
        check_members(&method->parameters, "parameter");
        for (size_t k = 0; k < method->parameters.count; k++) {
            const struct member *parameter = method->parameters.items[k];
            if (strcmp(parameter->name, "to") == 0 || strcmp(parameter->name, "result") == 0)
                diag_error(parameter->place, RULE_RESERVED_NAME,
                           "'%s' names a parameter that idlc adds; rename it", parameter->name);
        }
        if (method->parameters.count > LIMIT_PARAMETERS)
            diag_error(method->place, RULE_TOO_LARGE, "method '%s' has more than %u parameters",
                       method->name, LIMIT_PARAMETERS);
    }
}

static void check_values(const struct decl *decl) {
    struct map names = {0};
    for (size_t i = 0; i < decl->values.count; i++) {
        const struct enumerator *value = decl->values.items[i];
        check_name(value->name, value->place, false);
        declare_once(&names, value->name, value->place, "value");
    }
}

static void check_binding_names(const struct list *bindings, const char *what) {
    struct map names = {0};
    for (size_t i = 0; i < bindings->count; i++) {
        const struct binding *binding = bindings->items[i];
        check_name(binding->name, binding->place, false);
        declare_once(&names, binding->name, binding->place, what);
    }
}

static void check_contents(const struct decl *decl) {
    bool is_empty = false;
    switch (decl->kind) {
    case DECL_STRUCT:
        check_members(&decl->fields, "field");
        is_empty = decl->fields.count == 0;
        break;
    case DECL_ENUM:
        check_values(decl);
        is_empty = decl->values.count == 0;
        break;
    case DECL_INTERFACE:
        check_methods(decl);
        is_empty = decl->methods.count == 0;
        break;
    case DECL_DOMAIN:
        check_binding_names(&decl->imports, "import");
        check_binding_names(&decl->exports, "export");
        break;
    }
    if (is_empty && !decl->is_incomplete)
        diag_error(decl->place, RULE_EMPTY, "'%s' is empty; give it a member or remove it",
                   decl->name);
}

void check_names(struct file *file, struct map *types) {
    uint64_t members = 0;
    if (file->decls.count > LIMIT_DECLARATIONS)
        diag_error(((struct decl *)file->decls.items[LIMIT_DECLARATIONS])->place, RULE_TOO_LARGE,
                   "the file and its includes declare more than %u types, interfaces and domains",
                   LIMIT_DECLARATIONS);
    for (size_t i = 0; i < file->decls.count; i++) {
        struct decl *decl = file->decls.items[i];
        check_name(decl->name, decl->place, true);
        const struct decl *first = map_add(types, decl->name, decl);
        if (first) {
            diag_error(decl->place, RULE_DUPLICATE_NAME, "'%s' is declared twice; rename one",
                       decl->name);
            diag_note(first->place, "the first is here");
        }
        uint64_t before = members;
        members += decl->fields.count + decl->values.count + decl->methods.count;
        if (before <= LIMIT_MEMBERS && members > LIMIT_MEMBERS)
            diag_error(decl->place, RULE_TOO_LARGE,
                       "the file and its includes declare more than %u fields, values and methods",
                       LIMIT_MEMBERS);
        check_contents(decl);
    }
}
