// Turns evidence into warnings with fix-its.
#include "infer/Suggest.h"
#include "infer/Evidence.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Lex/Lexer.h"

using namespace sdc;
using namespace clang;

namespace {

class Suggester {
public:
  Suggester(UnitContext &Unit, const EvidenceMap &Map)
      : Unit(Unit), Model(*Unit.Model), Map(Map),
        SM(Unit.AST.getSourceManager()) {
    for (const auto &[D, E] : Map.Of)
      about(D, E);
  }

private:
  void about(const ValueDecl *D, const Evidence &E) {
    if (Unit.Trusted.isTrusted(D->getLocation()) ||
        SM.isInSystemHeader(D->getLocation()) || !D->getIdentifier())
      return;
    if (const auto *V = dyn_cast<VarDecl>(D); V && V->isLocalVarDecl())
      return; // what a local may be follows from what it is given
    const PointerInfo *Info = infoOf(D);
    if (!Info || Info->Kind == PointerKind::Function || Info->Inner)
      return;
    Lacks.clear();
    bool IsOwner = Info->Kind == PointerKind::Owned;
    bool IsPlain = !Info->IsOut && !Info->IsInOut;
    bool IsFree = Info->Kind == PointerKind::Borrow && IsPlain;
    if (E.Owned && IsFree && !Info->Pointee.isConstQualified()) {
      lacks(*E.Owned, "__owned", &Suggester::behindStar);
      IsOwner = true;
    }
    if (E.Nullable && !Info->Nullable && IsPlain)
      lacks(*E.Nullable, "_Nullable", &Suggester::beforeName);
    else if (IsOwner && isa<FieldDecl>(D) && !Info->Nullable)
      lacks(Guess{"starts as null", {}}, "_Nullable", &Suggester::beforeName);
    if (E.Counted && E.Count && !Info->Count && IsPlain)
      lacks(*E.Counted, "__counted_by(" + E.Count->getNameAsString() + ")",
            &Suggester::behindName);
    if (E.Out && IsFree && !Info->Count && !E.Counted &&
        !ownsSomething(Info->Pointee))
      lacks(*E.Out, "__out", &Suggester::behindStar);
    if (E.From && !IsOwner)
      from(cast<FunctionDecl>(D), E);
    suggest(D);
  }

  /// Owns, or seems to: such a struct is not handed back by __out.
  bool ownsSomething(QualType T) {
    if (Model.hasLinear(T))
      return true;
    const RecordDecl *R = T->getAsRecordDecl();
    return R && llvm::any_of(R->fields(), [&](const FieldDecl *F) {
      auto Found = Map.Of.find(F);
      return (Found != Map.Of.end() && Found->second.Owned) ||
             (F->getType()->isRecordType() && ownsSomething(F->getType()));
    });
  }

  const PointerInfo *infoOf(const ValueDecl *D) {
    if (const auto *F = dyn_cast<FunctionDecl>(D)) {
      const Signature &S = Model.signature(F);
      return S.Result ? &*S.Result : nullptr;
    }
    return Model.pointer(D);
  }

  void from(const FunctionDecl *F, const Evidence &E) {
    unsigned Borrows = 0;
    const Signature &S = Model.signature(F);
    for (const auto &P : S.Parameters)
      Borrows += P && P->Kind == PointerKind::Borrow && !P->IsOut && !P->IsInOut;
    if (Borrows < 2 || !annotations(F, "sd_from:").empty())
      return;
    std::string Names;
    for (unsigned I : E.Sources)
      if (I < S.Parameters.size() && S.Parameters[I] &&
          S.Parameters[I]->Kind == PointerKind::Borrow) {
        Names += Names.empty() ? "" : ", ";
        Names += F->getParamDecl(I)->getNameAsString();
      }
    if (!Names.empty())
      lacks(*E.From, "__from(" + Names + ")", &Suggester::beforeAll);
  }

  // --- where an annotation stands ------------------------------------------------

  using Place = SourceLocation (Suggester::*)(const DeclaratorDecl *, bool &);

