// SQL revisions: comment lines for the head, then two sections. Everything is found line by line; the SQL
// itself is not looked at, and its bytes stay where they are, so that a place in a statement is a place in
// the file. CRLF, a byte order mark and a missing last newline are fine.
#include <algorithm>

#include "base/names.hpp"
#include "base/text.hpp"
#include "revision/head.hpp"

namespace retort::revision {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::string_view marker = "-- retort:";

class Reader {
 public:
  Reader(Revision& revision, std::vector<Diagnostic>& problems)
      : revision_(revision), head_(revision, problems) {}

  void read() {
    const std::string_view text = revision_.file.content;
    std::size_t at = text.substr(0, 3) == byte_order_mark ? 3 : 0;
    while (at < text.size()) {
      if (open_ != nullptr && !skip_to_mark(text, at)) break;
      auto end = text.find('\n', at);
      if (end == std::string_view::npos) end = text.size();
      ++line_;
      take(base::trim(text.substr(at, end - at)), at, std::min(end + 1, text.size()));
      at = end + 1;
    }
    close(text.size());
    conclude();
  }

 private:
  /// Moves `at` to the beginning of the next line with a marker; what stands between is SQL, and bodies may
  /// be large. False if there is none.
  bool skip_to_mark(std::string_view text, std::size_t& at) {
    const std::size_t from = at;
    for (std::size_t found = text.find(marker, at); found != std::string_view::npos;
         found = text.find(marker, found + 1)) {
      std::size_t begin = found;
      while (begin > from && (base::trim(text.substr(begin - 1, 1)).empty() && text[begin - 1] != '\n'))
        --begin;
      if (begin > from && text[begin - 1] != '\n') continue;
      at = begin;
      line_ += static_cast<int>(std::count(text.begin() + static_cast<std::ptrdiff_t>(from),
                                           text.begin() + static_cast<std::ptrdiff_t>(begin), '\n'));
      return true;
    }
    return false;
  }

  void take(std::string_view line, std::size_t begin, std::size_t next) {
    if (line.substr(0, marker.size()) == marker) {
      mark(base::trim(line.substr(marker.size())), begin, next);
      return;
    }
    if (open_ != nullptr || passed_comment(line) || line.empty()) return;
    if (line.substr(0, 2) != "--") {
      if (!stray_reported_)
        head_.problem("R0209", "a statement stands before `-- retort:upgrade`",
                      "put it below `-- retort:upgrade` or `-- retort:downgrade`", line_);
      stray_reported_ = true;
      return;
    }
    comment(base::trim(line.substr(2)));
  }

  /// Inside or at a block comment, such as a licence.
  bool passed_comment(std::string_view line) {
    if (!in_block_ && line.substr(0, 2) != "/*") return false;
    in_block_ = line.find("*/") == std::string_view::npos;
    return true;
  }

  void comment(std::string_view text) {
    const auto colon = text.find(':');
    const std::string key = base::lower(base::trim(text.substr(0, colon)));
    const auto& keys = Head::keys();
    if (colon != std::string_view::npos && key != "message" &&
        std::find(keys.begin(), keys.end(), key) != keys.end()) {
      const auto value = text.substr(colon + 1);
      const bool is_list =
          key == "revises" || key == "branch_labels" || key == "depends_on" || key == "replaces";
      head_.set(key,
                is_list ? base::split_names(value) : std::vector<std::string>{std::string(base::trim(value))},
                line_);
      message_over_ = true;
      return;
    }
    if (!message_over_) {
      if (!text.empty()) {
        revision_.message = text;
        message_over_ = true;
      }
      return;
    }
    if (colon == std::string_view::npos || key.find(' ') != std::string::npos) return;
    const auto meant = base::nearest(key, keys);
    if (!meant.empty() && meant != "message")
      head_.problem("R0203", "\"" + key + "\" is no line of a head", "is `-- " + meant + ":` meant?", line_);
  }

  void mark(std::string_view name, std::size_t begin, std::size_t next) {
    close(begin);
    Section* section = name == "upgrade"     ? &revision_.upgrade
                       : name == "downgrade" ? &revision_.downgrade
                                             : nullptr;
    if (section == nullptr) {
      head_.problem("R0206", "`-- retort:" + std::string(name) + "` is no section",
                    "sections are `-- retort:upgrade` and `-- retort:downgrade`", line_);
      open_ = &unknown_;
      return;
    }
    if (section->present) {
      head_.problem("R0206", "`-- retort:" + std::string(name) + "` stands twice", "join the two sections",
                    line_);
      open_ = &unknown_;
      return;
    }
    *section = {true, next, 0, line_ + 1};
    open_ = section;
  }

  void close(std::size_t at) {
    if (open_ != nullptr) open_->length = at - std::min(at, open_->offset);
  }

  void conclude() {
    if (revision_.id.empty()) {
      head_.problem("R0201", "the file is no revision: its head has no `-- revision:` line",
                    "give it an id, or move it out of the folder of revisions", 0);
    } else if (!revision_.upgrade.present) {
      head_.problem("R0207", "the file has no `-- retort:upgrade` section",
                    "put that line above the statements; the section may be empty", 0);
    }
  }

  Revision& revision_;
  Head head_;
  Section* open_ = nullptr;
  Section unknown_;
  int line_ = 0;
  bool in_block_ = false;
  bool message_over_ = false;
  bool stray_reported_ = false;
};

}  // namespace

void read_sql(Revision& revision, std::vector<Diagnostic>& problems) {
  revision.language = Language::sql;
  Reader(revision, problems).read();
}

}  // namespace retort::revision
