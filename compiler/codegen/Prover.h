// Proves checks of a function, without running them.
//
// Everything here is asked of the code in SSA form: what a loop changes, what
// a call may write and what a jump skips is visible there, so no rule has to
// recognise the shape of a loop in the source. LLVM's ScalarEvolution says what
// a value is as a recurrence and answers most questions; the rules of this
// class are what it does not know: products of counts, masks, cursors.
#ifndef SDC_CODEGEN_PROVER_H
#define SDC_CODEGEN_PROVER_H

#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/IR/InstrTypes.h"
#include <optional>

namespace llvm {
class BasicBlock;
class BranchInst;
class DominatorTree;
class Instruction;
class LoopInfo;
class SCEV;
class ScalarEvolution;
class Value;
} // namespace llvm

namespace sdc {

/// The side of a conditional branch that does nothing but fault, if one does.
std::optional<unsigned> trappingSide(const llvm::BranchInst &Branch);

class Prover {
public:
  Prover(llvm::ScalarEvolution &SE, const llvm::DominatorTree &DT,
         const llvm::LoopInfo &LI)
      : SE(SE), DT(DT), LI(LI) {}

  /// The branch of a check never goes to its trap.
  bool isNeverTaken(const llvm::BranchInst &Check, unsigned TrapSide);

  /// The check `(x & m) < n` where n is m + 1 modulo 2^w fails exactly when n is
  /// 0, whatever x is. Returns n, which a loop changes less often than x.
  llvm::Value *maskedBound(const llvm::BranchInst &Check, unsigned TrapSide);

private:
  /// A comparison that holds wherever a block is reached.
  struct Fact {
    llvm::CmpInst::Predicate Is;
    const llvm::SCEV *L, *R;
  };
  using Facts = llvm::SmallVector<Fact, 2>;

  bool isAlways(llvm::Value *Condition, bool Truth, llvm::Instruction *At,
                unsigned Depth);
  bool holds(llvm::CmpInst::Predicate Is, const llvm::SCEV *L,
             const llvm::SCEV *R);
  bool isKnown(llvm::CmpInst::Predicate Is, const llvm::SCEV *L,
               const llvm::SCEV *R);
  bool isBelow(const llvm::SCEV *I, const llvm::SCEV *N, bool Strict,
               unsigned Depth);
  bool isBetween(const llvm::SCEV *I, const llvm::SCEV *N, unsigned Depth);
  bool isBelowOnAllWays(const llvm::SCEV *I, const llvm::SCEV *N, bool Strict,
                        unsigned Depth);
  bool isNonZero(const llvm::SCEV *X);
  bool isMaskOf(llvm::Value *Mask, llvm::Value *X, const llvm::SCEV *N);
  bool isBelowProduct(const llvm::SCEV *I, const llvm::SCEV *N, bool Strict,
                      unsigned Depth);
  bool isBelowRow(const llvm::SCEV *I, const llvm::SCEV *N, bool Strict,
                  unsigned Depth);
  bool isExactProduct(const llvm::SCEV *R, const llvm::SCEV *C);
  bool isBelowRowsOf(const llvm::SCEV *I, const llvm::SCEV *R,
                     const llvm::SCEV *C, bool Strict, unsigned Depth);

  void gather(llvm::Instruction *At);
  const llvm::SCEV *named(const llvm::SCEV *S);
  void note(llvm::Value *Condition, bool Truth, Facts &Into, unsigned Depth);
  const Facts &factsOf(llvm::BasicBlock *Block);

  llvm::ScalarEvolution &SE;
  const llvm::DominatorTree &DT;
  const llvm::LoopInfo &LI;
  llvm::DenseMap<llvm::BasicBlock *, Facts> Noted;
  llvm::Instruction *Here = nullptr;      ///< the check being judged
  llvm::SmallVector<Fact, 32> Known;      ///< what holds at Here
  llvm::DenseMap<const llvm::Value *, const llvm::SCEV *> Names; ///< of equals
  /// I is below N: holds in this round, to be shown for the next.
  struct Induction {
    const llvm::SCEV *I, *N;
    bool Strict;
  };
  llvm::SmallVector<Induction, 4> Assumed;
};

} // namespace sdc

#endif
