// One who hears what is said about a unit, in place of the terminal.
#ifndef SDC_DRIVER_UNITLISTENER_H
#define SDC_DRIVER_UNITLISTENER_H

namespace clang {
class DiagnosticConsumer;
}

namespace sdc {

struct UnitContext;

class UnitListener {
public:
  virtual ~UnitListener() = default;

  /// Takes clang's messages and sdc's; outlives the unit.
  virtual clang::DiagnosticConsumer &consumer() = 0;

  /// The unit was parsed, perhaps with errors; nothing was judged yet.
  virtual void parsed(UnitContext &Unit) = 0;

  /// Judges a unit of ordinary C (Options::Hosted), as far as that is sound.
  virtual void survey(UnitContext &Unit) = 0;
};

} // namespace sdc

#endif
