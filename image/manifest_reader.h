/* The manifest note (abi/manifest.h): parsed and checked whole at once, then
 * read without further failure. */
#ifndef IMAGE_MANIFEST_READER_H
#define IMAGE_MANIFEST_READER_H

#include "image/verdict.h"
#include "manifest.h"

struct quotas {
    uint64_t heap_bytes;
    uint64_t shared_bytes;
    uint32_t rrefs;
    uint32_t threads;
    uint32_t cpu_share;
    uint32_t call_timeout_ms; /* 0: none */
    uint32_t headroom_bytes;
};

/* Reads SD_QUOTAS_BYTES; false when the reserved word is not 0. */
[[nodiscard]] bool quotas_read(const uint8_t *bytes, struct quotas *out);
void quotas_write(const struct quotas *quotas, uint8_t bytes[SD_QUOTAS_BYTES]);

/* One imported or exported interface. Views into the note. */
struct manifest_interface {
    enum sd_direction direction;
    const uint8_t *fingerprint; /* SD_FINGERPRINT_BYTES */
    struct image_text name;
    struct image_text binding;
    uint32_t member_count;
    const uint8_t *members;
};

struct manifest_member {
    struct image_text name;
    const uint8_t *hash; /* SD_FINGERPRINT_BYTES */
};

/* Views into the image's bytes, which must outlive it unchanged. */
struct manifest {
    struct image_text name;
    struct image_text version;
    uint32_t rollback;
    struct image_text compiler;
    struct image_text flags;
    uint32_t dialect_level;
    uint32_t compiler_level;
    bool is_concurrent;
    const uint8_t *source_digest; /* 32 bytes */
    struct quotas quotas;
    uint32_t import_count;
    uint32_t export_count;
    uint32_t grant_count;
    const uint8_t *records; /* the whole note descriptor behind its header */
    size_t records_bytes;
};

/* `note`: the descriptor, not yet trusted to be well formed. Refusal:
 * bad-manifest. */
[[nodiscard]] bool manifest_parse(const uint8_t *note, size_t n, struct manifest *out,
                                  struct image_verdict *verdict);

/* index < import_count or export_count, in the order of the IDL declaration */
struct manifest_interface manifest_interface_at(const struct manifest *manifest,
                                                enum sd_direction direction, uint32_t index);
/* index < grant_count */
struct image_text manifest_grant_at(const struct manifest *manifest, uint32_t index);
/* index < member_count */
struct manifest_member manifest_member_at(const struct manifest_interface *interface,
                                          uint32_t index);

/* Finds a binding; false when there is none. `index` may be 0. */
[[nodiscard]] bool manifest_find_binding(const struct manifest *manifest,
                                         enum sd_direction direction, struct image_text binding,
                                         struct manifest_interface *out, uint32_t *index);
bool manifest_asks_grant(const struct manifest *manifest, struct image_text grant);

/* Whether an import fits the export it is wired to. Refusal:
 * interface-mismatch, naming the first member that was changed, added or
 * removed. */
[[nodiscard]] bool manifest_interface_fits(const struct manifest_interface *import,
                                           const struct manifest_interface *exported,
                                           struct image_verdict *verdict);

#endif
