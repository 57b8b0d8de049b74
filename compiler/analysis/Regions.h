// Where a borrowed pointer may lead, and what that rests on.
//
// A region is a path from storage that is known to exist: a variable of this
// function, a global, or what a borrowed parameter pointed to when the function
// began. A step Deref on it goes through an owner, so a region rests on every
// owner on its way: when one is moved, freed, taken or swapped, or the root's
// storage ends, the region is gone. Plain data at its end may change freely.
// A path that grows too long is cut: then the region is anything below.
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

/// The pointer variables' regions at one point.
struct RegionState {
  bool IsReached = false;
  std::vector<RegionSet> Of; // by variable
  bool join(const RegionState &O);
};

class Regions {
public:
  Regions(UnitModel &Model, const Function &F) : Model(Model), F(F) {}

  /// A pointer variable that borrows: it has regions. A lock's token borrows
  /// its mutex.
  bool isBorrow(unsigned V) const;
  /// The region of a borrowed parameter: its first step is no owner.
  bool startsAtParameter(const Region &R) const;
  PointerKind kindAt(const Place &P) const;
  /// The regions that P names.
  RegionSet resolve(const RegionState &S, const Place &P) const;
  RegionSet deref(const RegionState &S, const Place &Pointer) const;

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
  UnitModel &Model;
  const Function &F;
};

} // namespace sdc

#endif
