// A block used as a value.
int twice(int n)
{
	return ({ int m = n; m + m; }); // expect-error:9: a statement inside an expression is not in the dialect; write a function [statement-expression]
}
