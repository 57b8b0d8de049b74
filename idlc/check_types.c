/* Types: resolved, exchangeable, and placed so that every rref has one owner
 * and one header.
 *
 * A struct is either owned by rrefs ("shared") or embedded by value in other
 * objects, never both: the kernel finds the header of a lent object directly
 * before it, and the address of an embedded struct would have the bytes of its
 * neighbour there. Which of the two it is, is decided in the file that declares
 * it, so all files of a system agree. */
#include <string.h>

#include "check.h"
#include "diag.h"

static const struct {
    const char *c, *idl;
} c_types[] = {
    {"char", "u8"}, {"short", "i16"}, {"int", "i32"}, {"long", "i64"}, {"unsigned", "u32"},
    {"signed", "i32"}, {"float", "f32"}, {"double", "f64"}, {"size_t", "u64"},
    {"ssize_t", "i64"}, {"uint8_t", "u8"}, {"uint16_t", "u16"}, {"uint32_t", "u32"},
    {"uint64_t", "u64"}, {"int8_t", "i8"}, {"int16_t", "i16"}, {"int32_t", "i32"},
    {"int64_t", "i64"}, {"_Bool", "bool"}, {"byte", "u8"}, {"string", "rref<u8[]>"},
};

static const char *const scalar_names[SCALAR_COUNT] = {
#define SCALAR(id, idl, c, size) [SCALAR_##id] = idl,
#include "scalars.def"
#undef SCALAR
};

static bool is_rref(const struct type *type) {
    return type->kind == TYPE_RREF || type->kind == TYPE_RREF_ARRAY;
}

static void report_unknown(const struct type *type, const struct decl *decl) {
    if (decl && decl->kind == DECL_INTERFACE) {
        diag_error(type->place, RULE_UNSUPPORTED,
                   "interface '%s' cannot be an argument, result or field in this version; "
                   "wire it in a domain declaration", type->name);
        return;
    }
    if (decl) {
        diag_error(type->place, RULE_UNKNOWN_TYPE, "'%s' is a domain, not a type", type->name);
        return;
    }
    if (strcmp(type->name, "void") == 0) {
        diag_error(type->place, RULE_NOT_EXCHANGEABLE,
                   "'void' cannot cross domains; leave out the result, or name a type");
        return;
    }
    for (size_t i = 0; i < sizeof c_types / sizeof *c_types; i++)
        if (strcmp(c_types[i].c, type->name) == 0) {
            diag_error(type->place, RULE_UNKNOWN_TYPE, "unknown type '%s'; did you mean %s?",
                       type->name, c_types[i].idl);
            return;
        }
    diag_error(type->place, RULE_UNKNOWN_TYPE, "unknown type '%s'; declare it or include its file",
               type->name);
}

static void resolve_name(struct type *type, const struct map *types) {
    for (int i = 0; i < SCALAR_COUNT; i++)
        if (strcmp(scalar_names[i], type->name) == 0) {
            type->kind = TYPE_SCALAR;
            type->scalar = (enum scalar)i;
            return;
        }
    struct decl *decl = map_get(types, type->name);
    if (decl && (decl->kind == DECL_STRUCT || decl->kind == DECL_ENUM)) {
        type->kind = decl->kind == DECL_STRUCT ? TYPE_STRUCT : TYPE_ENUM;
        type->decl = decl;
        return;
    }
    report_unknown(type, decl);
}

static void add_array(struct file *file, struct type *type) {
    if (type->place.source != file->source)
        return;
    if (map_add(&file->array_names, type->target->name, type))
        return;
    list_add(&file->arrays, type);
}

static void mark_shared(struct type *type) {
    struct decl *decl = type->target->decl;
    if (decl->place.source == type->place.source && !decl->is_shared) {
        decl->is_shared = true;
        decl->shared_place = type->place;
    }
}

static void mark_embedded(struct decl *decl, struct place place) {
    if (!decl->is_embedded)
        decl->embedded_place = place;
    decl->is_embedded = true;
}

