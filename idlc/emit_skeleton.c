/* F_skeleton.c: a server in the dialect that compiles and serves nothing yet:
 * each method gives back what it got and returns SD_DENIED. */
#include <string.h>

#include "emit.h"
#include "spell.h"

static const char *first_value(const struct type *type) {
    if (type->kind == TYPE_STRUCT)
        return arena_printf("(struct %s){0}", type->name);
    if (type->kind == TYPE_ENUM)
        return ((struct enumerator *)type->decl->values.items[0])->name;
    if (type->kind == TYPE_SCALAR && strcmp(type->name, "bool") == 0)
        return "false";
    return "0";
}

static void emit_method(struct buffer *out, const struct decl *interface,
                        const struct method *method) {
    buffer_printf(out, "\n/* %s: %s */\n%s {\n", spell_place(method->place),
                  spell_idl_method(method), spell_server_method(interface, method));
    for (size_t i = 0; i < method->parameters.count; i++) {
        const struct member *parameter = method->parameters.items[i];
        if (parameter->mode != MODE_MOVE)
            buffer_printf(out, "    (void)%s;\n", parameter->name);
        else if (parameter->type->kind == TYPE_RREF_ARRAY)
            buffer_printf(out, "    %s_array_free(%s);\n", parameter->type->target->name,
                          parameter->name);
        else
            buffer_printf(out, "    %s_free(%s);\n", parameter->type->target->name,
                          parameter->name);
    }
    if (method->result)
        buffer_printf(out, "    *result = %s;\n", first_value(method->result->type));
    buffer_printf(out, "    return SD_DENIED;\n}\n");
}

static void emit_interface(struct buffer *out, const struct decl *interface) {
    for (size_t i = 0; i < interface->methods.count; i++)
        emit_method(out, interface, interface->methods.items[i]);
}

static void emit_create(struct buffer *out, const struct decl *domain) {
    buffer_printf(out,
                  "\n/* %s */\nenum sd_status %s_create(struct %s_imports *imports, "
                  "struct %s_exports *__out exports) {\n    (void)imports;\n",
                  spell_place(domain->place), domain->name, domain->name, domain->name);
    for (size_t i = 0; i < domain->exports.count; i++) {
        const struct binding *binding = domain->exports.items[i];
        buffer_printf(out, "    exports->%s = %s_export();\n", binding->name,
                      binding->interface->name);
    }
    if (domain->exports.count == 0)
        buffer_printf(out, "    exports->nothing = 0;\n");
    buffer_printf(out, "    return SD_OK;\n}\n");
}

struct buffer emit_skeleton(const struct file *file) {
    struct buffer out = {0};
    buffer_printf(&out, "/* Written by idlc --skeleton from %s, to be completed by hand. */\n"
                        "#include \"%s.idl.h\"\n", file->source->base, file->source->stem);
    struct map done = {0};
    for (size_t i = 0; !file->domain && i < file->decls.count; i++) {
        const struct decl *decl = file->decls.items[i];
        if (file_owns(file, decl) && decl->kind == DECL_INTERFACE)
            emit_interface(&out, decl);
    }
    for (size_t i = 0; file->domain && i < file->domain->exports.count; i++) {
        const struct binding *binding = file->domain->exports.items[i];
        if (!map_add(&done, binding->interface->name, binding->interface))
            emit_interface(&out, binding->interface);
    }
    if (file->domain)
        emit_create(&out, file->domain);
    return out;
}
