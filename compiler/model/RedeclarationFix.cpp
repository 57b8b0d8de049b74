// See RedeclarationFix.h. Who annotates a header, by hand or by 'sdc lint --fix'
// in a unit that does not have the function's body, finds the body's file here.
#include "model/RedeclarationFix.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Decl.h"
#include "clang/AST/TypeLoc.h"
#include "clang/Lex/Lexer.h"

using namespace sdc;
using namespace clang;

static bool saysNothing(const PointerInfo &P) {
  return P.Kind == PointerKind::Borrow && !P.Nullable && !P.IsOut &&
         !P.IsInOut && !P.Count && !P.Inner && !P.Contract;
}

/// The words that stand behind the star.
static std::string wordsOf(const PointerInfo &P) {
  std::string Words;
  switch (P.Kind) {
  case PointerKind::Borrow:
  case PointerKind::Function:
    break;
  case PointerKind::Owned:
    Words += "__owned ";
    break;
  case PointerKind::RRef:
    Words += "__rref ";
    break;
  case PointerKind::Cap:
    Words += "__cap ";
    break;
  case PointerKind::Static:
    Words += "__static ";
    break;
  }
  if (P.Nullable)
    Words += "_Nullable ";
  if (P.IsOut)
    Words += "__out ";
  if (P.IsInOut)
    Words += "__inout ";
  return Words;
}

/// The count in the names of Here's function; empty if that is not one name or
/// one number.
static std::string countOf(const CountExpr &Count, const DeclaratorDecl *Here) {
  if (Count.O == CountExpr::Op::Constant)
    return std::to_string(Count.Value);
  const auto *Theirs = dyn_cast_or_null<ParmVarDecl>(Count.Decl);
  const auto *Ours = dyn_cast<ParmVarDecl>(Here);
  if (Count.O != CountExpr::Op::Sibling || !Theirs || !Ours)
    return "";
  const auto *F = dyn_cast<FunctionDecl>(Ours->getDeclContext());
  unsigned At = Theirs->getFunctionScopeIndex();
  return F && At < F->getNumParams() ? F->getParamDecl(At)->getNameAsString()
                                     : "";
}

static SourceLocation behindStar(const DeclaratorDecl *D) {
  TypeSourceInfo *Info = D->getTypeSourceInfo();
  if (!Info)
    return {};
  TypeLoc TL = Info->getTypeLoc();
  if (isa<FunctionDecl>(D)) {
    auto Fn = TL.getAsAdjusted<FunctionTypeLoc>();
    if (!Fn)
      return {};
    TL = Fn.getReturnLoc();
  }
  auto P = TL.getAsAdjusted<PointerTypeLoc>();
  return P && P.getStarLoc().isFileID() ? P.getStarLoc().getLocWithOffset(1)
                                        : SourceLocation();
}

void sdc::offerAnnotations(Report &Message, UnitContext &Unit,
                           const DeclaratorDecl *Here, const PointerInfo &Said,
                           const PointerInfo &There) {
  if (!saysNothing(Said) || There.Inner || There.Contract ||
      !Here->getIdentifier() ||
      Said.Pointee.getCanonicalType() != There.Pointee.getCanonicalType())
    return;
  std::string Words = wordsOf(There), Count;
  SourceLocation Star = behindStar(Here), Name;
  if (Star.isInvalid())
    return;
  if (There.Count) {
    Count = countOf(*There.Count, Here);
    Name = Lexer::getLocForEndOfToken(Here->getLocation(), 0,
                                      Unit.AST.getSourceManager(),
                                      Unit.AST.getLangOpts());
    if (Count.empty() || isa<FunctionDecl>(Here) || Name.isInvalid() ||
        Name.isMacroID())
      return;
    Message.fixit(FixItHint::CreateInsertion(Name, " __counted_by(" + Count + ")"));
  }
  if (!Words.empty())
    Message.fixit(FixItHint::CreateInsertion(Star, Words));
}
