// Reads function bodies for evidence. One pass over each, in the order of the
// source; flow is looked at no further than that.
#include "infer/Evidence.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "llvm/ADT/StringSwitch.h"

using namespace sdc;
using namespace clang;

const ValueDecl *sdc::named(const Expr *E) {
  E = E->IgnoreParenCasts();
  if (const auto *R = dyn_cast<DeclRefExpr>(E))
    return cast<ValueDecl>(R->getDecl()->getCanonicalDecl());
  if (const auto *M = dyn_cast<MemberExpr>(E))
    return cast<ValueDecl>(M->getMemberDecl()->getCanonicalDecl());
  return nullptr;
}

bool sdc::makesOwner(const Expr *E, const Trust &Trusted) {
  E = E->IgnoreParenCasts();
  switch (formOf(E, Trusted).F) {
  case Form::New:
  case Form::TryNew:
  case Form::Take:
    return true;
  default:
    break;
  }
  const auto *Call = dyn_cast<CallExpr>(E);
  const FunctionDecl *F = Call ? Call->getDirectCallee() : nullptr;
  return F && F->getIdentifier() &&
         llvm::StringSwitch<bool>(F->getName())
             .Cases("malloc", "calloc", "realloc", "strdup", "strndup", true)
             .Default(false);
}

namespace {

/// Parameters are named by their function's canonical declaration.
const ValueDecl *canonical(const ValueDecl *D) {
  const auto *P = dyn_cast_or_null<ParmVarDecl>(D);
  const auto *F = P ? dyn_cast<FunctionDecl>(P->getDeclContext()) : nullptr;
  if (F && P->getFunctionScopeIndex() < F->getCanonicalDecl()->getNumParams())
    return F->getCanonicalDecl()->getParamDecl(P->getFunctionScopeIndex());
  return D ? cast<ValueDecl>(D->getCanonicalDecl()) : nullptr;
}

bool isCounter(const ValueDecl *D) {
  return D && D->getType()->isUnsignedIntegerType() &&
         !D->getType()->isBooleanType();
}

/// May count the elements of P: beside it in the same list.
bool isSibling(const ValueDecl *P, const ValueDecl *N) {
  return P && isCounter(N) && P != N &&
         P->getDeclContext() == N->getDeclContext() &&
         isa<ParmVarDecl, FieldDecl>(P) && isa<ParmVarDecl, FieldDecl>(N);
}

/// A name that counts by custom.
bool countsByName(const ValueDecl *N) {
  return N->getIdentifier() &&
         llvm::StringSwitch<bool>(N->getName().lower())
             .Cases("n", "len", "length", "size", "count", "num", true)
             .Cases("nbytes", "nelem", "nelems", "nmemb", "sz", "cnt", true)
             .Default(false);
}

class Reader : public RecursiveASTVisitor<Reader> {
public:
  Reader(EvidenceMap &Map, const FunctionDecl *F)
      : Map(Map), Trusted(Map.Unit.Trusted), AST(Map.Unit.AST), F(F) {}

  void run() {
    TraverseStmt(F->getBody());
    for (const auto &[Pointer, Index] : Indexed)
      countFor(Pointer, Index.first, Index.second);
    for (const auto &[Pointer, Where] : Walked)
      countFor(Pointer, nullptr, Where);
    for (const auto &[Pointer, Size] : Made)
      countFor(Pointer, nullptr, Size.second);
  }

  // --- counts ------------------------------------------------------------------

  bool VisitArraySubscriptExpr(ArraySubscriptExpr *E) {
    if (const ValueDecl *P = pointer(E->getBase()))
      Indexed.insert({P, {named(E->getIdx()), E->getExprLoc()}});
    return true;
  }

  bool VisitBinaryOperator(BinaryOperator *E) {
    const ValueDecl *L = canonical(named(E->getLHS()));
    const ValueDecl *R = canonical(named(E->getRHS()));
    if (E->isRelationalOp() || E->getOpcode() == BO_NE) {
      bool IsGreater = E->getOpcode() == BO_GT || E->getOpcode() == BO_GE;
      const ValueDecl *Index = IsGreater ? R : L, *Bound = IsGreater ? L : R;
      if (Index && isCounter(Bound))
        Below.insert({Index, Bound});
    }
    if (E->isEqualityOp()) {
      if (isNull(E->getRHS()))
        nullable(E->getLHS(), "is compared with null", E->getExprLoc());
      if (isNull(E->getLHS()))
        nullable(E->getRHS(), "is compared with null", E->getExprLoc());
    }
    if (E->getOpcode() == BO_LAnd || E->getOpcode() == BO_LOr) {
      tested(E->getLHS());
      tested(E->getRHS());
    }
    if (E->getOpcode() == BO_Assign)
      assigned(L, E->getLHS(), E->getRHS(), E->getExprLoc());
    return true;
  }

