/* The system; all need the grant "system". */
#include <string.h>

#include "core/domain.h"
#include "core/registry.h"
#include "core/report.h"
#include "core/service.h"
#include "status.h"

static struct domain *find(const char *name, size_t n, int *status)
{
    *status = service_is_granted("system") ? SD_INVALID : SD_DENIED;
    return *status == SD_DENIED ? 0 : domain_find((struct image_text){name, n});
}

int service_domain_load(const char *name, size_t n)
{
    int status;
    struct domain *domain = find(name, n, &status);
    return domain ? domain_load(domain) : status;
}

int service_domain_unload(const char *name, size_t n)
{
    int status;
    struct domain *domain = find(name, n, &status);
    return domain ? domain_unload(domain) : status;
}

uint32_t service_domain_list(uint32_t index, char *name, size_t capacity, size_t *length,
                             uint64_t *generation)
{
    *length = 0;
    *generation = 0;
    if (!service_is_granted("system") || index >= domain_count())
        return 0;
    const struct domain *domain = domain_at(index);
    size_t n = domain->name.n < capacity ? domain->name.n : capacity;
    memcpy(name, domain->name.bytes, n);
    *length = n;
    registry_enter();
    bool is_alive = domain->instance != 0;
    if (is_alive)
        *generation = domain->instance->generation;
    registry_leave();
    return 1u + is_alive;
}

int service_memory(struct sd_memory_report *report)
{
    if (!service_is_granted("system"))
        return SD_DENIED;
    report_memory(report);
    return SD_OK;
}

int service_shutdown(uint32_t exit_status)
{
    if (!service_is_granted("system"))
        return SD_DENIED;
    arch_shutdown(exit_status);
}
