// Views and where borrows come from (Model.h).
//
// A view is a struct of borrows. Its borrows are found by paths of fields, its
// nested views included, and never through a pointer: no view holds a pointer
// to a view. So what a function knows of views is a finite set of leaves.
#include "model/Model.h"
#include "model/ViewPlaces.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"
#include "llvm/ADT/StringExtras.h"
#include <set>

using namespace sdc;
using namespace clang;

bool sdc::annotatedView(const RecordDecl *R) {
  return llvm::any_of(R->redecls(), [](const TagDecl *Each) {
    return !annotations(Each, "sd_view").empty();
  });
}

bool UnitModel::isView(QualType T) {
  const RecordDecl *R = Unit.AST.getBaseElementType(T)->getAsRecordDecl();
  return R && annotatedView(R);
}

const std::vector<ViewLeaf> &UnitModel::viewLeaves(QualType T) {
  static const std::vector<ViewLeaf> None;
  const RecordDecl *R = isView(T) ? T->getAsRecordDecl() : nullptr;
  R = R ? R->getDefinition() : nullptr;
  if (!R)
    return None;
  auto [It, Inserted] = Leaves.try_emplace(R);
  if (!Inserted)
    return It->second;
  std::vector<ViewLeaf> Found;
  for (const FieldDecl *F : R->fields()) {
    if (const PointerInfo *Info = pointer(F)) {
      if (Info->Kind == PointerKind::Borrow)
        Found.push_back({{F}, Info});
      continue;
    }
    for (ViewLeaf Inner : viewLeaves(F->getType())) {
      Inner.Path.insert(Inner.Path.begin(), F);
      Found.push_back(std::move(Inner));
    }
  }
  return Leaves[R] = std::move(Found);
}

bool UnitModel::hasMutableLeaf(QualType T) {
  return llvm::any_of(viewLeaves(T), [](const ViewLeaf &L) {
    return !L.Info->Pointee.isConstQualified();
  });
}

bool UnitModel::isZeroValid(QualType T) {
  T = Unit.AST.getBaseElementType(T);
  const RecordDecl *R = T->getAsRecordDecl();
  R = R ? R->getDefinition() : nullptr;
  if (!R)
    return true;
  return llvm::all_of(R->fields(),
                      [&](const FieldDecl *F) { return isZeroValid(F); });
}

bool UnitModel::isZeroValid(const ValueDecl *D) {
  const PointerInfo *Info = pointer(D);
  if (!Info)
    Info = element(D);
  return Info ? Info->Nullable : isZeroValid(D->getType());
}

static bool leadsTo(UnitModel &Model, QualType From, QualType To,
                    std::set<const RecordDecl *> &Seen) {
  From = Model.Unit.AST.getBaseElementType(From)
             .getCanonicalType()
             .getUnqualifiedType();
  if (From == To || From->isIncompleteType())
    return true;
  const RecordDecl *R = From->getAsRecordDecl();
  if (!R || !Seen.insert(R->getDefinition()).second)
    return false;
  for (const FieldDecl *F : R->getDefinition()->fields()) {
    const PointerInfo *Info = Model.pointer(F);
    if (!Info)
      Info = Model.element(F);
    if (Info ? (Info->Kind == PointerKind::Owned ||
                Info->Kind == PointerKind::RRef) &&
                   leadsTo(Model, Info->Pointee, To, Seen)
             : leadsTo(Model, F->getType(), To, Seen))
      return true;
  }
  return false;
}

bool UnitModel::mayLeadTo(QualType From, QualType To) {
  To = Unit.AST.getBaseElementType(To).getCanonicalType().getUnqualifiedType();
  std::set<const RecordDecl *> Seen;
  return leadsTo(*this, From, To, Seen);
}

bool UnitModel::isBorrowed(QualType T, const PointerInfo *Info) {
  if (Info)
    return Info->Kind == PointerKind::Borrow && !Info->Inner;
  return !viewLeaves(T).empty();
}

/// Names in the text of a __from, as positions; nullopt after a report.
static std::optional<std::vector<unsigned>>
positions(UnitModel &Model, llvm::StringRef Text,
          llvm::ArrayRef<ParmVarDecl *> Parameters,
          const std::vector<unsigned> &Allowed, const Decl *At, bool Report) {
  std::vector<unsigned> Found;
  llvm::SmallVector<llvm::StringRef, 4> Names;
  Text.split(Names, ',');
  for (llvm::StringRef Name : Names) {
    Name = Name.trim();
    auto It = llvm::find_if(Allowed, [&](unsigned I) {
      return Parameters[I] && Parameters[I]->getName() == Name;
    });
    if (It == Allowed.end()) {
      if (Report)
        Model.Unit.Diags.report(At->getLocation(), Rule::BadFrom, Name);
      return std::nullopt;
    }
    if (!llvm::is_contained(Found, *It))
      Found.push_back(*It);
  }
  llvm::sort(Found);
  return Found;
}

/// D's own __from, not one that clang copied from an earlier declaration: the
/// names in that one are of other parameters.
static std::vector<std::string> ownSources(const Decl *D) {
  std::vector<std::string> Found;
  for (const auto *A : D->specific_attrs<AnnotateAttr>())
    if (!A->isInherited() && A->getAnnotation().starts_with("sd_from:"))
      Found.push_back(A->getAnnotation().substr(strlen("sd_from:")).str());
  return Found;
}

