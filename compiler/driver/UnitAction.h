// The front-end actions of sdc: clang's, with the pipeline inside.
#ifndef SDC_DRIVER_UNITACTION_H
#define SDC_DRIVER_UNITACTION_H

#include "driver/Options.h"
#include "driver/SdkPaths.h"
#include <memory>

namespace clang {
class FrontendAction;
}

namespace sdc {

class UnitListener;

/// The action for what Opts asks of one job. Opts, Sdk and Listener, which may
/// be null, outlive it.
std::unique_ptr<clang::FrontendAction>
makeUnitAction(const Options &Opts, const SdkPaths &Sdk,
               UnitListener *Listener);

} // namespace sdc

#endif
