// The program: parse, run, print what went wrong. Nothing leaves here but an exit status.
#include <csignal>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <optional>
#include <string>
#include <unistd.h>
#include <vector>

#include <retort/project.hpp>

#include "base/diagnostic.hpp"
#include "cli/command.hpp"
#include "cli/help.hpp"
#include "cli/parse.hpp"
#include "cli/terminal.hpp"
#include "cli/usage.hpp"

namespace retort {
namespace {

void print(const std::string& text) {
  std::fwrite(text.data(), 1, text.size(), stdout);
}

void report(const std::string& program, const Error& error) {
  std::fflush(stdout);
  for (const Diagnostic& diagnostic : error.diagnostics()) {
    const std::string text = base::format(program, diagnostic);
    std::fwrite(text.data(), 1, text.size(), stderr);
  }
}

/// The kernel drops signals that the first process of a container has no handler for: it could not be
/// stopped. The server rolls back what is open as soon as the session is gone.
void let_containers_stop() {
  if (::getpid() != 1) return;
  for (const int signal : {SIGTERM, SIGINT}) std::signal(signal, [](int number) { ::_exit(128 + number); });
}

int run(const std::string& program, const std::vector<std::string>& words, const Project& project) {
  // `migrate help upgrade` reads as `migrate upgrade --help`.
  std::vector<std::string> line = words;
  if (!line.empty() && line[0] == "help") {
    line.erase(line.begin());
    line.push_back("--help");
  }
  cli::Parsed parsed = cli::parse(program, line, cli::commands());
  if (parsed.arguments.has("version")) {
    print(program + " " + RETORT_VERSION + (program == "retort" ? "\n" : " (retort)\n"));
    return cli::done;
  }
  if (parsed.arguments.has("help")) {
    print(parsed.command == nullptr ? cli::help(program, cli::commands())
                                    : cli::help(program, *parsed.command));
    return cli::done;
  }
  if (parsed.command == nullptr) {
    const std::string text = cli::help(program, cli::commands());
    std::fwrite(text.data(), 1, text.size(), stderr);
    return cli::wrong_use;
  }
  std::error_code gone;
  (void)std::filesystem::current_path(gone);
  if (gone)
    throw Error(Diagnostic{.code = "R0903",
                           .text = "the folder in which this runs is gone: " + gone.message(),
                           .help = "`cd` to a folder that is there"});
  parsed.arguments.configuration = project.configuration;
  std::optional<cli::Pager> pager;
  if (parsed.command->paged) pager.emplace(parsed.arguments);
  return parsed.command->run(parsed.arguments, project);
}

}  // namespace

int migrate_main(int argc, char** argv, const Project& project) {
  std::string program = "migrate";
  let_containers_stop();
  try {
    if (argc > 0) program = std::filesystem::path(argv[0]).filename().string();
    const std::vector<std::string> words(argv + (argc > 0 ? 1 : 0), argv + argc);
    int status = run(program, words, project);
    if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0) return cli::failed;
    return status;
  } catch (const cli::UsageError& error) {
    report(program, error);
    return cli::wrong_use;
  } catch (const Error& error) {
    report(program, error);
  } catch (const std::filesystem::filesystem_error& error) {
    report(program,
           Error(Diagnostic{.code = "R0903",
                            .text = "the system refused: " + error.code().message() +
                                    (error.path1().empty() ? "" : ": `" + error.path1().string() + "`"),
                            .help = "is the folder there, and may this user read and write it?"}));
  } catch (const std::exception& error) {
    report(program,
           Error(Diagnostic{.code = "R0600",
                            .text = std::string("unexpected failure: ") + error.what(),
                            .help = "this is a defect in Retort; please report it with the command line"}));
  }
  return cli::failed;
}

}  // namespace retort
