/* Signature first, then structure, then policy. */
#include "image/verify.h"

/* The first 16 hex digits of the id that `sdsign keyring show` prints. */
static uint64_t key_id_head(const uint8_t *id)
{
    uint64_t head = 0;

    for (unsigned i = 0; i < 8; i++)
        head = head << 8 | id[i];
    return head;
}

static bool check_policy(const struct keyring *ring, const struct keyring_key *key,
                         struct image_text expected_name, const struct manifest *manifest,
                         struct image_verdict *verdict)
{
    if (expected_name.n && !image_text_equal(expected_name, manifest->name))
        return image_refuse(verdict, IMAGE_WRONG_NAME, "it is the domain '%t', not '%t'",
                            &manifest->name, &expected_name);
    if (!keyring_key_may_sign(key, manifest->name))
        return image_refuse(verdict, IMAGE_WRONG_NAME, "its key may not sign the domain '%t'",
                            &manifest->name);

    uint32_t minimum = keyring_minimum_rollback(ring, manifest->name);
    if (manifest->rollback < minimum)
        return image_refuse(verdict, IMAGE_ROLLED_BACK,
                            "rollback number %u of '%t' is below the minimum %u",
                            manifest->rollback, &manifest->name, minimum);
    if (manifest->compiler_level < ring->minimum_compiler_level)
        return image_refuse(verdict, IMAGE_COMPILER_TOO_OLD,
                            "'%t' was compiled at level %u by %t, the minimum is %u",
                            &manifest->name, manifest->compiler_level, &manifest->compiler,
                            ring->minimum_compiler_level);
    return true;
}

bool image_verify(const uint8_t *bytes, size_t n, const struct keyring *ring,
                  struct image_text expected_name, struct image *out,
                  struct image_verdict *verdict)
{
    struct image_signed file;
    struct keyring_key key;

    if (!image_signed_open(bytes, n, SD_SIGNED_IMAGE, &file, verdict))
        return false;
    if (!keyring_find_key(ring, file.key_id, &key))
        return image_refuse(verdict, IMAGE_UNKNOWN_KEY, "the keyring has no key with the id %x...",
                            key_id_head(file.key_id));
    if (key.is_revoked)
        return image_refuse(verdict, IMAGE_REVOKED_KEY, "the key with the id %x... is revoked",
                            key_id_head(file.key_id));
    return image_signed_verify(&file, key.point, verdict) &&
           image_parse(file.body, file.body_bytes, out, verdict) &&
           check_policy(ring, &key, expected_name, &out->manifest, verdict);
}
