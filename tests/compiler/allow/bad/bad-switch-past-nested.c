// A case inside a block inside the body.
int nested(int k)
{
	switch (k) {
	case 1: {
		int x = 1;
		k += x;
	case 2: // expect-error:2: this case jumps past the declaration of 'x'; declare it before the jump or inside a block of its own [jump-past-declaration]
		return x;
	}
	}
	return k;
}
