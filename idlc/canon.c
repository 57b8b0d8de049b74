/* A work list instead of recursion: types are described in the order in which
 * they are first mentioned, so depth of nesting costs no stack. */
#include "canon.h"

#include <assert.h>
#include <openssl/sha.h>

#include "spell.h"

struct canon {
    struct buffer text;
    struct list types;  /* struct decl, by number */
    struct map numbers; /* name -> size_t, its number */
};

static size_t number_of(struct canon *canon, const struct decl *decl) {
    size_t *number = map_get(&canon->numbers, decl->name);
    if (!number) {
        number = arena_alloc(sizeof *number);
        *number = canon->types.count;
        map_add(&canon->numbers, decl->name, number);
        list_add(&canon->types, (void *)decl);
    }
    return *number;
}

/* `suffix` marks nullability: "?" or nothing; only rrefs can be null. */
static void add_type(struct canon *canon, const struct type *type, const char *suffix) {
    switch (type->kind) {
    case TYPE_SCALAR:
        buffer_printf(&canon->text, "%s", type->name);
        return;
    case TYPE_ENUM:
    case TYPE_STRUCT:
        buffer_printf(&canon->text, "#%zu", number_of(canon, type->decl));
        return;
    case TYPE_RREF:
        buffer_printf(&canon->text, "rref%s ", suffix);
        add_type(canon, type->target, "");
        return;
    case TYPE_RREF_ARRAY:
        buffer_printf(&canon->text, "rref%s[] ", suffix);
        add_type(canon, type->target, "");
        return;
    case TYPE_NAMED:
        break;
    }
    assert(!"a checked tree has no unresolved type");
}

static void add_field(struct canon *canon, const struct member *field) {
    buffer_printf(&canon->text, "field %s ", field->name);
    add_type(canon, field->type, "?");
    for (unsigned i = 0; i < field->dimension_count; i++)
        buffer_printf(&canon->text, "[%llu]", (unsigned long long)field->dimensions[i]);
    buffer_printf(&canon->text, " at %llu size %llu\n", (unsigned long long)field->offset,
                  (unsigned long long)field->size);
}

static void add_decl(struct canon *canon, const struct decl *decl, size_t number) {
    buffer_printf(&canon->text, "#%zu %s %s size %llu align %llu\n", number,
                  decl->kind == DECL_STRUCT ? "struct" : "enum", decl->name,
                  (unsigned long long)decl->size, (unsigned long long)decl->align);
    for (size_t i = 0; i < decl->fields.count; i++)
        add_field(canon, decl->fields.items[i]);
    for (size_t i = 0; i < decl->values.count; i++) {
        const struct enumerator *value = decl->values.items[i];
        buffer_printf(&canon->text, "value %s %lld\n", value->name, (long long)value->value);
    }
}

static void add_method(struct canon *canon, const struct method *method) {
    static const char *const modes[] = {
        [MODE_VALUE] = "value", [MODE_BORROW] = "borrow", [MODE_MOVE] = "move"};
    buffer_printf(&canon->text, "method %s\n", method->name);
    for (size_t i = 0; i < method->parameters.count; i++) {
        const struct member *parameter = method->parameters.items[i];
        buffer_printf(&canon->text, "%s ", modes[parameter->mode]);
        add_type(canon, parameter->type, "");
        buffer_printf(&canon->text, " %s at %llu\n", parameter->name,
                      (unsigned long long)parameter->offset);
    }
    if (!method->result)
        return;
    buffer_printf(&canon->text, "result ");
    add_type(canon, method->result->type, "?");
    buffer_printf(&canon->text, " at %llu\n", (unsigned long long)method->result->offset);
}

static void add_reached(struct canon *canon) {
    for (size_t i = 0; i < canon->types.count; i++)
        add_decl(canon, canon->types.items[i], i);
}

/* One text is under way at a time; its memory serves the next one too. */
static struct buffer scratch;

static struct fingerprint hash_text(const struct buffer *text) {
    struct fingerprint fingerprint;
    if (text->capacity > scratch.capacity)
        scratch = *text;
    SHA256((const unsigned char *)text->bytes, text->count, fingerprint.bytes);
    return fingerprint;
}

static struct canon start(void) {
    struct canon canon = {.text = {.bytes = scratch.bytes, .capacity = scratch.capacity}};
    buffer_printf(&canon.text, "sumac-idl 1\n");
    return canon;
}

static void add_interface(struct canon *canon, const struct decl *interface) {
    buffer_printf(&canon->text, "interface %s @%u\n", interface->name, interface->ordinal);
    for (size_t i = 0; i < interface->methods.count; i++)
        add_method(canon, interface->methods.items[i]);
    add_reached(canon);
}

struct fingerprint canon_interface(const struct decl *interface) {
    struct canon canon = start();
    add_interface(&canon, interface);
    return hash_text(&canon.text);
}

struct fingerprint canon_object(const struct decl *decl) {
    struct canon canon = start();
    buffer_printf(&canon.text, "object #%zu\n", number_of(&canon, decl));
    add_reached(&canon);
    return hash_text(&canon.text);
}

struct fingerprint canon_array(const struct type *array) {
    struct canon canon = start();
    buffer_printf(&canon.text, "array ");
    add_type(&canon, array->target, "");
    buffer_printf(&canon.text, "\n");
    add_reached(&canon);
    return hash_text(&canon.text);
}

static void add_member(struct list *members, const char *name, const char *text) {
    struct buffer bytes = {0};
    buffer_printf(&bytes, "sumac-idl 1\n%s\n", text);
    struct canon_member *member = arena_alloc(sizeof *member);
    *member = (struct canon_member){name, hash_text(&bytes)};
    list_add(members, member);
}

struct list canon_members(const struct decl *interface) {
    struct list members = {0};
    struct canon canon = start();
    add_interface(&canon, interface); /* numbers all types reached */
    for (size_t i = 0; i < interface->methods.count; i++) {
        const struct method *method = interface->methods.items[i];
        add_member(&members, method->name, spell_idl_method(method));
    }
    for (size_t i = 0; i < canon.types.count; i++) {
        const struct decl *decl = canon.types.items[i];
        for (size_t k = 0; k < decl->fields.count; k++) {
            const struct member *field = decl->fields.items[k];
            add_member(&members, arena_printf("%s.%s", decl->name, field->name),
                       arena_printf("%s at %llu size %llu", spell_idl_field(field),
                                    (unsigned long long)field->offset,
                                    (unsigned long long)field->size));
        }
        for (size_t k = 0; k < decl->values.count; k++) {
            const struct enumerator *value = decl->values.items[k];
            add_member(&members, arena_printf("%s.%s", decl->name, value->name),
                       arena_printf("%s = %lld", value->name, (long long)value->value));
        }
    }
    return members;
}

const char *fingerprint_hex(struct fingerprint fingerprint) {
    struct buffer text = {0};
    for (unsigned i = 0; i < FINGERPRINT_BYTES; i++)
        buffer_printf(&text, "%02x", fingerprint.bytes[i]);
    return text.bytes;
}
