// See Mistakes.h.
#include "analysis/Mistakes.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/STLExtras.h"
#include <numeric>

using namespace sdc;
using namespace clang;

void Mistakes::tell() {
  const SourceManager &SM = Diags.engine().getSourceManager();
  std::vector<unsigned> Order(All.size()); // as they stand in the file
  std::iota(Order.begin(), Order.end(), 0);
  llvm::sort(Order, [&](unsigned A, unsigned B) {
    SourceLocation X = All[A].Loc, Y = All[B].Loc;
    if (X == Y || X.isInvalid() || Y.isInvalid())
      return X == Y ? A < B : X.isInvalid();
    return SM.isBeforeInTranslationUnit(X, Y);
  });
  std::vector<bool> IsTold(All.size());
  for (size_t I = 0; I < Order.size(); ++I) {
    if (IsTold[Order[I]])
      continue;
    const Finding &First = All[Order[I]];
    {
      Report Told = Diags.reportFilled(First.Loc, First.R, First.Args);
      for (const FixItHint &Hint : First.Hints)
        Told.fixit(Hint);
    }
    for (const auto &[Loc, Text] : First.Notes)
      Diags.note(Loc, Text);
    SourceLocation Last = First.Loc;
    for (size_t O = I + 1; First.K && O < Order.size(); ++O) {
      const Finding &Other = All[Order[O]];
      if (!Other.K || Other.R != First.R || Other.K->Var != First.K->Var ||
          Other.K->Which != First.K->Which)
        continue;
      IsTold[Order[O]] = true;
      if (SM.getFileLoc(Other.Loc) != SM.getFileLoc(Last))
        Diags.note(Other.Loc, "and here");
      Last = Other.Loc;
    }
  }
  All.clear();
}
