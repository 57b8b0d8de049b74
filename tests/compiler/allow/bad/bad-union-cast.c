// A cast to a union.
union word { int i; float f; };

int through(float f)
{
	return ((union word)f).i; // expect-error:10: casts are not in the dialect; declare the operand as 'union word' [cast]
}
