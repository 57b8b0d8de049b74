// A cast to a union.
union word { int i; float f; }; // expect-error:7: unions are not accepted by this version of sdc; use a struct [union-type]

int through(float f)
{
	return ((union word)f).i; // expect-error:10: casts are not in the dialect; declare the operand as 'union word' [cast]
}
