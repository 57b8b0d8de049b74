#include "inspect.h"

#include <inttypes.h>
#include <stdio.h>

#include "trailer.h"

static const enum sd_direction directions[] = {SD_IMPORT, SD_EXPORT};

static void print_hex(const uint8_t *bytes, size_t n)
{
    for (size_t i = 0; i < n; i++)
        printf("%02x", bytes[i]);
}

static const char *segment_flags(const struct image_segment *segment)
{
    return segment->is_writable ? "rw-" : segment->is_executable ? "r-x" : "r--";
}

static uint32_t interface_count(const struct manifest *manifest, enum sd_direction direction)
{
    return direction == SD_EXPORT ? manifest->export_count : manifest->import_count;
}

static void print_text_line(const char *label, struct image_text text)
{
    printf("%-16s %.*s\n", label, (int)text.n, text.bytes);
}

void inspect_print_text(const struct image *image, const uint8_t *key_id)
{
    const struct manifest *manifest = &image->manifest;
    const struct quotas *quotas = &manifest->quotas;

    print_text_line("domain", manifest->name);
    print_text_line("version", manifest->version);
    printf("%-16s %u\n", "rollback", manifest->rollback);
    print_text_line("compiler", manifest->compiler);
    printf("%-16s %u\n", "compiler level", manifest->compiler_level);
    print_text_line("flags", manifest->flags);
    printf("%-16s %u\n", "dialect level", manifest->dialect_level);
    printf("%-16s %s\n", "threads inside", manifest->is_concurrent ? "several" : "one at a time");
    printf("%-16s ", "sources");
    print_hex(manifest->source_digest, SD_FINGERPRINT_BYTES);
    printf("\n%-16s ", "signed by");
    if (key_id)
        print_hex(key_id, SD_KEY_ID_BYTES);
    else
        printf("nobody");
    printf("\n%-16s heap %" PRIu64 ", shared %" PRIu64
           " bytes, %u rrefs, %u threads, CPU share %u, calls %u ms, headroom %u bytes\n",
           "quotas", quotas->heap_bytes, quotas->shared_bytes, quotas->rrefs, quotas->threads,
           quotas->cpu_share, quotas->call_timeout_ms, quotas->headroom_bytes);
    for (uint32_t i = 0; i < manifest->grant_count; i++)
        print_text_line("asks for", manifest_grant_at(manifest, i));
    for (unsigned d = 0; d < 2; d++) {
        for (uint32_t i = 0; i < interface_count(manifest, directions[d]); i++) {
            struct manifest_interface interface = manifest_interface_at(manifest, directions[d], i);
            printf("%-16s %.*s: %.*s ", directions[d] == SD_EXPORT ? "exports" : "imports",
                   (int)interface.binding.n, interface.binding.bytes, (int)interface.name.n,
                   interface.name.bytes);
            print_hex(interface.fingerprint, SD_FINGERPRINT_BYTES);
            putchar('\n');
        }
    }
    for (uint32_t i = 0; i < image->segment_count; i++) {
        const struct image_segment *segment = &image->segments[i];
        printf("%-16s %s 0x%08" PRIx64 " %" PRIu64 " bytes, %" PRIu64 " in the file\n", "segment",
               segment_flags(segment), segment->address, segment->memory_bytes,
               segment->file_bytes);
    }
    printf("%-16s 0x%" PRIx64 "\n%-16s %u\n", "entry", image->entry, "relocations",
           image->relocation_count);
}

void inspect_print_json_text(struct image_text text)
{
    putchar('"');
    for (size_t i = 0; i < text.n; i++) {
        if (text.bytes[i] == '"' || text.bytes[i] == '\\')
            putchar('\\');
        putchar(text.bytes[i]);
    }
    putchar('"');
}

static void print_json_field(const char *name, struct image_text text)
{
    printf("  \"%s\": ", name);
    inspect_print_json_text(text);
    printf(",\n");
}

