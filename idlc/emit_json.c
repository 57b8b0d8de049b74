/* F.json: what other tools need to know, above all the fingerprints and the
 * hashes of members for the manifest note. docs/idl.md describes it. Names are
 * identifiers and need no escapes. */
#include "canon.h"
#include "emit.h"
#include "spell.h"

static void open_item(struct buffer *out, size_t index, const char *indent) {
    buffer_printf(out, "%s\n%s{", index ? "," : "", indent);
}

static void emit_bindings(struct buffer *out, const char *key, const struct list *bindings) {
    buffer_printf(out, ",\n    \"%s\": [", key);
    for (size_t i = 0; i < bindings->count; i++) {
        const struct binding *binding = bindings->items[i];
        open_item(out, i, "      ");
        buffer_printf(out, "\"binding\": \"%s\", \"interface\": \"%s\", \"fingerprint\": \"%s\"}",
                      binding->name, binding->interface->name,
                      fingerprint_hex(canon_interface(binding->interface)));
    }
    buffer_printf(out, "%s]", bindings->count ? "\n    " : "");
}

static void emit_interface(struct buffer *out, const struct decl *interface) {
    buffer_printf(out,
                  "\n      \"name\": \"%s\",\n      \"ordinal\": %u,\n      \"file\": \"%s\",\n"
                  "      \"line\": %u,\n      \"fingerprint\": \"%s\",\n      \"methods\": [",
                  interface->name, interface->ordinal, interface->place.source->base,
                  place_line(interface->place), fingerprint_hex(canon_interface(interface)));
    for (size_t i = 0; i < interface->methods.count; i++) {
        const struct method *method = interface->methods.items[i];
        open_item(out, i, "        ");
        buffer_printf(out, "\"name\": \"%s\", \"line\": %u, \"signature\": \"%s\"}", method->name,
                      place_line(method->place), spell_idl_method(method));
    }
    buffer_printf(out, "\n      ],\n      \"members\": [");
    struct list members = canon_members(interface);
    for (size_t i = 0; i < members.count; i++) {
        const struct canon_member *member = members.items[i];
        open_item(out, i, "        ");
        buffer_printf(out, "\"name\": \"%s\", \"hash\": \"%s\"}", member->name,
                      fingerprint_hex(member->hash));
    }
    buffer_printf(out, "\n      ]\n    }");
}

static bool is_bound(const struct file *file, const struct decl *interface) {
    if (!file->domain)
        return false;
    const struct list *lists[] = {&file->domain->imports, &file->domain->exports};
    for (size_t i = 0; i < 2; i++)
        for (size_t k = 0; k < lists[i]->count; k++)
            if (((struct binding *)lists[i]->items[k])->interface == interface)
                return true;
    return false;
}

static void emit_type(struct buffer *out, const struct decl *decl) {
    buffer_printf(out,
                  "\"name\": \"%s\", \"kind\": \"%s\", \"line\": %u, \"size\": %llu, "
                  "\"align\": %llu, \"shared\": %s, \"members\": [",
                  decl->name, decl->kind == DECL_ENUM ? "enum" : "struct",
                  place_line(decl->place), (unsigned long long)decl->size,
                  (unsigned long long)decl->align, decl->is_shared ? "true" : "false");
    for (size_t i = 0; i < decl->fields.count; i++) {
        const struct member *field = decl->fields.items[i];
        open_item(out, i, "        ");
        buffer_printf(out, "\"name\": \"%s\", \"declaration\": \"%s\", \"offset\": %llu}",
                      field->name, spell_idl_field(field), (unsigned long long)field->offset);
    }
    for (size_t i = 0; i < decl->values.count; i++) {
        const struct enumerator *value = decl->values.items[i];
        open_item(out, i, "        ");
        buffer_printf(out, "\"name\": \"%s\", \"value\": %lld}", value->name,
                      (long long)value->value);
    }
    buffer_printf(out, "\n      ]}");
}

struct buffer emit_json(const struct file *file) {
    struct buffer out = {0};
    buffer_printf(&out, "{\n  \"generated_from\": \"%s\",\n  \"includes\": [", file->source->base);
    for (size_t i = 0; i < file->includes.count; i++)
        buffer_printf(&out, "%s\"%s\"", i ? ", " : "",
                      ((struct include *)file->includes.items[i])->source->base);
    buffer_printf(&out, "],\n  \"domain\": ");
    if (file->domain) {
        buffer_printf(&out, "{\n    \"name\": \"%s\",\n    \"line\": %u", file->domain->name,
                      place_line(file->domain->place));
        emit_bindings(&out, "imports", &file->domain->imports);
        emit_bindings(&out, "exports", &file->domain->exports);
        buffer_printf(&out, "\n  }");
    } else {
        buffer_printf(&out, "null");
    }
    buffer_printf(&out, ",\n  \"interfaces\": [");
    size_t count = 0;
    for (size_t i = 0; i < file->decls.count; i++) {
        const struct decl *decl = file->decls.items[i];
        if (decl->kind != DECL_INTERFACE || !(file_owns(file, decl) || is_bound(file, decl)))
            continue;
        open_item(&out, count++, "    ");
        emit_interface(&out, decl);
    }
    buffer_printf(&out, "%s],\n  \"types\": [", count ? "\n  " : "");
    count = 0;
    for (size_t i = 0; i < file->decls.count; i++) {
        const struct decl *decl = file->decls.items[i];
        if (!file_owns(file, decl) || (decl->kind != DECL_STRUCT && decl->kind != DECL_ENUM))
            continue;
        open_item(&out, count++, "    ");
        emit_type(&out, decl);
    }
    buffer_printf(&out, "%s]\n}\n", count ? "\n  " : "");
    return out;
}
