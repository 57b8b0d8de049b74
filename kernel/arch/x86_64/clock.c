/* Time from the TSC, ticks from the local APIC's timer; both calibrated once
 * against channel 2 of the PIT, the one clock of known rate that every PC has.
 * The PIC's 16 lines are moved off the fault vectors and masked. */
#include "cpu.h"
#include "layout.h"
#include "port.h"

#define TICK_NS 4000000ull

#define PIT_HZ 1193182ull
#define PIT_CHANNEL2 0x42
#define PIT_COMMAND 0x43
#define PIT_GATE 0x61
#define CALIBRATION_NS 10000000ull
#define CALIBRATION_ROUNDS 3

#define PIC1 0x20
#define PIC2 0xa0

#define APIC_ENABLED (1u << 11) /* in MSR_APIC_BASE */
#define APIC_TASK_PRIORITY 0x80
#define APIC_END_OF_INTERRUPT 0xb0
#define APIC_SPURIOUS 0xf0
#define APIC_LVT_TIMER 0x320
#define APIC_LVT_LINT0 0x350
#define APIC_TIMER_INITIAL 0x380
#define APIC_TIMER_CURRENT 0x390
#define APIC_TIMER_DIVIDE 0x3e0
#define LVT_MASKED (1u << 16)
#define LVT_PERIODIC (1u << 17)
#define DIVIDE_BY_16 3u

static uintptr_t apic;
static uint64_t tsc_at_start;
static uint64_t ns_per_tsc_32; /* fixed point, 32 fraction bits */

static uint32_t apic_read(uint32_t offset)
{
    // SAFETY: the local APIC's page is mapped uncached by clock_start.
    return *(volatile uint32_t *)(apic + offset);
}

static void apic_write(uint32_t offset, uint32_t value)
{
    // SAFETY: as apic_read; `offset` names a writable register.
    *(volatile uint32_t *)(apic + offset) = value;
}

void clock_end_of_interrupt(void)
{
    apic_write(APIC_END_OF_INTERRUPT, 0);
}

static void pic_mask(void)
{
    /* 8259A initialisation words 1 to 4, then all lines masked. */
    static const uint8_t words[4][2] = {
        { 0x11, 0x11 }, { VECTOR_PIC, VECTOR_PIC + 8 }, { 4, 2 }, { 1, 1 },
    };
    out8(PIC1, words[0][0]);
    out8(PIC2, words[0][1]);
    for (int i = 1; i < 4; i++) {
        out8(PIC1 + 1, words[i][0]);
        out8(PIC2 + 1, words[i][1]);
    }
    out8(PIC1 + 1, 0xff);
    out8(PIC2 + 1, 0xff);
}

/* One run of CALIBRATION_NS; a pause of a virtual machine only lengthens it. */
static void measure(uint64_t *tsc_ticks, uint64_t *apic_ticks)
{
    uint64_t count = PIT_HZ * CALIBRATION_NS / 1000000000;
    out8(PIT_GATE, (in8(PIT_GATE) & 0xfc) | 1); /* gate on, speaker off */
    out8(PIT_COMMAND, 0xb0);                    /* channel 2, both bytes, mode 0 */
    out8(PIT_CHANNEL2, (uint8_t)count);
    uint64_t start = tsc_read();
    uint32_t apic_start = apic_read(APIC_TIMER_CURRENT);
    out8(PIT_CHANNEL2, (uint8_t)(count >> 8));  /* starts the countdown */
    while (!(in8(PIT_GATE) & 0x20))
        ;
    *tsc_ticks = tsc_read() - start;
    *apic_ticks = apic_start - apic_read(APIC_TIMER_CURRENT);
}

void clock_start(void)
{
    pic_mask();

    uint64_t base = msr_read(MSR_APIC_BASE);
    msr_write(MSR_APIC_BASE, base | APIC_ENABLED);
    apic = base & 0xffffff000ull;
    paging_map_device(apic);
    apic_write(APIC_TASK_PRIORITY, 0);
    apic_write(APIC_LVT_LINT0, LVT_MASKED);
    apic_write(APIC_SPURIOUS, 0x100 | VECTOR_SPURIOUS);
    apic_write(APIC_TIMER_DIVIDE, DIVIDE_BY_16);
    apic_write(APIC_LVT_TIMER, LVT_MASKED);
    apic_write(APIC_TIMER_INITIAL, UINT32_MAX);

    uint64_t tsc_ticks = UINT64_MAX, apic_ticks = UINT64_MAX;
    for (int i = 0; i < CALIBRATION_ROUNDS; i++) {
        uint64_t tsc, apic_count;
        measure(&tsc, &apic_count);
        tsc_ticks = tsc < tsc_ticks ? tsc : tsc_ticks;
        apic_ticks = apic_count < apic_ticks ? apic_count : apic_ticks;
    }
    if (!tsc_ticks || !apic_ticks)
        port_panic("a clock stands still: TSC and APIC ticks in 10 ms:", tsc_ticks, apic_ticks);
    ns_per_tsc_32 = (CALIBRATION_NS << 32) / tsc_ticks;
    tsc_at_start = tsc_read();

    uint64_t initial = apic_ticks * TICK_NS / CALIBRATION_NS;
    apic_write(APIC_LVT_TIMER, LVT_PERIODIC | VECTOR_TIMER);
    apic_write(APIC_TIMER_INITIAL, initial ? (uint32_t)initial : 1);
}

uint64_t arch_now_ns(void)
{
    return (uint64_t)((unsigned __int128)(tsc_read() - tsc_at_start) * ns_per_tsc_32 >> 32);
}

uint64_t arch_tick_ns(void)
{
    return TICK_NS;
}
