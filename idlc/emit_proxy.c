/* F_proxy.c: the importing side of each method. The argument block, the list
 * of rrefs and the frame stand on the caller's stack; sd_proxy_call does the
 * rest. Results reach the caller's memory only under SD_OK. */
#include "emit.h"
#include "spell.h"

static unsigned count_mode(const struct method *method, enum mode mode) {
    unsigned count = 0;
    for (size_t i = 0; i < method->parameters.count; i++)
        count += ((struct member *)method->parameters.items[i])->mode == mode;
    return count;
}

static void emit_block(struct buffer *out, const struct decl *interface,
                       const struct method *method) {
    buffer_printf(out, "    struct sd_args_%s_%s sd_args = {", interface->name, method->name);
    for (size_t i = 0; i < method->parameters.count; i++) {
        const struct member *parameter = method->parameters.items[i];
        buffer_printf(out, "%s.%s = %s%s", i ? ", " : "", parameter->name,
                      parameter->mode == MODE_MOVE ? "*" : "", parameter->name);
    }
    buffer_printf(out, "%s};\n", method->parameters.count ? "" : "0");
}

/* Borrowed ones first, as abi/call.h orders them. */
static void emit_slots(struct buffer *out, const struct method *method) {
    const char *separator = "";
    buffer_printf(out, "    void *const sd_slots[] = {");
    for (int pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < method->parameters.count; i++) {
            const struct member *parameter = method->parameters.items[i];
            if (parameter->mode != (pass == 0 ? MODE_BORROW : MODE_MOVE))
                continue;
            buffer_printf(out, "%s%s%s", separator, pass == 0 ? "(void *)" : "*", parameter->name);
            separator = ", ";
        }
    buffer_printf(out, "};\n");
}

static const char *zero_of(const struct type *type) {
    switch (type->kind) {
    case TYPE_STRUCT:
        return arena_printf("(struct %s){0}", type->name);
    case TYPE_ENUM:
        return arena_printf("(enum %s)0", type->name);
    case TYPE_SCALAR:
    case TYPE_RREF:
    case TYPE_RREF_ARRAY:
    case TYPE_NAMED:
        break;
    }
    return "0";
}

static void emit_call(struct buffer *out, const struct decl *interface,
                      const struct method *method, size_t number) {
    unsigned lent = count_mode(method, MODE_BORROW), moved = count_mode(method, MODE_MOVE);
    emit_args(out, interface, method);
    buffer_printf(out, "SD_PROXY_TEXT %s {\n", spell_client_method(interface, method));
    if (method->result)
        buffer_printf(out, "    *result = %s;\n", zero_of(method->result->type));
    for (size_t i = 0; i < method->parameters.count; i++) {
        const struct member *parameter = method->parameters.items[i];
        if (parameter->mode == MODE_MOVE)
            buffer_printf(out, "    if (!*%s)\n        return SD_INVALID;\n", parameter->name);
    }
    if (method_has_args(method))
        emit_block(out, interface, method);
    if (lent + moved > 0)
        emit_slots(out, method);
    buffer_printf(out, "    struct sd_frame sd_frame = {.lent_count = %u, .moved_count = %u", lent,
                  moved);
    if (lent + moved > 0)
        buffer_printf(out, ", .slots = sd_slots");
    if (method->result && type_is_rref(method->result->type))
        buffer_printf(out, ",\n                                .returned = (void **)&sd_args.result");
    buffer_printf(out, "};\n    /* SAFETY: a reference to an interface is a kernel's sd_cap. */\n");
    buffer_printf(out,
                  "    int sd_status = sd_proxy_call(&sd_frame, (struct sd_cap *)to, %zu, %s);\n",
                  number, method_has_args(method) ? "&sd_args" : "0");
    for (size_t i = 0; i < method->parameters.count; i++) {
        const struct member *parameter = method->parameters.items[i];
        if (parameter->mode == MODE_MOVE)
            buffer_printf(out,
                          "    if (sd_frame.state == SD_FRAME_ENTERED)\n        *%s = 0;\n",
                          parameter->name);
    }
    if (method->result)
        buffer_printf(out, "    if (sd_status == SD_OK)\n        *result = sd_args.result;\n");
    buffer_printf(out, "    return (enum sd_status)sd_status;\n}\n");
}

struct buffer emit_proxy(const struct file *file) {
    struct buffer out = {0};
    emit_banner(&out, file);
    buffer_printf(&out, "#include \"%s.idl.h\"\n#include \"proxy.h\"\n", file->source->stem);
    for (size_t i = 0; i < file->decls.count; i++) {
        const struct decl *decl = file->decls.items[i];
        if (!file_owns(file, decl))
            continue;
        for (size_t k = 0; k < decl->methods.count; k++)
            emit_call(&out, decl, decl->methods.items[k], k);
    }
    return out;
}
