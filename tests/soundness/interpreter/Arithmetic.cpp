// Arithmetic as the dialect defines it: signed overflow wraps, division by zero
// and shifts out of range fault, floating point saturates into integers.
#include "Machine.h"

#include <cmath>

namespace soundness {

uint64_t wrap(uint64_t value, const Type &type) {
  if (type.cls == Class::Bool)
    return value != 0;
  unsigned rest = 64 - type.bits();
  return type.isSigned ? uint64_t(int64_t(value << rest) >> rest) : value << rest >> rest;
}

static double round(double value, const Type &type) {
  return type.cls == Class::Float ? double(float(value)) : value;
}

static Value floating(Arithmetic op, const Type &type, double a, double b) {
  // Each operation is done in its own type: a double result of two floats,
  // rounded once, is what float arithmetic gives for these four.
  switch (op) {
  case Arithmetic::Add:
    return Value::floating(round(a + b, type));
  case Arithmetic::Sub:
    return Value::floating(round(a - b, type));
  case Arithmetic::Mul:
    return Value::floating(round(a * b, type));
  case Arithmetic::Div:
    return Value::floating(round(a / b, type));
  default:
    unsupported("floating operator");
  }
}

Value arithmetic(Arithmetic op, const Type &type, const Type &right, const Value &a,
                 const Value &b, int line) {
  if (type.isFloating())
    return floating(op, type, a.d, b.d);
  uint64_t x = a.i, y = b.i, result = 0;
  switch (op) {
  case Arithmetic::Add:
    result = x + y;
    break;
  case Arithmetic::Sub:
    result = x - y;
    break;
  case Arithmetic::Mul:
    result = x * y;
    break;
  case Arithmetic::And:
    result = x & y;
    break;
  case Arithmetic::Or:
    result = x | y;
    break;
  case Arithmetic::Xor:
    result = x ^ y;
    break;
  case Arithmetic::Div:
  case Arithmetic::Rem:
    if (y == 0)
      fault("div-zero", line);
    if (type.isSigned) {
      int64_t least = int64_t(~uint64_t(0) << (type.bits() - 1));
      if (int64_t(y) == -1 && int64_t(x) == least)
        fault("int-overflow-div", line);
      result = op == Arithmetic::Div ? uint64_t(int64_t(x) / int64_t(y))
                                     : uint64_t(int64_t(x) % int64_t(y));
    } else {
      result = op == Arithmetic::Div ? x / y : x % y;
    }
    break;
  case Arithmetic::Shl:
  case Arithmetic::Shr:
    if ((right.isSigned && int64_t(y) < 0) || y >= type.bits())
      fault("shift", line);
    if (op == Arithmetic::Shl)
      result = x << y;
    else
      result = type.isSigned ? uint64_t(int64_t(x) >> y) : x >> y;
    break;
  }
  return Value::integer(wrap(result, type));
}

static uint64_t saturate(double value, const Type &type) {
  if (std::isnan(value))
    return 0;
  value = std::trunc(value);
  unsigned bits = type.bits() - type.isSigned;
  double limit = std::ldexp(1.0, bits);
  if (value >= limit) {
    uint64_t most = bits == 64 ? ~uint64_t(0) : (uint64_t(1) << bits) - 1;
    return most;
  }
  if (type.isSigned)
    return value < -limit ? ~uint64_t(0) << bits : uint64_t(int64_t(value));
  return value <= 0 ? 0 : uint64_t(value);
}

bool truth(const Value &value, const Type &type) {
  if (type.isFloating())
    return value.d != 0;
  if (type.cls == Class::Pointer)
    return !value.isNull();
  return value.i != 0;
}

Value convert(const Value &value, const Type &from, const Type &to) {
  if (to.cls == Class::Void)
    return Value();
  if (to.cls == Class::Bool)
    return Value::integer(truth(value, from));
  if (from.cls == Class::Pointer || to.cls == Class::Pointer)
    return value;
  if (to.isFloating()) {
    if (from.isFloating())
      return Value::floating(round(value.d, to));
    if (to.cls == Class::Float) // rounded once, not through double
      return Value::floating(from.isSigned ? float(int64_t(value.i)) : float(value.i));
    return Value::floating(from.isSigned ? double(int64_t(value.i)) : double(value.i));
  }
  if (from.isFloating())
    return Value::integer(saturate(value.d, to));
  return Value::integer(wrap(value.i, to));
}

} // namespace soundness
