// Attributes of statements and labels.
int twice(int n)
{
	__attribute__((nomerge)) twice(n); // expect-error:17: attribute 'nomerge' is not in the dialect; sdc decides how code is made [attribute]
	__attribute__((musttail)) return twice(n); // expect-error:17: attribute 'musttail' is not in the dialect; sdc decides how code is made [attribute]
}
