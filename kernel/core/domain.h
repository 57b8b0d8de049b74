/* The domains of the system: what the signed blob says about each, and the
 * instance that lives now. */
#ifndef CORE_DOMAIN_H
#define CORE_DOMAIN_H

#include <stdbool.h>
#include <stdint.h>

#include "core/instance.h"
#include "image/container_reader.h"
#include "image/system_reader.h"
#include "image/verify.h"

struct domain {
    /* constant after boot */
    struct image_text name;
    struct system_domain config;

    /* under registry_lock */
    bool is_loading;
    struct instance *instance; /* the live one, or 0 */
    struct manifest manifest;  /* of the last verified image */
    uint64_t window_start_ns;  /* restarts are counted from here */
    uint32_t restarts;
    bool was_loaded;
};

/* What was verified at boot; constant afterwards. */
extern struct container system_container;
extern struct keyring system_keyring;
extern struct system system_blob;

/* Fills the table from system_blob. False: out of memory. */
[[nodiscard]] bool domains_init(void);
uint32_t domain_count(void);
struct domain *domain_at(uint32_t index);
/* 0: no such domain. */
struct domain *domain_find(struct image_text name);

/* Loads, wires and creates; a dead domain is restarted under a new generation.
 * SD_OK, SD_INVALID (is live, or its image was refused), SD_QUOTA (restart
 * policy or memory), SD_CRASHED, or what its create returned. */
[[nodiscard]] int domain_load(struct domain *domain);
/* SD_OK, SD_DEAD. */
[[nodiscard]] int domain_unload(struct domain *domain);

bool domain_is_granted(const struct domain *domain, const char *grant);

#endif
