// The same in operands that are not evaluated.
unsigned long sizes(void)
{
	return sizeof(__attribute__((__vector_size__(16))) int); // expect-error:53: a vector type is not in the dialect; use an array [type-kind]
}
