// Generated code that stands on the lines of a model header, so that what a compiler has to say about it is
// said there. Private to this folder.
#pragma once

#include <string>
#include <vector>

#include "header/header.hpp"

namespace retort::codegen {

/// Code for the lines of one file, in the order in which it is added. Lines that follow one another need a
/// `#line` only where they begin.
class UserLines {
 public:
  /// `quoted_file` as in a `#line` directive.
  explicit UserLines(std::string quoted_file) : file_(std::move(quoted_file)) {}

  /// Adds code to `line`. `column` is where its part number `inside`, in bytes, should stand: a wish, which
  /// what is there before may thwart; 0 for none.
  void add(int line, int column, const std::string& code, std::size_t inside = 0);
  /// Adds code where it is.
  void add(const std::string& code);
  /// `macro`, which ends with `(` or `, `, with the text of an annotation in its place.
  void add(const std::string& macro, const header::Annotation& annotation);

  /// Begins a line anew, even if it is the current one.
  void restart(int line);
  int line() const { return line_; }
  /// Where the next code would stand.
  int column() const { return static_cast<int>(text_.size() - begin_) + 1; }

  /// The code, ended by a line break.
  std::string text() const { return text_.empty() ? "" : text_ + "\n"; }

 private:
  void go_to(int line);

  std::string file_;
  std::string text_;
  int line_ = 0;           ///< Of the file, of the last line of `text_`.
  std::size_t begin_ = 0;  ///< Where that line begins in `text_`.
};

/// An annotation and what it is called in generated code.
struct Annotated {
  const header::Annotation& annotation;
  std::string check;          ///< The macro with its assertions.
  std::string id;             ///< That of its RETORT_FITS.
  std::string words;          ///< The constant that it is.
  std::string name;           ///< Of the member, struct or enum.
  header::Position position;  ///< Of that name.
};

/// Adds the assertions to each line that the annotation has a word on: `RETORT_CHECK(fits_3, "email")`. Their
/// columns stay in front of the end of what is annotated.
void add_checks(UserLines& lines, const Annotated& item);

/// `items` with commas, in lines of a hundred characters that begin with `indent`.
std::string filled(const std::vector<std::string>& items, const std::string& indent);

}  // namespace retort::codegen
