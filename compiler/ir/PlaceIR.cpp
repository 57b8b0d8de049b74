// See PlaceIR.h.
#include "ir/PlaceIR.h"

using namespace sdc;

bool sdc::isPrefix(const Place &A, const Place &B) {
  return A.Root == B.Root && A.Path.size() <= B.Path.size() &&
         std::equal(A.Path.begin(), A.Path.end(), B.Path.begin());
}

bool sdc::overlaps(const Place &A, const Place &B) {
  return isPrefix(A, B) || isPrefix(B, A);
}

std::string sdc::spell(const Function &F, const Place &P) {
  const Variable &V = F.Variables[P.Root];
  std::string Text =
      V.Decl && V.Decl->getIdentifier() ? V.Decl->getName().str() : "value";
  for (size_t I = 0; I < P.Path.size(); ++I) {
    const Projection &Step = P.Path[I];
    switch (Step.K) {
    case Projection::Deref:
      if (I + 1 == P.Path.size())
        Text = "*" + Text;
      else if (P.Path[I + 1].K == Projection::Field)
        (Text += "->") += P.Path[++I].F->getName().str();
      break;
    case Projection::Field:
      if (!llvm::StringRef(Text).ends_with(">") &&
          !Step.F->getName().empty()) // an anonymous member has no name
        Text += ".";
      Text += Step.F->getName().str();
      break;
    case Projection::Index:
      Text += "[]";
      break;
    }
  }
  return Text;
}
