// Words that clang would drop with a warning.
int n __attribute__((no_such_attribute)); // expect-error:22: unknown attribute 'no_such_attribute' ignored [-Werror,-Wunknown-attributes]
