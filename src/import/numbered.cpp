#include "import/numbered.hpp"

#include <algorithm>
#include <cctype>

#include <retort/error.hpp>

#include "base/file.hpp"
#include "base/text.hpp"
#include "import/statements.hpp"

namespace retort::imports {

namespace fs = std::filesystem;

std::vector<Numbered> numbered_files(const fs::path& folder) {
  std::error_code failed;
  std::vector<Numbered> found;
  for (fs::directory_iterator it(folder, failed), end; !failed && it != end; it.increment(failed)) {
    const std::string name = it->path().filename().string();
    std::size_t digits = 0;
    while (digits < name.size() && std::isdigit(static_cast<unsigned char>(name[digits])) != 0) ++digits;
    const std::size_t dot = name.find('.', digits);
    if (digits == 0 || dot == std::string::npos || !it->is_regular_file()) continue;
    if (name[digits] != '_' && digits != dot) continue;
    Numbered file{name.substr(0, digits), "", name.substr(dot), it->path()};
    if (dot > digits) file.words = name.substr(digits + 1, dot - digits - 1);
    found.push_back(std::move(file));
  }
  if (failed)
    throw Error(Diagnostic{.code = "R0901",
                           .text = "cannot read the folder `" + folder.string() + "`: " + failed.message(),
                           .help = "name the folder that holds the files of the other tool"});
  std::sort(found.begin(), found.end(), [](const Numbered& left, const Numbered& right) {
    if (number_key(left.digits) != number_key(right.digits)) return number_less(left.digits, right.digits);
    return left.path < right.path;
  });
  return found;
}

Imported begun(const Numbered& file) {
  Imported revision;
  revision.id = file.digits;
  revision.key = number_key(file.digits);
  revision.message = sentence(file.words);
  revision.created = time_of(file.digits);
  revision.stem = file.digits + (file.words.empty() ? "" : "_" + file.words);
  revision.origin = file.path.filename().string();
  return revision;
}

std::string read_sql(const fs::path& path) {
  std::string text = base::read_file(path);
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  return text;
}

void no_files(const std::string& tool, const fs::path& folder, const std::string& named) {
  throw Error(Diagnostic{.code = "R0643",
                         .text = "there is no file of " + tool + " in `" + folder.string() + "`",
                         .help = "its files are called " + named});
}

void bad_file(const fs::path& path, std::string text, std::string help, int line) {
  throw Error(Diagnostic{
      .code = "R0644", .text = std::move(text), .help = std::move(help), .place = {path.string(), line, 0}});
}

std::string number_key(std::string_view digits) {
  const std::size_t first = digits.find_first_not_of('0');
  return first == std::string_view::npos ? "0" : std::string(digits.substr(first));
}

bool number_less(std::string_view left, std::string_view right) {
  const std::string a = number_key(left), b = number_key(right);
  return a.size() != b.size() ? a.size() < b.size() : a < b;
}

std::string sentence(std::string_view words) {
  std::string out(words);
  std::replace(out.begin(), out.end(), '_', ' ');
  std::replace(out.begin(), out.end(), '-', ' ');
  out = base::trim(out);
  if (!out.empty()) out[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(out[0])));
  return out;
}

std::string time_of(std::string_view digits) {
  if (digits.size() != 14 || digits.substr(0, 2) < "19" || digits.substr(0, 2) > "20") return "";
  const std::string d(digits);
  const auto within = [&](std::size_t at, int least, int most) {
    const int value = std::stoi(d.substr(at, 2));
    return value >= least && value <= most;
  };
  if (!within(4, 1, 12) || !within(6, 1, 31) || !within(8, 0, 23) || !within(10, 0, 59) || !within(12, 0, 59))
    return "";
  return d.substr(0, 4) + "-" + d.substr(4, 2) + "-" + d.substr(6, 2) + "T" + d.substr(8, 2) + ":" +
         d.substr(10, 2) + ":" + d.substr(12, 2) + "Z";
}

void chain(History& history) {
  for (std::size_t i = 0; i < history.revisions.size(); ++i) {
    Imported& revision = history.revisions[i];
    if (i > 0) revision.revises = {history.revisions[i - 1].id};
    settle(revision, revision.upgrade, "upgrade");
    if (revision.downgrade.present) settle(revision, revision.downgrade, "downgrade");
  }
}

}  // namespace retort::imports
