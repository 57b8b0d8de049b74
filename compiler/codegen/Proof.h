// Removes the checks that can be proven and makes others cheaper to hoist.
#ifndef SDC_CODEGEN_PROOF_H
#define SDC_CODEGEN_PROOF_H

#include "codegen/UnitFacts.h"
#include "llvm/IR/PassManager.h"
#include "llvm/Transforms/Scalar/LoopPassManager.h"

namespace sdc {

/// Evidence of the audit whose compare was proven to hold, or replaced by one
/// that holds exactly when it does.
inline constexpr llvm::StringLiteral ProvenKind = "sd.proven";

/// Decides the branches of proven checks; what is behind a decided branch is
/// left to LLVM. Loops should be in simplified form. Counts what it proves, if
/// Counts is given.
struct ProofPass : llvm::PassInfoMixin<ProofPass> {
  explicit ProofPass(CheckCounts *Counts = nullptr) : Counts(Counts) {}
  llvm::PreservedAnalyses run(llvm::Function &F,
                              llvm::FunctionAnalysisManager &Analyses);
  CheckCounts *Counts;
};

/// Unswitches a loop that asks a check whose answer it does not change: the
/// loop becomes one without the check, and one that runs to its first round of
/// it and faults there. Other conditions are left alone.
struct UnswitchChecksPass : llvm::PassInfoMixin<UnswitchChecksPass> {
  llvm::PreservedAnalyses run(llvm::Loop &L, llvm::LoopAnalysisManager &Loops,
                              llvm::LoopStandardAnalysisResults &Results,
                              llvm::LPMUpdater &Updater);
};

} // namespace sdc

#endif
