#include "ring.h"

#include <stdlib.h>
#include <string.h>

#include "bytes_le.h"
#include "file.h"

static void copy_text(char *to, struct image_text text)
{
    memcpy(to, text.bytes, text.n);
    to[text.n] = 0;
}

struct ring *ring_from(const struct keyring *keyring)
{
    struct ring *ring = calloc(1, sizeof *ring);

    if (!ring)
        exit(unable("out of memory"));
    ring->epoch = keyring->epoch;
    ring->minimum_compiler_level = keyring->minimum_compiler_level;
    ring->key_count = keyring->key_count;
    ring->minimum_count = keyring->minimum_count;
    for (uint32_t i = 0; i < keyring->key_count; i++) {
        struct keyring_key from = keyring_key_at(keyring, i);
        struct ring_key *to = &ring->keys[i];
        memcpy(to->point, from.point, sizeof to->point);
        to->is_revoked = from.is_revoked;
        to->pattern_count = from.pattern_count;
        for (uint32_t p = 0; p < from.pattern_count; p++)
            copy_text(to->patterns[p], keyring_pattern_at(&from, p));
    }
    for (uint32_t i = 0; i < keyring->minimum_count; i++) {
        struct image_text domain;
        keyring_minimum_at(keyring, i, &domain, &ring->minimums[i].rollback);
        copy_text(ring->minimums[i].domain, domain);
    }
    return ring;
}

static struct ring_key *find_key(struct ring *ring, const uint8_t *point)
{
    for (unsigned i = 0; i < ring->key_count; i++)
        if (!memcmp(ring->keys[i].point, point, SD_PUBLIC_POINT_BYTES))
            return &ring->keys[i];
    return 0;
}

static bool has_pattern(const struct ring_key *key, const char *pattern)
{
    for (unsigned i = 0; i < key->pattern_count; i++)
        if (!strcmp(key->patterns[i], pattern))
            return true;
    return false;
}

static enum outcome add_pattern(struct ring_key *key, const char *pattern)
{
    struct image_text text = {.bytes = pattern, .n = strlen(pattern)};

    if (text.n && pattern[text.n - 1] == '*')
        text.n--;
    if (!image_text_is_name(text) && strcmp(pattern, "*"))
        return unable("'%s' is neither a domain name nor the beginning of one followed by '*'",
                      pattern);
    if (has_pattern(key, pattern))
        return DONE;
    if (key->pattern_count == SD_KEYRING_PATTERNS_MAX)
        return refused("more than %u names for one key", SD_KEYRING_PATTERNS_MAX);
    strcpy(key->patterns[key->pattern_count++], pattern);
    return DONE;
}

enum outcome ring_add(struct ring *ring, const uint8_t point[SD_PUBLIC_POINT_BYTES],
                      int pattern_count, const char *const *patterns)
{
    struct ring_key *key = find_key(ring, point);

    if (key && key->is_revoked)
        return refused("the key is revoked; a revoked key never comes back");
    if (!key) {
        if (ring->key_count == SD_KEYRING_KEYS_MAX)
            return refused("more than %u keys", SD_KEYRING_KEYS_MAX);
        key = &ring->keys[ring->key_count++];
        memcpy(key->point, point, SD_PUBLIC_POINT_BYTES);
    }
    for (int i = 0; i < pattern_count; i++) {
        enum outcome outcome = add_pattern(key, patterns[i]);
        if (outcome != DONE)
            return outcome;
    }
    return DONE;
}

enum outcome ring_revoke(struct ring *ring, const char *id)
{
    struct ring_key *found = 0;

    if (strlen(id) < 8)
        return unable("'%s' is too short for a key id; give 8 digits at least", id);
    for (unsigned i = 0; i < ring->key_count; i++) {
        char text[KEY_ID_TEXT_BYTES];
        key_id_text(ring->keys[i].point, text);
        if (strncmp(text, id, strlen(id)))
            continue;
        if (found)
            return refused("two keys have an id that begins with %s", id);
        found = &ring->keys[i];
    }
    if (!found)
        return refused("no key has an id that begins with %s", id);
    found->is_revoked = true;
    return DONE;
}

enum outcome ring_raise_rollback(struct ring *ring, const char *domain, uint32_t rollback)
{
    struct image_text name = {.bytes = domain, .n = strlen(domain)};

    if (!image_text_is_name(name))
        return unable("'%s' is not a domain name", domain);
    for (unsigned i = 0; i < ring->minimum_count; i++) {
        if (strcmp(ring->minimums[i].domain, domain))
            continue;
        if (rollback < ring->minimums[i].rollback)
            return refused("the minimum of '%s' is %u already and never falls", domain,
                           ring->minimums[i].rollback);
        ring->minimums[i].rollback = rollback;
        return DONE;
    }
    if (ring->minimum_count == SD_KEYRING_MINIMUMS_MAX)
        return refused("more than %u minimums", SD_KEYRING_MINIMUMS_MAX);
    strcpy(ring->minimums[ring->minimum_count].domain, domain);
    ring->minimums[ring->minimum_count++].rollback = rollback;
    return DONE;
}

enum outcome ring_raise_level(struct ring *ring, uint32_t level)
{
    if (level < ring->minimum_compiler_level)
        return refused("the minimum compiler level is %u already and never falls",
                       ring->minimum_compiler_level);
    ring->minimum_compiler_level = level;
    return DONE;
}

static void write_body(const struct ring *ring, struct buffer *out)
{
    buffer_add(out, SD_KEYRING_MAGIC, 8);
    buffer_le32(out, SD_KEYRING_VERSION);
    buffer_le32(out, ring->epoch);
    buffer_le32(out, ring->minimum_compiler_level);
    buffer_le32(out, ring->key_count);
    buffer_le32(out, ring->minimum_count);
    buffer_le32(out, 0); /* length, below */
    for (unsigned i = 0; i < ring->key_count; i++) {
        const struct ring_key *key = &ring->keys[i];
        buffer_add(out, key->point, sizeof key->point);
        buffer_u8(out, key->is_revoked ? SD_KEY_REVOKED : 0);
        buffer_le16(out, (uint16_t)key->pattern_count);
        for (unsigned p = 0; p < key->pattern_count; p++)
            buffer_counted_text(out, key->patterns[p], strlen(key->patterns[p]));
    }
    for (unsigned i = 0; i < ring->minimum_count; i++) {
        buffer_counted_text(out, ring->minimums[i].domain, strlen(ring->minimums[i].domain));
        buffer_le32(out, ring->minimums[i].rollback);
    }
    put_le32(out->bytes + SD_KEYRING_BODY_BYTES_AT, (uint32_t)out->n);
}

enum outcome ring_save(const struct ring *ring, const struct key *root, const char *path)
{
    uint8_t point[SD_PUBLIC_POINT_BYTES];
    struct image_verdict verdict;
    struct keyring check;
    struct buffer out = {0};

    write_body(ring, &out);
    enum outcome outcome = key_sign_buffer(root, SD_SIGNED_KEYRING, &out);
    key_point(root, point);
    if (outcome == DONE && !keyring_open(out.bytes, out.n, point, ring->epoch, &check, &verdict))
        outcome = defect("the loader's code does not accept the keyring: %s", verdict.detail);
    if (outcome == DONE)
        outcome = file_write(path, out.bytes, out.n, FILE_PUBLIC);
    buffer_free(&out);
    return outcome;
}
