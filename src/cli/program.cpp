// fork and exec: editors and psql need the terminal as it is.
#include "cli/program.hpp"

#include <cerrno>
#include <cstdio>
#include <sys/wait.h>
#include <unistd.h>

namespace retort::cli {

int run_program(const std::vector<std::string>& words) {
  std::fflush(nullptr);
  std::vector<char*> argv;
  for (const std::string& word : words) argv.push_back(const_cast<char*>(word.c_str()));
  argv.push_back(nullptr);
  const pid_t child = ::fork();
  if (child < 0) return 127;
  if (child == 0) {
    ::execvp(argv[0], argv.data());
    ::_exit(127);
  }
  int status = 0;
  while (::waitpid(child, &status, 0) < 0) {
    if (errno != EINTR) return 127;
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

int run_shell(const std::string& line, const std::string& argument) {
  return run_program({"sh", "-c", line + " \"$1\"", "sh", argument});
}

int run_shell_in(const std::filesystem::path& folder, const std::string& line) {
  return run_program({"sh", "-c", "cd \"$1\" && { " + line + "\n} >&2", "sh", folder.string()});
}

}  // namespace retort::cli
