// The page of 'sdc port report'.
#include "lint/Page.h"
#include "lint/Report.h"
#include "lint/Survey.h"
#include "llvm/Support/Format.h"
#include <algorithm>

using namespace sdc;
using namespace sdc::lint;
using llvm::StringRef;

namespace {

std::string share(size_t Part, size_t All) {
  std::string Out;
  llvm::raw_string_ostream Stream(Out);
  Stream << llvm::format("%.1f", All ? 100.0 * Part / All : 0.0) << "%";
  return Stream.str();
}

/// A bar of conforming, open and blocked parts; its text is for those who do not
/// see it.
void bar(size_t Good, size_t Open, size_t Bad, llvm::raw_ostream &Out) {
  size_t All = Good + Open + Bad;
  Out << "<span class=\"bar\" role=\"img\" aria-label=\"" << Good
      << " conform, " << Open << " open, " << Bad << " blocked\">";
  auto Part = [&](const char *Class, size_t N) {
    if (N)
      Out << "<i class=\"" << Class << "\" style=\"width:"
          << llvm::format("%.2f", 100.0 * N / All) << "%\"></i>";
  };
  Part("good", Good);
  Part("open", Open);
  Part("bad", Bad);
  if (!All)
    Out << "<i class=\"none\" style=\"width:100%\"></i>";
  Out << "</span>";
}

void figures(const CodeSurvey &S, llvm::raw_ostream &Out) {
  size_t Conform = S.Functions[0], Blocked = S.Functions[1], Open = S.Functions[2];
  size_t All = Conform + Blocked + Open;
  size_t Clean = 0;
  for (const auto &Each : S.Files)
    Clean += Each.second.State == PortState::Conforms;
  Out << "<ul class=\"figures\">"
      << "<li><b>" << share(Conform, All) << "</b>of " << All
      << " functions conform</li>"
      << "<li><b>" << share(S.ConformingLines, S.FunctionLines) << "</b>of "
      << S.FunctionLines << " lines in functions</li>"
      << "<li><b>" << Clean << "</b>of " << S.Files.size() << " files conform</li>"
      << "<li><b>" << S.Findings << "</b>findings of " << S.Rules.size()
      << " rules</li>"
      << "<li><b>" << S.Lines << "</b>lines in " << S.Units << " units</li></ul>\n";
  bar(Conform, Open, Blocked, Out);
  Out << "<ul class=\"key\"><li><i class=\"good\"></i>" << Conform
      << " functions conform</li><li><i class=\"open\"></i>" << Open
      << " open: nothing found, but not every stage could look</li>"
         "<li><i class=\"bad\"></i>"
      << Blocked << " blocked</li></ul>\n";
  if (S.Unparsed)
    Out << "<p class=\"soft\">" << S.Unparsed << " of " << S.Units
        << " units could not be parsed or finished; the rule <code>clang-error"
           "</code> or <code>tool-failure</code> says why.</p>\n";
}

void rules(const CodeSurvey &S, llvm::raw_ostream &Out) {
  auto Ranked = S.ranked();
  Out << "<section><h2>What stands in the way</h2>";
  if (Ranked.empty()) {
    Out << "<p>Nothing.</p></section>\n";
    return;
  }
  Out << "<p class=\"soft\"><em>Alone</em> counts the functions that this rule "
         "blocks and no other does.</p><div class=\"scroll\"><table><thead><tr>"
         "<th>Rule</th><th class=\"n\">Findings</th><th class=\"n\">Functions</th>"
         "<th class=\"n\">Alone</th><th class=\"n\">Files</th><th class=\"meaning\">Meaning</th></tr>"
         "</thead><tbody>\n";
  for (const auto &[Name, Rule] : Ranked)
    Out << "<tr><td><code>" << escapeHtml(Name) << "</code></td><td class=\"n\">"
        << Rule->Findings << "</td><td class=\"n\">" << Rule->Functions
        << "</td><td class=\"n\">" << Rule->Alone << "</td><td class=\"n\">"
        << Rule->Files.size() << "</td><td>" << escapeHtml(describeRule(Name, S.Pages))
        << "</td></tr>\n";
  Out << "</tbody></table></div></section>\n";
}

void counts(const RuleCounts &Rules, llvm::raw_ostream &Out) {
  std::vector<std::pair<std::string, size_t>> Ranked(Rules.begin(), Rules.end());
  std::sort(Ranked.begin(), Ranked.end(), [](auto &A, auto &B) {
    return std::tie(B.second, A.first) < std::tie(A.second, B.first);
  });
  const char *Separator = "";
  for (const auto &[Rule, Count] : Ranked) {
    Out << Separator << "<code>" << escapeHtml(Rule) << "</code>";
    if (Count > 1)
      Out << "&nbsp;&times;" << Count;
    Separator = ", ";
  }
}

void file(StringRef Name, const SurveyedFile &File, llvm::raw_ostream &Out) {
  size_t Good = File.count(PortState::Conforms), Open = File.count(PortState::Open),
         Bad = File.count(PortState::Blocked), All = Good + Open + Bad;
  size_t Found = 0;
  for (const auto &Each : File.Rules)
    Found += Each.second;
  Out << "<details><summary><span>" << escapeHtml(Name) << "</span>";
  bar(Good, Open, Bad, Out);
  Out << "<span class=\"n\">" << Found << (Found == 1 ? " finding" : " findings")
      << "</span></summary><div><p class=\"soft\">" << File.Lines << " lines, "
      << Good << " of " << All << " functions conform.";
  if (Found) {
    Out << " Found: ";
    counts(File.Rules, Out);
    Out << '.';
  }
  Out << "</p>";
  if (Bad || Open) {
    Out << "<div class=\"scroll\"><table><thead><tr><th class=\"n\">Line</th>"
           "<th>Function</th><th>Blocked by</th></tr></thead><tbody>\n";
    for (const SurveyedFunction &F : File.Functions) {
      if (F.State == PortState::Conforms)
        continue;
      Out << "<tr><td class=\"n\">" << F.Line << "</td><td><code>"
          << escapeHtml(F.Name) << "</code></td><td>";
      if (F.State == PortState::Open)
        Out << "<span class=\"soft\">open</span>";
      counts(F.Rules, Out);
      Out << "</td></tr>\n";
    }
    Out << "</tbody></table></div>";
  }
  Out << "</div></details>\n";
}

} // namespace

void lint::writePortPage(const CodeSurvey &S, const Paths &Where,
                         llvm::raw_ostream &Out) {
  openPage("On the way to Domain C", Out);
  Out << "<header><h1>On the way to Domain C</h1><p>What keeps each file and each "
         "function from being Domain C, as <code>sdc</code> " SDC_VERSION
         " judges it. A function conforms if nothing is found in its own text; "
         "the types and functions it uses count where they are declared. Later "
         "stages look only at what earlier ones accept, so repairs may bring up "
         "findings that are not counted yet.</p></header>\n";
  figures(S, Out);
  rules(S, Out);
  Out << "<section><h2>Files</h2>\n";
  std::vector<std::pair<size_t, std::string>> Order;
  for (const auto &[Path, File] : S.Files) {
    size_t Found = 0;
    for (const auto &Each : File.Rules)
      Found += Each.second;
    Order.push_back({Found, Path});
  }
  std::sort(Order.begin(), Order.end(), [](auto &A, auto &B) {
    return std::tie(B.first, A.second) < std::tie(A.first, B.second);
  });
  for (const auto &[Found, Path] : Order)
    file(Where.fromRoot(Path), S.Files.at(Path), Out);
  Out << "</section>\n";
  closePage(Out);
}
