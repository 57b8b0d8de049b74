// _Generic outside the SDK.
int kind(int n)
{
	return _Generic(n, int: 1, default: 2); // expect-error:9: _Generic is only for the SDK's own headers; write one function per type [generic-selection]
}
