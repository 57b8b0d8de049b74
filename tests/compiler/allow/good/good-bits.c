// Shifts and bitwise operators.
unsigned spread(unsigned n)
{
	return ((n << 3) | (n >> 5)) & ~(n ^ 0x55u);
}
