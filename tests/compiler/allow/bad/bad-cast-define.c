// RUN-FLAGS: -DLOW(n)=((int)(n))
// Nor does a -D, which clang keeps in the same buffer.
int low(long n)
{
	return LOW(n); // expect-error:9: casts are not in the dialect; write sd_as(int, e) [cast]
}
