// What is refused is found wherever it stands.
struct outer {
	int (*f)(volatile int *, struct { volatile int a; } *);
};

int local(int n)
{
	enum { SIZE = sizeof(volatile int) }; // expect-error:32: 'volatile' is not in the dialect; use _Atomic, or sd_mmio_* for device registers [volatile-qualifier]
	typedef volatile int hidden; // expect-error:19: 'volatile' is not in the dialect; use _Atomic, or sd_mmio_* for device registers [volatile-qualifier]
	struct inner {
		volatile int b; // expect-error:12: 'volatile' is not in the dialect; use _Atomic, or sd_mmio_* for device registers [volatile-qualifier]
	};
	int a[sizeof(struct late { volatile int c; })] = {0}; // expect-error:38: 'volatile' is not in the dialect; use _Atomic, or sd_mmio_* for device registers [volatile-qualifier]
	for (struct head { volatile int d; } *h = 0; h;) // expect-error:30: 'volatile' is not in the dialect; use _Atomic, or sd_mmio_* for device registers [volatile-qualifier]
		return SIZE;
	return a[n];
}

int (*pick(int n, volatile int m))(volatile int);
_Static_assert(sizeof(volatile int) == 4, "four"); // expect-error:32: 'volatile' is not in the dialect; use _Atomic, or sd_mmio_* for device registers [volatile-qualifier]
// expect-error@3:45: 'volatile' is not in the dialect; use _Atomic, or sd_mmio_* for device registers [volatile-qualifier]
// expect-error@3:20: 'volatile' is not in the dialect; use _Atomic, or sd_mmio_* for device registers [volatile-qualifier]
// expect-error@19:28: 'volatile' is not in the dialect; use _Atomic, or sd_mmio_* for device registers [volatile-qualifier]
// expect-error@19:45: 'volatile' is not in the dialect; use _Atomic, or sd_mmio_* for device registers [volatile-qualifier]
