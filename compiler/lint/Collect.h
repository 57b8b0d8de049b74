// Turns what is said about one unit into findings. Runs in the process that
// judges the unit.
#ifndef SDC_LINT_COLLECT_H
#define SDC_LINT_COLLECT_H

#include "driver/UnitListener.h"
#include "lint/Finding.h"
#include "clang/Basic/Diagnostic.h"
#include "clang/Basic/LangOptions.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Frontend/TextDiagnosticPrinter.h"
#include "llvm/ADT/StringMap.h"
#include <memory>
#include <set>

namespace sdc::lint {

class Collector : public UnitListener, public clang::DiagnosticConsumer {
public:
  /// Hosted: findings in system headers, and in what their macros wrote, are
  /// left out. OnlyAllow: the survey ends with the allow-list.
  Collector(bool Hosted, bool InColour, bool OnlyAllow = false);

  clang::DiagnosticConsumer &consumer() override { return *this; }
  void parsed(UnitContext &Unit) override;
  void survey(UnitContext &Unit) override; // Hosted.cpp

  void BeginSourceFile(const clang::LangOptions &Lang,
                       const clang::Preprocessor *PP) override;
  void EndSourceFile() override;
  void HandleDiagnostic(clang::DiagnosticsEngine::Level Level,
                        const clang::Diagnostic &Info) override;

  /// Everything collected so far.
  UnitResult take() { return std::move(Result); }

private:
  Place placeOf(clang::SourceLocation Loc, const clang::SourceManager &SM);
  std::string lineOf(clang::SourceLocation Loc, const clang::SourceManager &SM);
  std::string realPath(clang::FileID File, const clang::SourceManager &SM);
  void addEdits(const clang::Diagnostic &Info, Finding &F);
  bool isOutside(clang::SourceLocation Loc, const clang::SourceManager &SM);
  void classify(clang::DiagnosticsEngine::Level Level,
                const clang::Diagnostic &Info, Finding &F);

  const bool Hosted, OnlyAllow;
  UnitResult Result;
  bool IsDropped = false; // the last finding, so its notes too
  std::string Rendered;
  llvm::raw_string_ostream RenderedStream;
  llvm::IntrusiveRefCntPtr<clang::DiagnosticOptions> PrintOptions;
  clang::TextDiagnosticPrinter Printer;
  clang::LangOptions Lang;
  llvm::DenseMap<clang::FileID, std::string> Paths;
};

} // namespace sdc::lint

#endif
