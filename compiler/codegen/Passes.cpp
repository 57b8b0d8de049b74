// The passes that sdc adds to LLVM's pipeline.
#include "codegen/Passes.h"
#include "codegen/Audit.h"
#include "codegen/FunctionTable.h"
#include "codegen/Lower.h"
#include "codegen/Proof.h"
#include "codegen/ThreadLocals.h"
#include "codegen/TrapSites.h"

#include "llvm/IR/DebugInfo.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/Module.h"
#include "llvm/Passes/PassBuilder.h"
#include "llvm/Support/raw_ostream.h"
#include "llvm/Transforms/IPO/GlobalDCE.h"
#include "llvm/Transforms/Scalar/LICM.h"
#include "llvm/Transforms/Utils/LoopSimplify.h"
#include "llvm/Transforms/Utils/Mem2Reg.h"

using namespace llvm;

namespace sdc {
namespace {

/// Without these no access is believed apart from another by its type.
void forgetTypes(Module &M) {
  for (Function &F : M)
    for (Instruction &I : instructions(F)) {
      I.setMetadata(LLVMContext::MD_tbaa, nullptr);
      I.setMetadata(LLVMContext::MD_tbaa_struct, nullptr);
    }
}

struct FirstPass : PassInfoMixin<FirstPass> {
  FirstPass(UnitFacts &Facts, OptimizationLevel Level)
      : Facts(&Facts), Level(Level) {}

  PreservedAnalyses run(Module &M, ModuleAnalysisManager &Analyses) {
    if (!auditModule(M, *Facts))
      return PreservedAnalyses::all(); // the error drops the object
    if (Facts->SharesBits)
      forgetTypes(M);
    noteFunctionPlaces(M, *Facts);
    lowerModule(M, *Facts);
    if (Level != OptimizationLevel::O0) {
      prove(M, Analyses);
      if (!auditProven(M, *Facts))
        return PreservedAnalyses::none();
    }
    eraseEvidence(M);
    if (!lowerThreadLocals(M, *Facts))
      return PreservedAnalyses::none();
    if (!Facts->ModuleAssembly.empty())
      M.appendModuleInlineAsm(Facts->ModuleAssembly);
    if (!Facts->KeepDebugInfo)
      StripDebugInfo(M);
    return PreservedAnalyses::none();
  }

  /// The prover wants values, not their storage.
  void prove(Module &M, ModuleAnalysisManager &Analyses) {
    FunctionPassManager Passes;
    Passes.addPass(PromotePass());
    Passes.addPass(LoopSimplifyPass());
    Passes.addPass(ProofPass(&Facts->Counts));
    FunctionAnalysisManager &OfFunctions =
        Analyses.getResult<FunctionAnalysisManagerModuleProxy>(M).getManager();
    for (Function &F : M)
      if (!F.isDeclaration()) {
        OfFunctions.clear(F, F.getName()); // the markers' expansion
        OfFunctions.invalidate(F, Passes.run(F, OfFunctions));
      }
  }

  static bool isRequired() { return true; }

  UnitFacts *Facts;
  OptimizationLevel Level;
};

struct LastPass : PassInfoMixin<LastPass> {
  LastPass(UnitFacts &Facts, OptimizationLevel Level)
      : Facts(&Facts), Level(Level) {}

  PreservedAnalyses run(Module &M, ModuleAnalysisManager &Analyses) {
    // LLVM does this behind us, and the table would name what it takes away.
    if (Level != OptimizationLevel::O0)
      GlobalDCEPass().run(M, Analyses);
    for (Function &F : M)
      Facts->Counts.Left += count_if(instructions(F), isTrapSite);
    if (Facts->PrintCounts)
      errs() << Facts->MainFile << ": checks: " << Facts->Counts.Inserted
             << " inserted, " << Facts->Counts.Proven
             << " proven before optimisation, " << Facts->Counts.Left
             << " left in the code, copies by inlining included\n";
    writeFunctionTable(M);
    return PreservedAnalyses::none();
  }

  static bool isRequired() { return true; }

  UnitFacts *Facts;
  OptimizationLevel Level;
};

} // namespace

void addPasses(PassBuilder &Builder, UnitFacts &Facts) {
  Builder.registerPipelineStartEPCallback(
      [&Facts](ModulePassManager &Passes, OptimizationLevel Level) {
        Passes.addPass(FirstPass(Facts, Level));
      });
  // What became visible by inlining and by loads moved out of loops.
  Builder.registerScalarOptimizerLateEPCallback(
      [](FunctionPassManager &Passes, OptimizationLevel) {
        Passes.addPass(ProofPass());
        LoopPassManager OnLoops;
        OnLoops.addPass(LICMPass(LICMOptions()));
        OnLoops.addPass(UnswitchChecksPass());
        Passes.addPass(createFunctionToLoopPassAdaptor(std::move(OnLoops), true));
      });
  Builder.registerOptimizerLastEPCallback(
      [&Facts](ModulePassManager &Passes, OptimizationLevel Level) {
        Passes.addPass(LastPass(Facts, Level));
      });
}

} // namespace sdc
