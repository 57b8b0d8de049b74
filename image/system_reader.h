/* The system blob (abi/system.h): verified under the root key, checked whole,
 * then read without further failure. */
#ifndef IMAGE_SYSTEM_READER_H
#define IMAGE_SYSTEM_READER_H

#include "image/manifest_reader.h"
#include "image/signature.h"
#include "system.h"

/* Views into the blob's bytes, which must outlive it unchanged. */
struct system {
    struct image_text name;
    uint32_t domain_count;
    uint32_t main_domain;
    struct image_text main_export;
    const uint8_t *domains;
    const uint8_t *end;
};

struct system_domain {
    struct image_text name;
    struct image_text image; /* name of the container entry */
    bool starts_at_boot;
    struct quotas quotas;
    uint32_t restart_count;
    uint32_t restart_window_s;
    uint32_t grant_count;
    uint32_t wire_count;
    const uint8_t *grants;
    const uint8_t *wires;
    const uint8_t *end; /* of this domain's record */
};

struct system_wire {
    struct image_text import;  /* binding in the importing domain */
    uint32_t exporter;         /* < domain_count */
    struct image_text export;  /* binding in the exporting domain */
    const uint8_t *fingerprint;
};

/* Refusals: not-signed, truncated, unknown-key (not the root), modified,
 * bad-manifest (malformed). */
[[nodiscard]] bool system_open(const uint8_t *bytes, size_t n,
                               const uint8_t root[SD_PUBLIC_POINT_BYTES], struct system *out,
                               struct image_verdict *verdict);

/* Parses a blob's body without trust; system_open's second half. */
[[nodiscard]] bool system_parse(const uint8_t *body, size_t n, struct system *out,
                                struct image_verdict *verdict);

/* index < domain_count */
struct system_domain system_domain_at(const struct system *system, uint32_t index);
[[nodiscard]] bool system_find_domain(const struct system *system, struct image_text name,
                                      uint32_t *index);
/* index < grant_count, wire_count */
struct image_text system_grant_at(const struct system_domain *domain, uint32_t index);
bool system_grants(const struct system_domain *domain, const char *grant);
struct system_wire system_wire_at(const struct system_domain *domain, uint32_t index);

#endif
