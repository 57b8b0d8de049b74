// Floating point outside float and double.
long double a; // expect-error:13: long double is not in the dialect; use double [type-kind]
_Float16 b; // expect-error:10: _Float16 is not in the dialect; use float [type-kind]
__float128 c; // expect-error:12: __float128 is not in the dialect; use double [type-kind]
__bf16 d; // expect-error:8: __bf16 is not in the dialect; use float [type-kind]

float small(float f)
{
	return 1.0L > f;
}
