// The place IR: what a function does to memory, in evaluation order.
//
// Lowering (Lower.h) visits each expression once and stops the compile at a
// node it does not know, so an analysis cannot overlook one. Values that are
// plain data are not modelled: only that a place is read or written, and where
// each pointer comes from and goes.
//
// A place is a variable and a path of fields, dereferences and indices. All
// elements of an array are one place. Pointers on their way are temporaries,
// so that "is this borrow still needed" is one question: liveness.
#ifndef SDC_IR_PLACEIR_H
#define SDC_IR_PLACEIR_H

#include "model/Model.h"
#include "llvm/ADT/SmallVector.h"
#include <limits>
#include <string>
#include <vector>

namespace sdc {

inline constexpr unsigned NoVariable = std::numeric_limits<unsigned>::max();
inline constexpr unsigned NoBlock = std::numeric_limits<unsigned>::max();

/// Which element: the one that a local variable says, or a constant.
struct ElementChoice {
  bool IsKnown = false;
  unsigned Var = NoVariable; // none: Constant
  uint64_t Constant = 0;
};

struct Projection {
  enum Kind { Field, Deref, Index } K = Field;
  const clang::FieldDecl *F = nullptr; // Field
  ElementChoice Which = {};            // Index; not compared
  bool operator==(const Projection &O) const { return K == O.K && F == O.F; }
};

struct Place {
  unsigned Root = NoVariable;
  llvm::SmallVector<Projection, 4> Path;
  clang::QualType Type;
  /// A pointer on the path points to const: nothing below may change.
  bool ThroughConst = false;

  bool hasDeref() const {
    for (const Projection &P : Path)
      if (P.K == Projection::Deref)
        return true;
    return false;
  }
  bool hasIndex() const {
    for (const Projection &P : Path)
      if (P.K == Projection::Index)
        return true;
    return false;
  }
  bool isWhole() const { return Path.empty(); }
};

struct Variable {
  enum Kind { Local, Parameter, Global, Temporary } K = Temporary;
  const clang::VarDecl *Decl = nullptr; // none for temporaries
  clang::QualType Type;
  clang::SourceLocation Loc;
  /// Of a pointer: its kind as a value, and how it is declared if it is.
  PointerKind Kind = PointerKind::Borrow;
  const PointerInfo *Declared = nullptr;
  /// Of a function pointer.
  const Signature *Contract = nullptr;
  /// A temporary read through const: its pointee may not change.
  bool ReadOnly = false;
  /// A temporary that points into static storage that never dangles.
  bool StaticAddress = false;
  /// A temporary that points to a new, zeroed object.
  bool Fresh = false;
  /// Mutably borrowed somewhere: what tests say about its parts may not last.
  bool AddressTaken = false;
};

enum class Op {
  Live,      // Dest: storage begins, unset
  Dead,      // Dest: storage ends
  Read,      // P: its value is used
  Write,     // P = Source (NoVariable: plain data)
  Set,       // Dest (or P) holds a valid value of its type, pointers as declared;
             // Q: Dest is a copy of the struct there
  Null,      // Dest = null
  New,       // Dest = a new object; Flag: may be null
  Address,   // Dest = address of P or of a function; Flag: mutable
  Reborrow,  // Dest = the pointer in P, borrowed; Flag: mutable
  Derive,    // Dest = Source moved within its object (pointer arithmetic)
  Copy,      // Dest = the pointer in P (static, function)
  Move,      // Dest = the pointer or struct in P; P is empty then
  Take,      // Dest = the pointer in P; P is null then
  Swap,      // P and Q exchange their pointers
  Free,      // Source is freed
  NeedSet,   // P: used as a whole, must not be null (R says the rule)
  Call,      // Dest = Callee(Args)
  Return,    // Source: the result, if a pointer or struct; Flag: fell off the end.
             // Dead of all scopes follows, then Use of the result
  Use,       // Source is in use until here
  Test,      // P: a union's tag is Value from here on; no Flag: is not
  Same,      // Dest = the number in Source; NoVariable: Value
  Compare,   // Dest = 1 if Source is Value, else 0; no Flag: the other way
  Known,     // Source: a number, is Value from here on; no Flag: is not
};

struct Argument {
  enum Kind { Plain, Pointer, Struct, Out, InOut } K = Plain;
  unsigned Var = NoVariable; // Pointer, Struct
  Place P;                   // Out, InOut: what it points to
  const PointerInfo *Info = nullptr;
};

struct Instruction {
  Op O;
  clang::SourceLocation Loc;
  unsigned Dest = NoVariable;
  unsigned Source = NoVariable;
  Place P, Q;
  bool Flag = false;
  uint64_t Value = 0;   // Test, Same, Compare, Known
  bool Initial = false; // Write, Set: by an initialiser, of a new object
  bool Unread = false; // Address: only to store there as a whole
  Rule R = Rule::NullDeref; // NeedSet
  const clang::FunctionDecl *Callee = nullptr; // Call; null: indirect
  const Signature *Contract = nullptr;         // Call
  std::vector<Argument> Args;
  /// Call: names the result, if it says what was set. Return: has the number
  /// returned. Its value may stand here too.
  unsigned Outcome = NoVariable;
  std::optional<int64_t> Returned; // Return
};

struct Block {
  std::vector<Instruction> Code;
  std::vector<unsigned> Next;
  /// A test of the pointer in P: Next[0] if it is set, Next[1] if null.
  bool IsNullTest = false;
  Place Tested;
};

struct Function {
  const clang::FunctionDecl *Decl = nullptr;
  std::vector<Variable> Variables;
  std::vector<Block> Blocks; // entry is 0

  bool isTemporary(unsigned V) const {
    return Variables[V].K == Variable::Temporary;
  }
};

/// "p->a.b[]" for messages.
std::string spell(const Function &F, const Place &P);

/// One is the other or lies on its way (indices all overlap).
bool overlaps(const Place &A, const Place &B);
/// A is B or leads to it.
bool isPrefix(const Place &A, const Place &B);

} // namespace sdc

#endif
