// RUN-FLAGS: -std=c23
// A deduced type, both spellings.
int deduce(int n)
{
	__auto_type a = n;
	auto b = n;
	return a + b;
}
// expect-error@5:2: a deduced type is not in the dialect; name the type: annotations do not travel through auto [type-kind]
// expect-error@5:14: a deduced type is not in the dialect; name the type: annotations do not travel through auto [type-kind]
// expect-error@6:2: a deduced type is not in the dialect; name the type: annotations do not travel through auto [type-kind]
// expect-error@6:7: a deduced type is not in the dialect; name the type: annotations do not travel through auto [type-kind]