  /// Behind the outermost star.
  SourceLocation behindStar(const DeclaratorDecl *D, bool &) {
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

  SourceLocation beforeName(const DeclaratorDecl *D, bool &) {
    return D->getLocation();
  }

  SourceLocation behindName(const DeclaratorDecl *D, bool &IsBehind) {
    IsBehind = true;
    return isa<FunctionDecl>(D)
               ? SourceLocation()
               : Lexer::getLocForEndOfToken(D->getLocation(), 0, SM,
                                            Unit.AST.getLangOpts());
  }

  SourceLocation beforeAll(const DeclaratorDecl *D, bool &) {
    return D->getOuterLocStart();
  }

  struct Lack {
    Guess Why;
    std::string Text;
    Place Where;
  };

  void lacks(const Guess &Why, const std::string &Text, Place Where) {
    Lacks.push_back({Why, Text, Where});
  }

  /// One warning at the declaration, with fix-its for each of its texts.
  void suggest(const ValueDecl *D) {
    if (Lacks.empty())
      return;
    std::vector<FixItHint> Hints;
    std::string Texts;
    for (const Lack &Each : Lacks) {
      Texts += (Texts.empty() ? "" : " ") + Each.Text;
      for (const DeclaratorDecl *Other : declarations(D)) {
        bool IsBehind = false;
        SourceLocation At = (this->*Each.Where)(Other, IsBehind);
        if (At.isInvalid() || At.isMacroID() || !Other->getIdentifier())
          return; // one text that cannot be mended would contradict the others
        // The siblings may have other names there.
        std::string Text = named(Each.Text, D, Other);
        Hints.push_back(FixItHint::CreateInsertion(At, IsBehind ? " " + Text
                                                                : Text + " "));
      }
    }
    {
      Report R = Unit.Diags.report(D->getLocation(), Rule::MissingAnnotation, D,
                                   Lacks[0].Why.Text, Texts);
      for (const FixItHint &Hint : Hints)
        R.fixit(Hint);
    }
    if (Lacks[0].Why.Where.isValid())
      Unit.Diags.note(SM.getFileLoc(Lacks[0].Why.Where), "seen here");
  }

  /// All texts that declare D, outside of what is not the project's.
  std::vector<const DeclaratorDecl *> declarations(const ValueDecl *D) {
    std::vector<const DeclaratorDecl *> Found;
    if (const auto *P = dyn_cast<ParmVarDecl>(D)) {
      if (const auto *F = dyn_cast<FunctionDecl>(P->getDeclContext()))
        for (const FunctionDecl *Each : F->redecls())
          if (P->getFunctionScopeIndex() < Each->getNumParams())
            Found.push_back(Each->getParamDecl(P->getFunctionScopeIndex()));
      return Found;
    }
    for (const Decl *Each : D->redecls())
      Found.push_back(cast<DeclaratorDecl>(Each));
    return Found;
  }

  /// "__counted_by(n)" in the words of another declaration of the function.
  std::string named(const std::string &Text, const ValueDecl *D,
                    const DeclaratorDecl *Each) {
    const auto *P = dyn_cast<ParmVarDecl>(D);
    const auto *Q = dyn_cast<ParmVarDecl>(Each);
    if (!P || !Q || P == Q || !llvm::StringRef(Text).starts_with("__counted_by"))
      return Text;
    const auto *Of = cast<FunctionDecl>(P->getDeclContext());
    const auto *To = cast<FunctionDecl>(Q->getDeclContext());
    for (const ParmVarDecl *N : Of->parameters())
      if (Text == "__counted_by(" + N->getNameAsString() + ")")
        return "__counted_by(" +
               To->getParamDecl(N->getFunctionScopeIndex())->getNameAsString() +
               ")";
    return Text;
  }

  UnitContext &Unit;
  UnitModel &Model;
  const EvidenceMap &Map;
  const SourceManager &SM;
  std::vector<Lack> Lacks; // of the declaration at hand
};

} // namespace

void sdc::suggestAnnotations(UnitContext &Unit) {
  if (!Unit.Model)
    Unit.Model = std::make_shared<UnitModel>(Unit);
  EvidenceMap Map(Unit);
  Map.collect();
  Suggester(Unit, Map);
}
