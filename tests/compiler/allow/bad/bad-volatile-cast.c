// volatile in a compound literal, a typeof and a local.
int read(int n)
{
	__typeof__(volatile int) a = n; // expect-error:22: 'volatile' is not in the dialect; use _Atomic, or sd_mmio_* for device registers [volatile-qualifier]
	volatile int b = n; // expect-error:11: 'volatile' is not in the dialect; use _Atomic, or sd_mmio_* for device registers [volatile-qualifier]
	return a + b + (volatile int){n};
}
// expect-error@6:27: 'volatile' is not in the dialect; use _Atomic, or sd_mmio_* for device registers [volatile-qualifier]
