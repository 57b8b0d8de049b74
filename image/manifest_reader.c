/* Reader of the manifest note. manifest_parse walks every record and every
 * member once, so that the accessors can trust lengths and counts. */
#include "image/manifest_reader.h"

#include <string.h>

#include "image/cursor.h"

struct record {
    unsigned tag;
    const uint8_t *payload;
    size_t n;
};

static bool malformed(struct image_verdict *verdict, const char *what)
{
    return image_refuse(verdict, IMAGE_BAD_MANIFEST, "malformed manifest: %s", what);
}

static bool is_text(struct image_text text)
{
    if (text.n > SD_TEXT_MAX)
        return false;
    for (size_t i = 0; i < text.n; i++)
        if (text.bytes[i] < 0x20 || text.bytes[i] > 0x7e)
            return false;
    return true;
}

/* False when the record's header, reserved field or padding is wrong. */
static bool next_record(struct cursor *cursor, struct record *record)
{
    record->tag = cursor_u16(cursor);
    unsigned reserved = cursor_u16(cursor);
    record->n = cursor_u32(cursor);
    record->payload = cursor_bytes(cursor, record->n);
    size_t padding_bytes = -record->n & 3;
    const uint8_t *padding = cursor_bytes(cursor, padding_bytes);

    if (cursor->is_short || reserved)
        return false;
    for (size_t i = 0; i < padding_bytes; i++)
        if (padding[i])
            return false;
    return true;
}

bool quotas_read(const uint8_t *bytes, struct quotas *out)
{
    *out = (struct quotas){
        .heap_bytes = get_le64(bytes),
        .shared_bytes = get_le64(bytes + 8),
        .rrefs = get_le32(bytes + 16),
        .threads = get_le32(bytes + 20),
        .cpu_share = get_le32(bytes + 24),
        .call_timeout_ms = get_le32(bytes + 28),
        .headroom_bytes = get_le32(bytes + 32),
    };
    return get_le32(bytes + 36) == 0;
}

void quotas_write(const struct quotas *quotas, uint8_t bytes[SD_QUOTAS_BYTES])
{
    put_le64(bytes, quotas->heap_bytes);
    put_le64(bytes + 8, quotas->shared_bytes);
    put_le32(bytes + 16, quotas->rrefs);
    put_le32(bytes + 20, quotas->threads);
    put_le32(bytes + 24, quotas->cpu_share);
    put_le32(bytes + 28, quotas->call_timeout_ms);
    put_le32(bytes + 32, quotas->headroom_bytes);
    put_le32(bytes + 36, 0);
}

/* Reads an interface that may be malformed: then the cursor is short. */
static struct manifest_interface read_interface(struct cursor *cursor)
{
    struct manifest_interface interface = {0};
    const uint8_t *head = cursor_bytes(cursor, 4);

    interface.direction = head && head[0] == SD_EXPORT ? SD_EXPORT : SD_IMPORT;
    interface.fingerprint = cursor_bytes(cursor, SD_FINGERPRINT_BYTES);
    interface.name = cursor_counted_text(cursor);
    interface.member_count = cursor_u16(cursor);
    interface.members = cursor->at;
    for (uint32_t i = 0; i < interface.member_count && !cursor->is_short; i++) {
        cursor_counted_text(cursor);
        cursor_bytes(cursor, SD_FINGERPRINT_BYTES);
    }
    interface.binding = cursor_counted_text(cursor);
    return interface;
}

static bool check_interface(const struct record *record, struct image_verdict *verdict)
{
    struct cursor cursor = cursor_over(record->payload, record->n);
    struct manifest_interface interface = read_interface(&cursor);

    if (cursor.is_short || cursor_left(&cursor))
        return malformed(verdict, "an interface's record has the wrong length");
    if (record->payload[0] > SD_EXPORT || record->payload[1] || record->payload[2] ||
        record->payload[3])
        return malformed(verdict, "an interface has an unknown direction");
    if (!image_text_is_name(interface.name) || !image_text_is_name(interface.binding))
        return malformed(verdict, "an interface or its binding has no proper name");
    if (interface.member_count > SD_MEMBERS_MAX)
        return malformed(verdict, "an interface has too many members");
    for (uint32_t i = 0; i < interface.member_count; i++)
        if (!image_text_is_member(manifest_member_at(&interface, i).name))
            return malformed(verdict, "a member of an interface has no proper name");
    return true;
}

