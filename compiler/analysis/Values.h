// What may be in a place: nothing, null, a pointer, or one that moved away.
//
// One forward analysis gives definite initialisation, nullness and ownership,
// because they are one question: which of {unset, null, full, moved} can the
// place be in here. A set of states per leaf (a scalar or pointer inside a
// variable of this function); joins are unions. What lies behind pointers has
// no leaf: it is as declared, plus the places known to be null right now.
#ifndef SDC_ANALYSIS_VALUES_H
#define SDC_ANALYSIS_VALUES_H

#include "analysis/Analyses.h"

namespace sdc {

void checkValues(UnitModel &Model, const Effects &E, const Function &F);

} // namespace sdc

#endif
