// Changes for somebody who runs them with psql: read first, then all or nothing. A setting for the
// transaction (SET LOCAL) ends with it, so every later group makes it again.
#include <algorithm>

#include "base/text.hpp"
#include "ddl/ddl.hpp"

namespace retort::ddl {
namespace {

class Writer {
 public:
  void add(const operation::Change& change) {
    const std::vector<std::string> lines = statements(change);
    if (lines.empty()) return;
    if (change.outside_transaction) {
      close();
    } else {
      open();
    }
    std::string text = remark(change);
    for (const std::string& sql : lines) {
      text += sql + ";\n";
      if (sql.starts_with("SET LOCAL ")) settings_.push_back(sql);
    }
    paragraph(text);
  }

  std::string finish() {
    close();
    return std::move(text_);
  }

 private:
  void open() {
    if (open_) return;
    open_ = true;
    paragraph("BEGIN;\n");
    for (const std::string& setting : settings_) paragraph(setting + ";\n");
  }

  void close() {
    if (!open_) return;
    open_ = false;
    tall_ = true;
    paragraph("COMMIT;\n");
  }

  // What takes several lines is set off by empty ones.
  void paragraph(const std::string& text) {
    const bool bracket = text == "BEGIN;\n" || text == "COMMIT;\n";
    const bool tall = bracket || std::count(text.begin(), text.end(), '\n') > 1;
    if (!text_.empty() && (tall || tall_)) text_ += '\n';
    text_ += text;
    tall_ = tall;
  }

  static std::string remark(const operation::Change& change) {
    std::string result;
    for (const std::string& line : base::split(change.comment, '\n')) {
      if (!base::trim(line).empty()) {
        result += (change.loses_data && result.empty() ? "-- loses data: " : "-- ") + line + '\n';
      }
    }
    return result;
  }

  std::string text_;
  std::vector<std::string> settings_;
  bool open_ = false;
  bool tall_ = false;
};

}  // namespace

std::string psql_script(const operation::Changes& changes) {
  Writer writer;
  for (const operation::Change& change : changes) writer.add(change);
  const std::string text = writer.finish();
  const bool alone = std::any_of(changes.begin(), changes.end(),
                                 [](const operation::Change& change) { return change.outside_transaction; });
  return alone ? "-- retort:no-transaction\n\n" + text : text;
}

}  // namespace retort::ddl
