// Annotations that a unit seems to lack, found by looking at how it uses its
// pointers.
//
// A suggestion is a warning with a fix-it, [missing-annotation]. It decides
// nothing: a unit is judged by what its declarations say, and annotations mean
// nothing to other compilers, so a wrong guess costs an edit and can not make
// an unsafe program pass. Only what one function, or a call of a function of
// this unit, shows is used; 'sdc lint --fix' applies suggestions round after
// round, so that one leads to the next.
//
// Nothing here needs the allow-list's verdict: it also reads C that is not
// Domain C yet.
#ifndef SDC_INFER_SUGGEST_H
#define SDC_INFER_SUGGEST_H

#include "driver/Pipeline.h"

namespace sdc {

/// Reports what the unit's declarations lack. For units that were refused; the
/// tree has no holes (clang found no error).
void suggestAnnotations(UnitContext &Unit);

} // namespace sdc

#endif
