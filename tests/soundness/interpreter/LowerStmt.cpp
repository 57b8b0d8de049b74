// Statements, as a flat list with jumps. A jump ends the variables of the
// scopes that it leaves; which these are is known when the function is complete.
#include "Lower.h"

#include <clang/AST/Decl.h>
#include <clang/AST/DeclCXX.h>

#include <algorithm>

using namespace clang;

namespace soundness {

Instruction &Lowerer::emit(Instruction::Kind kind, SourceLocation location) {
  code->emplace_back();
  Instruction &instruction = code->back();
  instruction.kind = kind;
  instruction.line = unit.line(location);
  return instruction;
}

size_t Lowerer::jump(Instruction::Kind kind, const Expr *condition, SourceLocation location) {
  Node *node = condition ? value(condition) : nullptr;
  emit(kind, location).value = node;
  return code->size() - 1;
}

void Lowerer::pushScope() {
  allScopes.emplace_back();
  scopes.push_back(&allScopes.back());
}

void Lowerer::popScope(SourceLocation location) {
  leaveTo(scopes.size() - 1, location);
  scopes.pop_back();
}

void Lowerer::leaveTo(size_t depth, SourceLocation location) {
  if (isInSequence) { // its scopes end in order; no jump is possible
    emit(Instruction::End, location);
    for (size_t i = depth; i < scopes.size(); i++)
      for (unsigned slot : scopes[i]->slots)
        code->back().slots.push_back(slot);
    return;
  }
  emit(Instruction::End, location);
  ends.push_back({code->size() - 1, Chain(scopes.begin() + depth, scopes.end())});
}

void Lowerer::finishJumps() {
  for (const Goto &g : gotos) {
    auto found = labels.find(g.label);
    if (found == labels.end())
      unsupported("goto");
    (*code)[g.end + 1].target = found->second.at;
    const Chain &kept = found->second.scopes;
    Chain left;
    for (Scope *scope : g.scopes)
      if (std::find(kept.begin(), kept.end(), scope) == kept.end())
        left.push_back(scope);
    ends.push_back({g.end, left});
  }
  for (auto &[at, chain] : ends)
    for (Scope *scope : chain)
      (*code)[at].slots.insert((*code)[at].slots.end(), scope->slots.begin(), scope->slots.end());
}

void Lowerer::body(const FunctionDecl *definition) {
  if (definition->isVariadic())
    unsupported("variadic function");
  code = &function->code;
  function->result = unit.type(definition->getReturnType());
  for (const ParmVarDecl *parameter : definition->parameters()) {
    slotOf[parameter] = newSlot();
    function->parameters.push_back(unit.type(parameter->getType()));
  }
  pushScope();
  statement(definition->getBody());
  if (function->result.cls != Class::Void)
    emit(Instruction::FallOff, definition->getBodyRBrace());
  finishJumps();
}

void Lowerer::scoped(const Stmt *s) {
  if (!s)
    return;
  pushScope();
  statement(s);
  popScope(s->getEndLoc());
}

void Lowerer::declare(const VarDecl *variable) {
  if (!variable->hasLocalStorage()) {
    if (variable->isStaticLocal())
      unit.global(variable);
    return;
  }
  unsigned slot = newSlot();
  slotOf[variable] = slot;
  scopes.back()->slots.push_back(slot);
  std::vector<InitItem> items;
  soundness::Type type = unit.type(variable->getType());
  if (const Expr *init = variable->getInit())
    initialiser(init, variable->getType(), 0, 0, items);
  Instruction &instruction = emit(Instruction::Declare, variable->getLocation());
  instruction.slot = slot;
  instruction.size = type.size;
  instruction.items = std::move(items);
}

void Lowerer::loop(const Stmt *s) {
  SourceLocation begin = s->getBeginLoc();
  pushScope();
  const Expr *condition = nullptr, *step = nullptr;
  const Stmt *body = nullptr;
  bool isDo = false;
  if (auto *w = dyn_cast<WhileStmt>(s)) {
    if (w->getConditionVariable())
      unsupported("declaration in a condition");
    condition = w->getCond();
    body = w->getBody();
  } else if (auto *d = dyn_cast<DoStmt>(s)) {
    condition = d->getCond();
    body = d->getBody();
    isDo = true;
  } else {
    auto *f = cast<ForStmt>(s);
    if (f->getConditionVariable())
      unsupported("declaration in a condition");
    if (f->getInit())
      statement(f->getInit());
    condition = f->getCond();
    step = f->getInc();
    body = f->getBody();
  }
  breaks.push_back({scopes.size(), {}});
  continues.push_back({scopes.size(), {}});
  size_t top = code->size(), leave = 0;
  if (condition && !isDo)
    leave = jump(Instruction::JumpUnless, condition, condition->getExprLoc());
  scoped(body);
  here(continues.back().jumps);
  if (step) {
    Node *node = value(step);
    emit(Instruction::Evaluate, step->getExprLoc()).value = node;
  }
  if (isDo)
    leave = jump(Instruction::JumpUnless, condition, condition->getExprLoc());
  emit(Instruction::Jump, begin).target = top;
  if (condition)
    here(leave);
  here(breaks.back().jumps);
  breaks.pop_back();
  continues.pop_back();
  popScope(s->getEndLoc());
}

void Lowerer::switchOver(const SwitchStmt *s) {
  if (s->getConditionVariable())
    unsupported("declaration in a condition");
  pushScope();
  size_t at = jump(Instruction::Switch, s->getCond(), s->getBeginLoc());
  breaks.push_back({scopes.size(), {}});
  switches.emplace_back();
  switches.back().isUnsigned = s->getCond()->getType()->isUnsignedIntegerOrEnumerationType();
  scoped(s->getBody());
  here(breaks.back().jumps);
  Instruction &instruction = (*code)[at];
  instruction.cases = switches.back().cases;
  instruction.isUnsignedSwitch = switches.back().isUnsigned;
  instruction.target =
      switches.back().hasFallback ? switches.back().fallback : code->size();
  switches.pop_back();
  breaks.pop_back();
  popScope(s->getEndLoc());
}

void Lowerer::statement(const Stmt *s) {
  SourceLocation begin = s->getBeginLoc();
  if (auto *e = dyn_cast<Expr>(s)) {
    Node *node = value(e);
    emit(Instruction::Evaluate, begin).value = node;
    return;
  }
  if (isInSequence && isa<GotoStmt, LabelStmt, ReturnStmt, BreakStmt, ContinueStmt, SwitchStmt,
                          WhileStmt, DoStmt, ForStmt>(s))
    unsupported("jump in a statement expression");
  switch (s->getStmtClass()) {
  case Stmt::NullStmtClass:
    return;
  case Stmt::CompoundStmtClass:
    pushScope();
    for (const Stmt *each : cast<CompoundStmt>(s)->body())
      statement(each);
    popScope(s->getEndLoc());
    return;
  case Stmt::DeclStmtClass:
    for (const Decl *declaration : cast<DeclStmt>(s)->decls()) {
      if (auto *variable = dyn_cast<VarDecl>(declaration))
        declare(variable);
      else if (!isa<TypedefNameDecl, TagDecl, FunctionDecl, StaticAssertDecl, EmptyDecl>(
                   declaration))
        unsupported(std::string("declaration ") + declaration->getDeclKindName());
    }
    return;
  case Stmt::AttributedStmtClass:
    return statement(cast<AttributedStmt>(s)->getSubStmt());
  case Stmt::IfStmtClass: {
    auto *branch = cast<IfStmt>(s);
    pushScope();
    size_t other = jump(Instruction::JumpUnless, branch->getCond(), begin);
    scoped(branch->getThen());
    if (branch->getElse()) {
      size_t after = jump(Instruction::Jump, nullptr, begin);
      here(other);
      scoped(branch->getElse());
      here(after);
    } else {
      here(other);
    }
    popScope(s->getEndLoc());
    return;
  }
  case Stmt::WhileStmtClass:
  case Stmt::DoStmtClass:
  case Stmt::ForStmtClass:
    return loop(s);
  case Stmt::SwitchStmtClass:
    return switchOver(cast<SwitchStmt>(s));
  case Stmt::CaseStmtClass: {
    auto *label = cast<CaseStmt>(s);
    auto number = [&](const Expr *e) {
      llvm::APSInt v = e->EvaluateKnownConstInt(unit.context);
      return v.isSigned() ? v.getSExtValue() : int64_t(v.getZExtValue());
    };
    int64_t low = number(label->getLHS());
    int64_t high = label->getRHS() ? number(label->getRHS()) : low;
    switches.back().cases.push_back({low, high, code->size()});
    return statement(label->getSubStmt());
  }
  case Stmt::DefaultStmtClass:
    switches.back().hasFallback = true;
    switches.back().fallback = code->size();
    return statement(cast<DefaultStmt>(s)->getSubStmt());
  case Stmt::BreakStmtClass:
    leaveTo(breaks.back().depth, begin);
    breaks.back().jumps.push_back(jump(Instruction::Jump, nullptr, begin));
    return;
  case Stmt::ContinueStmtClass:
    leaveTo(continues.back().depth, begin);
    continues.back().jumps.push_back(jump(Instruction::Jump, nullptr, begin));
    return;
  case Stmt::ReturnStmtClass: {
    const Expr *e = cast<ReturnStmt>(s)->getRetValue();
    Node *node = e ? value(e) : nullptr;
    emit(Instruction::Return, begin).value = node;
    return;
  }
  case Stmt::LabelStmtClass: {
    auto *label = cast<LabelStmt>(s);
    labels[label->getDecl()] = {code->size(), scopes};
    return statement(label->getSubStmt());
  }
  case Stmt::GotoStmtClass:
    emit(Instruction::End, begin);
    gotos.push_back({code->size() - 1, cast<GotoStmt>(s)->getLabel(), scopes});
    emit(Instruction::Jump, begin);
    return;
  default:
    unsupported(s->getStmtClassName());
  }
}

} // namespace soundness