  bool VisitUnaryOperator(UnaryOperator *E) {
    const ValueDecl *D = canonical(named(E->getSubExpr()));
    if (E->isIncrementDecrementOp() && D) {
      if (D->getType()->isPointerType())
        Walked.insert({D, E->getExprLoc()});
      else if (E->isDecrementOp() && isCounter(D))
        CountedDown.insert(D);
    }
    if (E->getOpcode() == UO_LNot)
      tested(E->getSubExpr());
    return true;
  }

  // --- null --------------------------------------------------------------------

  bool VisitIfStmt(IfStmt *S) { return tested(S->getCond()); }
  bool VisitWhileStmt(WhileStmt *S) { return tested(S->getCond()); }
  bool VisitDoStmt(DoStmt *S) { return tested(S->getCond()); }
  bool VisitForStmt(ForStmt *S) { return !S->getCond() || tested(S->getCond()); }
  bool VisitAbstractConditionalOperator(AbstractConditionalOperator *E) {
    return tested(E->getCond());
  }

  bool VisitReturnStmt(ReturnStmt *S) {
    const Expr *E = S->getRetValue();
    if (!E || !F->getReturnType()->isPointerType())
      return true;
    if (isNull(E))
      set(F, &Evidence::Nullable, "returns null here", E->getExprLoc());
    if (isOwner(E))
      set(F, &Evidence::Owned, "returns an object that it made", E->getExprLoc());
    sources(E, 0);
    return true;
  }

  // --- owners ------------------------------------------------------------------

  bool VisitVarDecl(VarDecl *V) {
    if (V->hasInit() && V->getType()->isPointerType())
      assigned(V, nullptr, V->getInit(), V->getLocation());
    return true;
  }

  bool VisitExpr(Expr *E) {
    FormUse Use = formOf(E, Trusted);
    if (Use.F == Form::Free)
      freed(Use.Operands[0], E->getExprLoc());
    if (Use.F == Form::Take)
      owned(Use.Operands[0], "is emptied by sd_take", E->getExprLoc());
    return true;
  }

  bool VisitCallExpr(CallExpr *E) {
    const FunctionDecl *Callee = E->getDirectCallee();
    if (!Callee)
      return true;
    if (Callee->getIdentifier() && Callee->getName() == "free" &&
        E->getNumArgs() == 1)
      freed(E->getArg(0), E->getExprLoc());
    const FunctionDecl *To = Callee->getCanonicalDecl();
    for (unsigned I = 0; I < E->getNumArgs() && I < To->getNumParams(); ++I)
      passed(E, To, I);
    return true;
  }

private:
  using Kind = std::optional<Guess> Evidence::*;

  void set(const ValueDecl *D, Kind K, const char *Text, SourceLocation Where) {
    Evidence &E = Map.Of[canonical(D)];
    if (!(E.*K))
      E.*K = Guess{Text, Where};
  }

  /// A parameter, field or global that is a pointer to an object.
  const ValueDecl *pointer(const Expr *E) const {
    const ValueDecl *D = canonical(named(E));
    return D && D->getType()->isPointerType() &&
                   !D->getType()->isFunctionPointerType()
               ? D
               : nullptr;
  }

  bool isNull(const Expr *E) const {
    return E->isNullPointerConstant(AST, Expr::NPC_NeverValueDependent) !=
           Expr::NPCK_NotNull;
  }

  bool nullable(const Expr *E, const char *Text, SourceLocation Where) {
    if (const ValueDecl *D = pointer(E))
      set(D, &Evidence::Nullable, Text, Where);
    return true;
  }

  bool tested(const Expr *E) {
    return nullable(E, "is tested for null", E->getExprLoc());
  }

  /// The value is an object that nobody else owns.
  bool isOwner(const Expr *E) const {
    E = E->IgnoreParenCasts();
    if (makesOwner(E, Trusted))
      return true;
    const auto *Call = dyn_cast<CallExpr>(E);
    if (const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr) {
      const auto Known = Map.Of.find(Callee->getCanonicalDecl());
      return isDeclaredOwner(Callee) ||
             (Known != Map.Of.end() && Known->second.Owned);
    }
    const ValueDecl *D = canonical(named(E));
    return D && isa<VarDecl>(D) && (Owners.count(D) || isDeclaredOwner(D));
  }