static void resolve(struct file *file, struct type *type, const struct map *types) {
    if (type->kind == TYPE_NAMED) {
        resolve_name(type, types);
        return;
    }
    resolve_name(type->target, types);
    const struct type *target = type->target;
    if (target->kind == TYPE_NAMED)
        return;
    if (type->kind == TYPE_RREF_ARRAY) {
        if (target->kind == TYPE_STRUCT)
            mark_embedded(target->decl, type->place);
        add_array(file, type);
    } else if (target->kind == TYPE_STRUCT) {
        mark_shared(type);
    } else {
        diag_error(type->place, RULE_RREF_TARGET,
                   "an rref owns a struct or an array, not one '%s'; use rref<%s[]> or pass "
                   "the value", target->name, target->name);
    }
}

/* A field by value: its type must be complete here, as in C. */
static void check_order(const struct decl *decl, const struct member *field) {
    const struct decl *inner = field->type->decl;
    if (inner == decl)
        diag_error(field->place, RULE_VALUE_CYCLE,
                   "struct '%s' contains itself; own the next one with rref<%s>", decl->name,
                   decl->name);
    else if (inner->index > decl->index) {
        diag_error(field->place, RULE_DECLARATION_ORDER,
                   "'%s' is used by value before its declaration; move the declaration up",
                   inner->name);
        diag_note(inner->place, "declared here");
    }
}

static void check_fields(struct file *file, struct decl *decl, const struct map *types) {
    for (size_t i = 0; i < decl->fields.count; i++) {
        struct member *field = decl->fields.items[i];
        resolve(file, field->type, types);
        if (is_rref(field->type)) {
            decl->has_rref = true;
            if (!decl->is_shared)
                decl->shared_place = field->type->place;
            decl->is_shared = true; /* it can live nowhere else */
            if (field->dimension_count > 0)
                diag_error(field->place, RULE_RREF_PLACE,
                           "'%s' is an array of rrefs; give each a field of its own, or link "
                           "them in a list", field->name);
        }
        if (field->type->kind == TYPE_STRUCT || field->type->kind == TYPE_ENUM)
            check_order(decl, field);
        if (field->type->kind == TYPE_STRUCT)
            mark_embedded(field->type->decl, field->type->place);
        for (unsigned k = 0; k < field->dimension_count; k++)
            if (field->dimensions[k] == 0)
                diag_error(field->place, RULE_ARRAY_SIZE, "array '%s' has no elements; give it a "
                           "size above 0", field->name);
    }
}

static void check_mode(const struct member *parameter) {
    const struct type *type = parameter->type;
    if (type->kind == TYPE_NAMED)
        return;
    if (is_rref(type) && parameter->mode == MODE_VALUE)
        diag_error(parameter->place, RULE_MODE,
                   "'%s' is an rref: write 'borrow' to lend it for the call, or 'move' to give it "
                   "away", parameter->name);
    else if (!is_rref(type) && parameter->mode == MODE_BORROW)
        diag_error(parameter->mode_place, RULE_MODE,
                   "'%s' is passed by value; drop 'borrow', or lend rref<%s>", parameter->name,
                   type->name);
    else if (!is_rref(type) && parameter->mode == MODE_MOVE)
        diag_error(parameter->mode_place, RULE_MODE,
                   "'%s' is passed by value; drop 'move', or move rref<%s>", parameter->name,
                   type->name);
}

static void check_signatures(struct file *file, struct decl *decl, const struct map *types) {
    for (size_t i = 0; i < decl->methods.count; i++) {
        struct method *method = decl->methods.items[i];
        for (size_t k = 0; k < method->parameters.count; k++) {
            struct member *parameter = method->parameters.items[k];
            resolve(file, parameter->type, types);
            check_mode(parameter);
        }
        if (method->result)
            resolve(file, method->result->type, types);
    }
}

static void refuse_value_with_rref(const struct type *type, const char *what) {
    if (type->kind != TYPE_STRUCT || !type->decl->has_rref)
        return;
    diag_error(type->place, RULE_RREF_PLACE,
               "struct '%s' owns rrefs, so it cannot be %s; use rref<%s>", type->name, what,
               type->name);
}

