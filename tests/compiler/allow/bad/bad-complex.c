// Complex numbers.
_Complex double z;

double part(double d)
{
	_Complex float w = d;
	int i = w; // expect-error:10: a complex type is not in the dialect; keep the two parts in a struct [type-kind]
	_Bool b = w; // expect-error:12: a complex type is not in the dialect; keep the two parts in a struct [type-kind]
	_Complex int g = w;
	long l = g; // expect-error:11: a complex type is not in the dialect; keep the two parts in a struct [type-kind]
	_Bool c = g; // expect-error:12: a complex type is not in the dialect; keep the two parts in a struct [type-kind]
	g = i;
	g = (_Complex int)z; // expect-error:6: casts are not in the dialect; write sd_as(_Complex int, e) [cast]
	z = g;
	z = w; // expect-error:6: a complex type is not in the dialect; keep the two parts in a struct [type-kind]
	_Complex long h = g;
	return __real__ z + __imag__ w + 1.0i + i + b + l + c + (h == g); // expect-error:9: a complex type is not in the dialect; keep the two parts in a struct [type-kind]
}
// expect-error@2:10: a complex type is not in the dialect; keep the two parts in a struct [type-kind]
// expect-error@2:17: a complex type is not in the dialect; keep the two parts in a struct [type-kind]
// expect-error@6:11: a complex type is not in the dialect; keep the two parts in a struct [type-kind]
// expect-error@6:17: a complex type is not in the dialect; keep the two parts in a struct [type-kind]
// expect-error@6:21: a complex type is not in the dialect; keep the two parts in a struct [type-kind]
// expect-error@9:11: a complex type is not in the dialect; keep the two parts in a struct [type-kind]
// expect-error@9:15: a complex type is not in the dialect; keep the two parts in a struct [type-kind]
// expect-error@9:19: a complex type is not in the dialect; keep the two parts in a struct [type-kind]
// expect-error@12:6: a complex type is not in the dialect; keep the two parts in a struct [type-kind]
// expect-error@14:6: a complex type is not in the dialect; keep the two parts in a struct [type-kind]
// expect-error@16:16: a complex type is not in the dialect; keep the two parts in a struct [type-kind]
// expect-error@16:20: a complex type is not in the dialect; keep the two parts in a struct [type-kind]
