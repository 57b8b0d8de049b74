// PLAIN: clang-19
// Rotation and reversal.
unsigned long turn(unsigned char b, unsigned short s, unsigned n, unsigned long w)
{
	unsigned long r = 0;
	r += __builtin_rotateleft8(b, 1) + __builtin_rotateright8(b, 2);
	r += __builtin_rotateleft16(s, 1) + __builtin_rotateright16(s, 2);
	r += __builtin_rotateleft32(n, 1) + __builtin_rotateright32(n, 2);
	r += __builtin_rotateleft64(w, 1) + __builtin_rotateright64(w, 2);
	r += __builtin_bitreverse8(b) + __builtin_bitreverse16(s);
	r += __builtin_bitreverse32(n) + __builtin_bitreverse64(w);
	return r;
}
