// Lowering of statements: blocks, scopes, jumps (Builder.h).
#include "ir/Builder.h"
#include "clang/AST/ASTContext.h"

using namespace sdc;
using namespace clang;

Builder::Builder(UnitModel &Model, const FunctionDecl *F)
    : Result(std::make_unique<Function>()), Model(Model), AST(Model.Unit.AST),
      Trusted(Model.Unit.Trusted), F(F) {
  Result->Decl = F;
  Result->Blocks.emplace_back();
}

unsigned Builder::block() {
  Result->Blocks.emplace_back();
  return Result->Blocks.size() - 1;
}

void Builder::go(unsigned Target) {
  Result->Blocks[Current].Next.push_back(Target);
}

void Builder::endScopes(size_t Depth, SourceLocation Loc) {
  for (size_t I = Scopes.size(); I-- > Depth;)
    for (size_t K = Scopes[I].Variables.size(); K-- > 0;)
      emit(Op::Dead, Loc).Dest = Scopes[I].Variables[K];
}

void Builder::closeScope() {
  endScopes(Scopes.size() - 1, Scopes.back().Of->getEndLoc());
  Scopes.pop_back();
}

void Builder::endFullExpression(SourceLocation Loc) {
  for (unsigned V : FullExpressionTemporaries)
    emit(Op::Dead, Loc).Dest = V;
  FullExpressionTemporaries.clear();
}

void Builder::jump(unsigned Target, size_t Depth) {
  endScopes(Depth, Scopes.empty() ? SourceLocation() : Scopes.back().Of->getEndLoc());
  go(Target);
  Current = block(); // what follows is reached by a label only
}

void Builder::collectLabels(const Stmt *S, std::vector<const Stmt *> &Outer) {
  if (!S)
    return;
  bool Opens = isa<CompoundStmt>(S) || isa<ForStmt>(S) || isa<SwitchStmt>(S) ||
               isa<WhileStmt>(S) || isa<IfStmt>(S) || isa<DoStmt>(S);
  if (Opens)
    Outer.push_back(S);
  if (const auto *L = dyn_cast<LabelStmt>(S)) {
    LabelScopes[L->getDecl()] = Outer;
    Labels[L->getDecl()] = block();
  }
  for (const Stmt *Child : S->children())
    if (Child && !isa<Expr>(Child))
      collectLabels(Child, Outer);
  if (Opens)
    Outer.pop_back();
}

bool Builder::run() {
  const Stmt *Body = F->getBody();
  unsigned Before = Model.Unit.Diags.errorCount();
  std::vector<const Stmt *> Outer;
  collectLabels(Body, Outer);
  openScope(Body); // the parameters
  for (const ParmVarDecl *P : F->parameters())
    Scopes.back().Variables.push_back(variable(P));
  statement(Body);
  Instruction &End = emit(Op::Return, F->getBody()->getEndLoc());
  End.Flag = true; // fell off the end
  closeScope();
  return Model.Unit.Diags.errorCount() == Before;
}

/// E, which is evaluated, names V.
static bool names(const Stmt *E, const VarDecl *V) {
  if (!E || isa<UnaryExprOrTypeTraitExpr>(E))
    return false;
  if (const auto *R = dyn_cast<DeclRefExpr>(E))
    return R->getDecl()->getCanonicalDecl() == V->getCanonicalDecl();
  return llvm::any_of(E->children(),
                      [V](const Stmt *Child) { return names(Child, V); });
}

void Builder::declare(const VarDecl *V) {
  if (V->hasGlobalStorage())
    return; // judged with the unit's globals
  unsigned Id = variable(V);
  Scopes.back().Variables.push_back(Id);
  emit(Op::Live, V->getLocation()).Dest = Id;
  if (const Expr *Init = V->getInit()) {
    // An array or union counts as set before its parts are.
    if (isa<InitListExpr>(Init->IgnoreParens()) && names(Init, V))
      refuse(V->getLocation(), Rule::Uninitialized, V->getName());
    initialize(whole(Id), Init, V);
    endFullExpression(Init->getEndLoc());
  }
}