static bool add_interface(const struct record *record, struct manifest *out,
                          struct image_verdict *verdict)
{
    if (!check_interface(record, verdict))
        return false;
    if (out->import_count + out->export_count == SD_INTERFACES_MAX)
        return malformed(verdict, "it has too many interfaces");

    struct cursor cursor = cursor_over(record->payload, record->n);
    struct manifest_interface interface = read_interface(&cursor), other;
    /* `out` covers the records before this one, so this asks those alone */
    if (manifest_find_binding(out, interface.direction, interface.binding, &other, 0))
        return image_refuse(verdict, IMAGE_BAD_MANIFEST,
                            "malformed manifest: binding '%t' stands twice", &interface.binding);
    if (interface.direction == SD_EXPORT)
        out->export_count++;
    else
        out->import_count++;
    return true;
}

static bool take_u32(const struct record *record, uint32_t *out)
{
    if (record->n != 4)
        return false;
    *out = get_le32(record->payload);
    return true;
}

static bool take_text(const struct record *record, struct image_text *out)
{
    *out = (struct image_text){.bytes = (const char *)record->payload, .n = record->n};
    return is_text(*out);
}

static bool take_name(const struct record *record, struct image_text *out)
{
    return take_text(record, out) && image_text_is_name(*out);
}

static bool take_record(const struct record *record, struct manifest *out,
                        struct image_verdict *verdict)
{
    struct image_text grant;
    bool is_right;

    switch (record->tag) {
    case SD_MANIFEST_NAME: is_right = take_name(record, &out->name); break;
    case SD_MANIFEST_DOMAIN_VERSION: is_right = take_text(record, &out->version); break;
    case SD_MANIFEST_ROLLBACK: is_right = take_u32(record, &out->rollback); break;
    case SD_MANIFEST_COMPILER: is_right = take_text(record, &out->compiler); break;
    case SD_MANIFEST_FLAGS: is_right = take_text(record, &out->flags); break;
    case SD_MANIFEST_DIALECT: is_right = take_u32(record, &out->dialect_level); break;
    case SD_MANIFEST_COMPILER_LEVEL: is_right = take_u32(record, &out->compiler_level); break;
    case SD_MANIFEST_SOURCE_DIGEST:
        out->source_digest = record->payload;
        is_right = record->n == SD_FINGERPRINT_BYTES;
        break;
    case SD_MANIFEST_QUOTAS:
        is_right = record->n == SD_QUOTAS_BYTES && quotas_read(record->payload, &out->quotas);
        break;
    case SD_MANIFEST_GRANT:
        is_right = take_name(record, &grant) && out->grant_count++ < SD_GRANTS_MAX;
        break;
    case SD_MANIFEST_CONCURRENT:
        is_right = record->n == 4 && get_le32(record->payload) == 1;
        out->is_concurrent = is_right;
        break;
    case SD_MANIFEST_INTERFACE: return add_interface(record, out, verdict);
    default:
        return image_refuse(verdict, IMAGE_BAD_MANIFEST,
                            "malformed manifest: record tag %u is not known", record->tag);
    }
    if (!is_right)
        return image_refuse(verdict, IMAGE_BAD_MANIFEST,
                            "malformed manifest: the record with tag %u has wrong contents",
                            record->tag);
    return true;
}

bool manifest_parse(const uint8_t *note, size_t n, struct manifest *out,
                    struct image_verdict *verdict)
{
    const uint32_t repeated = 1u << SD_MANIFEST_INTERFACE | 1u << SD_MANIFEST_GRANT;
    uint32_t seen = 0;

