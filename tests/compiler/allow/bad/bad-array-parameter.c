// static, const and restrict inside the brackets.
int first(int row[static 4]); // expect-error:18: 'static' inside [] is not in the dialect; write T p[n] [array-parameter]
int second(int row[const 4]); // expect-error:19: 'const' inside [] is not in the dialect; write T p[n] [array-parameter]
int third(int row[restrict 4]); // expect-error:18: 'restrict' is not in the dialect; leave it out [restrict-qualifier]
