// What a program calls but does not define: builtins, and the runtime under the
// forms of <sdc.h> and the headers sd/*.h. Anything else is not supported.
#include "Machine.h"

#include <cmath>
#include <cstring>

namespace soundness {

static uint64_t reversed(uint64_t value, unsigned bits) {
  uint64_t result = 0;
  for (unsigned i = 0; i < bits; i++)
    result |= (value >> i & 1) << (bits - 1 - i);
  return result;
}

// The part of a builtin's name after `stem`, if it starts with it.
static bool begins(const std::string &name, const char *stem) {
  return name.compare(0, strlen(stem), stem) == 0;
}

Value Machine::builtin(const Node &node, Frame &frame) {
  const std::string &name = node.name;
  if (name == "__builtin_trap")
    fault(frame.function->name == "__sd_host_new" ? "quota" : "explicit", node.line);
  if (name == "__builtin_unreachable")
    fault("unreachable", node.line);
  std::vector<Value> values;
  for (const Node *argument : node.list)
    values.push_back(evaluate(*argument, frame));
  if (name == "__builtin_expect")
    return values[0];
  if (name == "__builtin_inf" || name == "__builtin_inff" || name == "__builtin_huge_val" ||
      name == "__builtin_huge_valf")
    return Value::floating(HUGE_VAL);
  if (values.empty())
    unsupported(name);
  const Type &type = node.list[0]->type;
  if (name == "__builtin_fabs" || name == "__builtin_fabsf")
    return Value::floating(std::fabs(values[0].d));
  if (name == "__builtin_isnan")
    return Value::integer(std::isnan(values[0].d));
  if (name == "__builtin_isinf")
    return Value::integer(std::isinf(values[0].d));
  if (name == "__builtin_isfinite")
    return Value::integer(std::isfinite(values[0].d));

  unsigned bits = type.bits();
  if (!type.isInteger())
    unsupported(name);
  uint64_t mask = bits == 64 ? ~uint64_t(0) : (uint64_t(1) << bits) - 1;
  uint64_t v = values[0].i & mask;
  auto integer = [&](uint64_t result) { return Value::integer(wrap(result, node.type)); };
  if (begins(name, "__builtin_popcount"))
    return integer(__builtin_popcountll(v));
  if (begins(name, "__builtin_parity"))
    return integer(__builtin_parityll(v));
  if (begins(name, "__builtin_ffs"))
    return integer(v ? __builtin_ctzll(v) + 1 : 0);
  if (begins(name, "__builtin_clrsb")) {
    uint64_t sign = v >> (bits - 1) & 1;
    unsigned count = 0;
    while (count + 1 < bits && (v >> (bits - 2 - count) & 1) == sign)
      count++;
    return integer(count);
  }
  if (begins(name, "__builtin_clz") || begins(name, "__builtin_ctz")) {
    if (name.back() == 'g')
      unsupported(name);
    if (!v)
      fault("builtin-zero", node.line);
    return integer(begins(name, "__builtin_clz") ? __builtin_clzll(v) - (64 - bits)
                                                 : __builtin_ctzll(v));
  }
  if (begins(name, "__builtin_bswap")) {
    if (bits > 64)
      unsupported(name);
    return integer(__builtin_bswap64(v) >> (64 - bits));
  }
  if (begins(name, "__builtin_bitreverse"))
    return integer(reversed(v, bits));
  if (begins(name, "__builtin_rotate") && values.size() == 2) {
    unsigned by = values[1].i % bits;
    if (begins(name, "__builtin_rotateright"))
      by = (bits - by) % bits;
    return integer(by ? (v << by | v >> (bits - by)) & mask : v);
  }
  unsupported(name);
}

static Value advancedBy(Value pointer, int64_t bytes) {
  pointer.offset += bytes;
  return pointer;
}

Value Machine::service(const Function &function, const std::vector<Value> &arguments, int line) {
  const std::string &name = function.name;
  size_t count = arguments.size();
  if (name == "__sd_rt_alloc" && count == 2) {
    uint64_t size;
    if (__builtin_mul_overflow(arguments[0].i, arguments[1].i, &size))
      return Value();
    Object *object = memory.allocate(size, line);
    return object ? Memory::whole(object) : Value();
  }
  if (name == "__sd_rt_free" && count == 1) {
    memory.release(arguments[0], line);
    return Value();
  }
  if (name == "__sd_rt_printf" && count >= 1)
    return print(arguments, line);
  if ((name == "sd_mem_copy" || name == "sd_text_copy") && count == 3) {
    if (arguments[2].i > INT64_MAX)
      fault("out-of-bounds", line);
    memory.copy(arguments[0], arguments[1], arguments[2].i, line);
    return Value();
  }
  if (name == "sd_mem_set" && count == 3) {
    if (arguments[1].i > INT64_MAX)
      fault("out-of-bounds", line);
    if (arguments[1].i)
      memory.check(arguments[0], arguments[1].i, line);
    std::string bytes(arguments[1].i, char(arguments[2].i));
    memory.storeData(arguments[0], bytes.data(), bytes.size(), line);
    return Value();
  }
  bool isEqual = name == "sd_mem_equal" || name == "sd_text_equal";
  if ((isEqual || name == "sd_mem_compare" || name == "sd_text_compare") && count == 3) {
    uint64_t n = arguments[2].i;
    if (n > INT64_MAX)
      fault("out-of-bounds", line);
    const uint8_t *a = memory.data(arguments[0], n, line), *b = memory.data(arguments[1], n, line);
    int order = n ? memcmp(a, b, n) : 0;
    if (isEqual)
      return Value::integer(order == 0);
    return Value::integer(uint64_t(int64_t(order < 0 ? -1 : order > 0)));
  }
  // Nobody else runs: a mutex that is held stays held.
  Type link{Class::Pointer, false, 8, nullptr}, word{Class::Int, false, 8, nullptr};
  if (name == "sd_lock" && count == 1) {
    if (memory.load(arguments[0], word, line).i)
      fault("deadlock", line);
    Object *token = memory.allocate(8, line);
    if (!token)
      fault("quota", line);
    memory.store(arguments[0], word, Value::integer(1), line);
    memory.store(Memory::whole(token), link, arguments[0], line);
    return Memory::whole(token);
  }
  if (name == "sd_unlock" && count == 1) {
    Value token = arguments[0];
    memory.check(token, 8, line);
    memory.store(memory.load(token, link, line), word, Value::integer(0), line);
    memory.release(token, line);
    return Value();
  }
  if (name == "__sd_rt_spawn" && count == 2) {
    if (!arguments[0].isCode || arguments[0].code->parameters.size() > 1)
      fault("wrong-function", line);
    if (threads.size() == limits.threads)
      fault("quota", line);
    threads.push_back({arguments[0].code, arguments[1]});
    return Value::integer(0);
  }
  if (name == "sd_yield" || name == "sd_sleep_ns") {
    runThreads();
    return Value::integer(0);
  }
  unsupported("call of " + name);
}

// The format is a literal that the compiler has checked; what is printed goes
// nowhere, but what is read for it must be there.
Value Machine::print(const std::vector<Value> &arguments, int line) {
  std::string format;
  for (int64_t i = 0;; i++) {
    const uint8_t *c = memory.data(advancedBy(arguments[0], i), 1, line);
    if (!*c)
      break;
    format += char(*c);
  }
  size_t next = 1;
  uint64_t written = 0;
  auto argument = [&]() -> const Value & {
    if (next >= arguments.size())
      unsupported("format with too few arguments");
    return arguments[next++];
  };
  for (size_t i = 0; i < format.size(); i++) {
    if (format[i] != '%') {
      written++;
      continue;
    }
    bool isLeft = false, isZero = false;
    for (i++; i < format.size() && (format[i] == '-' || format[i] == '0'); i++)
      (format[i] == '-' ? isLeft : isZero) = true;
    auto number = [&]() -> int64_t {
      if (i < format.size() && format[i] == '*') {
        i++;
        return int32_t(argument().i);
      }
      int64_t value = 0;
      for (; i < format.size() && format[i] >= '0' && format[i] <= '9'; i++)
        value = value * 10 + (format[i] - '0');
      return value;
    };
    int64_t width = number(), precision = -1;
    if (width < 0)
      width = -width;
    if (i < format.size() && format[i] == '.') {
      i++;
      precision = number();
    }
    int longs = 0, shorts = 0;
    for (; i < format.size() && strchr("hlz", format[i]); i++)
      format[i] == 'h' ? shorts++ : longs++;
    char kind = i < format.size() ? format[i] : 0;
    int64_t length = 0;
    if (kind == '%') {
      length = 1;
      width = 0;
    } else if (kind == 'c') {
      argument();
      length = 1;
    } else if (kind == 's') {
      const Value &text = argument();
      while (precision < 0 || length < precision) {
        // sdc ends text with what its pointer covers; C reads on.
        if (precision < 0 && length && text.object && text.offset + length == text.high)
          fault("unterminated", line);
        if (!*memory.data(advancedBy(text, length), 1, line))
          break;
        length++;
      }
    } else if (kind && strchr("diuxX", kind)) {
      unsigned bits = longs ? 64 : shorts == 1 ? 16 : shorts ? 8 : 32;
      uint64_t v = argument().i;
      bool isNegative = false;
      v = v << (64 - bits) >> (64 - bits);
      if (kind == 'd' || kind == 'i') {
        int64_t s = int64_t(v << (64 - bits)) >> (64 - bits);
        isNegative = s < 0;
        v = isNegative ? 0 - uint64_t(s) : uint64_t(s);
      }
      unsigned base = kind == 'x' || kind == 'X' ? 16 : 10;
      for (; v; v /= base)
        length++;
      if (!length && precision != 0)
        length = 1;
      if (length < precision)
        length = precision;
      length += isNegative;
    } else {
      unsupported("conversion in a format");
    }
    (void)isLeft, (void)isZero; // the padding is as long either way
    written += length < width ? width : length;
  }
  return Value::integer(uint64_t(int64_t(int32_t(written))));
}

} // namespace soundness
