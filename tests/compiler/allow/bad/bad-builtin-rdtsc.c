// A builtin without the usual prefix.
unsigned long long now(void)
{
	return __rdtsc(); // expect-error:9: '__rdtsc' is not in the dialect; it is outside the list of docs/rules/builtin.md [builtin]
}
unsigned long long __rdtsc(void); // expect-error:20: '__rdtsc' is reserved to the compiler and the runtime; choose another name [reserved-name]
