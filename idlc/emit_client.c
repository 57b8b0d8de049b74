/* F_client.c: the exchangeable objects of the file (type descriptors, new,
 * free, take, set) and the references to its interfaces (bind, dup, drop).
 * Linked into every domain that uses the file.
 *
 * An rref array has no file that owns it: each file that uses one defines its
 * functions weakly, and the linker keeps one of the equal copies. */
#include "canon.h"
#include "emit.h"
#include "spell.h"

static void emit_layout(struct buffer *out, const struct decl *decl) {
    buffer_printf(out, "_Static_assert(sizeof(%s %s) == %llu, \"%s\");\n",
                  decl->kind == DECL_ENUM ? "enum" : "struct", decl->name,
                  (unsigned long long)decl->size, spell_place(decl->place));
    for (size_t i = 0; i < decl->fields.count; i++) {
        const struct member *field = decl->fields.items[i];
        buffer_printf(out, "_Static_assert(offsetof(struct %s, %s) == %llu, \"%s\");\n",
                      decl->name, field->name, (unsigned long long)field->offset,
                      spell_place(field->place));
    }
}

static void emit_offsets(struct buffer *out, const struct decl *decl) {
    buffer_printf(out, "static const uint32_t sd_rrefs_%s[] = {\n", decl->name);
    for (size_t i = 0; i < decl->fields.count; i++) {
        const struct member *field = decl->fields.items[i];
        if (type_is_rref(field->type))
            buffer_printf(out, "    offsetof(struct %s, %s),\n", decl->name, field->name);
    }
    buffer_printf(out, "};\n");
}

static void emit_descriptor(struct buffer *out, const struct decl *decl) {
    unsigned rrefs = 0;
    for (size_t i = 0; i < decl->fields.count; i++)
        rrefs += type_is_rref(((struct member *)decl->fields.items[i])->type);
    if (rrefs > 0)
        emit_offsets(out, decl);
    buffer_printf(out, "static const struct sd_type_desc sd_type_%s = {\n    .fingerprint = {\n",
                  decl->name);
    emit_fingerprint(out, canon_object(decl).bytes);
    buffer_printf(out, "    },\n    .size_bytes = %llu,\n", (unsigned long long)decl->size);
    if (rrefs > 0)
        buffer_printf(out, "    .rref_count = %u,\n    .rref_offsets = sd_rrefs_%s,\n", rrefs,
                      decl->name);
    buffer_printf(out, "    .name = \"%s\",\n};\n", decl->name);
}

static void emit_field_access(struct buffer *out, const struct decl *decl,
                              const struct member *field) {
    const char *type = spell_c_type(field->type);
    buffer_printf(out,
                  "SD_PROXY_TEXT %s *%s_take_%s(struct %s *parent) {\n"
                  "    int sd_refused = 0;\n"
                  "    return __sd_services->rref_exchange(parent, (void **)&parent->%s, 0, "
                  "&sd_refused);\n}\n",
                  type, decl->name, field->name, decl->name, field->name);
    buffer_printf(out,
                  "SD_PROXY_TEXT enum sd_status %s_set_%s(struct %s *parent, %s **child) {\n"
                  "    int sd_refused = 0;\n"
                  "    %s *sd_old = __sd_services->rref_exchange(parent, (void **)&parent->%s, "
                  "*child,\n"
                  "        &sd_refused);\n"
                  "    if (sd_refused)\n"
                  "        return SD_INVALID;\n"
                  "    *child = sd_old;\n"
                  "    return SD_OK;\n}\n",
                  decl->name, field->name, decl->name, type, type, field->name);
}

