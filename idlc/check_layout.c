/* Sizes and offsets, as the psABI lays the generated C out; the generated code
 * asserts them. By-value members are declared before, so one pass over the
 * structs in order of declaration suffices; methods may look ahead, so they
 * follow. */
#include "check.h"
#include "diag.h"

static const uint8_t scalar_sizes[SCALAR_COUNT] = {
#define SCALAR(id, idl, c, size) [SCALAR_##id] = size,
#include "scalars.def"
#undef SCALAR
};

static void measure(const struct type *type, uint64_t *size, uint64_t *align) {
    switch (type->kind) {
    case TYPE_SCALAR:
        *size = *align = scalar_sizes[type->scalar];
        return;
    case TYPE_ENUM:
        *size = *align = 4;
        return;
    case TYPE_STRUCT:
        *size = type->decl->size;
        *align = type->decl->align;
        return;
    case TYPE_RREF:
    case TYPE_RREF_ARRAY:
    case TYPE_NAMED: /* absent from a tree without errors */
        *size = *align = 8;
        return;
    }
}

/* Places `member` at the first fitting offset from *end and moves *end behind
 * it. False when it would end above `limit`. */
static bool put(struct member *member, uint64_t *end, uint64_t limit) {
    uint64_t size, align;
    measure(member->type, &size, &align);
    for (unsigned i = 0; i < member->dimension_count; i++)
        if (__builtin_mul_overflow(size, member->dimensions[i], &size) || size > limit)
            return false;
    member->size = size;
    member->align = align;
    member->offset = (*end + align - 1) / align * align;
    *end = member->offset + size;
    return *end <= limit;
}

static void lay_out_struct(struct decl *decl) {
    uint64_t end = 0;
    decl->align = 1;
    for (size_t i = 0; i < decl->fields.count; i++) {
        struct member *field = decl->fields.items[i];
        if (!put(field, &end, LIMIT_OBJECT_BYTES)) {
            diag_error(field->place, RULE_TOO_LARGE,
                       "with '%s', struct '%s' is larger than 16 MiB; use rref<T[]>", field->name,
                       decl->name);
            end = 0;
        }
        if (field->align > decl->align)
            decl->align = field->align;
    }
    decl->size = (end + decl->align - 1) / decl->align * decl->align;
}

static void lay_out_method(struct method *method) {
    uint64_t end = 0;
    bool fits = true;
    for (size_t i = 0; i < method->parameters.count; i++)
        fits = put(method->parameters.items[i], &end, LIMIT_ARGS_BYTES) && fits;
    if (method->result)
        fits = put(method->result, &end, LIMIT_ARGS_BYTES) && fits;
    if (!fits)
        diag_error(method->place, RULE_TOO_LARGE,
                   "arguments and result of '%s' take more than %u bytes; pass the large ones by "
                   "rref", method->name, LIMIT_ARGS_BYTES);
    method->args_size = end;
}

void check_layout(struct file *file) {
    for (size_t i = 0; i < file->decls.count; i++) {
        struct decl *decl = file->decls.items[i];
        if (decl->kind == DECL_STRUCT)
            lay_out_struct(decl);
        else if (decl->kind == DECL_ENUM)
            decl->size = decl->align = 4;
    }
    for (size_t i = 0; i < file->decls.count; i++) {
        struct decl *decl = file->decls.items[i];
        for (size_t k = 0; k < decl->methods.count; k++)
            lay_out_method(decl->methods.items[k]);
    }
}
