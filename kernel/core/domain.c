/* Loading, restarting and unloading by name. One load of a domain at a time;
 * the lock is not held while its image is judged, mapped or run. */
#include "core/domain.h"

#include "arch/arch.h"
#include "core/enter.h"
#include "core/exports.h"
#include "core/kill.h"
#include "core/loader.h"
#include "core/print.h"
#include "core/registry.h"
#include "status.h"

struct container system_container;
struct keyring system_keyring;
struct system system_blob;

static struct domain *domains;

bool domains_init(void)
{
    domains = arch_kernel_alloc(system_blob.domain_count * sizeof *domains);
    if (!domains)
        return false;
    for (uint32_t i = 0; i < system_blob.domain_count; i++) {
        domains[i].config = system_domain_at(&system_blob, i);
        domains[i].name = domains[i].config.name;
    }
    return true;
}

uint32_t domain_count(void)
{
    return system_blob.domain_count;
}

struct domain *domain_at(uint32_t index)
{
    return &domains[index];
}

struct domain *domain_find(struct image_text name)
{
    uint32_t index;
    return system_find_domain(&system_blob, name, &index) ? &domains[index] : 0;
}

bool domain_is_granted(const struct domain *domain, const char *grant)
{
    return system_grants(&domain->config, grant);
}

static bool refuse(const struct domain *domain, const struct image_verdict *verdict)
{
    char name[SD_CONTAINER_NAME_MAX + 1], line[PRINT_LINE_BYTES];
    size_t n = domain->config.image.n;
    __builtin_memcpy(name, domain->config.image.bytes, n);
    name[n] = 0;
    image_verdict_line(verdict, name, line, sizeof line);
    kprintf("%s\n", line);
    return false;
}

/* The restart policy: at most `restart_count` restarts per window; a window of
 * 0 s means no limit. Under registry_lock. */
static bool may_start(struct domain *domain)
{
    const struct system_domain *config = &domain->config;
    if (!domain->was_loaded || !config->restart_window_s)
        return true;
    uint64_t now = arch_now_ns();
    if (now - domain->window_start_ns >= config->restart_window_s * 1000000000ull) {
        domain->window_start_ns = now;
        domain->restarts = 0;
    }
    return domain->restarts < config->restart_count;
}

static int begin_load(struct domain *domain)
{
    int status = SD_OK;
    registry_enter();
    if (domain->is_loading || domain->instance)
        status = SD_INVALID;
    else if (!may_start(domain))
        status = SD_QUOTA;
    else {
        domain->is_loading = true;
        domain->restarts += domain->was_loaded;
        domain->was_loaded = true;
    }
    registry_leave();
    return status;
}

static void end_load(struct domain *domain)
{
    registry_enter();
    domain->is_loading = false;
    registry_leave();
}

static bool judge(struct domain *domain, struct image *image)
{
    struct image_verdict verdict = {0};
    struct container_entry entry;
    if (!container_find(&system_container, SD_CONTAINER_DOMAIN, domain->config.image, &entry)) {
        image_refuse(&verdict, IMAGE_TRUNCATED, "the system image holds no such domain");
        return refuse(domain, &verdict);
    }
    if (!image_verify(entry.bytes, entry.n, &system_keyring, domain->name, image, &verdict) ||
        !exports_fit(domain, &image->manifest, &verdict))
        return refuse(domain, &verdict);
    registry_enter();
    domain->manifest = image->manifest;
    registry_leave();
    return true;
}

static int create(struct instance *instance)
{
    void *imports[SD_INTERFACES_MAX] = {0}, *exports[SD_INTERFACES_MAX] = {0};
    exports_wire(instance, imports);
    // SAFETY: loader_map found create in the image's text; two pointers are
    // passed either way.
    enter_fn create = (enter_fn)(void *)instance->image.header.create;
    int status =
        enter_instance(instance, instance->generation, create, imports, exports, true);
    if (status == SD_OK && !exports_accept(instance, exports)) {
        kprintf("domain %.*s: create left an export unset\n", (int)instance->domain->name.n,
                instance->domain->name.bytes);
        status = SD_INVALID;
    }
    return status;
}

static bool map(struct instance *instance, const struct image *image)
{
    struct image_verdict verdict = {0};
    size_t exports_bytes = (image->manifest.export_count + 1) * sizeof *instance->exports;
    instance->exports = arch_kernel_alloc(exports_bytes);
    if (!instance->exports)
        return false;
    if (loader_map(image, &instance->image, &verdict))
        return true;
    if (verdict.cause != IMAGE_ACCEPTED)
        refuse(instance->domain, &verdict);
    return false;
}

/* Makes the created instance the one that others reach. */
static int publish(struct domain *domain, struct instance *instance)
{
    registry_enter();
    bool is_live = instance_is_live(&instance->shared, instance->generation);
    if (is_live)
        domain->instance = instance;
    registry_leave();
    return is_live ? SD_OK : SD_CRASHED;
}

static int load(struct domain *domain)
{
    struct image image;
    if (!judge(domain, &image))
        return SD_INVALID;
    struct instance *instance =
        instance_new(domain, &domain->config.quotas, image.manifest.is_concurrent);
    if (!instance)
        return SD_QUOTA;
    int status = SD_QUOTA;
    if (map(instance, &image))
        status = create(instance);
    if (status == SD_OK)
        status = publish(domain, instance);
    if (status != SD_OK)
        kill_instance(instance, instance->generation);
    return status;
}

int domain_load(struct domain *domain)
{
    int status = begin_load(domain);
    if (status != SD_OK)
        return status;
    status = load(domain);
    end_load(domain);
    return status;
}

int domain_unload(struct domain *domain)
{
    registry_enter();
    struct instance *instance = domain->instance;
    uint64_t generation = instance ? instance->generation : 0;
    registry_leave();
    if (!instance)
        return SD_DEAD;
    kill_instance(instance, generation);
    return SD_OK;
}
