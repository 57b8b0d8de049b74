// RUN-FLAGS: -Wno-pointer-sign
// Pointers to different types, however close: by assignment, argument, return.
static int read(const unsigned *p)
{
	return *p;
}

int *mixed(int *p, unsigned *q)
{
	p = q; // expect-error:6: 'unsigned int *' does not convert to 'int *'; pointer types must be identical, and pointers are not integers [pointer-conversion]
	read(p); // expect-error:7: 'int *' does not convert to 'const unsigned int *'; pointer types must be identical, and pointers are not integers [pointer-conversion]
	return q; // expect-error:9: 'unsigned int *' does not convert to 'int *'; pointer types must be identical, and pointers are not integers [pointer-conversion]
}
// expect-warning@8:6: 'mixed' returns a borrow; it seems to lack __from(q) [missing-annotation]
