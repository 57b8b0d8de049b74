// See Proof.h.
#include "codegen/Proof.h"
#include "codegen/Markers.h"
#include "codegen/Prover.h"

#include "llvm/Analysis/LoopInfo.h"
#include "llvm/Analysis/ScalarEvolution.h"
#include "llvm/IR/Dominators.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/Transforms/Scalar/SimpleLoopUnswitch.h"

using namespace llvm;

namespace sdc {

/// The evidence for which the branch stands, as long as there is any.
static void markProven(BasicBlock &Passed) {
  auto *Call = dyn_cast<CallInst>(Passed.getFirstNonPHIOrDbg());
  const Function *Callee = Call ? Call->getCalledFunction() : nullptr;
  if (Callee && Callee->getName() == marker::Index)
    Call->setMetadata(ProvenKind, MDNode::get(Call->getContext(), {}));
}

PreservedAnalyses ProofPass::run(Function &F, FunctionAnalysisManager &Analyses) {
  SmallVector<std::pair<BranchInst *, unsigned>, 32> Checks;
  for (BasicBlock &Block : F)
    if (auto *Branch = dyn_cast<BranchInst>(Block.getTerminator()))
      if (auto Side = trappingSide(*Branch))
        Checks.push_back({Branch, *Side});
  if (Checks.empty())
    return PreservedAnalyses::all();

  Prover P(Analyses.getResult<ScalarEvolutionAnalysis>(F),
           Analyses.getResult<DominatorTreeAnalysis>(F),
           Analyses.getResult<LoopAnalysis>(F));
  // All questions come before the first change: a decided branch says nothing.
  SmallVector<std::pair<BranchInst *, unsigned>, 32> Proven;
  SmallVector<std::tuple<BranchInst *, unsigned, Value *>, 4> Masked;
  for (auto [Branch, Side] : Checks) {
    if (P.isNeverTaken(*Branch, Side))
      Proven.push_back({Branch, Side});
    else if (Value *Bound = P.maskedBound(*Branch, Side))
      Masked.push_back({Branch, Side, Bound});
  }
  for (auto [Branch, Side] : Proven) {
    markProven(*Branch->getSuccessor(1 - Side));
    Branch->setCondition(ConstantInt::getBool(F.getContext(), Side == 1));
    if (Counts)
      ++Counts->Proven;
  }
  for (auto [Branch, Side, Bound] : Masked) {
    markProven(*Branch->getSuccessor(1 - Side));
    IRBuilder<> B(Branch);
    Value *Zero = Constant::getNullValue(Bound->getType());
    Branch->setCondition(Side == 0 ? B.CreateICmpEQ(Bound, Zero)
                                   : B.CreateICmpNE(Bound, Zero));
  }
  if (Proven.empty() && Masked.empty())
    return PreservedAnalyses::all();
  PreservedAnalyses Kept;
  Kept.preserve<DominatorTreeAnalysis>();
  Kept.preserve<LoopAnalysis>();
  return Kept;
}

PreservedAnalyses UnswitchChecksPass::run(Loop &L, LoopAnalysisManager &Loops,
                                          LoopStandardAnalysisResults &Results,
                                          LPMUpdater &Updater) {
  for (BasicBlock *Block : L.blocks()) {
    auto *Branch = dyn_cast<BranchInst>(Block->getTerminator());
    if (Branch && trappingSide(*Branch) && !isa<Constant>(Branch->getCondition()) &&
        L.isLoopInvariant(Branch->getCondition()))
      return SimpleLoopUnswitchPass(/*NonTrivial=*/true)
          .run(L, Loops, Results, Updater);
  }
  return PreservedAnalyses::all();
}

} // namespace sdc
