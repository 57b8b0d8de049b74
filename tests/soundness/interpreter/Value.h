// Values, pointers and the reasons to stop of the abstract machine.
//
// A pointer is an object, an offset, and the bounds of the sub-object that it
// was derived from; it is never an address, so what lies behind an object does
// not exist. The same shape names a place (an lvalue).
#ifndef SOUNDNESS_INTERPRETER_VALUE_H
#define SOUNDNESS_INTERPRETER_VALUE_H

#include <cstdint>
#include <string>

namespace soundness {

struct Object;
struct Function;

enum class Class : uint8_t { Void, Bool, Int, Float, Double, Pointer, Aggregate };

struct Type {
  Class cls = Class::Void;
  bool isSigned = false;
  int64_t size = 0;
  // The canonical pointer type; compared by identity only.
  const void *pointer = nullptr;

  unsigned bits() const { return cls == Class::Bool ? 1 : unsigned(size) * 8; }
  bool isInteger() const { return cls == Class::Bool || cls == Class::Int; }
  bool isFloating() const { return cls == Class::Float || cls == Class::Double; }
};

// Integers are kept sign- or zero-extended to 64 bits, as their type says.
struct Value {
  union {
    uint64_t i;
    double d;
    const Function *code; // with `isCode`
    int64_t offset;       // of a data pointer, in bytes
  };
  Object *object = nullptr; // null with !isCode: the null pointer
  int64_t low = 0, high = 0;
  uint16_t arm = 0; // of a union, that the way led through (Memory::armIn); 0: none
  bool isCode = false;

  Value() : i(0) {}
  static Value integer(uint64_t v) {
    Value value;
    value.i = v;
    return value;
  }
  static Value floating(double v) {
    Value value;
    value.d = v;
    return value;
  }
  static Value function(const Function *f) {
    Value value;
    value.code = f;
    value.isCode = true;
    return value;
  }
  bool isNull() const { return !object && !isCode; }

  // The part [at, at + size) of what this place covers.
  Value narrowed(int64_t at, int64_t size) const {
    Value part = *this;
    part.offset = at;
    if (at > part.low)
      part.low = at;
    if (at + size < part.high)
      part.high = at + size;
    return part;
  }
};

// Thrown to end a run. `line` 0: not in the file itself, the caller's counts.
struct Stop {
  enum Kind { Fault, Timeout, Unsupported } kind;
  std::string what;
  int line;
};

[[noreturn]] inline void fault(const char *kind, int line) {
  throw Stop{Stop::Fault, kind, line};
}
[[noreturn]] inline void unsupported(std::string what) {
  throw Stop{Stop::Unsupported, std::move(what), 0};
}

} // namespace soundness

#endif
