/* A domain written against the kernel's own ABI, without compiler, IDL or
 * runtime, so that a loader can be tested alone. With EXPORT_FINGERPRINT it
 * exports one interface whose one method answers SD_OK. IMPORTS: how many it has. */
#include "image.h"
#include "services.h"
#include "status.h"

static const struct sd_services *services;

/* Pointers in read-only and in writable data: work for the relocations. */
static const char *const words[] = {"one", "two"};
const char *current __attribute__((visibility("hidden"))) = "none";

#ifdef EXPORT_FINGERPRINT
static const uint8_t fingerprint[32] = EXPORT_FINGERPRINT;

static int answer(void *arguments)
{
    (void)arguments;
    current = words[1];
    services->print("answered\n", 9);
    return SD_OK;
}

static const void *const methods[] = {(const void *)answer};
#endif

static int create(void **imports, void **exports)
{
    (void)imports;
    (void)exports;
    current = words[0];
#ifdef EXPORT_FINGERPRINT
    exports[0] = services->cap_export(methods, fingerprint);
    return exports[0] ? SD_OK : SD_QUOTA;
#else
    return SD_OK;
#endif
}

static const struct sd_domain_header header = {
    .magic = SD_IMAGE_MAGIC,
    .abi_version = SD_ABI_VERSION,
    .import_count = IMPORTS,
#ifdef EXPORT_FINGERPRINT
    .export_count = 1,
#endif
    .create = create,
};

__attribute__((visibility("default"))) const struct sd_domain_header *
sd_start(const struct sd_services *table)
{
    services = table;
    return &header;
}
