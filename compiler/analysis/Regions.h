// Where a borrowed pointer may lead, and what that rests on.
//
// A region is a path from storage that is known to exist: a variable of this
// function, a global, or what a borrow of the caller's pointed to when the
// function began. A step Deref on it goes through an owner, so a region rests
// on every owner on its way: when one is moved, freed, taken or swapped, or the
// root's storage ends, the region is gone. Plain data at its end may change
// freely. A path that grows too long is cut: then the region is anything below.
//
// A slot is a place that holds a borrow: a pointer variable, or a leaf of a
// view. The views of this function are its variables, and those that a
// parameter points to. Each borrow that the caller brought starts with a region
// of its own: calls keep them apart where it matters (LoanCalls.cpp).
#ifndef SDC_ANALYSIS_REGIONS_H
#define SDC_ANALYSIS_REGIONS_H

#include "ir/PlaceIR.h"
#include <set>

namespace sdc {

struct Region {
  unsigned Root = NoVariable;
  std::vector<Projection> Path;
  bool IsBelow = false; ///< this or anything below it

  bool operator<(const Region &O) const;
};

using RegionSet = std::set<Region>;

/// The slots' regions at one point.
struct RegionState {
  bool IsReached = false;
  std::vector<RegionSet> Of; // by slot
  bool join(const RegionState &O);
};

struct Slot {
  unsigned Var = NoVariable;
  std::vector<Projection> Path;
  clang::QualType Type; ///< of the pointer
  bool IsOfCaller = false;
};

class Regions {
public:
  Regions(UnitModel &Model, const Function &F);

  /// Slots are numbered like the variables, and then the leaves of views.
  size_t slotCount() const { return Slots.size(); }
  const Slot &slot(unsigned S) const { return Slots[S]; }
  /// The slots in a variable, or behind it.
  llvm::ArrayRef<unsigned> slotsOf(unsigned Var) const { return InVar[Var]; }
  /// A borrow's slot: it has regions.
  bool isBorrow(unsigned S) const;
  /// The slots in the storage that R names.
  llvm::SmallVector<unsigned, 4> slotsAt(const Region &R) const;
  /// R names the storage of slot S and nothing else.
  bool isExactly(const Region &R, unsigned S) const;
  /// The slots of the variable itself that P names, holds, or goes through.
  llvm::SmallVector<unsigned, 4> slotsNamed(const Place &P) const;
  /// The slot that P is and that no pointer is on the way to.
  unsigned slotIs(const Place &P) const;
  Place placeOf(unsigned S) const;

  /// A pointer variable that borrows: it has regions. A lock's token borrows
  /// its mutex.
  bool isBorrowVariable(unsigned V) const;
  /// The steps that lead to what a borrow of the caller's pointed to.
  size_t base(const Region &R) const;
  bool startsAtParameter(const Region &R) const { return base(R) > 0; }
  PointerKind kindAt(const Place &P) const;
  /// The regions that P names.
  RegionSet resolve(const RegionState &S, const Place &P) const;
  RegionSet deref(const RegionState &S, const Place &Pointer) const;
  /// Since the last call, a borrow was met that has no slot.
  bool isLost() const { return std::exchange(Lost, false); }

  /// A change of the owner at Changed (or, if it is below, of any owner there)
  /// ends R.
  bool endedBy(const Region &R, const Region &Changed) const;
  /// One is in the other, through owners or not.
  bool overlap(const Region &A, const Region &B) const;
  /// The region rests on an owner, or on the tag of a union that it is in, at
  /// step From or later.
  bool restsOnOwner(const Region &R, size_t From = 0) const;

  /// A part of R may be guarded by the mutex; by any mutex.
  bool isGuardedBy(const Region &R, const Region &Mutex) const;
  bool isGuarded(const Region &R) const;

  Region step(Region R, Projection P) const;
  std::string name(const Region &R) const;

private:
  void addSlot(unsigned Var, std::vector<Projection> Path, clang::QualType T,
               bool IsOfCaller);

  UnitModel &Model;
  const Function &F;
  std::vector<Slot> Slots;
  std::vector<std::vector<unsigned>> InVar;
  mutable bool Lost = false;
};

} // namespace sdc

#endif
