// Questions about floating-point numbers.
int classify(double d, float f)
{
	int r = 0;
	r += __builtin_isnan(d) + __builtin_isinf(d) + __builtin_isfinite(d);
	r += __builtin_fabs(d) > __builtin_fabsf(f);
	r += d < __builtin_inf() && f < __builtin_inff();
	r += d < __builtin_huge_val() && f < __builtin_huge_valf();
	return r;
}
