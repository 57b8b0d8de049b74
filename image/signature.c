/* Trailer and signature. BearSSL does the arithmetic: constant time is not
 * needed to verify, but it is small, allocates nothing and depends on memory
 * functions alone. */
#include "image/signature.h"

#include <bearssl/bearssl_ec.h>
#include <bearssl/bearssl_hash.h>
#include <string.h>

#include "bytes_le.h"
#include "image/elf_reader.h"
#include "keyring.h"
#include "system.h"

static const char *kind_name(unsigned kind)
{
    switch (kind) {
    case SD_SIGNED_IMAGE: return "a domain image";
    case SD_SIGNED_KEYRING: return "a keyring";
    case SD_SIGNED_SYSTEM: return "a system blob";
    default: return "something unknown";
    }
}

void image_sha256(const uint8_t *first, size_t first_bytes, const uint8_t *second,
                  size_t second_bytes, uint8_t digest[IMAGE_DIGEST_BYTES])
{
    br_sha256_context context;

    br_sha256_init(&context);
    br_sha256_update(&context, first, first_bytes);
    br_sha256_update(&context, second, second_bytes);
    br_sha256_out(&context, digest);
}

bool image_ecdsa_p256_verify(const uint8_t point[SD_PUBLIC_POINT_BYTES],
                             const uint8_t digest[IMAGE_DIGEST_BYTES],
                             const uint8_t signature[SD_SIGNATURE_BYTES])
{
    unsigned char q[SD_PUBLIC_POINT_BYTES]; /* the interface is not const */
    br_ec_public_key key = {.curve = BR_EC_secp256r1, .q = q, .qlen = sizeof q};

    memcpy(q, point, sizeof q);
    return br_ecdsa_i31_vrfy_raw(&br_ec_p256_m31, digest, IMAGE_DIGEST_BYTES, &key, signature,
                                 SD_SIGNATURE_BYTES) == 1;
}

void image_key_id(const uint8_t point[SD_PUBLIC_POINT_BYTES], uint8_t id[SD_KEY_ID_BYTES])
{
    image_sha256(point, SD_PUBLIC_POINT_BYTES, 0, 0, id);
}

/* The length a body of any signed kind says it has; 0 when it says nothing. */
static uint64_t body_extent(const uint8_t *bytes, size_t n)
{
    if (n >= SD_KEYRING_HEADER_BYTES && !memcmp(bytes, SD_KEYRING_MAGIC, 8))
        return get_le32(bytes + SD_KEYRING_BODY_BYTES_AT);
    if (n >= SD_SYSTEM_HEADER_BYTES && !memcmp(bytes, SD_SYSTEM_MAGIC, 8))
        return get_le32(bytes + SD_SYSTEM_BODY_BYTES_AT);
    return image_elf_extent(bytes, n);
}

/* Nothing is accepted on this path: it only tells a file that was never signed
 * from one that lost its end. */
static bool refuse_without_trailer(const uint8_t *bytes, size_t n, struct image_verdict *verdict)
{
    uint64_t extent = body_extent(bytes, n);

    if (n < SD_TRAILER_BYTES && (extent != n || n == 0))
        return image_refuse(verdict, IMAGE_TRUNCATED, "%l bytes are less than a signature trailer",
                            (uint64_t)n);
    if (extent > n)
        return image_refuse(verdict, IMAGE_TRUNCATED, "its headers name %l bytes, there are %l",
                            extent, (uint64_t)n);
    if (extent && n > extent && n - extent < SD_TRAILER_BYTES)
        return image_refuse(verdict, IMAGE_TRUNCATED,
                            "the signature trailer has %l bytes instead of %u",
                            (uint64_t)(n - extent), SD_TRAILER_BYTES);
    return image_refuse(verdict, IMAGE_NOT_SIGNED,
                        "no signature trailer at its end; sign it with sdsign");
}

bool image_signed_open(const uint8_t *bytes, size_t n, enum sd_signed_kind kind,
                       struct image_signed *out, struct image_verdict *verdict)
{
    if (n < SD_TRAILER_BYTES || memcmp(bytes + n - SD_TRAILER_BYTES, SD_TRAILER_MAGIC, 8))
        return refuse_without_trailer(bytes, n, verdict);

    const uint8_t *trailer = bytes + n - SD_TRAILER_BYTES;
    uint64_t body_bytes = n - SD_TRAILER_BYTES;
    uint64_t signed_bytes = get_le64(trailer + SD_TRAILER_BODY_BYTES_AT);
    unsigned version = get_le16(trailer + SD_TRAILER_VERSION_AT);
    unsigned algorithm = get_le16(trailer + SD_TRAILER_ALGORITHM_AT);
    unsigned signed_kind = get_le16(trailer + SD_TRAILER_KIND_AT);

    if (version != SD_TRAILER_VERSION)
        return image_refuse(verdict, IMAGE_NOT_SIGNED, "trailer version %u is not known", version);
    if (algorithm != SD_ALGORITHM_ECDSA_P256_SHA256)
        return image_refuse(verdict, IMAGE_NOT_SIGNED, "signature algorithm %u is not known",
                            algorithm);
    if (signed_kind != kind)
        return image_refuse(verdict, IMAGE_NOT_SIGNED, "signed as %s, not as %s",
                            kind_name(signed_kind), kind_name(kind));
    if (signed_bytes > body_bytes)
        return image_refuse(verdict, IMAGE_TRUNCATED, "%l bytes were signed, there are %l",
                            signed_bytes, body_bytes);
    if (signed_bytes < body_bytes)
        return image_refuse(verdict, IMAGE_MODIFIED, "%l bytes were signed, there are %l",
                            signed_bytes, body_bytes);
    *out = (struct image_signed){
        .body = bytes,
        .body_bytes = n - SD_TRAILER_BYTES,
        .trailer = trailer,
        .key_id = trailer + SD_TRAILER_KEY_ID_AT,
    };
    return true;
}

void image_signed_digest(const uint8_t *body, size_t body_bytes, const uint8_t *trailer,
                         uint8_t digest[IMAGE_DIGEST_BYTES])
{
    image_sha256(body, body_bytes, trailer, SD_TRAILER_COVERED_BYTES, digest);
}

bool image_signed_verify(const struct image_signed *file,
                         const uint8_t point[SD_PUBLIC_POINT_BYTES],
                         struct image_verdict *verdict)
{
    uint8_t digest[IMAGE_DIGEST_BYTES];

    image_signed_digest(file->body, file->body_bytes, file->trailer, digest);
    if (!image_ecdsa_p256_verify(point, digest, file->trailer + SD_TRAILER_SIGNATURE_AT))
        return image_refuse(verdict, IMAGE_MODIFIED,
                            "the signature does not fit the %l bytes before it",
                            (uint64_t)file->body_bytes);
    return true;
}