/// A condition that is a full expression: its temporaries end on both ways.
void Builder::fullCondition(const Expr *E, unsigned True, unsigned False) {
  unsigned IsTrue = block(), IsFalse = block();
  condition(E, IsTrue, IsFalse);
  std::vector<unsigned> Temporaries = std::move(FullExpressionTemporaries);
  for (auto [From, To] : {std::pair(IsTrue, True), std::pair(IsFalse, False)}) {
    Current = From;
    FullExpressionTemporaries = Temporaries;
    endFullExpression(E->getEndLoc());
    go(To);
  }
}

/// Goes to True or False by the truth of E; tests of pointers are kept.
void Builder::condition(const Expr *E, unsigned True, unsigned False) {
  const Expr *C = E->IgnoreParens();
  bool Narrowed = false; // another value may be zero
  while (const auto *Cast = dyn_cast<ImplicitCastExpr>(C)) {
    if (Cast->getCastKind() != CK_IntegralCast &&
        Cast->getCastKind() != CK_IntegralToBoolean &&
        Cast->getCastKind() != CK_PointerToBoolean &&
        Cast->getCastKind() != CK_NoOp)
      break;
    Narrowed |= Cast->getCastKind() == CK_IntegralCast &&
                AST.getIntWidth(Cast->getType()) <
                    AST.getIntWidth(Cast->getSubExpr()->getType());
    C = Cast->getSubExpr()->IgnoreParens();
  }
  if (const auto *U = dyn_cast<UnaryOperator>(C);
      U && U->getOpcode() == UO_LNot)
    return condition(U->getSubExpr(), False, True);
  if (const auto *B = dyn_cast<BinaryOperator>(C)) {
    if (B->getOpcode() == BO_LAnd || B->getOpcode() == BO_LOr) {
      unsigned Right = block();
      bool IsAnd = B->getOpcode() == BO_LAnd;
      condition(B->getLHS(), IsAnd ? Right : True, IsAnd ? False : Right);
      Current = Right;
      return condition(B->getRHS(), True, False);
    }
    if (B->getOpcode() == BO_Comma) {
      Value V = lower(B->getLHS());
      if (V.K == Value::Pointer && isLinear(Result->Variables[V.Var].Kind))
        refuse(C->getExprLoc(), Rule::OwnerLost);
      return condition(B->getRHS(), True, False);
    }
    auto IsNull = [&](const Expr *Side) {
      return Side->getType()->isPointerType() &&
             Side->isNullPointerConstant(AST, Expr::NPC_NeverValueDependent);
    };
    if (B->isEqualityOp() && (IsNull(B->getLHS()) || IsNull(B->getRHS()))) {
      const Expr *Side = IsNull(B->getRHS()) ? B->getLHS() : B->getRHS();
      if (B->getOpcode() == BO_EQ)
        std::swap(True, False);
      return condition(Side, True, False);
    }
    if (B->getOpcode() == BO_Assign && B->getType()->isPointerType()) {
      assign(B);
      if (B->getLHS()->HasSideEffects(AST, /*IncludePossibleEffects=*/true)) {
        Result->Blocks[Current].Next = {True, False};
        return;
      }
      // The pointer just stored is the one tested.
      Place P = place(B->getLHS());
      Block &Here = Result->Blocks[Current];
      Here.IsNullTest = true;
      Here.Tested = P;
      Here.Next = {True, False};
      return;
    }
  }
  if (tagCondition(C, True, False))
    return;
  if (!Narrowed && outcomeCondition(C, True, False))
    return;
  if (C->getType()->isPointerType()) {
    const auto *Cast = dyn_cast<ImplicitCastExpr>(C);
    if (Cast && Cast->getCastKind() == CK_LValueToRValue) {
      Place P = place(Cast->getSubExpr());
      emit(Op::Read, C->getExprLoc()).P = P;
      Block &Here = Result->Blocks[Current];
      Here.IsNullTest = true;
      Here.Tested = P;
      Here.Next = {True, False};
      return;
    }
  }
  Value V = lower(C);
  if (V.K == Value::Pointer) {
    if (isLinear(Result->Variables[V.Var].Kind))
      refuse(C->getExprLoc(), Rule::OwnerLost);
    Block &Here = Result->Blocks[Current];
    Here.IsNullTest = true;
    Here.Tested = whole(V.Var);
    Here.Next = {True, False};
    return;
  }
  Result->Blocks[Current].Next = {True, False};
}

