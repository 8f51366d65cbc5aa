// The pager is a child with the terminal; this process writes into a pipe to it. When the reader quits early,
// writing fails with EPIPE, which is no failure: SIGPIPE is ignored meanwhile.
#include "cli/terminal.hpp"

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/text.hpp"
#include "cli/output.hpp"

namespace retort::cli {
namespace {

/// Whether the shell finds the program that `line` begins with.
bool can_run(const std::string& line) {
  const std::string program = line.substr(0, line.find(' '));
  if (program.find('/') != std::string::npos) return ::access(program.c_str(), X_OK) == 0;
  const char* path = std::getenv("PATH");
  for (const std::string& folder : base::split(path == nullptr ? "/usr/bin:/bin" : path, ':')) {
    if (::access((folder + "/" + program).c_str(), X_OK) == 0) return true;
  }
  return false;
}

[[noreturn]] void become_pager(const std::string& line, int from) {
  ::dup2(from, STDIN_FILENO);
  ::setenv("LESS", "FRX", 0);
  ::setenv("LV", "-c", 0);
  std::signal(SIGPIPE, SIG_DFL);
  ::execl("/bin/sh", "sh", "-c", line.c_str(), static_cast<char*>(nullptr));
  ::_exit(127);
}

}  // namespace

bool utf8_locale(const Lookup& environment) {
  for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
    if (const auto value = environment(name)) {
      const std::string text = base::lower(*value);
      return text.find("utf-8") != std::string::npos || text.find("utf8") != std::string::npos;
    }
  }
  return false;
}

std::size_t terminal_width() {
  if (!on_terminal()) return 0;
  if (const char* columns = std::getenv("COLUMNS")) {
    const long value = std::strtol(columns, nullptr, 10);
    if (value > 0 && value < 100000) return static_cast<std::size_t>(value);
  }
  for (const int descriptor : {STDOUT_FILENO, STDERR_FILENO, STDIN_FILENO}) {
    winsize size{};
    if (::ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  }
  return 80;
}

std::string pager_command(const Lookup& environment) {
  // An empty variable counts here: it says that no pager is wanted.
  for (const char* name : {"RETORT_PAGER", "PAGER"}) {
    if (std::getenv(name) == nullptr) continue;
    const std::string value{base::trim(environment(name).value_or(""))};
    return value == "cat" ? "" : value;
  }
  return "less";
}

Pager::Pager(const Arguments& arguments) {
  if (!on_terminal() || arguments.has("no-pager") || arguments.has("json")) return;
  const std::string line = pager_command(process_environment());
  if (line.empty() || !can_run(line)) return;
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) return;
  std::fflush(nullptr);
  const pid_t child = ::fork();
  if (child == 0) become_pager(line, ends[0]);
  ::close(ends[0]);
  if (child > 0) {
    child_ = child;
    std::signal(SIGPIPE, SIG_IGN);
    out_ = ::fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
    ::dup2(ends[1], STDOUT_FILENO);
    if (::isatty(STDERR_FILENO) == 1) {
      error_ = ::fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
      ::dup2(ends[1], STDERR_FILENO);
    }
  }
  ::close(ends[1]);
}

Pager::~Pager() {
  if (child_ == 0) return;
  std::fflush(nullptr);
  std::clearerr(stdout);
  ::dup2(out_, STDOUT_FILENO);
  ::close(out_);
  if (error_ >= 0) {
    ::dup2(error_, STDERR_FILENO);
    ::close(error_);
  }
  // Keys such as ^C are for the pager: they end what it shows, not this process before it.
  std::signal(SIGINT, SIG_IGN);
  while (::waitpid(child_, nullptr, 0) < 0 && errno == EINTR) continue;
  std::signal(SIGINT, SIG_DFL);
}

}  // namespace retort::cli