static void emit_struct(struct buffer *out, const struct decl *decl) {
    buffer_printf(out, "\n/* %s */\n", spell_place(decl->place));
    emit_layout(out, decl);
    if (!decl->is_shared)
        return;
    emit_descriptor(out, decl);
    buffer_printf(out,
                  "SD_PROXY_TEXT struct %s *%s_new(void) {\n"
                  "    return __sd_services->rref_alloc(&sd_type_%s, 0);\n}\n",
                  decl->name, decl->name, decl->name);
    buffer_printf(out,
                  "SD_PROXY_TEXT void %s_free(struct %s *object) {\n"
                  "    __sd_services->rref_free(object);\n}\n",
                  decl->name, decl->name);
    for (size_t i = 0; i < decl->fields.count; i++) {
        const struct member *field = decl->fields.items[i];
        if (type_is_rref(field->type))
            emit_field_access(out, decl, field);
    }
}

static void emit_array(struct buffer *out, const struct type *array) {
    const char *name = array->target->name, *element = spell_c_type(array->target);
    buffer_printf(out, "\n/* %s: rref<%s[]> */\n", spell_place(array->place), name);
    buffer_printf(out, "_Static_assert(offsetof(struct %s_array, items) == 8, \"%s\");\n", name,
                  spell_place(array->place));
    buffer_printf(out,
                  "static const struct sd_type_desc sd_type_%s_array = {\n    .fingerprint = {\n",
                  name);
    emit_fingerprint(out, canon_array(array).bytes);
    buffer_printf(out,
                  "    },\n    .size_bytes = 8,\n    .element_size_bytes = sizeof(%s),\n"
                  "    .name = \"%s[]\",\n};\n", element, name);
    buffer_printf(out,
                  "SD_PROXY_TEXT __attribute__((weak)) struct %s_array *%s_array_new(uint64_t "
                  "count) {\n"
                  "    return __sd_services->rref_alloc(&sd_type_%s_array, count);\n}\n",
                  name, name, name);
    buffer_printf(out,
                  "SD_PROXY_TEXT __attribute__((weak)) void %s_array_free(struct %s_array "
                  "*object) {\n"
                  "    __sd_services->rref_free(object);\n}\n",
                  name, name);
}

static void emit_references(struct buffer *out, const struct decl *decl) {
    const char *name = decl->name;
    buffer_printf(out, "\n/* %s */\n", spell_place(decl->place));
    buffer_printf(out, "static const uint8_t sd_fingerprint_%s[32] = {\n", name);
    emit_fingerprint(out, canon_interface(decl).bytes);
    buffer_printf(out, "};\n");
    buffer_printf(out, "/* SAFETY: the kernel compares fingerprints before it makes a reference, "
                       "so its\n * interface is this one. */\n");
    buffer_printf(out,
                  "SD_PROXY_TEXT struct %s *%s_bind(const char *name, size_t n) {\n"
                  "    return (struct %s *)__sd_services->cap_bind(name, n, "
                  "sd_fingerprint_%s);\n}\n",
                  name, name, name, name);
    buffer_printf(out,
                  "SD_PROXY_TEXT struct %s *%s_dup(struct %s *from) {\n"
                  "    return (struct %s *)__sd_services->cap_dup((struct sd_cap *)from);\n}\n",
                  name, name, name, name);
    buffer_printf(out,
                  "SD_PROXY_TEXT void %s_drop(struct %s *reference) {\n"
                  "    __sd_services->cap_drop((struct sd_cap *)reference);\n}\n",
                  name, name);
}

struct buffer emit_client(const struct file *file) {
    struct buffer out = {0};
    emit_banner(&out, file);
    buffer_printf(&out, "#include \"%s.idl.h\"\n#include \"proxy.h\"\n", file->source->stem);
    for (size_t i = 0; i < file->decls.count; i++) {
        const struct decl *decl = file->decls.items[i];
        if (!file_owns(file, decl))
            continue;
        if (decl->kind == DECL_STRUCT)
            emit_struct(&out, decl);
        if (decl->kind == DECL_ENUM) {
            buffer_printf(&out, "\n");
            emit_layout(&out, decl);
        }
        if (decl->kind == DECL_INTERFACE)
            emit_references(&out, decl);
    }
    for (size_t i = 0; i < file->arrays.count; i++)
        emit_array(&out, file->arrays.items[i]);
    return out;
}
