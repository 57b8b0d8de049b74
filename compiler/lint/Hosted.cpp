// Judging ordinary C, most of which is not Domain C: to find as much as can be
// said, without believing what rests on something refused.
//
// The allow-list looks at each declaration outside system headers. A function
// in which it refuses nothing goes on to the analyses, one in which they refuse
// nothing goes on to the bounds; the others are left out, because the stages
// rely on what the earlier ones accepted. If clang found errors, its trees have
// holes: then only declarations without an error in them are looked at, and no
// analysis runs.
#include "lint/Collect.h"
#include "driver/Pipeline.h"
#include "infer/Suggest.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Decl.h"
#include "clang/Frontend/CompilerInstance.h"
#include <map>

using namespace sdc;
using namespace sdc::lint;
using namespace clang;

namespace {

/// Lines with an error, by real path.
using Lines = std::map<std::string, std::set<unsigned>>;

Lines linesOf(const std::vector<Finding> &Findings, llvm::StringRef Rule = "") {
  Lines Out;
  for (const Finding &F : Findings)
    if (F.Level == Severity::Error && (Rule.empty() || F.Rule == Rule))
      Out[F.At.File].insert(F.At.Line);
  return Out;
}

bool hasLineIn(const Lines &All, const std::string &File, unsigned First,
               unsigned Last) {
  auto It = All.find(File);
  if (It == All.end())
    return false;
  auto At = It->second.lower_bound(First);
  return At != It->second.end() && *At <= Last;
}

} // namespace

void lint::Collector::survey(UnitContext &Unit) {
  const SourceManager &SM = Unit.AST.getSourceManager();
  // After a fatal error (a missing header) nothing more is said by clang.
  if (Unit.CI.getDiagnostics().hasFatalErrorOccurred())
    return;
  bool HasHoles = Unit.Diags.clangFoundErrors();
  Lines Holes = linesOf(Result.Findings, ClangError);
  auto RangeOf = [&](const Decl *D) {
    SourceLocation Begin = SM.getExpansionLoc(D->getBeginLoc());
    SourceLocation End = SM.getExpansionLoc(D->getEndLoc());
    return std::tuple(realPath(SM.getFileID(Begin), SM),
                      SM.getSpellingLineNumber(Begin),
                      SM.getSpellingLineNumber(End));
  };

  std::vector<Decl *> Judged;
  for (Decl *D : Unit.AST.getTranslationUnitDecl()->decls()) {
    auto Leave = [&] { Unit.LeftOut.insert(D); };
    if (D->isImplicit() || D->getLocation().isInvalid() ||
        Unit.Trusted.isTrusted(D->getLocation()) ||
        SM.isInSystemHeader(SM.getExpansionLoc(D->getLocation()))) {
      Leave();
      continue;
    }
    if (HasHoles) {
      auto [File, First, Last] = RangeOf(D);
      if (D->isInvalidDecl() || hasLineIn(Holes, File, First, Last)) {
        Leave();
        continue;
      }
    }
    Judged.push_back(D);
  }
  allowDeclarations(Unit, Judged);
  if (HasHoles || OnlyAllow)
    return;
  checkUnit(Unit);
  // Before the bounds change the tree.
  suggestAnnotations(Unit);
  Lines Refused = linesOf(Result.Findings);
  for (Decl *D : Judged) {
    auto [File, First, Last] = RangeOf(D);
    if (hasLineIn(Refused, File, First, Last))
      Unit.LeftOut.insert(D);
  }
  instrumentUnit(Unit);
  std::set<std::pair<std::string, unsigned>> Analysed;
  for (Decl *D : Judged)
    if (const auto *F = dyn_cast<FunctionDecl>(D);
        F && F->doesThisDeclarationHaveABody() && !Unit.LeftOut.contains(F))
      Analysed.insert({realPath(SM.getFileID(SM.getExpansionLoc(F->getBeginLoc())), SM),
                       SM.getExpansionLineNumber(F->getBeginLoc())});
  for (FunctionInfo &F : Result.Functions)
    F.IsAnalysed = Analysed.count({F.File, F.Line}) != 0;
}
