// const may be added to what is pointed to, and never lost.
struct s {
	int a[2];
};

static void write(int *p)
{
	*p = 1;
}

void lose(const int *p, const struct s *s, const int (*rows)[2], int c)
{
	int *q = p; // expect-error:11: 'const int *' becomes 'int *' here and loses const; declare the target const too [dropped-const]
	q = p; // expect-error:6: 'const int *' becomes 'int *' here and loses const; declare the target const too [dropped-const]
	write(p); // expect-error:8: 'const int *' becomes 'int *' here and loses const; declare the target const too [dropped-const]
	write(s->a); // expect-error:8: 'const int *' becomes 'int *' here and loses const; declare the target const too [dropped-const]
	write(&s->a[1]); // expect-error:8: 'const int *' becomes 'int *' here and loses const; declare the target const too [dropped-const]
	write(c ? p : q); // expect-error:8: 'const int *' becomes 'int *' here and loses const; declare the target const too [dropped-const]
	int (*r)[2] = rows; // expect-error:16: 'const int (*)[2]' becomes 'int (*)[2]' here and loses const; declare the target const too [dropped-const]
	char *text = "text"; // expect-error:15: 'const char *' becomes 'char *' here and loses const; declare the target const too [dropped-const]
	write(q);
	write((*r) + (text[0] == 't'));
}