/// Where borrows in the result and behind __out and __inout pointers may come
/// from: as __from says, or else every parameter that brings borrows, which for
/// a function must be one.
static void sources(UnitModel &Model, Signature &S, QualType Result,
                    llvm::ArrayRef<ParmVarDecl *> Parameters,
                    const Decl *Declared, bool Report) {
  UnitContext &Unit = Model.Unit;
  std::vector<unsigned> Borrowed;
  for (unsigned I = 0; I < Parameters.size(); ++I) {
    const auto &Info = S.Parameters[I];
    if (Parameters[I] && !(Info && (Info->IsOut || Info->IsInOut)) &&
        Model.isBorrowed(Parameters[I]->getType(), Info ? &*Info : nullptr))
      Borrowed.push_back(I);
  }
  auto Names = [&] {
    std::vector<std::string> Each;
    for (unsigned I : Borrowed)
      Each.push_back(Parameters[I]->getName().str());
    return llvm::join(Each, ", ");
  };
  // A function pointer that a function returns has no declaration of its own.
  const auto *Function = dyn_cast<FunctionDecl>(Declared);
  bool IsOwn = !Function || Function->parameters().data() == Parameters.data();
  if (!IsOwn)
    Function = nullptr;
  if (Unit.Trusted.isPredefine(Declared->getLocation()) ||
      (Function && Function->getBuiltinID()))
    return; // what the forms stand for
  auto Missing = [&](const Decl *At, const char *What) {
    std::string Fix = Borrowed.empty()
                          ? "no parameter brings one; return an owner, a "
                            "__static pointer or an index"
                          : "say which with __from(" + Names() + ")";
    if (!Report)
      return;
    // No edit is offered: which of them is a choice. Where a body shows it,
    // missing-annotation offers it.
    Unit.Diags.report(At->getLocation(), Rule::ResultSource, cast<NamedDecl>(At),
                      What, Fix);
  };

  // The result. __from may stand on any declaration of the function.
  bool IsBorrow = (S.Result && S.Result->Kind == PointerKind::Borrow) ||
                  !Model.viewLeaves(Result).empty();
  const Decl *At = Declared;
  std::vector<std::string> Texts =
      IsOwn ? ownSources(Declared) : std::vector<std::string>();
  llvm::ArrayRef<ParmVarDecl *> Named = Parameters;
  if (Function)
    for (const FunctionDecl *Each : Function->redecls())
      if (Texts.empty()) {
        Texts = ownSources(Each);
        At = Each;
        Named = Each->parameters();
      }
  if (Texts.empty()) {
    if (IsBorrow && Borrowed.size() != 1)
      Missing(Declared, "returns a borrow");
    S.From = IsBorrow ? Borrowed : std::vector<unsigned>();
  } else if (!IsBorrow || Named.size() != Parameters.size()) {
    if (Report)
      Unit.Diags.report(At->getLocation(), Rule::AnnotationMisplaced, "__from");
  } else if (auto Found =
                 positions(Model, Texts.front(), Named, Borrowed, At, Report)) {
    S.From = *Found;
  }

  for (unsigned I = 0; I < Parameters.size(); ++I) {
    const ParmVarDecl *P = Parameters[I];
    if (!P || (S.Parameters[I] &&
               S.Parameters[I]->Kind == PointerKind::Function))
      continue; // its __from is that of its own result
    bool Gives = S.Parameters[I] && S.Parameters[I]->Inner &&
                 (S.Parameters[I]->IsOut || S.Parameters[I]->IsInOut) &&
                 S.Parameters[I]->Inner->Kind == PointerKind::Borrow;
    std::vector<std::string> Said = ownSources(P);
    llvm::ArrayRef<ParmVarDecl *> Theirs = Parameters;
    for (const FunctionDecl *Each = Function ? Function->getPreviousDecl() : nullptr;
         Each && Said.empty(); Each = Each->getPreviousDecl()) {
      Said = ownSources(Each->getParamDecl(I));
      Theirs = Each->parameters();
    }
    if (Said.empty()) {
      if (!Gives || S.Parameters[I]->IsInOut)
        continue; // __inout: what it points into already
      if (Borrowed.size() != 1)
        Missing(P, "hands a borrow back");
      S.Parameters[I]->From = Borrowed;
    } else if (!Gives) {
      if (Report)
        Unit.Diags.report(P->getLocation(), Rule::AnnotationMisplaced, "__from");
    } else if (auto Found =
                   positions(Model, Said.front(), Theirs, Borrowed, P, Report)) {
      S.Parameters[I]->From = *Found;
    }
  }
}

void UnitModel::readSources(Signature &S, QualType Result,
                            llvm::ArrayRef<ParmVarDecl *> Parameters,
                            const Decl *Declared) {
  sources(*this, S, Result, Parameters, Declared, /*Report=*/false);
}

void sdc::checkSources(UnitModel &Model, const FunctionDecl *F) {
  Signature S = Model.signature(F);
  sources(Model, S, F->getReturnType(), F->parameters(), F, /*Report=*/true);
}
