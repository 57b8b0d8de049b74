/* One place knows how a mode looks in C, so header, proxies and skeleton
 * cannot disagree. */
#include "spell.h"

static const char *const c_scalars[SCALAR_COUNT] = {
#define SCALAR(id, idl, c, size) [SCALAR_##id] = c,
#include "scalars.def"
#undef SCALAR
};

const char *spell_c_type(const struct type *type) {
    switch (type->kind) {
    case TYPE_SCALAR:
        return c_scalars[type->scalar];
    case TYPE_ENUM:
        return arena_printf("enum %s", type->name);
    case TYPE_RREF:
        return spell_c_type(type->target);
    case TYPE_RREF_ARRAY:
        return arena_printf("struct %s_array", type->target->name);
    case TYPE_STRUCT:
    case TYPE_NAMED: /* absent from a tree without errors */
        break;
    }
    return arena_printf("struct %s", type->name);
}

const char *spell_place(struct place place) {
    return arena_printf("%s:%u", place.source->base, place_line(place));
}

static const char *spell_idl_type(const struct type *type) {
    if (type->kind == TYPE_RREF)
        return arena_printf("rref<%s>", type->target->name);
    if (type->kind == TYPE_RREF_ARRAY)
        return arena_printf("rref<%s[]>", type->target->name);
    return type->name;
}

const char *spell_idl_field(const struct member *field) {
    struct buffer text = {0};
    static const char *const modes[] = {
        [MODE_VALUE] = "", [MODE_BORROW] = "borrow ", [MODE_MOVE] = "move "};
    buffer_printf(&text, "%s%s %s", modes[field->mode], spell_idl_type(field->type), field->name);
    for (unsigned i = 0; i < field->dimension_count; i++)
        buffer_printf(&text, "[%llu]", (unsigned long long)field->dimensions[i]);
    return text.bytes;
}

const char *spell_idl_method(const struct method *method) {
    struct buffer text = {0};
    buffer_printf(&text, "status %s(", method->name);
    for (size_t i = 0; i < method->parameters.count; i++)
        buffer_printf(&text, "%s%s", i ? ", " : "",
                      spell_idl_field(method->parameters.items[i]));
    buffer_printf(&text, ")");
    if (method->result)
        buffer_printf(&text, " -> %s", spell_idl_type(method->result->type));
    return text.bytes;
}

const char *spell_client_parameter(const struct member *parameter) {
    const char *type = spell_c_type(parameter->type);
    if (parameter->mode == MODE_BORROW)
        return arena_printf("const %s *%s", type, parameter->name);
    if (parameter->mode == MODE_MOVE)
        return arena_printf("%s *__rref _Nullable *__inout %s", type, parameter->name);
    return arena_printf("%s %s", type, parameter->name);
}

const char *spell_server_parameter(const struct member *parameter) {
    if (parameter->mode == MODE_MOVE)
        return arena_printf("%s *__rref %s", spell_c_type(parameter->type), parameter->name);
    return spell_client_parameter(parameter);
}

const char *spell_result_parameter(const struct member *result) {
    const char *type = spell_c_type(result->type);
    return type_is_rref(result->type)
               ? arena_printf("%s *__rref _Nullable *__out result", type)
               : arena_printf("%s *__out result", type);
}

const char *spell_client_method(const struct decl *interface, const struct method *method) {
    struct buffer text = {0};
    buffer_printf(&text, "enum sd_status %s_%s(struct %s *to", interface->name, method->name,
                  interface->name);
    for (size_t i = 0; i < method->parameters.count; i++)
        buffer_printf(&text, ", %s", spell_client_parameter(method->parameters.items[i]));
    if (method->result)
        buffer_printf(&text, ", %s", spell_result_parameter(method->result));
    buffer_printf(&text, ")");
    return text.bytes;
}

const char *spell_server_method(const struct decl *interface, const struct method *method) {
    struct buffer text = {0};
    buffer_printf(&text, "enum sd_status %s_serve_%s(", interface->name, method->name);
    for (size_t i = 0; i < method->parameters.count; i++)
        buffer_printf(&text, "%s%s", i ? ", " : "",
                      spell_server_parameter(method->parameters.items[i]));
    if (method->result)
        buffer_printf(&text, "%s%s", method->parameters.count ? ", " : "",
                      spell_result_parameter(method->result));
    else if (method->parameters.count == 0)
        buffer_printf(&text, "void");
    buffer_printf(&text, ")");
    return text.bytes;
}
