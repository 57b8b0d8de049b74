// The walk over statements and expressions.
#include "allow/Walk.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"
#include "clang/AST/Expr.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/Stmt.h"
#include "clang/Lex/Lexer.h"

using namespace sdc;
using namespace clang;

void Walk::children(Stmt *S) {
  for (Stmt *Child : S->children())
    if (Child)
      statement(Child);
}

/// Rewrites (T)e as sd_as(T, e), in the words of the source, if it stands there
/// as it is: not made by a macro, but perhaps an argument of one.
void Walk::offerForm(Report &Said, const CStyleCastExpr *E) {
  const SourceManager &SM = Unit.AST.getSourceManager();
  const LangOptions &Lang = Unit.AST.getLangOpts();
  auto InFile = [&](SourceLocation First, SourceLocation Last) {
    return Lexer::makeFileCharRange(CharSourceRange::getTokenRange(First, Last),
                                    SM, Lang);
  };
  CharSourceRange Whole = InFile(E->getBeginLoc(), E->getEndLoc());
  CharSourceRange Type = InFile(E->getLParenLoc(), E->getRParenLoc());
  if (Whole.isInvalid() || Type.isInvalid() ||
      Whole.getBegin() != Type.getBegin())
    return;
  llvm::StringRef Text = Lexer::getSourceText(Type, SM, Lang);
  if (!Text.consume_front("(") || !Text.consume_back(")"))
    return;
  Said.fixit(FixItHint::CreateReplacement(Type, ("sd_as(" + Text + ", ").str()));
  Said.fixit(FixItHint::CreateInsertion(Whole.getEnd(), ")"));
}

/// (T)e: only (void)e, and sdc's own, which make of void * what was asked for. An
/// arithmetic one is offered as sd_as.
bool Walk::writtenCast(CStyleCastExpr *E) {
  SourceLocation Open = E->getLParenLoc();
  CastKind Kind = E->getCastKind();
  if (Kind == CK_ToVoid)
    return true;
  if (isTrusted(Open) && (Kind == CK_BitCast || Kind == CK_NoOp))
    return true;
  bool IsArithmetic = E->getType()->isArithmeticType() &&
                      E->getSubExpr()->getType()->isArithmeticType();
  std::string To = spell(E->getTypeAsWritten());
  Report Said = Unit.Diags.report(
      Open, Rule::Cast,
      IsArithmetic ? "write sd_as(" + To + ", e)"
                   : "declare the operand as '" + To + "'");
  Said.range(SourceRange(Open, E->getRParenLoc()));
  if (IsArithmetic)
    offerForm(Said, E);
  else
    offerBare(Said, E);
  return false;
}

/// A pointer's conversion may add const to what is pointed to, and changes
/// nothing else, at no level.
bool Walk::keepsConst(CastExpr *E) {
  QualType From = E->getSubExpr()->getType(), To = E->getType();
  if (!From->isPointerType() || !To->isPointerType())
    return true;
  Qualifiers FromHas, ToHas;
  QualType FromBare =
      Unit.AST.getUnqualifiedArrayType(From->getPointeeType(), FromHas);
  QualType ToBare =
      Unit.AST.getUnqualifiedArrayType(To->getPointeeType(), ToHas);
  if (ToHas.compatiblyIncludes(FromHas) &&
      Unit.AST.hasSameType(FromBare, ToBare))
    return true;
  Unit.Diags.report(E->getExprLoc(), Rule::DroppedConst, From, To);
  return false;
}

