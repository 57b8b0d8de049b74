/* Reads what the two boot protocols tell: usable memory and the system image.
 *
 *   PVH        hvm_start_info of Xen's public/arch-x86/hvm/start_info.h
 *   multiboot2 the tag list of the Multiboot2 Specification 2.0, 3.6
 *
 * The loader is trusted, as it loaded this kernel; still each count is bounded
 * and what the kernel cannot use is named instead of being skipped. */
#include "layout.h"
#include "port.h"

#define PVH_MAGIC 0x336ec578u
#define PVH_MEMORY_USABLE 1u

struct pvh_start_info {
    uint32_t magic, version, flags, module_count;
    uint64_t modules, command_line, rsdp, memory_map;
    uint32_t memory_map_count, reserved;
};

struct pvh_module {
    uint64_t start, size, command_line, reserved;
};

struct pvh_memory {
    uint64_t start, size;
    uint32_t type, reserved;
};

#define TAG_END 0u
#define TAG_MODULE 3u
#define TAG_MEMORY_MAP 6u
#define MULTIBOOT_MEMORY_USABLE 1u

struct multiboot_info {
    uint32_t total_bytes, reserved;
};

struct multiboot_tag {
    uint32_t type, size;
};

struct multiboot_module {
    struct multiboot_tag tag;
    uint32_t start, end;
};

struct multiboot_memory_map {
    struct multiboot_tag tag;
    uint32_t entry_bytes, entry_version;
};

struct multiboot_memory {
    uint64_t start, size;
    uint32_t type, reserved;
};

/* A physical address of the loader as a pointer. */
static const void *loader_data(uint64_t address)
{
    if (address >> 32)
        port_panic("boot information above 4 GiB: address:", address, 0);
    // SAFETY: the tables of boot.S map the first 4 GiB one to one.
    return (const void *)address;
}

static void add_usable(struct boot_info *info, uint64_t start, uint64_t size)
{
    uint64_t end = start + size;
    if (end < start || end > REGION_START)
        end = REGION_START; /* physical memory is mapped below the domains */
    start = (start + ARCH_PAGE_BYTES - 1) & ~(uint64_t)(ARCH_PAGE_BYTES - 1);
    end &= ~(uint64_t)(ARCH_PAGE_BYTES - 1);
    if (start >= end)
        return;
    if (info->usable_count == MEMORY_RANGES)
        port_panic("memory map with too many ranges: largest count:", MEMORY_RANGES, 0);
    info->usable[info->usable_count++] = (struct memory_range){ start, end };
}

static void set_image(struct boot_info *info, uint64_t start, uint64_t end)
{
    if (info->image.end)
        port_panic("more than one boot module, expected the system image alone: first, second:",
                   info->image.start, start);
    if (end < start || end >> 32)
        port_panic("system image above 4 GiB: start, end:", start, end);
    info->image = (struct memory_range){ start, end };
}

static void read_pvh(const struct pvh_start_info *start, struct boot_info *info)
{
    if (start->magic != PVH_MAGIC || start->version < 1)
        port_panic("PVH start info without a memory map: magic, version:", start->magic,
                   start->version);
    const struct pvh_memory *memory = loader_data(start->memory_map);
    for (uint32_t i = 0; i < start->memory_map_count; i++) {
        if (memory[i].type == PVH_MEMORY_USABLE)
            add_usable(info, memory[i].start, memory[i].size);
    }
    const struct pvh_module *module = loader_data(start->modules);
    for (uint32_t i = 0; i < start->module_count; i++)
        set_image(info, module[i].start, module[i].start + module[i].size);
}

static void read_memory_map(const struct multiboot_memory_map *map, struct boot_info *info)
{
    if (map->entry_bytes < sizeof(struct multiboot_memory) || map->tag.size < sizeof *map)
        port_panic("multiboot2 memory map of unknown form: entry, tag bytes:", map->entry_bytes,
                   map->tag.size);
    uint32_t count = (map->tag.size - sizeof *map) / map->entry_bytes;
    for (uint32_t i = 0; i < count; i++) {
        // SAFETY: the entry lies inside the tag by the computation of `count`.
        const struct multiboot_memory *memory =
            (const void *)((uintptr_t)(map + 1) + (size_t)i * map->entry_bytes);
        if (memory->type == MULTIBOOT_MEMORY_USABLE)
            add_usable(info, memory->start, memory->size);
    }
}

static void read_multiboot2(const struct multiboot_info *multiboot, struct boot_info *info)
{
    uint32_t offset = sizeof *multiboot;
    while (offset + sizeof(struct multiboot_tag) <= multiboot->total_bytes) {
        // SAFETY: the tag's head lies inside the information; its size is
        // checked before the next one is looked at.
        const struct multiboot_tag *tag = (const void *)((uintptr_t)multiboot + offset);
        if (tag->type == TAG_END)
            return;
        if (tag->size < sizeof *tag || tag->size > multiboot->total_bytes - offset)
            break;
        if (tag->type == TAG_MEMORY_MAP)
            read_memory_map((const void *)tag, info);
        if (tag->type == TAG_MODULE) {
            const struct multiboot_module *module = (const void *)tag;
            set_image(info, module->start, module->end);
        }
        offset += (tag->size + 7) & ~7u;
    }
    port_panic("multiboot2 information ends without an end tag: offset, bytes:", offset,
               multiboot->total_bytes);
}

void boot_info_read(unsigned protocol, uintptr_t address, struct boot_info *info)
{
    if (protocol == BOOT_PVH)
        read_pvh(loader_data(address), info);
    else
        read_multiboot2(loader_data(address), info);
    if (!info->usable_count)
        port_panic("no usable memory in the boot information at:", address, 0);
}