/* Needs has_rref and is_shared of all structs. */
static void check_places(const struct type *type, const char *what) {
    if (type->kind == TYPE_RREF_ARRAY)
        refuse_value_with_rref(type->target, "an element of an array");
    else if (type->kind != TYPE_RREF)
        refuse_value_with_rref(type, what);
    if (type->kind != TYPE_RREF || type->target->kind != TYPE_STRUCT)
        return;
    const struct decl *decl = type->target->decl;
    if (!decl->is_shared) {
        diag_error(type->place, RULE_SHARED_AND_EMBEDDED,
                   "'%s' is not owned by rrefs in the file that declares it; write "
                   "'shared struct %s' there", decl->name, decl->name);
        diag_note(decl->place, "declared here");
    }
}

static void check_shared(const struct decl *decl) {
    if (!decl->is_shared || !decl->is_embedded || decl->has_rref)
        return;
    diag_error(decl->embedded_place, RULE_SHARED_AND_EMBEDDED,
               "struct '%s' is embedded here and owned by rrefs too; use two structs, or own "
               "this one with an rref", decl->name);
    diag_note(decl->shared_place.source ? decl->shared_place : decl->place,
              "owned by an rref here");
}

static void check_enum(const struct decl *decl) {
    int64_t next = 0;
    bool has_zero = decl->values.count == 0 || decl->is_incomplete;
    struct map seen = {0};
    for (size_t i = 0; i < decl->values.count; i++) {
        struct enumerator *value = decl->values.items[i];
        uint64_t limit = value->is_negative ? (uint64_t)INT32_MAX + 1 : INT32_MAX;
        if (value->has_value && value->magnitude > limit) {
            diag_error(value->place, RULE_ENUM_VALUE, "value of '%s' does not fit 32 bits signed",
                       value->name);
            continue;
        }
        int64_t magnitude = (int64_t)value->magnitude;
        value->value = !value->has_value ? next : value->is_negative ? -magnitude : magnitude;
        next = value->value + 1;
        has_zero = has_zero || value->value == 0;
        if (value->value > INT32_MAX)
            diag_error(value->place, RULE_ENUM_VALUE, "value of '%s' does not fit 32 bits signed",
                       value->name);
        const struct enumerator *other =
            map_add(&seen, arena_printf("%lld", (long long)value->value), value);
        if (other) {
            diag_error(value->place, RULE_ENUM_VALUE, "'%s' has the value %lld of '%s'",
                       value->name, (long long)value->value, other->name);
            diag_note(other->place, "the other is here");
        }
    }
    if (!has_zero)
        diag_error(decl->place, RULE_ENUM_VALUE,
                   "enum '%s' has no value 0, which new objects and the results of failed calls "
                   "hold; add one", decl->name);
}

void check_types(struct file *file, const struct map *types) {
    struct list *decls = &file->decls;
    for (size_t i = 0; i < decls->count; i++) {
        struct decl *decl = decls->items[i];
        if (decl->kind == DECL_STRUCT)
            check_fields(file, decl, types);
        else if (decl->kind == DECL_INTERFACE)
            check_signatures(file, decl, types);
        else if (decl->kind == DECL_ENUM)
            check_enum(decl);
    }
    for (size_t i = 0; i < decls->count; i++) {
        const struct decl *decl = decls->items[i];
        check_shared(decl);
        for (size_t k = 0; k < decl->fields.count; k++)
            check_places(((struct member *)decl->fields.items[k])->type,
                         "a field by value");
        for (size_t k = 0; k < decl->methods.count; k++) {
            const struct method *method = decl->methods.items[k];
            for (size_t m = 0; m < method->parameters.count; m++)
                check_places(((struct member *)method->parameters.items[m])->type,
                             "an argument by value");
            if (method->result)
                check_places(method->result->type, "a result by value");
        }
    }
}