void Builder::switchStatement(const SwitchStmt *S) {
  openScope(S);
  if (const Stmt *Init = S->getInit())
    statement(Init);
  unsigned Outcome = NoVariable;
  std::optional<Place> Tag = switchTag(S->getCond(), Outcome);
  endFullExpression(S->getCond()->getEndLoc());
  unsigned Head = Current, End = block();
  bool HasDefault = false;
  for (const SwitchCase *C = S->getSwitchCaseList(); C;
       C = C->getNextSwitchCase()) {
    unsigned B = block();
    Cases[C] = B;
    switchEdge(Head, Tag, Outcome, S, C, B);
    HasDefault |= isa<DefaultStmt>(C);
  }
  if (!HasDefault)
    switchEdge(Head, Tag, Outcome, S, nullptr, End);
  size_t Continue = Loops.empty() ? 0 : Loops.back().ContinueDepth;
  unsigned ContinueTo = Loops.empty() ? NoBlock : Loops.back().Continue;
  Loops.push_back({End, ContinueTo, Scopes.size(), Continue});
  Current = block(); // before the first case nothing is reached
  statement(S->getBody());
  go(End);
  Loops.pop_back();
  Current = End;
  closeScope();
}

void Builder::returnStatement(const ReturnStmt *S) {
  SourceLocation Loc = S->getReturnLoc();
  unsigned From = NoVariable, Outcome = NoVariable;
  std::optional<int64_t> Returned;
  if (const Expr *E = S->getRetValue()) {
    const Signature &Own = Model.signature(F);
    const PointerInfo *Info = Own.Result ? &*Own.Result : nullptr;
    Value V = lower(E, Info && isLinear(Info->Kind) ? Want::Move : Want::Borrow);
    if (V.K == Value::Plain) {
      Outcome = V.Var;
      Returned = constant(E);
    }
    if (V.K == Value::Struct && !Model.isView(E->getType())) {
      // Its temporaries end once the caller has the value.
      emit(Op::Return, Loc).Source = V.Var;
      endFullExpression(Loc);
      endScopes(0, Loc);
      Current = block();
      return;
    }
    if (Model.hasLinear(E->getType()))
      refuse(Loc, Rule::NotUnderstood, "the value of this expression");
    if (F->getReturnType()->isPointerType())
      From = fit(V, Info, Info ? Info->Contract.get() : nullptr,
                 Info && Info->Nullable, F->getReturnType(),
                 E->getExprLoc());
    if (Model.isView(F->getReturnType())) {
      // Outlives the temporaries of the expression.
      From = temporary(F->getReturnType().getUnqualifiedType(), Loc);
      Instruction &Kept = emit(Op::Write, Loc);
      Kept.P = whole(From);
      Kept.Source = viewValue(V, F->getReturnType(), Loc);
    }
    endFullExpression(Loc);
  }
  Instruction &I = emit(Op::Return, Loc);
  I.Source = From;
  I.Outcome = Outcome;
  I.Returned = Returned;
  endScopes(0, Loc);
  // The result outlives every scope: it is in use until here.
  if (From != NoVariable)
    emit(Op::Use, Loc).Source = From;
  Current = block();
}

