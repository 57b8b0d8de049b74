/* F.idl.h: types and contracts in the dialect. The same text is read by sdc
 * for the users' code and by clang for the trusted code, so the two cannot
 * disagree on a layout or a prototype.
 *
 * A count and an rref field are const: domain code reads them, and only the
 * runtime's take and set change an rref field, so its headers stay right. */
#include <ctype.h>

#include "emit.h"
#include "spell.h"

static void cite(struct buffer *out, struct place place) {
    buffer_printf(out, "\n/* %s */\n", spell_place(place));
}

static const char *guard_name(const struct file *file) {
    char *guard = arena_printf("SD_IDL_%s_H", file->source->stem);
    for (char *p = guard; *p; p++)
        *p = *p == '-' ? '_' : (char)toupper((unsigned char)*p);
    return guard;
}

static void emit_tags(struct buffer *out, const struct file *file) {
    buffer_printf(out, "\n");
    for (size_t i = 0; i < file->decls.count; i++) {
        const struct decl *decl = file->decls.items[i];
        if (file_owns(file, decl) && (decl->kind == DECL_STRUCT || decl->kind == DECL_INTERFACE))
            buffer_printf(out, "struct %s;\n", decl->name);
    }
    for (size_t i = 0; i < file->arrays.count; i++)
        buffer_printf(out, "%s;\n", spell_c_type(file->arrays.items[i]));
}

static void emit_enum(struct buffer *out, const struct decl *decl) {
    cite(out, decl->place);
    buffer_printf(out, "enum %s {\n", decl->name);
    for (size_t i = 0; i < decl->values.count; i++) {
        const struct enumerator *value = decl->values.items[i];
        if (value->value == INT32_MIN)
            buffer_printf(out, "    %s = -2147483647 - 1,\n", value->name);
        else
            buffer_printf(out, "    %s = %lld,\n", value->name, (long long)value->value);
    }
    buffer_printf(out, "};\n");
}

static void emit_accessors(struct buffer *out, const struct decl *decl) {
    buffer_printf(out, "struct %s *__rref _Nullable %s_new(void);\n", decl->name, decl->name);
    buffer_printf(out, "void %s_free(struct %s *__rref object);\n", decl->name, decl->name);
    for (size_t i = 0; i < decl->fields.count; i++) {
        const struct member *field = decl->fields.items[i];
        if (!type_is_rref(field->type))
            continue;
        const char *type = spell_c_type(field->type);
        buffer_printf(out, "%s *__rref _Nullable %s_take_%s(struct %s *parent);\n", type,
                      decl->name, field->name, decl->name);
        buffer_printf(out,
                      "enum sd_status %s_set_%s(struct %s *parent, "
                      "%s *__rref _Nullable *__inout child);\n",
                      decl->name, field->name, decl->name, type);
    }
}

static void emit_struct(struct buffer *out, const struct decl *decl) {
    cite(out, decl->place);
    buffer_printf(out, "struct %s {\n", decl->name);
    for (size_t i = 0; i < decl->fields.count; i++) {
        const struct member *field = decl->fields.items[i];
        const char *type = spell_c_type(field->type);
        if (type_is_rref(field->type))
            buffer_printf(out, "    %s *__rref _Nullable const %s", type, field->name);
        else
            buffer_printf(out, "    %s %s", type, field->name);
        for (unsigned k = 0; k < field->dimension_count; k++)
            buffer_printf(out, "[%llu]", (unsigned long long)field->dimensions[k]);
        buffer_printf(out, ";\n");
    }
    buffer_printf(out, "};\n");
    if (decl->is_shared)
        emit_accessors(out, decl);
}

static void emit_array(struct buffer *out, const struct type *array) {
    const char *name = array->target->name, *element = spell_c_type(array->target);
    cite(out, array->place);
    buffer_printf(out, "#ifndef SD_IDL_ARRAY_%s\n#define SD_IDL_ARRAY_%s\n", name, name);
    buffer_printf(out, "struct %s_array {\n    const uint64_t count;\n", name);
    buffer_printf(out, "    %s items[] __counted_by(count);\n};\n", element);
    buffer_printf(out, "struct %s_array *__rref _Nullable %s_array_new(uint64_t count);\n", name,
                  name);
    buffer_printf(out, "void %s_array_free(struct %s_array *__rref object);\n", name, name);
    buffer_printf(out, "#endif\n");
}

