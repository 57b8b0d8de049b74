// The program as the machine runs it: expression trees with every type, offset
// and object resolved, and statements as a flat list with jumps.
#ifndef SOUNDNESS_INTERPRETER_PROGRAM_H
#define SOUNDNESS_INTERPRETER_PROGRAM_H

#include "Value.h"

#include <deque>
#include <string>
#include <vector>

namespace soundness {

enum class Op : uint8_t {
  // values
  Constant,     // value
  Load,         // a: place
  LoadWhole,    // a: place of a struct; its value is that place
  AddressOf,    // a: place
  Convert,      // a
  Negate, Complement, Not,
  Arithmetic,   // a `arithmetic` b, in operandType
  Compare,      // a `comparison` b, in operandType
  PointerAdd,   // a + b * step
  AddPointer,   // b * step + a: the number stands first and is evaluated first
  PointerSub,   // (a - b) / step
  And, Or, Comma, Choose,    // a, b, c
  Saved,                     // the value that Elvis computed; slot
  Elvis,                     // saves a, then b
  Assign,       // b to place a
  AssignWhole,  // struct b to place a
  AssignWith,   // a = a `arithmetic` b in operandType
  AssignStep,   // pointer place a += b * step
  Increment,    // of place a by step; isPost: gives the old value
  Call,         // list: arguments; function, or a: pointer to call
  Builtin,      // name, list: arguments
  Sequence,     // code, then a; ends the variables `slots`
  // places
  Local,        // slot
  Global,       // value
  Dereference,  // a: pointer; narrowed to `size` when isNarrow
  Member,       // a: place; at `step`, covers `size`
  Literal,      // compound literal: slot, size, items
  Spill,        // a struct value as a place: a
};

enum class Arithmetic : uint8_t { Add, Sub, Mul, Div, Rem, Shl, Shr, And, Or, Xor };
enum class Comparison : uint8_t { Less, Greater, LessEqual, GreaterEqual, Equal, NotEqual };

struct Node;

// One step of an initialiser; offsets count from the object that it sets.
struct InitItem {
  enum Kind : uint8_t { Zero, Scalar, Bits, Whole, Text, Unset } kind;
  int64_t offset = 0, size = 0;
  Type type;
  unsigned shift = 0, width = 0;
  uint16_t arm = 0;
  const Node *value = nullptr;
  std::string text;
};

struct Instruction {
  enum Kind : uint8_t {
    Evaluate,    // value
    Declare,     // slot of `size` bytes, items
    End,         // of the variables `slots`
    Jump,        // target
    JumpUnless,  // value, target
    Switch,      // value, cases, target: default
    Return,      // value or null
    FallOff,     // the end of a function that returns a value
  } kind;
  int line = 0;
  const Node *value = nullptr;
  size_t target = 0;
  unsigned slot = 0;
  int64_t size = 0;
  std::vector<InitItem> items;
  std::vector<unsigned> slots;
  struct Case {
    int64_t low, high;
    size_t target;
  };
  std::vector<Case> cases;
  bool isUnsignedSwitch = false;
};

using Code = std::vector<Instruction>;

// The mutex that guards a member or a static: beside it, or a static itself.
struct Guard {
  Object *object = nullptr; // null: in the object of the member, at `offset`
  int64_t offset = 0;       // from the start of the struct around the member
};

struct Node {
  Op op = Op::Constant;
  Arithmetic arithmetic = Arithmetic::Add;
  Comparison comparison = Comparison::Equal;
  bool isNarrow = false, isPost = false, isBits = false;
  uint8_t shift = 0, width = 0; // of a bit-field place
  uint16_t arm = 0; // of Member: the union's field
  int line = 0;
  unsigned slot = 0;
  Type type, operandType;
  Node *a = nullptr, *b = nullptr, *c = nullptr;
  int64_t step = 0, size = 0;
  Value value;
  const Guard *guard = nullptr; // of Member and Global
  const Function *function = nullptr;
  const void *functionType = nullptr; // canonical, of a call
  std::string name;
  std::vector<Node *> list;
  std::vector<InitItem> items;
  Code code;
  std::vector<unsigned> slots;
};

struct Function {
  std::string name;
  const void *declaration = nullptr;
  const void *type = nullptr; // canonical
  bool hasBody = false;
  // Filled at the first call.
  bool isReady = false;
  std::string unsupported;
  unsigned slots = 0;
  std::vector<Type> parameters; // in the first slots
  Type result;
  Code code;
};

} // namespace soundness

#endif
