// A cast in an operand that is never evaluated, and in the size of an array.
int size(int n)
{
	return sizeof((char)n); // expect-error:16: casts are not in the dialect; write sd_as(char, e) [cast]
}

int row[(int)3.5]; // expect-error:9: casts are not in the dialect; write sd_as(int, e) [cast]
