// case, default, a case that falls through on purpose, a range.
int weekday(int day)
{
	switch (day) {
	case 0:
		day = 7;
		__attribute__((fallthrough));
	case 7:
		return 0;
	case 1 ... 5:
		return 1;
	default:
		return -1;
	}
}
