// Runs functions of a program (Program.h) on the memory of Memory.h.
#ifndef SOUNDNESS_INTERPRETER_MACHINE_H
#define SOUNDNESS_INTERPRETER_MACHINE_H

#include "Memory.h"
#include "Program.h"

#include <functional>

namespace soundness {

struct Limits {
  uint64_t steps = 2000000;
  unsigned depth = 4000;
  uint64_t heapBytes = 16 << 20;
  size_t threads = 64;
};

class Machine {
public:
  // `prepare` fills a function before its first call.
  Machine(const Limits &limits, std::function<void(Function &)> prepare)
      : memory(limits.heapBytes), limits(limits), prepare(std::move(prepare)) {}

  // Evaluates the constant initialiser of a static object.
  void initialise(Object *object, const std::vector<InitItem> &items);
  // One run on fresh statics; throws Stop.
  uint64_t run(const Function &function, const std::vector<uint64_t> &arguments);

  Memory memory;

private:
  struct Frame {
    const Function *function;
    std::vector<Object *> slots;
    std::vector<Value> saved;
    std::vector<Object *> temporaries;
    Object *result;
  };

  Value evaluate(const Node &node, Frame &frame);
  Value place(const Node &node, Frame &frame);
  Value load(const Node &place, const Value &at, const Type &type, int line);
  void store(const Node &place, const Value &at, const Type &type, const Value &value, int line);
  bool isTrue(const Node &node, Frame &frame);
  Value call(const Node &node, Frame &frame);
  Value enter(const Function &function, const std::vector<Value> &arguments, Object *result);
  // Result: whether the code returned; false at its end.
  bool execute(const Code &code, Frame &frame, Value &returned);
  void initialise(const Value &object, const std::vector<InitItem> &items, Frame &frame);
  Object *local(Frame &frame, unsigned slot, int64_t size);
  void dropTemporaries(Frame &frame, size_t mark);
  Value increment(const Node &node, Frame &frame);
  Value compare(const Node &node, Frame &frame);
  // Runtime.cpp
  Value builtin(const Node &node, Frame &frame);
  Value service(const Function &function, const std::vector<Value> &arguments, int line);
  Value print(const std::vector<Value> &arguments, int line);
  void requireLocked(const Guard &guard, const Value &around, int line);
  // What was spawned, each to its end: at a yield and behind the test.
  void runThreads();

  void step(int line) {
    if (++steps > limits.steps)
      throw Stop{Stop::Timeout, "steps", line};
  }

  struct Thread {
    const Function *entry;
    Value argument;
  };
  std::vector<Thread> threads;
  size_t threadsBegun = 0;

  Limits limits;
  std::function<void(Function &)> prepare;
  uint64_t steps = 0;
  unsigned depth = 0;
  int callLine = 0; // of the innermost call in the file itself
};

// Arithmetic.cpp: the arithmetic that the dialect defines.
uint64_t wrap(uint64_t value, const Type &type);
Value arithmetic(Arithmetic op, const Type &type, const Type &right, const Value &a,
                 const Value &b, int line);
Value convert(const Value &value, const Type &from, const Type &to);
bool truth(const Value &value, const Type &type);

} // namespace soundness

#endif
