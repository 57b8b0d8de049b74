// Views are second-class: a local, a parameter, a result, a member of another
// view. A pointer to one is a plain parameter or local, so that every view that
// a function can reach has a name in it (ViewPlaces.h).
#include "model/ViewPlaces.h"
#include "clang/AST/ASTContext.h"

using namespace sdc;
using namespace clang;

namespace {

class Places {
public:
  explicit Places(UnitModel &Model) : Model(Model) {}

  void visit(const Decl *D) {
    if (Model.Unit.Trusted.isPredefine(D->getLocation()) || D->isImplicit())
      return;
    if (!isa<RecordDecl>(D) && !annotations(D, "sd_view").empty())
      Model.Unit.Diags.report(D->getLocation(), Rule::AnnotationMisplaced,
                              "__view");
    if (const auto *F = dyn_cast<FieldDecl>(D))
      field(F);
    else if (const auto *V = dyn_cast<VarDecl>(D))
      variable(V);
    else if (const auto *Fn = dyn_cast<FunctionDecl>(D))
      result(Fn->getReturnType(), Fn);
    else if (const auto *R = dyn_cast<RecordDecl>(D))
      record(R);
    if (const auto *V = dyn_cast<ValueDecl>(D); V && !isa<FunctionDecl>(D))
      if (Model.functionPointer(V))
        functionType(V);
  }

private:
  void refuse(const Decl *D, const llvm::Twine &What) {
    Model.Unit.Diags.report(D->getLocation(), Rule::ViewPlace, What.str());
  }

  static std::string quoted(const NamedDecl *D) {
    return "'" + D->getName().str() + "'";
  }

  bool pointsToView(QualType T) const {
    T = Model.Unit.AST.getBaseElementType(T);
    return T->isPointerType() && (Model.isView(T->getPointeeType()) ||
                                  pointsToView(T->getPointeeType()));
  }

  void field(const FieldDecl *F) {
    bool IsOfView = annotatedView(F->getParent());
    if (pointsToView(F->getType()))
      refuse(F, "field " + quoted(F) + " points to a view");
    else if (Model.isView(F->getType()) && !IsOfView)
      refuse(F, "field " + quoted(F) + " of a struct that is no view holds one");
    else if (Model.isView(F->getType()) && F->getType()->isArrayType())
      refuse(F, "array " + quoted(F) + " holds views");
    else if (IsOfView && holdsOwner(F))
      refuse(F, "field " + quoted(F) + " of a view owns");
    else if (IsOfView && F->getType()->isIncompleteArrayType())
      refuse(F, "field " + quoted(F) + " of a view has no size");
  }

  bool holdsOwner(const FieldDecl *F) const {
    const PointerInfo *Info = Model.pointer(F);
    if (!Info)
      Info = Model.element(F);
    return Info ? isLinear(Info->Kind) : Model.hasLinear(F->getType());
  }

  void variable(const VarDecl *V) {
    QualType T = V->getType();
    if (V->hasGlobalStorage()) {
      if (Model.isView(T) || pointsToView(T))
        refuse(V, "the global " + quoted(V) + " keeps a view");
      return;
    }
    if (T->isArrayType() && (Model.isView(T) || pointsToView(T)))
      return refuse(V, "array " + quoted(V) + " holds views");
    const PointerInfo *Info = Model.pointer(V);
    if (!Info || !pointsToView(T))
      return;
    if (Info->Kind != PointerKind::Borrow || Info->Inner || Info->Count)
      refuse(V, quoted(V) + " points to a view, and not as a plain borrow");
  }

  void result(QualType T, const NamedDecl *Of) {
    if (pointsToView(T))
      refuse(Of, "the result of " + quoted(Of) + " points to a view");
  }

  void functionType(const ValueDecl *D) {
    QualType T = Model.Unit.AST.getBaseElementType(D->getType());
    if (T->isPointerType())
      T = T->getPointeeType();
    if (const auto *Fn = T->getAs<FunctionProtoType>())
      result(Fn->getReturnType(), D);
  }

  void record(const RecordDecl *R) {
    if (R->isUnion() && annotatedView(R))
      Model.Unit.Diags.report(R->getLocation(), Rule::AnnotationMisplaced,
                              "__view");
  }

  UnitModel &Model;
};

} // namespace

void sdc::checkViewPlace(UnitModel &Model, const Decl *D) {
  Places(Model).visit(D);
}
