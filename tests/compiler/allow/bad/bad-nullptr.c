// RUN-FLAGS: -std=c23
// nullptr and its type.
int *_Nullable none(void)
{
	return nullptr; // expect-error:9: nullptr is not in the dialect; write 0 or NULL [expression-kind]
}

__typeof__(nullptr) nothing;
// expect-error@8:11: nullptr_t is not in the dialect; write 0 or NULL [type-kind]
// expect-error@8:12: nullptr is not in the dialect; write 0 or NULL [expression-kind]
