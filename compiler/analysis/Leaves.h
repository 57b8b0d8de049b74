// The leaves of a function: every scalar or pointer inside its variables, and
// inside what an __out or __inout parameter points to. What lies behind other
// pointers, and in globals, has no leaf.
#ifndef SDC_ANALYSIS_LEAVES_H
#define SDC_ANALYSIS_LEAVES_H

#include "ir/PlaceIR.h"

namespace sdc {

using Path = std::vector<Projection>;

struct PathLess {
  bool operator()(const Path &A, const Path &B) const;
};

struct Leaf {
  unsigned Var;
  Path Where;
  clang::QualType Type;
  const PointerInfo *Info = nullptr; // of a pointer
  bool Linear = false;
  /// Inside what an __out or __inout parameter points to.
  bool isBehind() const {
    return !Where.empty() && Where[0].K == Projection::Deref;
  }
};

class LeafTable {
public:
  LeafTable(UnitModel &Model, const Function &F);

  size_t size() const { return All.size(); }
  const Leaf &operator[](size_t I) const { return All[I]; }
  const std::vector<unsigned> &ofVariable(unsigned V) const {
    return OfVariable[V];
  }
  /// Leaves at, inside, or around P.
  llvm::SmallVector<unsigned, 8> of(const Place &P) const;
  /// The leaf that P is exactly; NoVariable if none.
  unsigned at(const Place &P) const;
  std::string name(const Leaf &L) const;

  bool isLinearPlace(const Place &P) const;
  /// Some pointer may lead to L: its variable is borrowed somewhere, or it is
  /// what an __out or __inout parameter points to.
  bool isReachable(const Leaf &L) const;

private:
  void add(unsigned Var, clang::QualType T, const PointerInfo *Info,
           PointerKind Kind, Path Where, unsigned Depth);
  void addVariable(unsigned V);

  UnitModel &Model;
  const Function &F;
  std::vector<Leaf> All;
  std::vector<std::vector<unsigned>> OfVariable;
};

/// A call that may write a T may change a pointer.
bool holdsPointer(const UnitModel &Model, clang::QualType T);

} // namespace sdc

#endif
