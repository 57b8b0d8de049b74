// A declaration inside a block of its own lies behind no case.
int pick(int k)
{
	switch (k) {
	case 1: {
		int twice = k * 2;
		return twice;
	}
	case 2:
		return 5;
	}
	return 0;
}