/// A conversion, written or implied.
bool Walk::conversion(CastExpr *E) {
  met(Family::Cast, E->getCastKindName());
  if (auto *Written = dyn_cast<CStyleCastExpr>(E))
    return writtenCast(Written);
  if (FormArguments.contains(E))
    return true;
  // An implied conversion has no place of its own, so none is trusted for its
  // operand's: 'int *p = sd_new(char)' converts what sdc's text made.
  const KindRow &Row = decide(Family::Cast, E->getCastKindName());
  if (Row.Says == Verdict::Allow)
    return E->getCastKind() != CK_NoOp || keepsConst(E);
  // What is refused for its type may fit nothing.
  auto IsSaid = [this](QualType T) {
    return isRefused(T) &&
           JudgedTypes.contains(T.getCanonicalType().getAsOpaquePtr());
  };
  if (Row.Why == Rule::PointerConversion &&
      (IsSaid(E->getSubExpr()->getType()) || IsSaid(E->getType())))
    return false;
  if (Row.Why == Rule::PointerConversion)
    Unit.Diags.report(E->getExprLoc(), Row.Why, E->getSubExpr()->getType(),
                      E->getType());
  else
    Unit.Diags.report(E->getExprLoc(), Row.Why, Row.What, Row.Fix);
  return false;
}

/// A name used: builtins by the list, and nothing of the runtime's insides.
bool Walk::reference(DeclRefExpr *E) {
  const NamedDecl *D = E->getDecl();
  SourceLocation Loc = E->getLocation();
  if (const auto *F = dyn_cast<FunctionDecl>(D); F && F->getBuiltinID())
    return judge(Family::Builtin, F->getName(), Loc, F->getName());
  if (D->getIdentifier() && D->getName().starts_with("__sd_") &&
      !isTrusted(Loc)) {
    Unit.Diags.report(Loc, Rule::ReservedName, D);
    return false;
  }
  return true;
}

/// A form such as sd_free hands any pointer to a function of sdc's that takes
/// void *: the conversion is the form's, though the argument is the user's.
void Walk::argumentsOfForm(CallExpr *Call) {
  for (Expr *Argument : Call->arguments())
    if (auto *Implied = dyn_cast<ImplicitCastExpr>(Argument);
        Implied && Implied->getCastKind() == CK_BitCast &&
        Implied->getType()->isVoidPointerType())
      FormArguments.insert(Implied);
}

/// sizeof and _Alignof.
bool Walk::typeOperand(UnaryExprOrTypeTraitExpr *E) {
  switch (E->getKind()) {
  case UETT_SizeOf:
  case UETT_AlignOf:
  case UETT_PreferredAlignOf:
    break;
  default:
    Unit.Diags.report(E->getOperatorLoc(), Rule::ExpressionKind,
                      "this type operator", "use sizeof or _Alignof");
    return false;
  }
  if (E->isArgumentType())
    typeInfo(E->getArgumentTypeInfo());
  else
    statement(E->getArgumentExpr());
  return false; // children() would give the size of a VLA again
}

/// clang 19 computes these in another type than C: with *= /= %= <<= >>= the
/// object's value loses its sign, and the right side becomes a bool or an
/// integer first.
static bool isLossyAtomic(const BinaryOperator *B) {
  const auto *A = B->getLHS()->getType()->getAs<AtomicType>();
  if (!A || !B->isCompoundAssignmentOp())
    return false;
  bool IsOneStep = B->getOpcode() == BO_AddAssign ||
                   B->getOpcode() == BO_SubAssign ||
                   B->getOpcode() == BO_AndAssign ||
                   B->getOpcode() == BO_OrAssign ||
                   B->getOpcode() == BO_XorAssign;
  return !IsOneStep || A->getValueType()->isBooleanType() ||
         !B->getRHS()->getType()->isIntegerType();
}