static void emit_interface(struct buffer *out, const struct decl *decl) {
    const char *name = decl->name;
    cite(out, decl->place);
    buffer_printf(out, "/* calls */\n");
    for (size_t i = 0; i < decl->methods.count; i++)
        buffer_printf(out, "%s;\n", spell_client_method(decl, decl->methods.items[i]));
    buffer_printf(out, "/* written by the exporting domain */\n");
    for (size_t i = 0; i < decl->methods.count; i++)
        buffer_printf(out, "%s;\n", spell_server_method(decl, decl->methods.items[i]));
    buffer_printf(out, "/* references */\n");
    buffer_printf(out, "struct %s *__cap _Nullable %s_export(void);\n", name, name);
    buffer_printf(out,
                  "struct %s *__cap _Nullable %s_bind(const char *name __counted_by(n), "
                  "size_t n);\n", name, name);
    buffer_printf(out, "struct %s *__cap _Nullable %s_dup(struct %s *from);\n", name, name, name);
    buffer_printf(out, "void %s_drop(struct %s *__cap reference);\n", name, name);
}

static void emit_bindings(struct buffer *out, const struct decl *decl, const char *what,
                          const struct list *bindings) {
    buffer_printf(out, "struct %s_%s {\n", decl->name, what);
    for (size_t i = 0; i < bindings->count; i++) {
        const struct binding *binding = bindings->items[i];
        buffer_printf(out, "    struct %s *__cap _Nullable %s;\n", binding->interface->name,
                      binding->name);
    }
    if (bindings->count == 0) /* a struct without members is not C */
        buffer_printf(out, "    uint8_t nothing;\n");
    buffer_printf(out, "};\n");
}

static void emit_domain(struct buffer *out, const struct decl *decl) {
    cite(out, decl->place);
    emit_bindings(out, decl, "imports", &decl->imports);
    emit_bindings(out, decl, "exports", &decl->exports);
    buffer_printf(out, "/* written by the domain */\n");
    buffer_printf(out,
                  "enum sd_status %s_create(struct %s_imports *imports, "
                  "struct %s_exports *__out exports);\n", decl->name, decl->name, decl->name);
}

struct buffer emit_header(const struct file *file) {
    struct buffer out = {0};
    emit_banner(&out, file);
    buffer_printf(&out, "#ifndef %s\n#define %s\n\n", guard_name(file), guard_name(file));
    buffer_printf(&out, "#include <sdc.h>\n#include <stdbool.h>\n#include <stddef.h>\n"
                        "#include <stdint.h>\n#include <sd/status.h>\n");
    for (size_t i = 0; i < file->includes.count; i++) {
        const struct include *include = file->includes.items[i];
        buffer_printf(&out, "#include \"%s.idl.h\"\n", include->source->stem);
    }
    emit_tags(&out, file);
    for (size_t i = 0; i < file->decls.count; i++) {
        const struct decl *decl = file->decls.items[i];
        if (file_owns(file, decl) && decl->kind == DECL_ENUM)
            emit_enum(&out, decl);
        if (file_owns(file, decl) && decl->kind == DECL_STRUCT)
            emit_struct(&out, decl);
    }
    for (size_t i = 0; i < file->arrays.count; i++)
        emit_array(&out, file->arrays.items[i]);
    for (size_t i = 0; i < file->decls.count; i++) {
        const struct decl *decl = file->decls.items[i];
        if (file_owns(file, decl) && decl->kind == DECL_INTERFACE)
            emit_interface(&out, decl);
    }
    if (file->domain)
        emit_domain(&out, file->domain);
    buffer_printf(&out, "\n#endif\n");
    return out;
}
