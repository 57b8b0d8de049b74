// The state of the value analysis (Values.h) at one point of a function.
//
// A leaf has a set of values. A pointer in a place without a leaf (behind a
// pointer, in a global) is as declared, unless a fact says more: a test, an
// assignment or sd_take left it null or set. A fact names the place by its
// path, so it dies when any step of that path may have been written, under this
// name or another. Elements of arrays have no facts: an index names none.
#ifndef SDC_ANALYSIS_VALUESTATE_H
#define SDC_ANALYSIS_VALUESTATE_H

#include "analysis/Leaves.h"
#include "analysis/Outcomes.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/SmallPtrSet.h"
#include <map>

namespace sdc {

enum ValueBits : uint8_t {
  Unset = 1,
  IsNull = 2,
  Full = 4,
  Moved = 8,
  /// What is wrong with it was said; until it is set again all that follows is
  /// that same mistake.
  Excused = 16,
};

class Facts {
public:
  /// IsNull, Full, or both if nothing is known.
  uint8_t at(const Place &P) const;
  void set(const Place &P, uint8_t Value);
  void forgetAll() { Known.clear(); }
  void forgetRoot(unsigned Var);
  /// P and all places reached through it.
  void forgetBelow(const Place &P);
  void forgetIf(
      llvm::function_ref<bool(unsigned Var, const Path &, uint8_t Value)> Is);
  bool join(const Facts &O);

private:
  struct Less {
    bool operator()(const std::pair<unsigned, Path> &A,
                    const std::pair<unsigned, Path> &B) const {
      return A.first != B.first ? A.first < B.first
                                : PathLess()(A.second, B.second);
    }
  };
  std::map<std::pair<unsigned, Path>, uint8_t, Less> Known;
};

struct ValueState {
  bool Reached = false;
  std::vector<uint8_t> Leaves; // by leaf: ValueBits
  Facts Behind;
  Outcomes Numbers;

  bool join(const ValueState &O);
};

/// What I does to numbers, before it does the rest. What is borrowed mutably
/// may change unseen and says nothing.
void stepNumbers(UnitModel &Model, const Function &F, const LeafTable &Leaves,
                 ValueState &S, const Instruction &I);

/// The pointer fields of T at any depth of embedding that can be told apart:
/// not those of arrays. Where is T's own path.
void forEachPointerField(
    UnitModel &Model, clang::QualType T, const Place &Of,
    llvm::function_ref<void(const Place &, const PointerInfo &)> Visit);

/// The structs and unions that a pointer to T leads to, through any number of
/// pointers and members.
class Reach {
public:
  explicit Reach(UnitModel &Model) : Model(Model) {}

  /// A mutable pointer to T.
  void add(clang::QualType T);
  /// A pointer to const T: only what it holds __static pointers to may change.
  void addConst(clang::QualType T);
  /// A pointer that is this field may be written.
  bool contains(const clang::FieldDecl *F) const {
    return IsAnything || Records.contains(F->getParent()->getDefinition());
  }
  /// One that is no field: an element, or what __out points to.
  bool mayBePointer() const { return IsAnything || HasPointer; }

private:
  UnitModel &Model;
  llvm::SmallPtrSet<const clang::RecordDecl *, 8> Records, ConstRecords;
  bool IsAnything = false; // an incomplete struct: what it holds is not seen
  bool HasPointer = false;
};

/// Some struct or union inside T has the field F.
bool hasField(const UnitModel &Model, clang::QualType T,
              const clang::FieldDecl *F);

} // namespace sdc

#endif
