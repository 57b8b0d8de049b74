/* See exports.h. A domain can call only what stands here: what the signed blob
 * wires to it, or what it may bind by the grant "system". */
#include "core/exports.h"

#include <string.h>

#include "core/capability.h"
#include "core/registry.h"

static bool find_wire(const struct domain *importer, struct image_text binding,
                      struct system_wire *out)
{
    for (uint32_t i = 0; i < importer->config.wire_count; i++) {
        *out = system_wire_at(&importer->config, i);
        if (image_text_equal(out->import, binding))
            return true;
    }
    return false;
}

static bool import_fits(const struct domain *importer, const struct manifest_interface *import,
                        struct image_verdict *verdict)
{
    struct system_wire wire;
    if (!find_wire(importer, import->binding, &wire))
        return image_refuse(verdict, IMAGE_BAD_MANIFEST, "import '%t' is not wired by the system",
                            &import->binding);
    struct domain *exporter = domain_at(wire.exporter);
    struct manifest_interface export;
    registry_enter();
    bool is_live = exporter->instance != 0;
    struct manifest manifest = exporter->manifest;
    registry_leave();
    if (!is_live) {
        if (memcmp(import->fingerprint, wire.fingerprint, SD_FINGERPRINT_BYTES))
            return image_refuse(verdict, IMAGE_INTERFACE_MISMATCH,
                                "import '%t' differs from the interface that the system wires",
                                &import->binding);
        return true;
    }
    if (!manifest_find_binding(&manifest, SD_EXPORT, wire.export, &export, 0))
        return image_refuse(verdict, IMAGE_INTERFACE_MISMATCH,
                            "import '%t' is wired to '%t', which '%t' does not export",
                            &import->binding, &wire.export, &exporter->name);
    return manifest_interface_fits(import, &export, verdict);
}

bool exports_fit(const struct domain *importer, const struct manifest *manifest,
                 struct image_verdict *verdict)
{
    for (uint32_t i = 0; i < manifest->import_count; i++) {
        struct manifest_interface import = manifest_interface_at(manifest, SD_IMPORT, i);
        if (!import_fits(importer, &import, verdict))
            return false;
    }
    return true;
}

void exports_wire(struct instance *instance, void **imports)
{
    const struct manifest *manifest = &instance->domain->manifest;
    for (uint32_t i = 0; i < manifest->import_count; i++) {
        struct manifest_interface import = manifest_interface_at(manifest, SD_IMPORT, i);
        struct system_wire wire;
        imports[i] = find_wire(instance->domain, import.binding, &wire)
                         ? exports_bind(instance, domain_at(wire.exporter), wire.export,
                                        import.fingerprint)
                         : 0;
    }
}

bool exports_accept(struct instance *instance, void **exports)
{
    const struct manifest *manifest = &instance->domain->manifest;
    for (uint32_t i = 0; i < manifest->export_count; i++) {
        struct manifest_interface export = manifest_interface_at(manifest, SD_EXPORT, i);
        struct capability *capability = capability_held(instance, exports[i]);
        if (!capability || capability->shared.callee != &instance->shared ||
            memcmp(capability->fingerprint, export.fingerprint, SD_FINGERPRINT_BYTES))
            return false;
        capability_move(capability, 0);
        instance->exports[i] = capability;
    }
    return true;
}

/* Under registry_lock. */
static struct capability *find_export(const struct domain *domain, struct image_text binding,
                                      const uint8_t *fingerprint)
{
    if (!domain->instance)
        return 0;
    for (uint32_t i = 0; i < domain->manifest.export_count; i++) {
        struct manifest_interface export = manifest_interface_at(&domain->manifest, SD_EXPORT, i);
        if (binding.n && !image_text_equal(export.binding, binding))
            continue;
        if (fingerprint && memcmp(export.fingerprint, fingerprint, SD_FINGERPRINT_BYTES))
            continue;
        return domain->instance->exports[i];
    }
    return 0;
}

struct capability *exports_bind(struct instance *holder, struct domain *domain,
                                struct image_text binding, const uint8_t *fingerprint)
{
    registry_enter();
    struct capability *export = find_export(domain, binding, fingerprint);
    struct capability copy = export ? *export : (struct capability){0};
    registry_leave();
    /* The instance may end here: the reference is then made stale, not wrong. */
    return export ? capability_copy(holder, &copy) : 0;
}

void exports_release(struct instance *instance)
{
    if (!instance->exports)
        return;
    uint32_t count = instance->image.header.export_count;
    for (uint32_t i = 0; i < count; i++)
        if (instance->exports[i])
            capability_free(instance->exports[i]);
    arch_kernel_free(instance->exports);
    instance->exports = 0;
}
