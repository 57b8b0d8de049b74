/* The order of the checks, and those of domains and generated names. */
#include "check.h"

#include <string.h>

#include "diag.h"

static void check_bindings(const struct list *bindings, const struct map *types) {
    for (size_t i = 0; i < bindings->count; i++) {
        struct binding *binding = bindings->items[i];
        struct decl *interface = map_get(types, binding->interface_name);
        if (interface && interface->kind == DECL_INTERFACE)
            binding->interface = interface;
        else
            diag_error(binding->interface_place, RULE_DOMAIN,
                       interface ? "'%s' is not an interface; a domain is bound to interfaces"
                                 : "interface '%s' is not declared; include its file",
                       binding->interface_name);
    }
}

void check_domains(struct file *file, const struct map *types) {
    struct map by_file = {0}; /* path -> first domain of that file */
    for (size_t i = 0; i < file->decls.count; i++) {
        struct decl *decl = file->decls.items[i];
        if (decl->kind != DECL_DOMAIN)
            continue;
        struct decl *first = map_add(&by_file, decl->place.source->path, decl);
        if (first) {
            diag_error(decl->place, RULE_DOMAIN,
                       "domain '%s' is the second of this file; give it a file of its own",
                       decl->name);
            diag_note(first->place, "the first is here");
        }
        if (decl->imports.count > LIMIT_BINDINGS || decl->exports.count > LIMIT_BINDINGS)
            diag_error(decl->place, RULE_TOO_LARGE,
                       "domain '%s' has more than %u imports or exports", decl->name,
                       LIMIT_BINDINGS);
        check_bindings(&decl->imports, types);
        check_bindings(&decl->exports, types);
        if (file_owns(file, decl))
            file->domain = decl;
    }
}

/* A C name that some declaration makes. */
struct generated {
    struct place place;
    const char *what;
};

static void claim(struct map *names, const char *name, struct place place, const char *what) {
    struct generated *mine = arena_alloc(sizeof *mine);
    *mine = (struct generated){place, what};
    struct generated *other = map_add(names, name, mine);
    if (!other)
        return;
    diag_error(place, RULE_NAME_CLASH, "%s makes the C name '%s', which is taken; rename it", what,
               name);
    if (other->place.source)
        diag_note(other->place, "taken by %s here", other->what);
}

static void claim_struct(struct map *names, const struct decl *decl) {
    if (!decl->is_shared)
        return;
    static const char *const own[] = {"new", "free"};
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        claim(names, arena_printf("%s_%s", decl->name, own[i]), decl->place,
              arena_printf("struct '%s'", decl->name));
    for (size_t i = 0; i < decl->fields.count; i++) {
        const struct member *field = decl->fields.items[i];
        if (field->type->kind != TYPE_RREF && field->type->kind != TYPE_RREF_ARRAY)
            continue;
        const char *what = arena_printf("field '%s'", field->name);
        claim(names, arena_printf("%s_take_%s", decl->name, field->name), field->place, what);
        claim(names, arena_printf("%s_set_%s", decl->name, field->name), field->place, what);
    }
}

static void claim_interface(struct map *names, const struct decl *decl) {
    static const char *const own[] = {"export", "bind", "dup", "drop"};
    const char *what = arena_printf("interface '%s'", decl->name);
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        claim(names, arena_printf("%s_%s", decl->name, own[i]), decl->place, what);
    for (size_t i = 0; i < decl->methods.count; i++) {
        const struct method *method = decl->methods.items[i];
        what = arena_printf("method '%s'", method->name);
        claim(names, arena_printf("%s_%s", decl->name, method->name), method->place, what);
        claim(names, arena_printf("%s_serve_%s", decl->name, method->name), method->place, what);
    }
}

void check_generated_names(struct file *file) {
    struct map ordinary = {0}, tags = {0};
    for (size_t i = 0; i < file->arrays.count; i++) {
        const struct type *array = file->arrays.items[i];
        const char *name = arena_printf("%s_array", array->target->name);
        claim(&tags, name, array->place, "this rref array");
        claim(&ordinary, arena_printf("%s_new", name), array->place, "this rref array");
        claim(&ordinary, arena_printf("%s_free", name), array->place, "this rref array");
    }
    for (size_t i = 0; i < file->decls.count; i++) {
        const struct decl *decl = file->decls.items[i];
        const char *what = arena_printf("'%s'", decl->name);
        if (decl->kind == DECL_DOMAIN) {
            claim(&tags, arena_printf("%s_imports", decl->name), decl->place, what);
            claim(&tags, arena_printf("%s_exports", decl->name), decl->place, what);
            claim(&ordinary, arena_printf("%s_create", decl->name), decl->place, what);
            continue;
        }
        claim(&tags, decl->name, decl->place, what);
        if (decl->kind == DECL_STRUCT)
            claim_struct(&ordinary, decl);
        if (decl->kind == DECL_INTERFACE)
            claim_interface(&ordinary, decl);
        for (size_t k = 0; k < decl->values.count; k++) {
            const struct enumerator *value = decl->values.items[k];
            claim(&ordinary, value->name, value->place, arena_printf("value '%s'", value->name));
        }
    }
}

bool check(struct file *file) {
    struct map types = {0};
    check_names(file, &types);
    check_types(file, &types);
    check_domains(file, &types);
    if (diag_error_count() == 0)
        check_layout(file);
    if (diag_error_count() == 0)
        check_generated_names(file);
    return diag_error_count() == 0;
}
