/* GDT, TSS and IDT of the boot CPU. All vectors are interrupt gates on an IST
 * stack (Intel SDM vol. 3, 7.14.5): interrupts are off in every handler, and
 * no handler runs on the stack it interrupted. */
#include "trap.h"

#include "layout.h"

#include <stddef.h>

struct [[gnu::packed]] tss {
    uint32_t reserved0;
    uint64_t rsp[3];
    uint64_t reserved1;
    uint64_t ist[7]; /* ist[n - 1] is IST n */
    uint64_t reserved2;
    uint16_t reserved3;
    uint16_t io_map_offset;
};
static_assert(sizeof(struct tss) == 104);

struct gate {
    uint16_t offset_low;
    uint16_t selector;
    uint8_t ist;
    uint8_t type;
    uint16_t offset_middle;
    uint32_t offset_high;
    uint32_t reserved;
};
static_assert(sizeof(struct gate) == 16);

struct [[gnu::packed]] table_pointer {
    uint16_t limit;
    const void *base;
};

#define GATE_INTERRUPT 0x8e /* present, ring 0, 64-bit interrupt gate */

[[gnu::aligned(4096)]] uint8_t ist_stacks[IST_COUNT * IST_ELEMENT_BYTES];

extern const uint8_t trap_stubs[]; /* trap.S: VECTOR_COUNT stubs of 16 bytes */

static struct tss tss;
static struct gate idt[VECTOR_COUNT];
static uint64_t gdt[5] = {
    0,
    0x00af9b000000ffff, /* SELECTOR_CODE: ring 0, 64-bit */
    0x00cf93000000ffff, /* SELECTOR_DATA */
    0, 0,               /* SELECTOR_TSS, filled below */
};

static uint8_t ist_of(unsigned vector)
{
    if (vector == VECTOR_DOUBLE_FAULT)
        return IST_DOUBLE_FAULT;
    if (vector == VECTOR_NMI || vector == VECTOR_MACHINE_CHECK)
        return IST_NMI;
    return vector < VECTOR_FIRST_IRQ ? IST_FAULT : IST_IRQ;
}

static void fill_idt(void)
{
    for (unsigned vector = 0; vector < VECTOR_COUNT; vector++) {
        uintptr_t stub = (uintptr_t)trap_stubs + 16 * vector;
        idt[vector] = (struct gate){
            .offset_low = (uint16_t)stub,
            .selector = SELECTOR_CODE,
            .ist = ist_of(vector),
            .type = GATE_INTERRUPT,
            .offset_middle = (uint16_t)(stub >> 16),
            .offset_high = (uint32_t)(stub >> 32),
        };
    }
}

static void fill_tss(void)
{
    for (unsigned i = 0; i < IST_COUNT; i++)
        tss.ist[i] = (uintptr_t)ist_stacks + (i + 1) * IST_ELEMENT_BYTES;
    tss.io_map_offset = sizeof tss;
    uint64_t base = (uintptr_t)&tss;
    gdt[SELECTOR_TSS / 8] = (sizeof tss - 1) | (base & 0xffffff) << 16 |
                            0x89ull << 40 /* present, available 64-bit TSS */ |
                            (base >> 24 & 0xff) << 56;
    gdt[SELECTOR_TSS / 8 + 1] = base >> 32;
}

void segments_start(void)
{
    fill_tss();
    fill_idt();
    struct table_pointer gdt_pointer = { sizeof gdt - 1, gdt };
    struct table_pointer idt_pointer = { sizeof idt - 1, idt };
    segments_load(&gdt_pointer, &idt_pointer);
}
