/* Reader of the keyring. keyring_parse walks every record once, so that the
 * accessors can trust lengths and counts. */
#include "image/keyring_reader.h"

#include <string.h>

#include "image/cursor.h"
#include "manifest.h"

/* A name, or a prefix of one (may be empty) followed by '*'. */
static bool is_pattern(struct image_text text)
{
    if (text.n == 0 || text.n > SD_NAME_MAX + 1 || text.bytes[text.n - 1] != '*')
        return image_text_is_name(text);
    text.n--;
    return text.n == 0 || image_text_is_name(text);
}

static bool malformed(struct image_verdict *verdict, const char *what)
{
    return image_refuse(verdict, IMAGE_BAD_MANIFEST, "malformed keyring: %s", what);
}

static bool check_key(struct cursor *cursor, struct image_verdict *verdict)
{
    const uint8_t *point = cursor_bytes(cursor, SD_PUBLIC_POINT_BYTES);
    unsigned flags = cursor_u8(cursor);
    unsigned count = cursor_u16(cursor);

    if (cursor->is_short || count > SD_KEYRING_PATTERNS_MAX)
        return malformed(verdict, "a key's record is cut or has too many patterns");
    if (point[0] != 4 || flags & ~SD_KEY_REVOKED)
        return malformed(verdict, "a key's point or flags have an unknown form");
    for (unsigned i = 0; i < count; i++) {
        struct image_text pattern = cursor_counted_text(cursor);
        if (cursor->is_short || !is_pattern(pattern))
            return malformed(verdict, "a pattern is not a domain name");
    }
    return true;
}

bool keyring_parse(const uint8_t *body, size_t n, struct keyring *out,
                   struct image_verdict *verdict)
{
    if (n < SD_KEYRING_HEADER_BYTES || memcmp(body, SD_KEYRING_MAGIC, 8))
        return malformed(verdict, "it does not begin with " SD_KEYRING_MAGIC);
    if (get_le32(body + 8) != SD_KEYRING_VERSION)
        return malformed(verdict, "its version is not known");
    if (get_le32(body + SD_KEYRING_BODY_BYTES_AT) != n)
        return malformed(verdict, "its length field is wrong");

    struct keyring ring = {
        .epoch = get_le32(body + SD_KEYRING_EPOCH_AT),
        .minimum_compiler_level = get_le32(body + SD_KEYRING_MINIMUM_LEVEL_AT),
        .key_count = get_le32(body + SD_KEYRING_KEY_COUNT_AT),
        .minimum_count = get_le32(body + SD_KEYRING_MINIMUM_COUNT_AT),
        .keys = body + SD_KEYRING_HEADER_BYTES,
        .end = body + n,
    };
    struct cursor cursor = cursor_over(ring.keys, n - SD_KEYRING_HEADER_BYTES);

    if (ring.key_count > SD_KEYRING_KEYS_MAX || ring.minimum_count > SD_KEYRING_MINIMUMS_MAX)
        return malformed(verdict, "it counts more keys or minimums than allowed");
    for (uint32_t i = 0; i < ring.key_count; i++)
        if (!check_key(&cursor, verdict))
            return false;
    ring.minimums = cursor.at;
    for (uint32_t i = 0; i < ring.minimum_count; i++) {
        struct image_text domain = cursor_counted_text(&cursor);
        cursor_u32(&cursor);
        if (cursor.is_short || !image_text_is_name(domain))
            return malformed(verdict, "a minimum's record is cut or has no domain name");
    }
    if (cursor_left(&cursor))
        return malformed(verdict, "bytes are left over");
    *out = ring;
    return true;
}

