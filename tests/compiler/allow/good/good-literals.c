// Literals of every kind.
long all(void)
{
	char letter = 'a';
	double half = 0.5;
	float small = 0x1p-3f;
	unsigned long long mask = 0xffffffffffffffffull;
	return letter + 017 + 1L + (half > small) + (mask > 1);
}
