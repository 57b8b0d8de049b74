/* Loading. The bytes that were verified are the bytes that are copied here;
 * upholds I9: a page of a domain is never writable and executable, and nothing
 * of an image stays writable that its file does not ask to be. */
#include "core/loader.h"

#include <string.h>

#include "arch/arch.h"
#include "core/service.h"

enum { GUARD_PAGES = 1 };

static uintptr_t page_down(uintptr_t address)
{
    return address & ~(uintptr_t)(ARCH_PAGE_BYTES - 1);
}

static uintptr_t page_up(uintptr_t address)
{
    return page_down(address + ARCH_PAGE_BYTES - 1);
}

struct pages {
    void *start;
    size_t count;
};

static struct pages pages_of(uintptr_t base, uint64_t address, uint64_t bytes)
{
    uintptr_t start = page_down(base + address);
    // SAFETY: image_parse placed every segment inside span_bytes from the base.
    return (struct pages){(void *)start, (page_up(base + address + bytes) - start) / ARCH_PAGE_BYTES};
}

static bool copy_segments(const struct image *image, struct loaded_image *to)
{
    for (uint32_t i = 0; i < image->segment_count; i++) {
        const struct image_segment *segment = &image->segments[i];
        struct pages pages = pages_of(to->base, segment->address, segment->memory_bytes);
        if (!arch_map(pages.start, pages.count, ARCH_RW))
            return false;
        to->mapped_pages += pages.count;
        to->segments[to->segment_count].start = to->base + segment->address;
        to->segments[to->segment_count++].end = to->base + segment->address + segment->memory_bytes;
        // SAFETY: file_bytes <= memory_bytes, and those pages were just mapped.
        memcpy((void *)(to->base + segment->address), segment->file, segment->file_bytes);
    }
    return true;
}

static void protect_segments(const struct image *image, struct loaded_image *to)
{
    to->text_start = UINTPTR_MAX;
    for (uint32_t i = 0; i < image->segment_count; i++) {
        const struct image_segment *segment = &image->segments[i];
        struct pages pages = pages_of(to->base, segment->address, segment->memory_bytes);
        if (segment->is_writable)
            continue;
        arch_protect(pages.start, pages.count, segment->is_executable ? ARCH_RX : ARCH_R);
        if (!segment->is_executable)
            continue;
        uintptr_t start = to->base + segment->address;
        if (start < to->text_start)
            to->text_start = start;
        if (start + segment->memory_bytes > to->text_end)
            to->text_end = start + segment->memory_bytes;
    }
    if (image->relro_bytes) {
        struct pages pages = pages_of(to->base, image->relro_start, image->relro_bytes);
        arch_protect(pages.start, pages.count, ARCH_R);
    }
}

/* [start, end) lies in one segment; an empty range may lie anywhere. */
static bool is_inside(const struct loaded_image *image, const void *start, const void *end)
{
    uintptr_t from = (uintptr_t)start, to = (uintptr_t)end;
    return from == to || (from < to && to <= loaded_image_segment_end(image, from));
}

static bool is_in_text(const struct loaded_image *image, uintptr_t pc)
{
    return pc >= image->text_start && pc < image->text_end;
}

static bool is_header_sound(const struct loaded_image *image, const struct sd_domain_header *h)
{
    return h->magic == SD_IMAGE_MAGIC && h->abi_version == SD_ABI_VERSION &&
           is_inside(image, h->proxy_start, h->proxy_end) &&
           is_inside(image, h->traps, h->traps_end) && is_inside(image, h->funcs, h->funcs_end) &&
           (uintptr_t)h->traps % _Alignof(struct sd_trap) == 0 &&
           (uintptr_t)h->funcs % _Alignof(struct sd_func) == 0 &&
           is_in_text(image, (uintptr_t)h->create);
}

static bool start(const struct image *image, struct loaded_image *to,
                  struct image_verdict *verdict)
{
    // SAFETY: the entry is trusted code of libsdrt, linked by sdc and covered by
    // the signature; image_parse found it in an executable segment.
    sd_start_fn entry = (sd_start_fn)(to->base + image->entry);
    const struct sd_domain_header *header = entry(&service_table);
    if (!is_inside(to, header, header + 1) || (uintptr_t)header % _Alignof(struct sd_domain_header))
        return image_refuse(verdict, IMAGE_BAD_MANIFEST, "sd_start returned a header outside the image");
    to->header = *header;
    if (!is_header_sound(to, header))
        return image_refuse(verdict, IMAGE_BAD_MANIFEST,
                            "the header that sd_start returned points outside the image");
    if (header->import_count != image->manifest.import_count ||
        header->export_count != image->manifest.export_count)
        return image_refuse(verdict, IMAGE_BAD_MANIFEST,
                            "the code has %u imports and %u exports, the manifest %u and %u",
                            header->import_count, header->export_count,
                            image->manifest.import_count, image->manifest.export_count);
    to->proxy_start = (uintptr_t)header->proxy_start;
    to->proxy_end = (uintptr_t)header->proxy_end;
    return true;
}

bool loader_map(const struct image *image, struct loaded_image *to, struct image_verdict *verdict)
{
    size_t span_pages = image->span_bytes / ARCH_PAGE_BYTES;
    *to = (struct loaded_image){.reserved_pages = span_pages + 2 * GUARD_PAGES,
                                .span_bytes = image->span_bytes};
    to->start = (uintptr_t)arch_reserve(to->reserved_pages);
    if (!to->start)
        return false;
    to->base = to->start + GUARD_PAGES * ARCH_PAGE_BYTES;
    if (!copy_segments(image, to))
        return false;
    // SAFETY: span_bytes from the base are reserved; relocations lie in segments.
    image_relocate(image, (uint8_t *)to->base, to->base);
    protect_segments(image, to);
    return start(image, to, verdict);
}

void loader_unmap(struct loaded_image *image)
{
    if (!image->start)
        return;
    // SAFETY: no frame names the instance any more (I4).
    void *start = (void *)image->start;
    arch_unmap(start, image->reserved_pages);
    arch_release(start, image->reserved_pages);
    *image = (struct loaded_image){0};
}
