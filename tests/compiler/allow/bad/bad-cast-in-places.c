// A cast inside a comma, a conditional, an initialiser, an index, a label.
int places(int n, int *p)
{
	int list[2] = {(int)1L, 2}; // expect-error:17: casts are not in the dialect; write sd_as(int, e) [cast]
	int r = (p++, (int)2L); // expect-error:16: casts are not in the dialect; write sd_as(int, e) [cast]
	r = n ? (int)3L : r; // expect-error:10: casts are not in the dialect; write sd_as(int, e) [cast]
	r += list[(int)1L]; // expect-error:12: casts are not in the dialect; write sd_as(int, e) [cast]
	switch (n) {
	case (int)4L: // expect-error:7: casts are not in the dialect; write sd_as(int, e) [cast]
		r = 0;
	}
	return r;
}
