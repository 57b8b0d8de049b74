/* The start of the system: the first kernel thread opens the image, verifies
 * what all else rests on, loads the domains in the order of the signed blob and
 * calls method 0 of the main export. Its status is the exit status. */
#include "core/capability.h"
#include "core/core.h"
#include "core/domain.h"
#include "core/enter.h"
#include "core/exports.h"
#include "core/reaper.h"
#include "core/shared_spans.h"
#include "core/thread.h"
#include "image/root_key.h"
#include "status.h"

enum { EXIT_REFUSED = 1 };

static const uint8_t *image_bytes;
static size_t image_size;
static void (*ready_function)(uint32_t status);

static bool refuse(const char *part, const struct image_verdict *verdict)
{
    char line[PRINT_LINE_BYTES];
    image_verdict_line(verdict, part, line, sizeof line);
    kprintf("%s\n", line);
    return false;
}

static bool find_part(enum sd_container_kind kind, const char *name, struct container_entry *out)
{
    struct image_verdict verdict = {0};
    struct image_text text = {name, __builtin_strlen(name)};
    if (container_find(&system_container, kind, text, out))
        return true;
    image_refuse(&verdict, IMAGE_TRUNCATED, "the system image holds no %s", name);
    return refuse(name, &verdict);
}

static bool open_system(void)
{
    struct image_verdict verdict = {0};
    struct container_entry ring, blob;
    if (!container_open(image_bytes, image_size, &system_container, &verdict))
        return refuse("system.img", &verdict);
    if (!find_part(SD_CONTAINER_KEYRING, SD_CONTAINER_KEYRING_NAME, &ring) ||
        !find_part(SD_CONTAINER_SYSTEM, SD_CONTAINER_SYSTEM_NAME, &blob))
        return false;
    if (!keyring_open(ring.bytes, ring.n, image_root_key, image_minimum_epoch, &system_keyring,
                      &verdict))
        return refuse(SD_CONTAINER_KEYRING_NAME, &verdict);
    if (!system_open(blob.bytes, blob.n, image_root_key, &system_blob, &verdict))
        return refuse(SD_CONTAINER_SYSTEM_NAME, &verdict);
    return true;
}

static bool start_domains(void)
{
    if (!domains_init())
        return false;
    for (uint32_t i = 0; i < domain_count(); i++) {
        struct domain *domain = domain_at(i);
        if (!domain->config.starts_at_boot)
            continue;
        int status = domain_load(domain);
        if (status != SD_OK) {
            kprintf("system: domain %.*s did not start, status %d\n", (int)domain->name.n,
                    domain->name.bytes, status);
            return false;
        }
    }
    return true;
}

static int call_main(void)
{
    struct domain *domain = domain_at(system_blob.main_domain);
    struct capability *main = exports_bind(0, domain, system_blob.main_export, 0);
    if (!main) {
        kprintf("system: domain %.*s does not export %.*s\n", (int)domain->name.n,
                domain->name.bytes, (int)system_blob.main_export.n, system_blob.main_export.bytes);
        return SD_INVALID;
    }
    uint64_t arguments[8] = {0}; /* method 0 of a main export takes and returns nothing else */
    // SAFETY: an entry thunk of the image (abi/call.h) takes one pointer; the
    // second argument is ignored.
    enter_fn method = (enter_fn)(void *)main->shared.methods[0];
    return enter_instance(instance_of(main->shared.callee), main->shared.generation, method,
                          arguments, 0, false);
}

static bool start_system(void)
{
    if (!spans_reserve_region() || !reaper_start()) {
        kprintf("system: out of memory at start\n");
        return false;
    }
    return open_system() && start_domains();
}

static void system_main(struct thread *self)
{
    (void)self;
    bool is_started = start_system();
    if (ready_function) {
        ready_function(is_started ? 0 : EXIT_REFUSED);
        return;
    }
    arch_shutdown(is_started ? (uint32_t)call_main() : EXIT_REFUSED);
}

static void start(const void *image, size_t bytes, void (*ready)(uint32_t status))
{
    image_bytes = image;
    image_size = bytes;
    ready_function = ready;
    if (!image)
        panic("no system image was given");
    if (thread_start(system_main, 0, 0, 0, 0) != SD_OK)
        panic("out of memory for the first thread");
}

void core_boot(const void *image, size_t bytes)
{
    start(image, bytes, 0);
}

void core_boot_service(const void *image, size_t bytes, void (*ready)(uint32_t status))
{
    start(image, bytes, ready);
}