  bool isDeclaredOwner(const ValueDecl *D) const {
    if (const auto *Fn = dyn_cast<FunctionDecl>(D)) {
      const auto &S = Map.Unit.Model->signature(Fn);
      return S.Result && S.Result->Kind == PointerKind::Owned;
    }
    const PointerInfo *Info = Map.Unit.Model->pointer(D);
    return Info && Info->Kind == PointerKind::Owned;
  }

  void owned(const Expr *E, const char *Text, SourceLocation Where) {
    if (const ValueDecl *D = pointer(E))
      set(D, &Evidence::Owned, Text, Where);
  }

  void freed(const Expr *E, SourceLocation Where) {
    E = E->IgnoreParenCasts();
    owned(E, "is freed", Where);
  }

  void assigned(const ValueDecl *D, const Expr *Target, const Expr *Value,
                SourceLocation Where) {
    if (const auto *N = dyn_cast_or_null<FieldDecl>(D); N && isCounter(N))
      if (const ValueDecl *Given = canonical(named(Value)))
        Stored.insert({Given, N});
    if (!D || !D->getType()->isPointerType())
      return;
    const auto *V = dyn_cast<VarDecl>(D);
    bool IsLocal = V && V->isLocalVarDecl();
    if (isNull(Value) && !IsLocal)
      set(D, &Evidence::Nullable, "is set to null", Where);
    const ValueDecl *From = pointer(Value);
    if (From && isa<ParmVarDecl>(From) && !IsLocal && isDeclaredOwner(D))
      set(From, &Evidence::Owned, "is stored in an owner", Where);
    if (isOwner(Value)) {
      if (IsLocal)
        Owners.insert(D);
      else
        set(D, &Evidence::Owned, "is given an object to own", Where);
    }
    if (IsLocal)
      Flows[D].push_back(Value);
    FormUse Use = formOf(Value->IgnoreParenCasts(), Trusted);
    if ((Use.F == Form::New || Use.F == Form::TryNew) && Target && !IsLocal)
      if (const Expr *Count = Use.Operands.empty() ? nullptr : Use.Operands[0])
        Made.insert({canonical(D), {canonical(named(Count)), Where}});
  }

  // --- calls -------------------------------------------------------------------

  void passed(const CallExpr *E, const FunctionDecl *To, unsigned I) {
    const Expr *Argument = E->getArg(I);
    const ParmVarDecl *P = To->getParamDecl(I);
    if (!P->getType()->isPointerType())
      return;
    if (isNull(Argument))
      set(P, &Evidence::Nullable, "is given null", Argument->getExprLoc());
    const PointerInfo *Info = Map.Unit.Model->pointer(P);
    if (const ValueDecl *D = pointer(Argument); D && Info) {
      if (Info->Kind == PointerKind::Owned)
        set(D, &Evidence::Owned, "is passed on to an owner",
            Argument->getExprLoc());
      if (Info->Count && Info->Count->O == CountExpr::Op::Sibling)
        countOfArgument(E, D, Info->Count->Decl, Argument->getExprLoc());
    }
    unset(P, Argument);
  }

  /// The callee asks for as many elements as a parameter says; what is passed
  /// for that one is the count here.
  void countOfArgument(const CallExpr *E, const ValueDecl *D,
                       const ValueDecl *Sibling, SourceLocation Where) {
    const auto *N = dyn_cast<ParmVarDecl>(Sibling);
    if (!N || N->getFunctionScopeIndex() >= E->getNumArgs())
      return;
    const ValueDecl *Given = canonical(named(E->getArg(N->getFunctionScopeIndex())));
    if (isSibling(D, Given))
      count(D, Given, Where);
  }

  /// '&x' of a local that was never given a value.
  void unset(const ParmVarDecl *P, const Expr *Argument) {
    const auto *A = dyn_cast<UnaryOperator>(Argument->IgnoreParenCasts());
    if (!A || A->getOpcode() != UO_AddrOf ||
        P->getType()->getPointeeType().isConstQualified())
      return;
    const auto *R = dyn_cast<DeclRefExpr>(A->getSubExpr()->IgnoreParens());
    const auto *V = R ? dyn_cast<VarDecl>(R->getDecl()) : nullptr;
    if (V && V->isLocalVarDecl() && !V->hasInit() && V->hasLocalStorage() &&
        !Written.count(V))
      set(P, &Evidence::Out, "is given a variable that was not set",
          Argument->getExprLoc());
    if (V)
      Written.insert(V);
  }

  // --- counts ------------------------------------------------------------------

  void count(const ValueDecl *D, const ValueDecl *N, SourceLocation Where) {
    Evidence &E = Map.Of[D];
    if (E.Count)
      return;
    E.Count = N;
    E.Counted = Guess{"is counted by '" + N->getNameAsString() + "'", Where};
  }

