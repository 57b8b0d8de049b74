// Everything that keeps a code base from being Domain C, by file, function and
// rule; what 'sdc port report' shows.
#ifndef SDC_LINT_SURVEY_H
#define SDC_LINT_SURVEY_H

#include "lint/Finding.h"
#include "lint/Paths.h"
#include <map>
#include <set>
#include <tuple>

namespace sdc::lint {

/// Conforms: judged by every stage, nothing found. Blocked: something found.
/// Open: nothing found, but not every stage could look at it.
enum class PortState { Conforms, Blocked, Open };

llvm::StringRef stateName(PortState S);

using RuleCounts = std::map<std::string, size_t>;

struct SurveyedFunction {
  std::string Name;
  unsigned Line = 0, EndLine = 0;
  PortState State = PortState::Open;
  RuleCounts Rules;
};

struct SurveyedFile {
  size_t Lines = 0;
  PortState State = PortState::Conforms;
  RuleCounts Rules;
  std::vector<SurveyedFunction> Functions; ///< in the order of the file
  size_t count(PortState S) const;
};

struct SurveyedRule {
  size_t Findings = 0;
  size_t Functions = 0;      ///< blocked by it
  size_t Alone = 0;          ///< blocked by nothing else
  std::set<std::string> Files;
};

class CodeSurvey {
public:
  /// One unit's results; findings and functions of headers come with each.
  void add(UnitResult R);
  /// After the last unit.
  void finish();

  /// The rules met, most findings first.
  std::vector<std::pair<std::string, const SurveyedRule *>> ranked() const;

  std::map<std::string, SurveyedFile> Files; ///< by real path
  std::map<std::string, SurveyedRule> Rules;
  std::string Pages; ///< the folder of the rules' pages
  size_t Units = 0, Unparsed = 0, Findings = 0;
  size_t Lines = 0, FunctionLines = 0, ConformingLines = 0;
  size_t Functions[3] = {}; ///< by PortState

private:
  using Key = std::tuple<std::string, unsigned, unsigned, std::string, std::string>;
  std::set<Key> Seen;
  std::map<std::string, std::multimap<unsigned, std::string>> Places;
  std::map<std::string, std::map<unsigned, FunctionInfo>> Known;
  std::set<std::string> Holes; // files that a unit with errors read
};

void writePortJson(const CodeSurvey &S, const Paths &Where, llvm::raw_ostream &Out);
void writePortPage(const CodeSurvey &S, const Paths &Where, llvm::raw_ostream &Out);

} // namespace sdc::lint

#endif