static void print_json_hex(const char *name, const uint8_t *bytes, size_t n)
{
    printf("  \"%s\": \"", name);
    print_hex(bytes, n);
    printf("\",\n");
}

static void print_json_interface(const struct manifest_interface *interface)
{
    printf("    {\"binding\": ");
    inspect_print_json_text(interface->binding);
    printf(", \"interface\": ");
    inspect_print_json_text(interface->name);
    printf(", \"fingerprint\": \"");
    print_hex(interface->fingerprint, SD_FINGERPRINT_BYTES);
    printf("\", \"members\": {");
    for (uint32_t i = 0; i < interface->member_count; i++) {
        struct manifest_member member = manifest_member_at(interface, i);
        printf("%s", i ? ", " : "");
        inspect_print_json_text(member.name);
        printf(": \"");
        print_hex(member.hash, SD_FINGERPRINT_BYTES);
        putchar('"');
    }
    printf("}}");
}

static void print_json_interfaces(const struct manifest *manifest, enum sd_direction direction)
{
    uint32_t count = interface_count(manifest, direction);

    printf("  \"%s\": [\n", direction == SD_EXPORT ? "exports" : "imports");
    for (uint32_t i = 0; i < count; i++) {
        struct manifest_interface interface = manifest_interface_at(manifest, direction, i);
        print_json_interface(&interface);
        printf("%s\n", i + 1 < count ? "," : "");
    }
    printf("  ],\n");
}

static void print_json_segments(const struct image *image)
{
    printf("  \"segments\": [\n");
    for (uint32_t i = 0; i < image->segment_count; i++) {
        const struct image_segment *segment = &image->segments[i];
        printf("    {\"flags\": \"%s\", \"address\": %" PRIu64 ", \"memory_bytes\": %" PRIu64
               ", \"file_bytes\": %" PRIu64 "}%s\n",
               segment_flags(segment), segment->address, segment->memory_bytes,
               segment->file_bytes, i + 1 < image->segment_count ? "," : "");
    }
    printf("  ],\n");
}

void inspect_print_json(const struct image *image, const uint8_t *key_id)
{
    const struct manifest *manifest = &image->manifest;
    const struct quotas *quotas = &manifest->quotas;

    printf("{\n");
    print_json_field("domain", manifest->name);
    print_json_field("version", manifest->version);
    printf("  \"rollback\": %u,\n", manifest->rollback);
    print_json_field("compiler", manifest->compiler);
    printf("  \"compiler_level\": %u,\n", manifest->compiler_level);
    print_json_field("flags", manifest->flags);
    printf("  \"dialect_level\": %u,\n", manifest->dialect_level);
    printf("  \"concurrent\": %s,\n", manifest->is_concurrent ? "true" : "false");
    print_json_hex("source_digest", manifest->source_digest, SD_FINGERPRINT_BYTES);
    if (key_id)
        print_json_hex("key_id", key_id, SD_KEY_ID_BYTES);
    else
        printf("  \"key_id\": null,\n");
    printf("  \"quotas\": {\"heap_bytes\": %" PRIu64 ", \"shared_bytes\": %" PRIu64
           ", \"rrefs\": %u, \"threads\": %u, \"cpu_share\": %u, \"call_timeout_ms\": %u, "
           "\"headroom_bytes\": %u},\n",
           quotas->heap_bytes, quotas->shared_bytes, quotas->rrefs, quotas->threads,
           quotas->cpu_share, quotas->call_timeout_ms, quotas->headroom_bytes);
    printf("  \"grants\": [");
    for (uint32_t i = 0; i < manifest->grant_count; i++) {
        printf("%s", i ? ", " : "");
        inspect_print_json_text(manifest_grant_at(manifest, i));
    }
    printf("],\n");
    print_json_interfaces(manifest, SD_IMPORT);
    print_json_interfaces(manifest, SD_EXPORT);
    print_json_segments(image);
    printf("  \"entry\": %" PRIu64 ",\n  \"relocations\": %u\n}\n", image->entry,
           image->relocation_count);
}
