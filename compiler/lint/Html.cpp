// Findings as one HTML page without outside resources.
#include "lint/Page.h"
#include "lint/Report.h"
#include "llvm/Support/raw_ostream.h"
#include <algorithm>
#include <map>
#include <tuple>

using namespace sdc;
using namespace sdc::lint;
using llvm::StringRef;

static void writeFinding(const Finding &F, const Paths &Where,
                         llvm::raw_ostream &Out) {
  Out << "<li class=\"" << levelName(F.Level) << "\"><p><span class=\"at\">"
      << F.At.Line << ':' << F.At.Column << "</span> " << escapeHtml(F.Text)
      << " <code class=\"rule\">" << escapeHtml(F.Rule) << "</code></p>";
  if (!F.Line.empty()) {
    // Bytes of the line: what the finding is about stands out.
    StringRef Line = F.Line;
    size_t Begin = std::min<size_t>(F.At.Column ? F.At.Column - 1 : 0, Line.size());
    size_t End = F.At.EndLine == F.At.Line
                     ? std::clamp<size_t>(F.At.EndColumn ? F.At.EndColumn - 1 : 0,
                                          Begin, Line.size())
                     : Line.size();
    Out << "<pre>" << escapeHtml(Line.take_front(Begin)) << "<mark>"
        << escapeHtml(Line.slice(Begin, End)) << "</mark>"
        << escapeHtml(Line.drop_front(End)) << "</pre>";
  }
  for (const Note &N : F.Notes)
    Out << "<p class=\"note\">" << escapeHtml(Where.fromRoot(N.At.File)) << ':'
        << N.At.Line << ": " << escapeHtml(N.Text) << "</p>";
  Out << "</li>\n";
}

void lint::writeHtml(const Report &R, const Paths &Where,
                     llvm::raw_ostream &Out) {
  openPage("sdc lint", Out);
  Out << "<header><h1>sdc lint</h1><p>" << escapeHtml(summary(R)) << "; "
      << R.Units << (R.Units == 1 ? " unit" : " units") << " judged.</p></header>\n";
  std::map<StringRef, size_t> Rules;
  std::map<StringRef, std::vector<const Finding *>> Files;
  for (const Finding &F : R.Findings) {
    ++Rules[F.Rule];
    Files[F.At.File].push_back(&F);
  }
  std::vector<std::pair<StringRef, size_t>> Ranked(Rules.begin(), Rules.end());
  std::sort(Ranked.begin(), Ranked.end(), [](auto &A, auto &B) {
    return std::tie(B.second, A.first) < std::tie(A.second, B.first);
  });
  if (!Ranked.empty()) {
    Out << "<section><h2>Rules</h2><div class=\"scroll\"><table><thead><tr>"
           "<th>Rule</th><th class=\"n\">Findings</th><th>Meaning</th></tr>"
           "</thead><tbody>\n";
    for (const auto &[Rule, Count] : Ranked)
      Out << "<tr><td><code>" << escapeHtml(Rule) << "</code></td><td class=\"n\">"
          << Count << "</td><td>" << escapeHtml(describeRule(Rule, R.Pages))
          << "</td></tr>\n";
    Out << "</tbody></table></div></section>\n";
  }
  for (const auto &[File, Found] : Files) {
    Out << "<section><h2>" << escapeHtml(Where.fromRoot(File))
        << "</h2><ul class=\"findings\">\n";
    for (const Finding *F : Found)
      writeFinding(*F, Where, Out);
    Out << "</ul></section>\n";
  }
  closePage(Out);
}
