// Trapping instructions together with their line of the fault table.
#ifndef SDC_CODEGEN_TRAPSITES_H
#define SDC_CODEGEN_TRAPSITES_H

#include "codegen/UnitFacts.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/IR/IRBuilder.h"

namespace sdc {

/// The source path under which a fault in a scope's file is reported: the main
/// file as the user gave it, another file as its include found it.
std::string reportedPath(const llvm::DIFile *File, const llvm::Module &M,
                         const UnitFacts &Facts);

/// A string, or a symbol's name, as the assembler's quoted form.
std::string assemblyString(llvm::StringRef Text);

class TrapSites {
public:
  TrapSites(llvm::Module &M, const UnitFacts &Facts) : M(M), Facts(Facts) {}

  /// Emits `ud2` and its entry of section `sd_traps` (struct sd_trap of
  /// abi/image.h), then `unreachable`, at the end of the block that B is in.
  /// Without a location the function's own line is used.
  void emit(llvm::IRBuilder<> &B, unsigned Rule, const llvm::DILocation *Loc);

private:
  std::string labelOf(llvm::StringRef Path);

  llvm::Module &M;
  const UnitFacts &Facts;
  llvm::StringMap<unsigned> Files;
};

/// True for the trapping instruction that TrapSites emits.
bool isTrapSite(const llvm::Instruction &I);

} // namespace sdc

#endif