void Walk::expression(Expr *E) {
  unsigned Before = Unit.Diags.errorCount();
  bool Enter = true;
  if (auto *C = dyn_cast<CastExpr>(E))
    Enter = conversion(C);
  else if (auto *R = dyn_cast<DeclRefExpr>(E))
    Enter = reference(R);
  else if (auto *Call = dyn_cast<CallExpr>(E)) {
    // The arguments of a refused builtin convert to what it asks for.
    auto *R = dyn_cast<DeclRefExpr>(Call->getCallee()->IgnoreParenImpCasts());
    if (R && !reference(R))
      return;
    if (R && Unit.Trusted.isPredefine(R->getLocation()))
      argumentsOfForm(Call);
    // The analyses would see it run.
    if (Call->isUnevaluatedBuiltinCall(Unit.AST))
      for (const Expr *Arg : Call->arguments())
        if (Arg->HasSideEffects(Unit.AST, /*IncludePossibleEffects=*/true)) {
          Unit.Diags.report(Arg->getExprLoc(), Rule::ExpressionKind,
                            "an operand with effects that is never evaluated",
                            "write the effect in a statement of its own");
          Enter = false;
        }
  }
  else if (auto *B = dyn_cast<BinaryOperator>(E)) {
    Enter = judge(Family::Operator, kindName(B->getOpcode()),
                  B->getOperatorLoc());
    if (isLossyAtomic(B)) {
      Unit.Diags.report(B->getOperatorLoc(), Rule::ExpressionKind,
                        "this compound assignment to an _Atomic object",
                        "write it out: x = x op y");
      Enter = false;
    }
  }
  else if (auto *U = dyn_cast<UnaryOperator>(E))
    Enter = judge(Family::Operator, kindName(U->getOpcode()),
                  U->getOperatorLoc());
  else if (auto *T = dyn_cast<UnaryExprOrTypeTraitExpr>(E))
    Enter = typeOperand(T);
  else if (auto *L = dyn_cast<CompoundLiteralExpr>(E)) {
    noFlexible(L->getType(), L->getExprLoc());
    typeInfo(L->getTypeSourceInfo());
  }
  else if (auto *O = dyn_cast<OffsetOfExpr>(E)) {
    typeInfo(O->getTypeSourceInfo());
    // A computed index would run, and no analysis looks into it.
    for (unsigned I = 0; I < O->getNumExpressions(); ++I)
      if (!O->getIndexExpr(I)->isIntegerConstantExpr(Unit.AST)) {
        Unit.Diags.report(O->getIndexExpr(I)->getExprLoc(), Rule::ExpressionKind,
                          "a computed index in offsetof",
                          "write a constant, or multiply sizeof by the index");
        Enter = false;
      }
  }
  else if (auto *I = dyn_cast<InitListExpr>(E)) {
    // Both forms: designators stand in the syntactic one only.
    if (InitListExpr *Other = I->isSemanticForm() ? I->getSyntacticForm()
                                                  : nullptr)
      children(Other);
  }
  if (auto *Written = dyn_cast<CStyleCastExpr>(E);
      Written && Unit.Diags.errorCount() == Before)
    typeLoc(Written->getTypeInfoAsWritten()->getTypeLoc());
  // A builtin has no address, and its type is what its row stands for; what a
  // form makes of its argument is the form's.
  bool SkipType = false;
  if (auto *R = dyn_cast<DeclRefExpr>(E))
    if (auto *F = dyn_cast<FunctionDecl>(R->getDecl()))
      SkipType = F->getBuiltinID() != 0;
  if (auto *C = dyn_cast<CastExpr>(E))
    SkipType = C->getCastKind() == CK_BuiltinFnToFnPtr ||
               FormArguments.contains(C);
  if (Unit.Diags.errorCount() == Before && !SkipType)
    type(E->getType(), E->getExprLoc());
  if (Enter)
    children(E);
}

void Walk::statement(Stmt *S) {
  if (const auto *Q = dyn_cast<BinaryConditionalOperator>(S))
    offerMiddle(Q);
  bool IsAllowed =
      judge(Family::Statement, S->getStmtClassName(), S->getBeginLoc());
  Offer.clear();
  if (!IsAllowed)
    return;
  if (auto *E = dyn_cast<Expr>(S))
    return expression(E);
  if (auto *D = dyn_cast<DeclStmt>(S)) {
    for (Decl *Each : D->decls())
      declaration(Each);
    return;
  }
  if (auto *L = dyn_cast<LabelStmt>(S))
    declaration(L->getDecl());
  if (auto *A = dyn_cast<AttributedStmt>(S))
    for (const Attr *Each : A->getAttrs())
      attribute(Each, A->getAttrLoc());
  children(S);
}
