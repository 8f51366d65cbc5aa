// Plain stdio: output is small, and the order between the two streams matters.
#include "cli/output.hpp"

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <unistd.h>

#include "base/diagnostic.hpp"
#include "base/text.hpp"

namespace retort::cli {
namespace {

bool colours() {
  static const bool wanted = [] {
    const char* no_color = std::getenv("NO_COLOR");
    const char* term = std::getenv("TERM");
    return on_terminal() && (no_color == nullptr || *no_color == '\0') &&
           !(term != nullptr && std::string_view(term) == "dumb");
  }();
  return wanted;
}

void print_error(const std::string& text) {
  std::fflush(stdout);
  std::fwrite(text.data(), 1, text.size(), stderr);
}

}  // namespace

void print(std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), stdout);
}

void print_line(std::string_view text) {
  print(text);
  print("\n");
}

void note(const Arguments& arguments, std::string_view text) {
  if (!arguments.has("quiet")) print_error(arguments.program + ": " + std::string(text) + "\n");
}

void say(const Arguments& arguments, std::string_view text) {
  print_error(arguments.program + ": " + std::string(text) + "\n");
}

void warn(const Arguments& arguments, const Diagnostic& diagnostic) {
  print_error(base::replace_all(base::format(arguments.program, diagnostic),
                                arguments.program + ": error[" + diagnostic.code + "]",
                                arguments.program + ": warning[" + diagnostic.code + "]"));
}

bool on_terminal() {
  static const bool terminal = ::isatty(STDOUT_FILENO) == 1;
  return terminal;
}

std::string paint(Paint colour, std::string_view text) {
  if (!colours() || colour == Paint::plain) return std::string(text);
  const char* code = "";
  switch (colour) {
    case Paint::plain:
      break;
    case Paint::bold:
      code = "1";
      break;
    case Paint::dim:
      code = "2";
      break;
    case Paint::green:
      code = "32";
      break;
    case Paint::yellow:
      code = "33";
      break;
    case Paint::red:
      code = "31";
      break;
    case Paint::cyan:
      code = "36";
      break;
  }
  return std::string("\x1b[") + code + "m" + std::string(text) + "\x1b[0m";
}

std::string pad(std::string_view text, std::size_t width) {
  std::size_t length = 0;
  for (char c : text) length += (static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1 : 0;
  return std::string(text) + (length < width ? std::string(width - length, ' ') : std::string());
}

std::string duration(double milliseconds) {
  if (milliseconds < 1000) return std::to_string(std::lround(milliseconds)) + " ms";
  if (milliseconds < 60000) {
    const long tenths = std::lround(milliseconds / 100);
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " s";
  }
  const long seconds = std::lround(milliseconds / 1000);
  return std::to_string(seconds / 60) + " min " + std::to_string(seconds % 60) + " s";
}

std::optional<bool> ask(const std::string& question) {
  for (;;) {
    print_error(question + " [y/N] ");
    std::string answer;
    int c = std::getchar();
    for (; c != EOF && c != '\n'; c = std::getchar()) answer += static_cast<char>(c);
    answer = base::lower(base::trim(answer));
    if (c == EOF && answer.empty()) {
      print_error("\n");
      return std::nullopt;
    }
    if (answer == "y" || answer == "yes") return true;
    if (c == EOF || answer.empty() || answer == "n" || answer == "no") return false;
    print_error("please answer y or n\n");
  }
}

bool confirm(const std::string& question) {
  return ::isatty(STDIN_FILENO) == 1 && ask(question).value_or(false);
}

}  // namespace retort::cli
