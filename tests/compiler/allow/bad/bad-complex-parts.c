// Parts of complex numbers in an operand that is not evaluated.
unsigned long sizes(double d)
{
	return sizeof(__real__ d) + sizeof(__imag__ d) + sizeof 2.0i;
}
// expect-error@4:16: a complex type is not in the dialect; keep the two parts in a struct [type-kind]
// expect-error@4:37: a complex type is not in the dialect; keep the two parts in a struct [type-kind]
// expect-error@4:58: an imaginary number is not in the dialect; keep the two parts in a struct [expression-kind]
