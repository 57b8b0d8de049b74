// Expressions, statements and calls on the abstract machine.
#include "Machine.h"

namespace soundness {

void Machine::dropTemporaries(Frame &frame, size_t mark) {
  while (frame.temporaries.size() > mark) {
    memory.end(frame.temporaries.back());
    frame.temporaries.pop_back();
  }
}

// The variable of a slot. One that no declaration was reached for is unset.
Object *Machine::local(Frame &frame, unsigned slot, int64_t size) {
  Object *&object = frame.slots[slot];
  if (!object)
    object = memory.create(size, Storage::Automatic, 0);
  return object;
}

Value Machine::load(const Node &at, const Value &from, const Type &type, int line) {
  if (!at.isBits)
    return memory.load(from, type, line);
  uint64_t bits = memory.loadBits(from, type, at.shift, at.width, line);
  return Value::integer(bits);
}

void Machine::store(const Node &at, const Value &to, const Type &type, const Value &value,
                    int line) {
  if (at.isBits)
    memory.storeBits(to, type, at.shift, at.width, value.i, line);
  else
    memory.store(to, type, value, line);
}

// What an assignment to a place gives: a bit-field's value is cut to its width.
static Value cut(const Node &at, const Type &type, const Value &value) {
  if (!at.isBits || at.width == 64)
    return value;
  unsigned rest = 64 - at.width;
  uint64_t bits = value.i << rest;
  return Value::integer(type.isSigned ? uint64_t(int64_t(bits) >> rest) : bits >> rest);
}

Value Machine::place(const Node &node, Frame &frame) {
  switch (node.op) {
  case Op::Local:
    return Memory::whole(local(frame, node.slot, node.size));
  case Op::Global:
    if (node.guard)
      requireLocked(*node.guard, node.value, node.line);
    return node.value;
  case Op::Dereference: {
    Value at = evaluate(*node.a, frame);
    if (!node.isNarrow || at.isNull() || at.isCode)
      return at;
    return at.narrowed(at.offset, node.size);
  }
  case Op::Member: {
    Value base = place(*node.a, frame);
    if (base.isNull())
      fault("null", node.line);
    if (base.isCode)
      fault("type-confusion", node.line);
    if (node.guard)
      requireLocked(*node.guard, base, node.line);
    Value part = base.narrowed(base.offset + node.step, node.size);
    if (node.arm)
      part.arm = memory.armIn(base.arm, node.arm);
    return part;
  }
  case Op::Literal: {
    Object *object = local(frame, node.slot, node.size);
    memory.makeUnset(object);
    Value whole = Memory::whole(object);
    initialise(whole, node.items, frame);
    return whole;
  }
  case Op::Spill:
    return evaluate(*node.a, frame);
  default:
    unsupported("place");
  }
}

void Machine::initialise(const Value &object, const std::vector<InitItem> &items, Frame &frame) {
  for (const InitItem &item : items) {
    Value at = object;
    at.offset += item.offset;
    if (item.arm)
      at.arm = item.arm;
    int line = item.value ? item.value->line : 0;
    switch (item.kind) {
    case InitItem::Zero:
      memory.zero(at, item.size, line);
      break;
    case InitItem::Unset:
      memory.unset(at, item.size, line);
      break;
    case InitItem::Scalar: {
      Value value = evaluate(*item.value, frame);
      memory.store(at, item.type, value, line);
      break;
    }
    case InitItem::Bits: {
      Value value = evaluate(*item.value, frame);
      memory.storeBits(at, item.type, item.shift, item.width, value.i, line);
      break;
    }
    case InitItem::Whole: {
      Value from = evaluate(*item.value, frame);
      memory.copy(at, from, item.size, line);
      break;
    }
    case InitItem::Text:
      memory.storeData(at, item.text.data(), item.size, line);
      break;
    }
  }
}

bool Machine::isTrue(const Node &node, Frame &frame) {
  return truth(evaluate(node, frame), node.type);
}

template <class T> static bool compareAs(Comparison op, T a, T b) {
  switch (op) {
  case Comparison::Less:
    return a < b;
  case Comparison::Greater:
    return a > b;
  case Comparison::LessEqual:
    return a <= b;
  case Comparison::GreaterEqual:
    return a >= b;
  case Comparison::Equal:
    return a == b;
  case Comparison::NotEqual:
    return a != b;
  }
  return false;
}

static bool comparePointers(Comparison op, const Value &a, const Value &b, int line) {
  bool isEquality = op == Comparison::Equal || op == Comparison::NotEqual;
  if (a.isNull() || b.isNull() || a.isCode || b.isCode) {
    if (!isEquality)
      fault("different-objects", line);
    bool isEqual = a.isCode && b.isCode ? a.code == b.code : a.isNull() && b.isNull();
    return isEqual == (op == Comparison::Equal);
  }
  // What the address of a dead object compares to is up to the allocator.
  if (a.object->state != State::Live || b.object->state != State::Live)
    unsupported("comparison of a dangling pointer");
  if (a.object != b.object) {
    if (!isEquality)
      fault("different-objects", line);
    if (a.offset >= a.object->size || b.offset >= b.object->size || a.offset < 0 || b.offset < 0)
      unsupported("comparison of a pointer past an object");
    return op == Comparison::NotEqual;
  }
  return compareAs(op, a.offset, b.offset);
}

Value Machine::compare(const Node &node, Frame &frame) {
  Value a = evaluate(*node.a, frame), b = evaluate(*node.b, frame);
  const Type &type = node.operandType;
  bool result;
  if (type.cls == Class::Pointer)
    result = comparePointers(node.comparison, a, b, node.line);
  else if (type.isFloating())
    result = compareAs(node.comparison, a.d, b.d);
  else if (type.isSigned)
    result = compareAs(node.comparison, int64_t(a.i), int64_t(b.i));
  else
    result = compareAs(node.comparison, a.i, b.i);
  return Value::integer(result);
}

// Moving a pointer is no access. What overflows, also through an index that is
// negative as an unsigned number, is so far away that it never comes back.
static Value advanced(Value pointer, const Value &count, bool isSigned, int64_t step, int line) {
  if (pointer.isNull()) {
    if (count.i == 0)
      return pointer;
    fault("null", line);
  }
  if (pointer.isCode)
    fault("type-confusion", line);
  const __int128 far = __int128(1) << 61;
  __int128 by = isSigned ? __int128(int64_t(count.i)) : __int128(count.i);
  __int128 to = pointer.offset + by * step;
  pointer.offset = int64_t(to > far ? far : to < -far ? -far : to);
  return pointer;
}

Value Machine::increment(const Node &node, Frame &frame) {
  Value at = place(*node.a, frame);
  Value old = load(*node.a, at, node.type, node.line), now;
  if (node.type.cls == Class::Pointer)
    now = advanced(old, Value::integer(1), true, node.step, node.line);
  else if (node.type.isFloating())
    now = Value::floating(node.type.cls == Class::Float ? double(float(old.d + node.step))
                                                        : old.d + node.step);
  else
    now = Value::integer(wrap(old.i + node.step, node.type));
  store(*node.a, at, node.type, now, node.line);
  return node.isPost ? old : cut(*node.a, node.type, now);
}

Value Machine::evaluate(const Node &node, Frame &frame) {
  switch (node.op) {
  case Op::Constant:
    return node.value;
  case Op::Load: {
    Value at = place(*node.a, frame);
    return load(*node.a, at, node.type, node.line);
  }
  case Op::LoadWhole: {
    Value at = place(*node.a, frame);
    memory.check(at, node.type.size, node.line);
    memory.checkArms(at, node.type.size, node.line);
    return at;
  }
  case Op::AddressOf:
    return place(*node.a, frame);
  case Op::Convert:
    return convert(evaluate(*node.a, frame), node.a->type, node.type);
  case Op::Negate: {
    Value v = evaluate(*node.a, frame);
    return node.type.isFloating() ? Value::floating(-v.d)
                                  : Value::integer(wrap(0 - v.i, node.type));
  }
  case Op::Complement:
    return Value::integer(wrap(~evaluate(*node.a, frame).i, node.type));
  case Op::Not:
    return Value::integer(!isTrue(*node.a, frame));
  case Op::Arithmetic: {
    Value a = evaluate(*node.a, frame), b = evaluate(*node.b, frame);
    return arithmetic(node.arithmetic, node.operandType, node.b->type, a, b, node.line);
  }
  case Op::Compare:
    return compare(node, frame);
  case Op::PointerAdd: {
    Value a = evaluate(*node.a, frame), b = evaluate(*node.b, frame);
    return advanced(a, b, node.b->type.isSigned, node.step, node.line);
  }
  case Op::AddPointer: {
    Value b = evaluate(*node.b, frame), a = evaluate(*node.a, frame);
    return advanced(a, b, node.b->type.isSigned, node.step, node.line);
  }
  case Op::PointerSub: {
    Value a = evaluate(*node.a, frame), b = evaluate(*node.b, frame);
    if (a.isCode || b.isCode || a.object != b.object || node.step == 0)
      fault("different-objects", node.line);
    if (a.object && a.object->state != State::Live)
      unsupported("subtraction of a dangling pointer");
    return Value::integer(a.isNull() ? 0 : uint64_t((a.offset - b.offset) / node.step));
  }
  case Op::And:
    return Value::integer(isTrue(*node.a, frame) && isTrue(*node.b, frame));
  case Op::Or:
    return Value::integer(isTrue(*node.a, frame) || isTrue(*node.b, frame));
  case Op::Comma:
    evaluate(*node.a, frame);
    return evaluate(*node.b, frame);
  case Op::Choose:
    return isTrue(*node.a, frame) ? evaluate(*node.b, frame) : evaluate(*node.c, frame);
  case Op::Elvis: {
    Value value = evaluate(*node.a, frame);
    if (frame.saved.size() <= node.slot)
      frame.saved.resize(node.slot + 1);
    frame.saved[node.slot] = value;
    return evaluate(*node.b, frame);
  }
  case Op::Saved:
    return frame.saved[node.slot];
  case Op::Assign: {
    Value value = evaluate(*node.b, frame);
    Value to = place(*node.a, frame);
    store(*node.a, to, node.type, value, node.line);
    return cut(*node.a, node.type, value);
  }
  case Op::AssignWhole: {
    Value from = evaluate(*node.b, frame);
    Value to = place(*node.a, frame);
    memory.copy(to, from, node.type.size, node.line);
    return to;
  }
  case Op::AssignWith: {
    Value right = evaluate(*node.b, frame);
    Value at = place(*node.a, frame);
    Value left = convert(load(*node.a, at, node.type, node.line), node.type, node.operandType);
    Value result =
        arithmetic(node.arithmetic, node.operandType, node.b->type, left, right, node.line);
    result = convert(result, node.operandType, node.type);
    store(*node.a, at, node.type, result, node.line);
    return cut(*node.a, node.type, result);
  }
  case Op::AssignStep: {
    Value count = evaluate(*node.b, frame);
    Value at = place(*node.a, frame);
    Value now = advanced(load(*node.a, at, node.type, node.line), count, node.b->type.isSigned,
                         node.step, node.line);
    store(*node.a, at, node.type, now, node.line);
    return now;
  }
  case Op::Increment:
    return increment(node, frame);
  case Op::Call:
    return call(node, frame);
  case Op::Builtin:
    return builtin(node, frame);
  case Op::Sequence: {
    Value unused;
    execute(node.code, frame, unused);
    Value result = node.a ? evaluate(*node.a, frame) : Value();
    if (node.a && node.type.cls == Class::Aggregate) {
      Object *object = memory.create(node.type.size, Storage::Temporary, node.line);
      frame.temporaries.push_back(object);
      memory.copy(Memory::whole(object), result, node.type.size, node.line);
      result = Memory::whole(object);
    }
    for (unsigned slot : node.slots)
      if (frame.slots[slot]) {
        memory.end(frame.slots[slot]);
        frame.slots[slot] = nullptr;
      }
    return result;
  }
  default:
    return place(node, frame);
  }
}

Value Machine::call(const Node &node, Frame &frame) {
  const Function *function = node.function;
  if (!function) {
    Value callee = evaluate(*node.a, frame);
    if (callee.isNull())
      fault("null", node.line);
    if (!callee.isCode)
      fault("wrong-function", node.line);
    function = callee.code;
    if (function->type != node.functionType)
      fault("wrong-function", node.line);
  }
  std::vector<Value> arguments;
  arguments.reserve(node.list.size());
  for (const Node *argument : node.list) {
    Value value = evaluate(*argument, frame);
    if (argument->type.cls == Class::Aggregate) { // as it is now
      Object *copy = memory.create(argument->type.size, Storage::Temporary, node.line);
      frame.temporaries.push_back(copy);
      memory.copy(Memory::whole(copy), value, argument->type.size, node.line);
      value = Memory::whole(copy);
    }
    arguments.push_back(value);
  }
  Object *result = nullptr;
  if (node.type.cls == Class::Aggregate) {
    result = memory.create(node.type.size, Storage::Temporary, node.line);
    frame.temporaries.push_back(result);
  }
  if (node.line)
    callLine = node.line;
  try {
    return enter(*function, arguments, result);
  } catch (Stop &stop) {
    if (!stop.line)
      stop.line = node.line;
    throw;
  }
}

Value Machine::enter(const Function &function, const std::vector<Value> &arguments,
                     Object *result) {
  step(0);
  if (!function.hasBody)
    return service(function, arguments, callLine);
  if (!function.isReady)
    prepare(const_cast<Function &>(function));
  if (!function.unsupported.empty())
    unsupported(function.unsupported);
  if (depth >= limits.depth)
    throw Stop{Stop::Timeout, "depth", 0};
  depth++;
  Frame frame{&function, std::vector<Object *>(function.slots), {}, {}, result};
  for (size_t i = 0; i < function.parameters.size(); i++) {
    const Type &type = function.parameters[i];
    Object *object = frame.slots[i] = memory.create(type.size, Storage::Automatic, 0);
    if (type.cls == Class::Aggregate)
      memory.copy(Memory::whole(object), arguments[i], type.size, 0);
    else
      memory.store(Memory::whole(object), type, arguments[i], 0);
  }
  Value returned;
  execute(function.code, frame, returned);
  dropTemporaries(frame, 0);
  for (Object *object : frame.slots)
    if (object)
      memory.end(object);
  depth--;
  return result ? Memory::whole(result) : returned;
}

bool Machine::execute(const Code &code, Frame &frame, Value &returned) {
  for (size_t at = 0; at < code.size();) {
    const Instruction &now = code[at];
    step(now.line);
    size_t mark = frame.temporaries.size();
    size_t next = at + 1;
    switch (now.kind) {
    case Instruction::Evaluate:
      evaluate(*now.value, frame);
      break;
    case Instruction::Declare: {
      Object *object = local(frame, now.slot, now.size);
      memory.makeUnset(object);
      initialise(Memory::whole(object), now.items, frame);
      break;
    }
    case Instruction::End:
      for (unsigned slot : now.slots)
        if (frame.slots[slot]) {
          memory.end(frame.slots[slot]);
          frame.slots[slot] = nullptr;
        }
      break;
    case Instruction::Jump:
      next = now.target;
      break;
    case Instruction::JumpUnless:
      if (!isTrue(*now.value, frame))
        next = now.target;
      break;
    case Instruction::Switch: {
      uint64_t value = evaluate(*now.value, frame).i;
      next = now.target;
      for (const Instruction::Case &c : now.cases)
        if (now.isUnsignedSwitch ? value >= uint64_t(c.low) && value <= uint64_t(c.high)
                                 : int64_t(value) >= c.low && int64_t(value) <= c.high) {
          next = c.target;
          break;
        }
      break;
    }
    case Instruction::Return:
      if (now.value) {
        Value value = evaluate(*now.value, frame);
        if (now.value->type.cls == Class::Aggregate)
          memory.copy(Memory::whole(frame.result), value, now.value->type.size, now.line);
        else
          returned = value;
      }
      return true;
    case Instruction::FallOff:
      fault("no-return", now.line);
    }
    dropTemporaries(frame, mark);
    at = next;
  }
  return false;
}

void Machine::initialise(Object *object, const std::vector<InitItem> &items) {
  static const Function none;
  Frame frame{&none, {}, {}, {}, nullptr};
  bool wasPermanent = memory.isPermanent;
  memory.isPermanent = true;
  try {
    initialise(Memory::whole(object), items, frame);
  } catch (const Stop &stop) {
    object->unsupported = "static initialiser: " + stop.what;
  }
  memory.isPermanent = wasPermanent;
}

uint64_t Machine::run(const Function &function, const std::vector<uint64_t> &arguments) {
  steps = 0;
  depth = 0;
  threads.clear();
  threadsBegun = 0;
  std::vector<Value> values;
  for (uint64_t argument : arguments)
    values.push_back(Value::integer(argument));
  uint64_t result = enter(function, values, nullptr).i;
  runThreads();
  return result;
}

// What other threads could reach is touched only while its mutex is held.
void Machine::requireLocked(const Guard &guard, const Value &around, int line) {
  Type word{Class::Int, false, 8, nullptr};
  Value mutex = guard.object ? Memory::whole(guard.object) : around;
  if (!guard.object)
    mutex = around.narrowed(around.offset + guard.offset, word.size);
  if (!memory.load(mutex, word, line).i && memory.isShared(around.object))
    fault("unguarded", line);
}

void Machine::runThreads() {
  while (threadsBegun < threads.size()) {
    Thread next = threads[threadsBegun++];
    enter(*next.entry, {next.argument}, nullptr);
  }
}

} // namespace soundness
