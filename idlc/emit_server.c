/* F_server.c: the exporting side, for the domain that the file declares: an
 * entry thunk per method of each exported interface, the tables of thunks, and
 * the entry that creates the domain. A file without a domain has none of it. */
#include "canon.h"
#include "emit.h"
#include "spell.h"

static void emit_thunk(struct buffer *out, const struct decl *interface,
                       const struct method *method) {
    bool has_args = method_has_args(method);
    bool has_rref = method->result && type_is_rref(method->result->type);
    emit_args(out, interface, method);
    buffer_printf(out, "SD_PROXY_TEXT static int sd_entry_%s_%s(void *sd_block) {\n",
                  interface->name, method->name);
    if (has_args)
        buffer_printf(out, "    struct sd_args_%s_%s *sd_args = sd_block;\n", interface->name,
                      method->name);
    else
        buffer_printf(out, "    (void)sd_block;\n");
    if (has_rref)
        buffer_printf(out, "    sd_args->result = 0;\n");
    buffer_printf(out, "    enum sd_status sd_status = %s_serve_%s(", interface->name,
                  method->name);
    for (size_t i = 0; i < method->parameters.count; i++) {
        const struct member *parameter = method->parameters.items[i];
        buffer_printf(out, "%ssd_args->%s", i ? ", " : "", parameter->name);
    }
    if (method->result)
        buffer_printf(out, "%s&sd_args->result", method->parameters.count ? ", " : "");
    buffer_printf(out, ");\n");
    if (has_rref)
        buffer_printf(out, "    if (sd_status != SD_OK && sd_args->result) {\n"
                           "        __sd_services->rref_free(sd_args->result);\n"
                           "        sd_args->result = 0;\n"
                           "    }\n");
    buffer_printf(out, "    return (int)sd_status;\n}\n");
}

static void emit_table(struct buffer *out, const struct decl *interface) {
    const char *name = interface->name;
    buffer_printf(out, "\n/* %s */\nstatic const void *const sd_methods_%s[] = {\n",
                  spell_place(interface->place), name);
    for (size_t i = 0; i < interface->methods.count; i++) {
        const struct method *method = interface->methods.items[i];
        buffer_printf(out, "    (const void *)sd_entry_%s_%s,\n", name, method->name);
    }
    buffer_printf(out, "};\nstatic const uint8_t sd_fingerprint_%s[32] = {\n", name);
    emit_fingerprint(out, canon_interface(interface).bytes);
    buffer_printf(out,
                  "};\nSD_PROXY_TEXT struct %s *%s_export(void) {\n"
                  "    return (struct %s *)__sd_services->cap_export(sd_methods_%s, "
                  "sd_fingerprint_%s);\n}\n",
                  name, name, name, name, name);
}

static void drop_all(struct buffer *out, const char *what, const struct list *bindings,
                     const char *indent) {
    for (size_t i = 0; i < bindings->count; i++) {
        const struct binding *binding = bindings->items[i];
        buffer_printf(out,
                      "%sif (%s.%s)\n%s    __sd_services->cap_drop((struct sd_cap *)%s.%s);\n",
                      indent, what, binding->name, indent, what, binding->name);
    }
}

static void emit_create(struct buffer *out, const struct decl *domain) {
    buffer_printf(out, "\n/* %s */\n", spell_place(domain->place));
    buffer_printf(out, "const uint32_t sd_import_count = %zu, sd_export_count = %zu;\n",
                  domain->imports.count, domain->exports.count);
    buffer_printf(out, "/* SAFETY: the kernel gives and takes references in the order of the "
                       "declaration,\n * whose fingerprints it compared. What the domain leaves "
                       "is dropped. */\n");
    buffer_printf(out,
                  "SD_PROXY_TEXT int sd_domain_create(void **imports, void **exports) {\n"
                  "    struct %s_imports sd_in = {0};\n    struct %s_exports sd_out = {0};\n",
                  domain->name, domain->name);
    for (size_t i = 0; i < domain->imports.count; i++)
        buffer_printf(out, "    sd_in.%s = imports[%zu];\n",
                      ((struct binding *)domain->imports.items[i])->name, i);
    if (domain->imports.count == 0)
        buffer_printf(out, "    (void)imports;\n");
    if (domain->exports.count == 0)
        buffer_printf(out, "    (void)exports;\n");
    buffer_printf(out, "    enum sd_status sd_status = %s_create(&sd_in, &sd_out);\n",
                  domain->name);
    drop_all(out, "sd_in", &domain->imports, "    ");
    if (domain->exports.count > 0) {
        buffer_printf(out, "    if (sd_status != SD_OK) {\n");
        drop_all(out, "sd_out", &domain->exports, "        ");
        buffer_printf(out, "        return (int)sd_status;\n    }\n");
    }
    for (size_t i = 0; i < domain->exports.count; i++)
        buffer_printf(out, "    exports[%zu] = sd_out.%s;\n", i,
                      ((struct binding *)domain->exports.items[i])->name);
    buffer_printf(out, "    return (int)sd_status;\n}\n");
}

struct buffer emit_server(const struct file *file) {
    struct buffer out = {0};
    emit_banner(&out, file);
    buffer_printf(&out, "#include \"%s.idl.h\"\n#include \"proxy.h\"\n", file->source->stem);
    if (!file->domain)
        return out;
    const struct list *exports = &file->domain->exports;
    struct map done = {0};
    for (size_t i = 0; i < exports->count; i++) {
        const struct decl *interface = ((struct binding *)exports->items[i])->interface;
        if (map_add(&done, interface->name, (void *)interface))
            continue; /* exported under a second name */
        for (size_t k = 0; k < interface->methods.count; k++)
            emit_thunk(&out, interface, interface->methods.items[k]);
        emit_table(&out, interface);
    }
    emit_create(&out, file->domain);
    return out;
}