  void countFor(const ValueDecl *D, const ValueDecl *Index,
                SourceLocation Where) {
    if (!isa<ParmVarDecl, FieldDecl>(D) || Map.Of[D].Count)
      return;
    Index = Index ? canonical(Index) : nullptr;
    // Made with a count that is, or is stored, beside it.
    auto Size = Made.find(D);
    if (Size != Made.end() && isSibling(D, Size->second.first))
      return count(D, Size->second.first, Size->second.second);
    if (Size != Made.end())
      for (const auto &[Given, Field] : Stored)
        if (Given == Size->second.first && isSibling(D, Field))
          return count(D, Field, Size->second.second);
    // The index is compared with it.
    for (const auto &[I, Bound] : Below)
      if (I == Index && isSibling(D, Bound))
        return count(D, Bound, Where);
    if (!Index)
      for (const ValueDecl *N : CountedDown)
        if (isSibling(D, N))
          return count(D, N, Where);
    // It stands right behind and is called like one.
    if (const auto *P = dyn_cast<ParmVarDecl>(D)) {
      const auto *Fn = cast<FunctionDecl>(P->getDeclContext());
      unsigned Next = P->getFunctionScopeIndex() + 1;
      if (Next < Fn->getNumParams() && isSibling(D, Fn->getParamDecl(Next)) &&
          countsByName(Fn->getParamDecl(Next)))
        count(D, Fn->getParamDecl(Next), Where);
    }
  }

  // --- sources of a result -----------------------------------------------------

  /// The borrowed parameters that E leads into.
  void sources(const Expr *E, unsigned Depth) {
    E = E->IgnoreParenCasts();
    if (Depth > 8)
      return;
    if (const auto *C = dyn_cast<AbstractConditionalOperator>(E)) {
      sources(C->getTrueExpr(), Depth + 1);
      return sources(C->getFalseExpr(), Depth + 1);
    }
    if (const auto *U = dyn_cast<UnaryOperator>(E))
      return sources(U->getSubExpr(), Depth + 1);
    if (const auto *M = dyn_cast<MemberExpr>(E))
      return sources(M->getBase(), Depth + 1);
    if (const auto *S = dyn_cast<ArraySubscriptExpr>(E))
      return sources(S->getBase(), Depth + 1);
    if (const auto *B = dyn_cast<BinaryOperator>(E)) {
      if (B->isAdditiveOp())
        sources(B->getLHS()->getType()->isPointerType() ? B->getLHS()
                                                        : B->getRHS(),
                Depth + 1);
      return;
    }
    if (const auto *Call = dyn_cast<CallExpr>(E)) {
      for (const Expr *A : Call->arguments())
        if (A->getType()->isPointerType())
          sources(A, Depth + 1);
      return;
    }
    const auto *R = dyn_cast<DeclRefExpr>(E);
    if (!R)
      return;
    if (const auto *P = dyn_cast<ParmVarDecl>(R->getDecl())) {
      if (P->getType()->isPointerType() && P->getDeclContext() == F) {
        Map.Of[canonical(F)].Sources.insert(P->getFunctionScopeIndex());
        set(F, &Evidence::From, "returns a borrow", E->getExprLoc());
      }
      return;
    }
    for (const Expr *Value : Flows[canonical(named(E))])
      sources(Value, Depth + 1);
  }

  EvidenceMap &Map;
  const Trust &Trusted;
  ASTContext &AST;
  const FunctionDecl *F;
  llvm::MapVector<const ValueDecl *, std::pair<const ValueDecl *, SourceLocation>>
      Indexed, Made;
  llvm::MapVector<const ValueDecl *, SourceLocation> Walked;
  std::set<std::pair<const ValueDecl *, const ValueDecl *>> Below, Stored;
  std::set<const ValueDecl *> CountedDown, Owners;
  std::set<const VarDecl *> Written;
  std::map<const ValueDecl *, std::vector<const Expr *>> Flows;
};

/// Functions with a body, outside of the SDK.
class Bodies : public RecursiveASTVisitor<Bodies> {
public:
  explicit Bodies(EvidenceMap &Map) : Map(Map) {}

  bool VisitFunctionDecl(FunctionDecl *F) {
    if (F->doesThisDeclarationHaveABody() &&
        !Map.Unit.Trusted.isTrusted(F->getLocation()) &&
        !Map.Unit.AST.getSourceManager().isInSystemHeader(F->getLocation()))
      Reader(Map, F).run();
    return true;
  }

  EvidenceMap &Map;
};

} // namespace

void EvidenceMap::collect() {
  Bodies(*this).TraverseDecl(Unit.AST.getTranslationUnitDecl());
}
