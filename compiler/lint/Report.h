// What a lint run shows, and the forms in which it does.
#ifndef SDC_LINT_REPORT_H
#define SDC_LINT_REPORT_H

#include "lint/Finding.h"
#include "lint/Paths.h"
#include <vector>

namespace sdc::lint {

/// The findings that are shown, sorted by place, and the counts of all.
struct Report {
  std::vector<Finding> Findings;
  size_t Units = 0, Files = 0; ///< Files: with a finding
  size_t Errors = 0, Warnings = 0, Failures = 0; ///< among Findings
  size_t Known = 0;     ///< hidden by the baseline
  size_t Elsewhere = 0; ///< in files that did not change
  bool IsComplete = true; ///< every unit was judged
  std::string Pages;      ///< the folder of the rules' pages
};

/// How often each fingerprint came before the finding of the same index: the
/// second of two equal lines is another finding.
std::vector<unsigned> occurrences(const std::vector<Finding> &Findings);

void writeJson(const Report &R, const Paths &Where, llvm::raw_ostream &Out);
void writeSarif(const Report &R, const Paths &Where, llvm::raw_ostream &Out);
void writeGitHub(const Report &R, const Paths &Where, llvm::raw_ostream &Out);
void writeHtml(const Report &R, const Paths &Where, llvm::raw_ostream &Out);

/// "3 errors, 1 warning in 2 files; 4 known are left out", without a line end.
std::string summary(const Report &R);

/// Text for HTML: & < > " as entities.
std::string escapeHtml(llvm::StringRef Text);

} // namespace sdc::lint

#endif
