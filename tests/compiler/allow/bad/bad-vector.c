// Vectors, and what makes and reads them.
typedef int four __attribute__((vector_size(16)));
typedef float ext __attribute__((ext_vector_type(4)));

int first(four v) // expect-error:16: a vector type is not in the dialect; use an array [type-kind]
{
	return v[0];
}

float second(ext e) // expect-error:18: a vector type is not in the dialect; use an array [type-kind]
{
	e = 1.0f;
	e = __builtin_convertvector(e, ext); // expect-error:6: __builtin_convertvector is not in the dialect; write a loop over an array [expression-kind]
	e = __builtin_shufflevector(e, e, 0, 1, 2, 3); // expect-error:6: __builtin_shufflevector is not in the dialect; write a loop over an array [expression-kind]
	return e.x; // expect-error:9: a vector element is not in the dialect; use an array [expression-kind]
}
// expect-error@2:9: a vector type is not in the dialect; use an array [type-kind]
// expect-error@2:13: a vector type is not in the dialect; use an array [type-kind]
// expect-error@3:9: a vector type is not in the dialect; use an array [type-kind]
// expect-error@3:15: a vector type is not in the dialect; use an array [type-kind]
// expect-error@12:6: a vector type is not in the dialect; use an array [type-kind]
