// volatile in every place that names a type.
volatile int flag; // expect-error:10: 'volatile' is not in the dialect; use _Atomic, or sd_mmio_* for device registers [volatile-qualifier]
struct device {
	volatile unsigned status; // expect-error:11: 'volatile' is not in the dialect; use _Atomic, or sd_mmio_* for device registers [volatile-qualifier]
};
void poll(volatile int *p); // expect-error:20: 'volatile' is not in the dialect; use _Atomic, or sd_mmio_* for device registers [volatile-qualifier]
typedef volatile int watched; // expect-error:18: 'volatile' is not in the dialect; use _Atomic, or sd_mmio_* for device registers [volatile-qualifier]

unsigned long size(void)
{
	return sizeof(volatile int) + sizeof(struct { volatile char c; });
}
// expect-error@11:57: 'volatile' is not in the dialect; use _Atomic, or sd_mmio_* for device registers [volatile-qualifier]
// expect-error@11:25: 'volatile' is not in the dialect; use _Atomic, or sd_mmio_* for device registers [volatile-qualifier]