void Builder::statement(const Stmt *S) {
  if (!S)
    return;
  if (const auto *E = dyn_cast<Expr>(S)) {
    Value V = lower(E);
    if (V.K == Value::Pointer && isLinear(Result->Variables[V.Var].Kind))
      refuse(E->getExprLoc(), Rule::OwnerLost);
    endFullExpression(E->getEndLoc());
    return;
  }
  switch (S->getStmtClass()) {
  case Stmt::NullStmtClass:
    return;
  case Stmt::CompoundStmtClass:
    openScope(S);
    for (const Stmt *Each : cast<CompoundStmt>(S)->body())
      statement(Each);
    closeScope();
    return;
  case Stmt::DeclStmtClass:
    for (const Decl *D : cast<DeclStmt>(S)->decls())
      if (const auto *V = dyn_cast<VarDecl>(D))
        declare(V);
    return;
  case Stmt::AttributedStmtClass:
    return statement(cast<AttributedStmt>(S)->getSubStmt());
  case Stmt::LabelStmtClass: {
    const auto *L = cast<LabelStmt>(S);
    unsigned B = Labels.lookup(L->getDecl());
    go(B);
    Current = B;
    return statement(L->getSubStmt());
  }
  case Stmt::CaseStmtClass:
  case Stmt::DefaultStmtClass: {
    const auto *C = cast<SwitchCase>(S);
    unsigned B = Cases.lookup(C);
    go(B);
    Current = B;
    return statement(C->getSubStmt());
  }
  case Stmt::IfStmtClass: {
    const auto *I = cast<IfStmt>(S);
    unsigned True = block(), False = block(), End = block();
    openScope(I); // of the literals in the condition
    fullCondition(I->getCond(), True, False);
    Current = True;
    openScope(I);
    statement(I->getThen());
    closeScope();
    go(End);
    Current = False;
    if (I->getElse()) {
      openScope(I);
      statement(I->getElse());
      closeScope();
    }
    go(End);
    Current = End;
    closeScope();
    return;
  }
  case Stmt::WhileStmtClass: {
    const auto *W = cast<WhileStmt>(S);
    unsigned Head = block(), Body = block(), End = block();
    openScope(W);
    go(Head);
    Current = Head;
    fullCondition(W->getCond(), Body, End);
    Current = Body;
    openScope(W);
    Loops.push_back({End, Head, Scopes.size() - 1, Scopes.size() - 1});
    statement(W->getBody());
    Loops.pop_back();
    closeScope();
    go(Head);
    Current = End;
    closeScope();
    return;
  }
  case Stmt::DoStmtClass: {
    const auto *D = cast<DoStmt>(S);
    unsigned Body = block(), Cond = block(), End = block();
    openScope(D);
    go(Body);
    Current = Body;
    openScope(D);
    Loops.push_back({End, Cond, Scopes.size() - 1, Scopes.size() - 1});
    statement(D->getBody());
    Loops.pop_back();
    closeScope();
    go(Cond);
    Current = Cond;
    fullCondition(D->getCond(), Body, End);
    Current = End;
    closeScope();
    return;
  }
  case Stmt::ForStmtClass: {
    const auto *R = cast<ForStmt>(S);
    openScope(R);
    statement(R->getInit());
    unsigned Head = block(), Body = block(), Step = block(), End = block();
    go(Head);
    Current = Head;
    if (R->getCond())
      fullCondition(R->getCond(), Body, End);
    else
      go(Body);
    Current = Body;
    openScope(R);
    Loops.push_back({End, Step, Scopes.size() - 1, Scopes.size() - 1});
    statement(R->getBody());
    Loops.pop_back();
    closeScope();
    go(Step);
    Current = Step;
    if (R->getInc())
      statement(R->getInc());
    go(Head);
    Current = End;
    closeScope();
    return;
  }
  case Stmt::SwitchStmtClass:
    return switchStatement(cast<SwitchStmt>(S));
  case Stmt::BreakStmtClass:
    return jump(Loops.back().Break, Loops.back().Depth);
  case Stmt::ContinueStmtClass:
    return jump(Loops.back().Continue, Loops.back().ContinueDepth);
  case Stmt::GotoStmtClass: {
    const LabelDecl *L = cast<GotoStmt>(S)->getLabel();
    const std::vector<const Stmt *> &Target = LabelScopes[L];
    // Scopes: the parameters', then one or more per statement that opens one.
    size_t Keep = 1;
    for (size_t I = 1; I < Scopes.size(); ++I)
      if (llvm::is_contained(Target, Scopes[I].Of))
        Keep = I + 1;
      else
        break;
    return jump(Labels.lookup(L), Keep);
  }
  case Stmt::ReturnStmtClass:
    return returnStatement(cast<ReturnStmt>(S));
  default:
    refuse(S->getBeginLoc(), Rule::NotUnderstood, "this statement");
  }
}

std::unique_ptr<Function> sdc::lowerFunction(UnitModel &Model,
                                             const FunctionDecl *F) {
  Builder B(Model, F);
  if (!B.run())
    return nullptr;
  return std::move(B.Result);
}

void Builder::staticInitializer(const VarDecl *V) {
  IsStatic = true;
  initialize(whole(variable(V)), V->getInit(), V);
}

std::unique_ptr<Function> sdc::lowerInitializer(UnitModel &Model,
                                                const VarDecl *V) {
  Builder B(Model, nullptr);
  B.staticInitializer(V);
  return std::move(B.Result);
}
