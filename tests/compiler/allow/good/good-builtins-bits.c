// Builtins that count and move bits.
unsigned long bits(unsigned n, unsigned long w, unsigned long long v)
{
	unsigned long r = 0;
	r += __builtin_popcount(n) + __builtin_popcountl(w) + __builtin_popcountll(v);
	r += __builtin_parity(n) + __builtin_parityl(w) + __builtin_parityll(v);
	r += __builtin_ffs(n) + __builtin_ffsl(w) + __builtin_ffsll(v);
	r += __builtin_clrsb(n) + __builtin_clrsbl(w) + __builtin_clrsbll(v);
	r += __builtin_bswap16(n) + __builtin_bswap32(n) + __builtin_bswap64(v);
	return r;
}

int leading(unsigned n, unsigned long w, unsigned long long v)
{
	return __builtin_clz(n) + __builtin_clzl(w) + __builtin_clzll(v);
}

int trailing(unsigned n, unsigned long w, unsigned long long v)
{
	return __builtin_ctz(n) + __builtin_ctzl(w) + __builtin_ctzll(v);
}
