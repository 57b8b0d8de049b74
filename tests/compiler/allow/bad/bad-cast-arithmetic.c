// A cast between arithmetic types: sd_as does that.
unsigned char low(int n)
{
	return (unsigned char)n; // expect-error:9: casts are not in the dialect; write sd_as(unsigned char, e) [cast]
}
