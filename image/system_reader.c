/* Reader of the system blob. system_parse walks every domain once, so that the
 * accessors can trust lengths, counts and indexes. */
#include "image/system_reader.h"

#include <string.h>

#include "container.h"
#include "image/cursor.h"

static bool malformed(struct image_verdict *verdict, const char *what)
{
    return image_refuse(verdict, IMAGE_BAD_MANIFEST, "malformed system blob: %s", what);
}

static struct system_wire read_wire(struct cursor *cursor)
{
    struct system_wire wire = {.import = cursor_counted_text(cursor)};

    wire.exporter = cursor_u16(cursor);
    wire.export = cursor_counted_text(cursor);
    wire.fingerprint = cursor_bytes(cursor, SD_FINGERPRINT_BYTES);
    return wire;
}

/* Reads a domain that may be malformed: then the cursor is short. `flags` and
 * `has_quotas` tell what struct system_domain cannot hold. */
static struct system_domain read_domain(struct cursor *cursor, uint32_t *flags, bool *has_quotas)
{
    struct system_domain domain = {0};

    domain.name = cursor_counted_text(cursor);
    domain.image = cursor_counted_text(cursor);
    *flags = cursor_u32(cursor);
    domain.starts_at_boot = *flags & SD_SYSTEM_START;
    const uint8_t *quotas = cursor_bytes(cursor, SD_QUOTAS_BYTES);
    *has_quotas = quotas && quotas_read(quotas, &domain.quotas);
    domain.restart_count = cursor_u32(cursor);
    domain.restart_window_s = cursor_u32(cursor);
    domain.grant_count = cursor_u16(cursor);
    domain.grants = cursor->at;
    for (uint32_t i = 0; i < domain.grant_count && !cursor->is_short; i++)
        cursor_counted_text(cursor);
    domain.wire_count = cursor_u16(cursor);
    domain.wires = cursor->at;
    for (uint32_t i = 0; i < domain.wire_count && !cursor->is_short; i++)
        read_wire(cursor);
    domain.end = cursor->at;
    return domain;
}

static bool is_image_name(struct image_text text)
{
    if (text.n == 0 || text.n > SD_CONTAINER_NAME_MAX)
        return false;
    for (size_t i = 0; i < text.n; i++)
        if (text.bytes[i] <= 0x20 || text.bytes[i] > 0x7e)
            return false;
    return true;
}

static bool check_domain(struct cursor *cursor, const struct system *system,
                         struct image_verdict *verdict)
{
    uint32_t flags;
    bool has_quotas;
    struct system_domain domain = read_domain(cursor, &flags, &has_quotas);

    if (cursor->is_short || domain.grant_count > SD_GRANTS_MAX ||
        domain.wire_count > SD_INTERFACES_MAX)
        return malformed(verdict, "a domain's record is cut or has too many grants or wires");
    if (!image_text_is_name(domain.name) || !is_image_name(domain.image))
        return malformed(verdict, "a domain or its image has no proper name");
    if (flags & ~SD_SYSTEM_START || !has_quotas)
        return malformed(verdict, "a domain's flags or quotas have an unknown form");
    for (uint32_t i = 0; i < domain.grant_count; i++)
        if (!image_text_is_name(system_grant_at(&domain, i)))
            return malformed(verdict, "a grant has no proper name");
    for (uint32_t i = 0; i < domain.wire_count; i++) {
        struct system_wire wire = system_wire_at(&domain, i);
        if (!image_text_is_name(wire.import) || !image_text_is_name(wire.export) ||
            wire.exporter >= system->domain_count)
            return malformed(verdict, "a wire has no proper names or leads to no domain");
    }
    return true;
}

