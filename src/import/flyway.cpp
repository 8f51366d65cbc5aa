// Flyway: `V<version>__<words>.sql`, `U…` to undo, `R__<words>.sql` to be run again whenever it changes.
// Versions are numbers with dots or underscores between. A repeatable file runs behind everything else, and
// so it does here, once: what it makes belongs into models/*.sql from then on.
#include <algorithm>
#include <map>

#include <retort/error.hpp>

#include "base/file.hpp"
#include "base/text.hpp"
#include "import/numbered.hpp"
#include "import/tools.hpp"

namespace retort::imports {
namespace {

namespace fs = std::filesystem;

struct Named {
  char kind = 'V';                   ///< V, U, R, B
  std::vector<std::string> version;  ///< Numbers.
  std::string words;
  fs::path path;
};

bool version_less(const std::vector<std::string>& left, const std::vector<std::string>& right) {
  for (std::size_t i = 0; i < std::max(left.size(), right.size()); ++i) {
    const std::string a = i < left.size() ? left[i] : "0", b = i < right.size() ? right[i] : "0";
    if (number_key(a) != number_key(b)) return number_less(a, b);
  }
  return false;
}

/// Without zeros in front of numbers and behind the version: `1.0` and `01` are one version.
std::string version_key(std::vector<std::string> version) {
  for (std::string& part : version) part = number_key(part);
  while (version.size() > 1 && version.back() == "0") version.pop_back();
  return base::join(version, ".");
}

std::vector<std::string> version_parts(const std::string& text) {
  return base::split(base::replace_all(text, "_", "."), '.');
}

bool read_name(const fs::path& path, Named& out) {
  const std::string name = path.filename().string();
  const std::size_t gap = name.find("__");
  if (!name.ends_with(".sql") || gap == std::string::npos) return false;
  out.kind = name[0];
  out.path = path;
  out.words = name.substr(gap + 2, name.size() - gap - 6);
  if (out.kind == 'R') return gap == 1;
  if (out.kind != 'V' && out.kind != 'U' && out.kind != 'B') return false;
  out.version = version_parts(name.substr(1, gap - 1));
  return std::all_of(out.version.begin(), out.version.end(), [](const std::string& part) {
    return !part.empty() && part.find_first_not_of("0123456789") == std::string::npos;
  });
}

std::vector<Named> files(const fs::path& folder) {
  std::vector<Named> found;
  std::error_code failed;
  for (fs::recursive_directory_iterator it(folder, failed), end; !failed && it != end; it.increment(failed)) {
    Named named;
    if (it->is_regular_file() && read_name(it->path(), named)) found.push_back(std::move(named));
  }
  if (failed)
    throw Error(Diagnostic{.code = "R0901",
                           .text = "cannot read the folder `" + folder.string() + "`: " + failed.message(),
                           .help = "name the folder that holds the files of Flyway"});
  std::sort(found.begin(), found.end(), [](const Named& left, const Named& right) {
    if ((left.kind == 'R') != (right.kind == 'R')) return right.kind == 'R';
    if (version_less(left.version, right.version) || version_less(right.version, left.version))
      return version_less(left.version, right.version);
    return left.kind == 'R' ? left.words < right.words : left.path < right.path;
  });
  return found;
}

/// `${name}` replaced; what has no value makes the half unfinished.
void fill(Half& half, const Options& options) {
  std::string out;
  std::size_t at = 0;
  for (;;) {
    const std::size_t open = half.sql.find("${", at);
    const std::size_t close = open == std::string::npos ? open : half.sql.find('}', open);
    if (close == std::string::npos) break;
    const std::string name = half.sql.substr(open + 2, close - open - 2);
    out += half.sql.substr(at, open - at);
    const auto value = options.placeholders.find(name);
    if (value != options.placeholders.end())
      out += value->second;
    else {
      out += "${" + name + "}";
      half.unfinished = "it has the placeholder ${" + name + "}, for which --placeholder gives no value";
    }
    at = close + 1;
  }
  half.sql = out + half.sql.substr(at);
}

bool outside(const fs::path& path) {
  const fs::path settings = path.string() + ".conf";
  if (!fs::exists(settings)) return false;
  return base::replace_all(base::read_file(settings), " ", "").find("executeInTransaction=false") !=
         std::string::npos;
}

Imported imported(const Named& file, const Options& options) {
  Imported revision;
  const std::string text = base::join(file.version, ".");
  revision.id =
      file.kind == 'R' ? "R_" + base::replace_all(base::replace_all(file.words, " ", "_"), "-", "_") : text;
  revision.key = file.kind == 'R' ? "R " + sentence(file.words) : version_key(file.version);
  revision.message = sentence(file.words);
  revision.created = file.version.empty() ? "" : time_of(file.version.front());
  revision.stem = file.path.stem().string();
  revision.origin = file.path.filename().string();
  revision.upgrade.sql = read_sql(file.path);
  revision.downgrade.present = false;
  revision.transactional = !outside(file.path);
  fill(revision.upgrade, options);
  if (file.kind == 'R')
    revision.notes.emplace_back(
        "Flyway runs it whenever it changes: put what it makes into models/*.sql, and "
        "`revision --autogenerate` writes a revision for each change");
  return revision;
}

}  // namespace

History read_flyway(const fs::path& folder, const Options& options) {
  History history;
  std::map<std::string, fs::path> undo;
  for (const Named& file : files(folder)) {
    if (file.kind == 'U') {
      undo[version_key(file.version)] = file.path;
    } else if (file.kind == 'B') {
      history.notes.push_back(
          file.path.filename().string() +
          " is left out: it stands for the versions below it, which are imported themselves");
    } else {
      Imported revision = imported(file, options);
      if (!history.revisions.empty() && history.revisions.back().key == revision.key)
        bad_file(file.path, "two files have the version " + revision.id,
                 "Flyway refuses that too; number one anew");
      history.revisions.push_back(std::move(revision));
    }
  }
  if (history.revisions.empty())
    no_files("Flyway", folder, "V1__add_phone.sql, U1__add_phone.sql, R__views.sql");
  for (Imported& revision : history.revisions) {
    const auto way = undo.find(revision.key);
    if (way == undo.end()) continue;
    revision.downgrade.present = true;
    revision.downgrade.sql = base::read_file(way->second);
    fill(revision.downgrade, options);
  }
  chain(history);
  return history;
}

}  // namespace retort::imports
