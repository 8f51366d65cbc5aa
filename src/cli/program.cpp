// fork and exec: editors and psql need the terminal as it is.
#include "cli/program.hpp"

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace retort::cli {

namespace {

/// The child of a fork: becomes the program, or ends.
[[noreturn]] void become(const std::vector<std::string>& words) {
  std::vector<char*> argv;
  for (const std::string& word : words) argv.push_back(const_cast<char*>(word.c_str()));
  argv.push_back(nullptr);
  ::execvp(argv[0], argv.data());
  ::_exit(127);
}

int wait_for(pid_t child) {
  int status = 0;
  while (::waitpid(child, &status, 0) < 0) {
    if (errno != EINTR) return 127;
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace

int run_program(const std::vector<std::string>& words) {
  std::fflush(nullptr);
  const pid_t child = ::fork();
  if (child < 0) return 127;
  if (child == 0) become(words);
  return wait_for(child);
}

int run_with_input(const std::vector<std::string>& words, const std::string& input) {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) return 127;
  std::fflush(nullptr);
  const pid_t child = ::fork();
  if (child == 0) {
    ::dup2(ends[0], STDIN_FILENO);
    become(words);
  }
  ::close(ends[0]);
  // A program that does not read to the end is no failure of this one.
  std::signal(SIGPIPE, SIG_IGN);
  for (std::size_t at = 0; child > 0 && at < input.size();) {
    const ssize_t n = ::write(ends[1], input.data() + at, input.size() - at);
    if (n <= 0 && errno != EINTR) break;
    if (n > 0) at += static_cast<std::size_t>(n);
  }
  ::close(ends[1]);
  return child < 0 ? 127 : wait_for(child);
}

int run_shell(const std::string& line, const std::string& argument) {
  return run_program({"sh", "-c", line + " \"$1\"", "sh", argument});
}

int run_shell_in(const std::filesystem::path& folder, const std::string& line) {
  return run_program({"sh", "-c", "cd \"$1\" && { " + line + "\n} >&2", "sh", folder.string()});
}

}  // namespace retort::cli