bool system_parse(const uint8_t *body, size_t n, struct system *out,
                  struct image_verdict *verdict)
{
    if (n < SD_SYSTEM_HEADER_BYTES || memcmp(body, SD_SYSTEM_MAGIC, 8))
        return malformed(verdict, "it does not begin with " SD_SYSTEM_MAGIC);
    if (get_le16(body + 8) != SD_SYSTEM_VERSION || get_le16(body + 14))
        return malformed(verdict, "its version is not known");
    if (get_le32(body + SD_SYSTEM_BODY_BYTES_AT) != n)
        return malformed(verdict, "its length field is wrong");

    struct cursor cursor = cursor_over(body + SD_SYSTEM_HEADER_BYTES, n - SD_SYSTEM_HEADER_BYTES);
    struct system system = {
        .domain_count = get_le16(body + SD_SYSTEM_DOMAIN_COUNT_AT),
        .main_domain = get_le16(body + SD_SYSTEM_MAIN_DOMAIN_AT),
        .end = body + n,
    };
    system.name = cursor_counted_text(&cursor);
    system.main_export = cursor_counted_text(&cursor);
    system.domains = cursor.at;
    if (cursor.is_short || !image_text_is_name(system.name) ||
        !image_text_is_name(system.main_export))
        return malformed(verdict, "the system or its main export has no proper name");
    if (system.domain_count > SD_SYSTEM_DOMAINS_MAX || system.main_domain >= system.domain_count)
        return malformed(verdict, "its count of domains or its main domain is wrong");
    for (uint32_t i = 0; i < system.domain_count; i++) {
        if (!check_domain(&cursor, &system, verdict))
            return false;
    }
    if (cursor_left(&cursor))
        return malformed(verdict, "bytes are left over");
    for (uint32_t i = 0; i < system.domain_count; i++) {
        uint32_t first;
        if (!system_find_domain(&system, system_domain_at(&system, i).name, &first) || first != i)
            return malformed(verdict, "two domains have the same name");
    }
    *out = system;
    return true;
}

bool system_open(const uint8_t *bytes, size_t n, const uint8_t root[SD_PUBLIC_POINT_BYTES],
                 struct system *out, struct image_verdict *verdict)
{
    struct image_signed file;
    uint8_t root_id[SD_KEY_ID_BYTES];

    if (!image_signed_open(bytes, n, SD_SIGNED_SYSTEM, &file, verdict))
        return false;
    image_key_id(root, root_id);
    if (memcmp(file.key_id, root_id, sizeof root_id))
        return image_refuse(verdict, IMAGE_UNKNOWN_KEY,
                            "the system blob is not signed by the root key");
    return image_signed_verify(&file, root, verdict) &&
           system_parse(file.body, file.body_bytes, out, verdict);
}

struct system_domain system_domain_at(const struct system *system, uint32_t index)
{
    struct cursor cursor = cursor_over(system->domains, (size_t)(system->end - system->domains));
    uint32_t flags;
    bool has_quotas;

    for (uint32_t i = 0; i < index; i++)
        read_domain(&cursor, &flags, &has_quotas);
    return read_domain(&cursor, &flags, &has_quotas);
}

bool system_find_domain(const struct system *system, struct image_text name, uint32_t *index)
{
    for (*index = 0; *index < system->domain_count; ++*index)
        if (image_text_equal(system_domain_at(system, *index).name, name))
            return true;
    return false;
}

struct image_text system_grant_at(const struct system_domain *domain, uint32_t index)
{
    const uint8_t *at = domain->grants;

    for (uint32_t i = 0; i < index; i++)
        at += 2 + get_le16(at);
    return (struct image_text){.bytes = (const char *)at + 2, .n = get_le16(at)};
}

bool system_grants(const struct system_domain *domain, const char *grant)
{
    for (uint32_t i = 0; i < domain->grant_count; i++)
        if (image_text_is(system_grant_at(domain, i), grant))
            return true;
    return false;
}

struct system_wire system_wire_at(const struct system_domain *domain, uint32_t index)
{
    struct cursor cursor = cursor_over(domain->wires, (size_t)(domain->end - domain->wires));

    for (uint32_t i = 0; i < index; i++)
        read_wire(&cursor);
    return read_wire(&cursor);
}
