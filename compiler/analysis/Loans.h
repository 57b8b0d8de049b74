// No borrow outlives what it rests on (Analyses.h, Regions.h).
//
// Forward: where each slot may lead (LoanFlow.cpp). Backward: which are needed
// later (LoanLiveness.cpp). Then each event that ends a region is judged
// against every slot that is still needed (Loans.cpp), and each call against
// its own arguments (LoanCalls.cpp).
#ifndef SDC_ANALYSIS_LOANS_H
#define SDC_ANALYSIS_LOANS_H

#include "analysis/Analyses.h"
#include "analysis/Mistakes.h"
#include "analysis/Regions.h"
#include "llvm/ADT/BitVector.h"

namespace sdc {

class Loans {
public:
  Loans(UnitModel &Model, const Effects &E, const Function &F)
      : Model(Model), E(E), F(F), R(Model, F), Found(Model.Unit.Diags) {}

  void run();

private:
  // LoanFlow.cpp: where slots lead.
  RegionState entry() const;
  void step(RegionState &S, const Instruction &I) const;
  void setDest(RegionState &S, unsigned V, const RegionSet &To) const;
  void clear(RegionState &S, unsigned V) const;
  void setView(RegionState &S, const Place &To, const Place &Source) const;
  void store(RegionState &S, const RegionSet &At, const RegionSet &To,
             bool MayStay) const;
  RegionSet contents(const RegionState &S, const RegionSet &At) const;
  void afterCall(RegionState &S, const Instruction &I) const;

  // LoanLiveness.cpp: what is needed later.
  void findLive();
  void findOrigins();
  void uses(const Instruction &I, llvm::function_ref<void(unsigned)> Visit) const;
  void defines(const Instruction &I, llvm::function_ref<void(unsigned)> Visit) const;
  void liveBefore(const Instruction &I, llvm::BitVector &Live) const;
  void use(const Place &P, llvm::function_ref<void(unsigned)> Visit) const;
  void atEnd(const Block &B, llvm::BitVector &Live) const;
  /// Live, the views that live pointers lead to, and those of the caller.
  llvm::BitVector needed(const RegionState &S, llvm::BitVector Live) const;
  unsigned origin(unsigned S) const {
    while (S != NoVariable && Origin[S] != NoVariable)
      S = Origin[S];
    return S;
  }

  // Loans.cpp: judging.
  void judge(const RegionState &S, const Instruction &I,
             const llvm::BitVector &LiveAfter);
  void ended(const RegionState &S, const RegionSet &Changed, const char *How,
             clang::SourceLocation Loc, const llvm::BitVector &Needed,
             unsigned Through);
  void emptied(const RegionState &S, const Place &P, clang::SourceLocation Loc,
               const llvm::BitVector &LiveAfter);
  void storageEnds(const RegionState &S, unsigned V, clang::SourceLocation Loc,
                   const llvm::BitVector &LiveAfter);
  void returned(const RegionState &S, const Instruction &I);
  void leaves(const RegionSet &To, clang::QualType Pointee,
              const std::vector<unsigned> *From, const clang::NamedDecl *Where,
              clang::SourceLocation Loc);
  /// The slot whose pointer P goes through first, if it is known.
  unsigned through(const RegionState &S, const Place &P) const;
  /// What S points to changes or ends at Loc while S is needed. One borrow
  /// held too long is one mistake, wherever it shows.
  template <typename... Args>
  void refuseFor(unsigned S, unsigned Root, clang::SourceLocation Loc, Rule Broken,
                 const Args &...A) {
    unsigned From = origin(S);
    Found.addPlace({From, Root}, Loc, Broken, A...);
    Found.note(F.Variables[R.slot(S).Var].Loc, "the borrow that is needed later");
  }
  bool isMutableGlobal(unsigned Root) const;

  // LoanCalls.cpp
  /// One thing that an argument brings: what it points to, what one of its
  /// borrows points to, or the storage of a pointer handed back.
  struct Reach {
    RegionSet At;
    clang::QualType Type;   // of what is at At
    unsigned Slot = NoVariable;
    unsigned Argument = 0;
    bool Changes = false;   // owners, groups or views at or below At
    bool Unstable = false;
    bool IsReadOnly = false;
    clang::SourceLocation Loc;
  };
  std::vector<Reach> reaches(const RegionState &S, const Instruction &I) const;
  void reachBorrow(std::vector<Reach> &To, const RegionState &S, unsigned Slot,
                   unsigned Argument, bool IsConst,
                   clang::SourceLocation Loc) const;
  void reachLeaves(std::vector<Reach> &To, const RegionState &S,
                   const RegionSet &Storage, clang::QualType View,
                   unsigned Argument, bool IsConst,
                   clang::SourceLocation Loc) const;
  RegionSet loans(const std::vector<Reach> &All, clang::QualType Pointer,
                  const std::vector<unsigned> *From) const;
  void call(const RegionState &S, const Instruction &I,
            const llvm::BitVector &LiveAfter);
  /// The token goes away: no borrow of what it guards is needed any more,
  /// neither later nor by the call itself.
  void unlocked(const RegionState &S, const Instruction &I, unsigned Token,
                const llvm::BitVector &LiveAfter);
  const Region *global(const Instruction &I, const RegionSet &At, bool Unstable,
                       bool IsArgument);

  UnitModel &Model;
  const Effects &E;
  const Function &F;
  Regions R;
  std::vector<RegionState> In;
  std::vector<llvm::BitVector> LiveOut;
  /// The slot that a temporary's slot is a plain copy of.
  std::vector<unsigned> Origin;
  llvm::BitVector OfCaller;
  Mistakes Found;
};

} // namespace sdc

#endif
