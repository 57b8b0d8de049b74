// A case past a declaration in the body of the switch.
int pick(unsigned k)
{
	switch (k) {
		unsigned i;
	case 1: // expect-error:2: this case jumps past the declaration of 'i'; declare it before the jump or inside a block of its own [jump-past-declaration]
		i = 2;
		return i;
	default: // expect-error:2: this default jumps past the declaration of 'i'; declare it before the jump or inside a block of its own [jump-past-declaration]
		return i;
	}
}

int late(int k)
{
	switch (k) {
	case 1:;
		int x = 1;
		return x;
	case 2: // expect-error:2: this case jumps past the declaration of 'x'; declare it before the jump or inside a block of its own [jump-past-declaration]
		return x;
	}
	return 0;
}
