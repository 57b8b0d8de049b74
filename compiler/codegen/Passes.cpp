// The passes that sdc adds to LLVM's pipeline.
#include "codegen/Passes.h"
#include "codegen/Audit.h"
#include "codegen/FunctionTable.h"
#include "codegen/Lower.h"
#include "codegen/TrapSites.h"

#include "llvm/IR/DebugInfo.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/Module.h"
#include "llvm/Passes/PassBuilder.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace sdc {
namespace {

struct FirstPass : PassInfoMixin<FirstPass> {
  explicit FirstPass(UnitFacts &Facts) : Facts(&Facts) {}

  PreservedAnalyses run(Module &M, ModuleAnalysisManager &) {
    if (!auditModule(M, *Facts))
      return PreservedAnalyses::all(); // the error drops the object
    noteFunctionPlaces(M, *Facts);
    lowerModule(M, *Facts);
    if (!Facts->ModuleAssembly.empty())
      M.appendModuleInlineAsm(Facts->ModuleAssembly);
    if (!Facts->KeepDebugInfo)
      StripDebugInfo(M);
    return PreservedAnalyses::none();
  }

  static bool isRequired() { return true; }

  UnitFacts *Facts;
};

struct LastPass : PassInfoMixin<LastPass> {
  explicit LastPass(UnitFacts &Facts) : Facts(&Facts) {}

  PreservedAnalyses run(Module &M, ModuleAnalysisManager &) {
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
};

} // namespace

void addPasses(PassBuilder &Builder, UnitFacts &Facts) {
  Builder.registerPipelineStartEPCallback(
      [&Facts](ModulePassManager &Passes, OptimizationLevel) {
        Passes.addPass(FirstPass(Facts));
      });
  Builder.registerOptimizerLastEPCallback(
      [&Facts](ModulePassManager &Passes, OptimizationLevel) {
        Passes.addPass(LastPass(Facts));
      });
}

} // namespace sdc
