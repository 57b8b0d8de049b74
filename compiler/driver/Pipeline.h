// The seam between the frame of sdc and its parts.
//
// driver/ parses a unit, queues everything that clang would hand to CodeGen,
// and at the end of the unit runs, in this order,
//   allowUnit       compiler/allow      what may be written at all
//   checkUnit       compiler/analysis   what the program means
//   instrumentUnit  compiler/bounds     run-time checks, put into the AST
// each only if the ones before reported no error; then, unless this is lint, the
// queue is replayed into CodeGen, with registerPasses' passes in LLVM's
// pipeline; and last
//   finishObject    compiler/contract   contract hashes and the stamp
// on the object file as written. Each function is implemented in the folder
// named, so that each part can be read and replaced on its own.
#ifndef SDC_DRIVER_PIPELINE_H
#define SDC_DRIVER_PIPELINE_H

#include "diag/Diagnostics.h"
#include "driver/Options.h"
#include "driver/SdkPaths.h"
#include "driver/Trust.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/DenseSet.h"
#include <memory>
#include <string>
#include <vector>

namespace clang {
class ASTContext;
class CompilerInstance;
class Decl;
class Preprocessor;
class Sema;
} // namespace clang
namespace llvm {
class PassBuilder;
}

namespace sdc {

/// What the analyses found out and later steps need; defined by
/// compiler/analysis, opaque to driver/.
struct UnitModel;
/// What instrumentUnit leaves for the passes; defined by compiler/codegen.
struct CodegenPlan;

/// One unit on its way through sdc. Everything named here outlives all hooks,
/// the passes included.
struct UnitContext {
  clang::CompilerInstance &CI;
  clang::ASTContext &AST;
  clang::Sema &S; // TUScope is null at the end of a unit
  clang::Preprocessor &PP;
  Diagnostics &Diags;
  const Options &Opts;
  const Trust &Trusted;
  const SdkPaths &Sdk;
  /// Every declaration that allowUnit met, in all scopes: also structs that are
  /// defined inside a sizeof, a parameter or a cast, which clang's visitors
  /// pass over.
  std::vector<clang::Decl *> Declarations;
  /// Options::Hosted only: functions and objects that the analyses must not
  /// look into, because the allow-list refused something in them.
  llvm::DenseSet<const clang::Decl *> LeftOut;
  std::shared_ptr<UnitModel> Model;
  std::shared_ptr<CodegenPlan> Plan;
};

/// Text put behind clang's predefined macros: __SDC__, the sd_* forms and what
/// they expand to (compiler/model/Predefines.cpp).
std::string predefines();

/// Hooks into the preprocessor, before the first token: pragmas, line markers,
/// macro names, includes (compiler/allow/PreprocessorDoor.cpp). Trusted and
/// Diags outlive the preprocessor.
void watchPreprocessor(clang::Preprocessor &PP, Diagnostics &Diags,
                       const Trust &Trusted);

/// False if the unit is refused; then errors have been reported. The frame
/// also looks at Diags.errorCount() after each hook, so that no result is
/// believed against a report.
bool allowUnit(UnitContext &Unit);
/// Of ordinary C: only these top-level declarations. Each that has something
/// refused is put into LeftOut.
void allowDeclarations(UnitContext &Unit,
                       llvm::ArrayRef<clang::Decl *> Declarations);
bool checkUnit(UnitContext &Unit);
bool instrumentUnit(UnitContext &Unit);

/// Adds sdc's passes to the pipeline that clang builds for this unit.
void registerPasses(llvm::PassBuilder &PB, UnitContext &Unit);

/// Completes the object file at Path. False: Error says why, and the frame
/// removes the file.
bool finishObject(const std::string &Path, const Options &Opts,
                  const SdkPaths &Sdk, std::string &Error);

/// 'sdc link ...': argv[0] is "link". Returns the exit status.
int linkMain(int argc, const char *const *argv, const SdkPaths &Sdk);

} // namespace sdc

#endif
