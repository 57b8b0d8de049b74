// RUN-FLAGS: -Wno-int-conversion
// Pointers are not integers.
long leak(int *p)
{
	long n = p; // expect-error:11: 'int *' does not convert to 'long'; pointer types must be identical, and pointers are not integers [pointer-conversion]
	p = n; // expect-error:6: 'long' does not convert to 'int *'; pointer types must be identical, and pointers are not integers [pointer-conversion]
	return n;
}
