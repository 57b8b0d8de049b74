// A cast that makes memory another type.
int first(const float *p)
{
	return *(const int *)p; // expect-error:10: casts are not in the dialect; declare the operand as 'const int *' [cast]
}
