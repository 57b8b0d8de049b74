// A cast in a macro of the user's own, also one that imitates sdc's.
#define my_as(T, e) ((T)(e))

int low(long n)
{
	return my_as(int, n); // expect-error:9: casts are not in the dialect; write sd_as(int, e) [cast]
}
