// Every compound assignment.
unsigned fold(unsigned a, unsigned b)
{
	a += b;
	a -= 3;
	a *= b;
	a /= 7;
	a %= 11;
	a &= 0xff;
	a |= 0x10;
	a ^= b;
	a <<= 2;
	a >>= 1;
	return a;
}
