#include <stdlib.h>
#include <string.h>

#include "file.h"
#include "image/verify.h"
#include "judge.h"
#include "system_image.h"

static struct image_text text_of(const char *text)
{
    return (struct image_text){.bytes = text, .n = strlen(text)};
}

static char *path_in(const char *folder, const char *name)
{
    char *path = malloc(strlen(folder) + strlen(name) + 2);

    if (!path)
        exit(unable("out of memory"));
    sprintf(path, "%s/%s", folder, name);
    return path;
}

static enum outcome read_image(const struct domain_entry *domain, const char *folder,
                               const struct keyring *ring, struct buffer *file,
                               struct image *image)
{
    struct image_verdict verdict;
    char *path = path_in(folder, domain->image.text);
    enum outcome outcome = file_read(path, file);

    if (outcome == DONE && !image_verify(file->bytes, file->n, ring, text_of(domain->name.text),
                                         image, &verdict))
        outcome = print_refusal(stderr, domain->image.text, &verdict);
    free(path);
    return outcome;
}

enum outcome system_images_read(const struct system_file *file, const char *folder,
                                const struct keyring *ring, struct system_images **out)
{
    struct system_images *images = *out = calloc(1, sizeof *images);
    enum outcome worst = DONE;

    if (!images)
        exit(unable("out of memory"));
    for (unsigned i = 0; i < file->domain_count; i++) {
        enum outcome outcome = read_image(&file->domains[i], folder, ring, &images->files[i],
                                          &images->images[i]);
        if (outcome > worst)
            worst = outcome;
    }
    return worst;
}

void system_images_free(struct system_images *images)
{
    for (unsigned i = 0; images && i < SD_SYSTEM_DOMAINS_MAX; i++)
        buffer_free(&images->files[i]);
    free(images);
}

static void check_grants(struct system_file *file, const struct domain_entry *domain,
                         const struct manifest *manifest)
{
    for (unsigned i = 0; i < domain->grant_count; i++) {
        const struct placed_name *grant = &domain->grants[i];
        if (!manifest_asks_grant(manifest, text_of(grant->text)))
            system_file_error(file, grant->place,
                              "'%s' does not ask for '%s'; leave the grant out or ask for it in "
                              "the image's manifest",
                              domain->name.text, grant->text);
        for (unsigned other = 0; other < i; other++)
            if (!strcmp(domain->grants[other].text, grant->text))
                system_file_error(file, grant->place, "grant '%s' stands twice", grant->text);
    }
}

/* What the image asks for is the most it is given. A time limit is looser the
 * larger it is, and 0 is none; headroom is a need, so it may only grow. */
static bool is_allowed_quota(enum quota quota, uint64_t asked, uint64_t given)
{
    switch (quota) {
    case QUOTA_CALL_TIMEOUT: return asked == 0 || (given != 0 && given <= asked);
    case QUOTA_HEADROOM: return given >= asked;
    default: return given <= asked;
    }
}

static uint64_t asked_quota(const struct quotas *quotas, enum quota quota)
{
    switch (quota) {
    case QUOTA_HEAP: return quotas->heap_bytes;
    case QUOTA_SHARED: return quotas->shared_bytes;
    case QUOTA_RREFS: return quotas->rrefs;
    case QUOTA_THREADS: return quotas->threads;
    case QUOTA_CPU_SHARE: return quotas->cpu_share;
    case QUOTA_CALL_TIMEOUT: return quotas->call_timeout_ms;
    default: return quotas->headroom_bytes;
    }
}

static void check_quotas(struct system_file *file, const struct domain_entry *domain,
                         const struct manifest *manifest)
{
    for (unsigned q = 0; q < QUOTA_COUNT; q++) {
        const struct placed_number *given = &domain->quotas[q];
        uint64_t asked = asked_quota(&manifest->quotas, q);
        bool is_wide = q == QUOTA_HEAP || q == QUOTA_SHARED;
        if (given->is_set && !is_wide && given->value > UINT32_MAX)
            system_file_error(file, given->place, "%s %llu is above %u", quota_names[q],
                              (unsigned long long)given->value, UINT32_MAX);
        else if (given->is_set && !is_allowed_quota(q, asked, given->value))
            system_file_error(file, given->place, "%s %llu is beyond the %llu that '%s' asks for",
                              quota_names[q], (unsigned long long)given->value,
                              (unsigned long long)asked, domain->name.text);
    }
}