    if (n < SD_MANIFEST_HEADER_BYTES || memcmp(note, SD_MANIFEST_MAGIC, 4))
        return malformed(verdict, "it does not begin with " SD_MANIFEST_MAGIC);
    if (get_le32(note + 4) != SD_MANIFEST_VERSION)
        return malformed(verdict, "its version is not known");

    struct cursor cursor =
        cursor_over(note + SD_MANIFEST_HEADER_BYTES, n - SD_MANIFEST_HEADER_BYTES);
    *out = (struct manifest){.records = cursor.at};
    while (cursor_left(&cursor)) {
        struct record record;
        if (!next_record(&cursor, &record))
            return malformed(verdict, "a record is cut or badly padded");
        if (!take_record(&record, out, verdict))
            return false;
        if (seen & 1u << record.tag & ~repeated)
            return image_refuse(verdict, IMAGE_BAD_MANIFEST,
                                "malformed manifest: the record with tag %u stands twice",
                                record.tag);
        seen |= 1u << record.tag;
        out->records_bytes = (size_t)(cursor.at - out->records);
    }
    for (unsigned tag = SD_MANIFEST_NAME; tag <= SD_MANIFEST_COMPILER_LEVEL; tag++)
        if (!((seen | repeated) & 1u << tag))
            return image_refuse(verdict, IMAGE_BAD_MANIFEST,
                                "malformed manifest: the record with tag %u is missing", tag);
    if (out->dialect_level != SD_DIALECT_LEVEL)
        return image_refuse(verdict, IMAGE_BAD_MANIFEST, "dialect level %u is not %u",
                            out->dialect_level, SD_DIALECT_LEVEL);
    return true;
}

/* The index-th record with the tag, and for an interface with the direction;
 * false when there are fewer. */
static bool find_record(const struct manifest *manifest, unsigned tag, enum sd_direction direction,
                        uint32_t index, struct record *record)
{
    struct cursor cursor = cursor_over(manifest->records, manifest->records_bytes);

    while (cursor_left(&cursor) && next_record(&cursor, record))
        if (record->tag == tag &&
            (tag != SD_MANIFEST_INTERFACE || record->payload[0] == direction) && index-- == 0)
            return true;
    return false;
}

struct manifest_interface manifest_interface_at(const struct manifest *manifest,
                                                enum sd_direction direction, uint32_t index)
{
    struct record record;

    if (!find_record(manifest, SD_MANIFEST_INTERFACE, direction, index, &record))
        return (struct manifest_interface){0};
    struct cursor cursor = cursor_over(record.payload, record.n);
    return read_interface(&cursor);
}

struct image_text manifest_grant_at(const struct manifest *manifest, uint32_t index)
{
    struct record record;

    if (!find_record(manifest, SD_MANIFEST_GRANT, SD_IMPORT, index, &record))
        return (struct image_text){0};
    return (struct image_text){.bytes = (const char *)record.payload, .n = record.n};
}

struct manifest_member manifest_member_at(const struct manifest_interface *interface,
                                          uint32_t index)
{
    const uint8_t *at = interface->members;

    for (uint32_t i = 0; i < index; i++)
        at += 2 + get_le16(at) + SD_FINGERPRINT_BYTES;
    struct image_text name = {.bytes = (const char *)at + 2, .n = get_le16(at)};
    return (struct manifest_member){.name = name, .hash = at + 2 + name.n};
}

bool manifest_find_binding(const struct manifest *manifest, enum sd_direction direction,
                           struct image_text binding, struct manifest_interface *out,
                           uint32_t *index)
{
    uint32_t count = direction == SD_EXPORT ? manifest->export_count : manifest->import_count;

    for (uint32_t i = 0; i < count; i++) {
        *out = manifest_interface_at(manifest, direction, i);
        if (image_text_equal(out->binding, binding)) {
            if (index)
                *index = i;
            return true;
        }
    }
    return false;
}

bool manifest_asks_grant(const struct manifest *manifest, struct image_text grant)
{
    for (uint32_t i = 0; i < manifest->grant_count; i++)
        if (image_text_equal(manifest_grant_at(manifest, i), grant))
            return true;
    return false;
}
