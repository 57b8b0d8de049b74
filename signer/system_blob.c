/* Writer of the system blob (abi/system.h). */
#include <string.h>

#include "bytes_le.h"
#include "system_image.h"

static void add_name(struct buffer *out, const char *name)
{
    buffer_counted_text(out, name, strlen(name));
}

static uint64_t quota(const struct domain_entry *domain, enum quota which, uint64_t asked)
{
    return domain->quotas[which].is_set ? domain->quotas[which].value : asked;
}

static void add_quotas(struct buffer *out, const struct domain_entry *domain,
                       const struct quotas *asked)
{
    uint8_t bytes[SD_QUOTAS_BYTES];
    struct quotas given = {
        .heap_bytes = quota(domain, QUOTA_HEAP, asked->heap_bytes),
        .shared_bytes = quota(domain, QUOTA_SHARED, asked->shared_bytes),
        .rrefs = (uint32_t)quota(domain, QUOTA_RREFS, asked->rrefs),
        .threads = (uint32_t)quota(domain, QUOTA_THREADS, asked->threads),
        .cpu_share = (uint32_t)quota(domain, QUOTA_CPU_SHARE, asked->cpu_share),
        .call_timeout_ms = (uint32_t)quota(domain, QUOTA_CALL_TIMEOUT, asked->call_timeout_ms),
        .headroom_bytes = (uint32_t)quota(domain, QUOTA_HEADROOM, asked->headroom_bytes),
    };

    quotas_write(&given, bytes);
    buffer_add(out, bytes, sizeof bytes);
}

/* Wires stand in the order of the imports in the manifest. */
static void add_wires(struct buffer *out, const struct system_file *file,
                      const struct domain_entry *domain, const struct manifest *manifest)
{
    buffer_le16(out, (uint16_t)manifest->import_count);
    for (uint32_t i = 0; i < manifest->import_count; i++) {
        struct manifest_interface import = manifest_interface_at(manifest, SD_IMPORT, i);
        const struct wire_entry *wire = domain->wires;
        while (!image_text_is(import.binding, wire->import.text)) /* system_check: is there */
            wire++;
        add_name(out, wire->import.text);
        buffer_le16(out, (uint16_t)system_file_find(file, wire->domain.text));
        add_name(out, wire->export.text);
        buffer_add(out, import.fingerprint, SD_FINGERPRINT_BYTES);
    }
}

static void add_domain(struct buffer *out, const struct system_file *file,
                       const struct domain_entry *domain, const struct manifest *manifest)
{
    add_name(out, domain->name.text);
    add_name(out, domain->image.text);
    buffer_le32(out, domain->starts_at_boot ? SD_SYSTEM_START : 0);
    add_quotas(out, domain, &manifest->quotas);
    buffer_le32(out, domain->restart_count);
    buffer_le32(out, domain->restart_window_s);
    buffer_le16(out, (uint16_t)domain->grant_count);
    for (unsigned i = 0; i < domain->grant_count; i++)
        add_name(out, domain->grants[i].text);
    add_wires(out, file, domain, manifest);
}

void system_blob_write(const struct system_file *file, const struct system_images *images,
                       struct buffer *out)
{
    buffer_add(out, SD_SYSTEM_MAGIC, 8);
    buffer_le16(out, SD_SYSTEM_VERSION);
    buffer_le16(out, (uint16_t)file->domain_count);
    buffer_le16(out, (uint16_t)system_file_find(file, file->main_domain.text));
    buffer_le16(out, 0);
    buffer_le32(out, 0); /* length, below */
    add_name(out, file->name.text);
    add_name(out, file->main_export.text);
    for (unsigned i = 0; i < file->domain_count; i++)
        add_domain(out, file, &file->domains[i], &images->images[i].manifest);
    put_le32(out->bytes + SD_SYSTEM_BODY_BYTES_AT, (uint32_t)out->n);
}