bool keyring_open(const uint8_t *bytes, size_t n, const uint8_t root[SD_PUBLIC_POINT_BYTES],
                  uint32_t minimum_epoch, struct keyring *out, struct image_verdict *verdict)
{
    struct image_signed file;
    uint8_t root_id[SD_KEY_ID_BYTES];

    if (!image_signed_open(bytes, n, SD_SIGNED_KEYRING, &file, verdict))
        return false;
    image_key_id(root, root_id);
    if (memcmp(file.key_id, root_id, sizeof root_id))
        return image_refuse(verdict, IMAGE_UNKNOWN_KEY, "the keyring is not signed by the root key");
    if (!image_signed_verify(&file, root, verdict) ||
        !keyring_parse(file.body, file.body_bytes, out, verdict))
        return false;
    if (out->epoch < minimum_epoch)
        return image_refuse(verdict, IMAGE_ROLLED_BACK, "keyring epoch %u is below %u", out->epoch,
                            minimum_epoch);
    return true;
}

static struct keyring_key read_key(struct cursor *cursor)
{
    struct keyring_key key = {.point = cursor_bytes(cursor, SD_PUBLIC_POINT_BYTES)};

    key.is_revoked = cursor_u8(cursor) & SD_KEY_REVOKED;
    key.pattern_count = cursor_u16(cursor);
    key.patterns = cursor->at;
    for (uint32_t i = 0; i < key.pattern_count; i++)
        cursor_counted_text(cursor);
    return key;
}

struct keyring_key keyring_key_at(const struct keyring *ring, uint32_t index)
{
    struct cursor cursor = cursor_over(ring->keys, (size_t)(ring->end - ring->keys));

    for (uint32_t i = 0; i < index; i++)
        read_key(&cursor);
    return read_key(&cursor);
}

struct image_text keyring_pattern_at(const struct keyring_key *key, uint32_t index)
{
    const uint8_t *at = key->patterns;

    for (uint32_t i = 0; i < index; i++)
        at += 2 + get_le16(at);
    return (struct image_text){.bytes = (const char *)at + 2, .n = get_le16(at)};
}

bool keyring_find_key(const struct keyring *ring, const uint8_t id[SD_KEY_ID_BYTES],
                      struct keyring_key *out)
{
    struct cursor cursor = cursor_over(ring->keys, (size_t)(ring->end - ring->keys));

    for (uint32_t i = 0; i < ring->key_count; i++) {
        uint8_t its_id[SD_KEY_ID_BYTES];
        *out = read_key(&cursor);
        image_key_id(out->point, its_id);
        if (!memcmp(its_id, id, sizeof its_id))
            return true;
    }
    return false;
}

bool keyring_key_may_sign(const struct keyring_key *key, struct image_text domain)
{
    for (uint32_t i = 0; i < key->pattern_count; i++) {
        struct image_text pattern = keyring_pattern_at(key, i);
        if (pattern.bytes[pattern.n - 1] != '*') {
            if (image_text_equal(pattern, domain))
                return true;
        } else if (domain.n >= pattern.n - 1 &&
                   !memcmp(domain.bytes, pattern.bytes, pattern.n - 1)) {
            return true;
        }
    }
    return false;
}

void keyring_minimum_at(const struct keyring *ring, uint32_t index, struct image_text *domain,
                        uint32_t *rollback)
{
    struct cursor cursor = cursor_over(ring->minimums, (size_t)(ring->end - ring->minimums));

    for (uint32_t i = 0; i <= index; i++) {
        *domain = cursor_counted_text(&cursor);
        *rollback = cursor_u32(&cursor);
    }
}

uint32_t keyring_minimum_rollback(const struct keyring *ring, struct image_text domain)
{
    struct cursor cursor = cursor_over(ring->minimums, (size_t)(ring->end - ring->minimums));
    uint32_t minimum = 0;

    for (uint32_t i = 0; i < ring->minimum_count; i++) {
        struct image_text name = cursor_counted_text(&cursor);
        uint32_t rollback = cursor_u32(&cursor);
        if (image_text_equal(name, domain) && rollback > minimum)
            minimum = rollback;
    }
    return minimum;
}
