// Nullability that says nothing.
int *_Null_unspecified p; // expect-error:6: attribute '_Null_unspecified' is not in the dialect; write _Nullable, or nothing [attribute]