/* An importer that starts before its exporter would find nothing there. */
static void check_order(struct system_file *file, unsigned importer, unsigned exporter,
                        const struct wire_entry *wire)
{
    if (importer < exporter && file->domains[importer].starts_at_boot &&
        file->domains[exporter].starts_at_boot)
        system_file_error(file, wire->domain.place,
                          "'%s' starts before '%s', which it imports from; list '%s' first",
                          file->domains[importer].name.text, wire->domain.text, wire->domain.text);
}

static void check_wire(struct system_file *file, const struct system_images *images,
                       unsigned importer, const struct wire_entry *wire)
{
    const struct manifest *manifest = &images->images[importer].manifest;
    unsigned exporter = system_file_find(file, wire->domain.text);
    struct manifest_interface import, export;
    struct image_verdict verdict;

    if (!manifest_find_binding(manifest, SD_IMPORT, text_of(wire->import.text), &import, 0)) {
        system_file_error(file, wire->import.place, "'%s' has no import '%s'",
                          file->domains[importer].name.text, wire->import.text);
    } else if (exporter == file->domain_count) {
        system_file_error(file, wire->domain.place, "there is no domain '%s'", wire->domain.text);
    } else if (exporter == importer) {
        system_file_error(file, wire->domain.place, "'%s' cannot import from itself",
                          wire->domain.text);
    } else if (!manifest_find_binding(&images->images[exporter].manifest, SD_EXPORT,
                                      text_of(wire->export.text), &export, 0)) {
        system_file_error(file, wire->export.place, "'%s' has no export '%s'", wire->domain.text,
                          wire->export.text);
    } else if (!manifest_interface_fits(&import, &export, &verdict)) {
        system_file_error(file, wire->export.place, "%s: %s", image_cause_name(verdict.cause),
                          verdict.detail);
    } else {
        check_order(file, importer, exporter, wire);
    }
}

static void check_wires(struct system_file *file, const struct system_images *images,
                        unsigned importer)
{
    const struct domain_entry *domain = &file->domains[importer];
    const struct manifest *manifest = &images->images[importer].manifest;

    for (unsigned i = 0; i < domain->wire_count; i++) {
        check_wire(file, images, importer, &domain->wires[i]);
        for (unsigned other = 0; other < i; other++)
            if (!strcmp(domain->wires[other].import.text, domain->wires[i].import.text))
                system_file_error(file, domain->wires[i].import.place, "import '%s' stands twice",
                                  domain->wires[i].import.text);
    }
    for (uint32_t i = 0; i < manifest->import_count; i++) {
        struct image_text binding = manifest_interface_at(manifest, SD_IMPORT, i).binding;
        unsigned w = 0;
        while (w < domain->wire_count &&
               !image_text_is(binding, domain->wires[w].import.text))
            w++;
        if (w == domain->wire_count)
            system_file_error(file, domain->place,
                              "import '%.*s' of '%s' is not wired; add 'wire: { %.*s: DOMAIN.EXPORT }'",
                              (int)binding.n, binding.bytes, domain->name.text, (int)binding.n,
                              binding.bytes);
    }
}

static void check_main(struct system_file *file, const struct system_images *images)
{
    unsigned domain = system_file_find(file, file->main_domain.text);
    struct manifest_interface export;

    if (domain == file->domain_count)
        system_file_error(file, file->main_domain.place, "there is no domain '%s'",
                          file->main_domain.text);
    else if (!file->domains[domain].starts_at_boot)
        system_file_error(file, file->main_domain.place,
                          "'%s' has the main export but does not start; add 'start: true'",
                          file->main_domain.text);
    else if (!manifest_find_binding(&images->images[domain].manifest, SD_EXPORT,
                                    text_of(file->main_export.text), &export, 0))
        system_file_error(file, file->main_export.place, "'%s' has no export '%s'",
                          file->main_domain.text, file->main_export.text);
}

enum outcome system_check(struct system_file *file, const struct system_images *images)
{
    check_main(file, images);
    for (unsigned i = 0; i < file->domain_count; i++) {
        const struct manifest *manifest = &images->images[i].manifest;
        check_grants(file, &file->domains[i], manifest);
        check_quotas(file, &file->domains[i], manifest);
        check_wires(file, images, i);
    }
    return file->error_count ? REFUSED : DONE;
}
