// The reader is sent to Python on its standard input, and answers in a file: what the project prints stays
// apart.
#include "cli/alembic_project.hpp"

#include <cstdlib>
#include <unistd.h>

#include <retort/error.hpp>

#include "base/file.hpp"
#include "base/temporary_folder.hpp"
#include "base/text.hpp"
#include "cli/program.hpp"
#include "import/alembic.hpp"

namespace retort::cli {
namespace {

namespace fs = std::filesystem;

bool has_alembic(const std::string& python) {
  return run_program({"sh", "-c",
                      "cd / && exec \"$1\" -c 'import alembic, sqlalchemy' >/dev/null 2>&1 </dev/null", "sh",
                      python}) == 0;
}

/// The interpreter of the `alembic` in PATH: its first line names it.
std::string of_command(const Lookup& environment) {
  for (const std::string& folder : base::split(environment("PATH").value_or(""), ':')) {
    const fs::path program = fs::path(folder) / "alembic";
    if (::access(program.c_str(), X_OK) != 0 || !fs::is_regular_file(program)) continue;
    const std::string text = base::read_file(program);
    if (!text.starts_with("#!")) continue;
    const std::vector<std::string> words =
        base::split(base::trim(std::string_view(text).substr(2, text.find('\n') - 2)), ' ');
    return words.front().ends_with("/env") && words.size() > 1 ? words[1] : words.front();
  }
  return "";
}

std::vector<std::string> candidates(const Lookup& environment, const fs::path& place) {
  std::vector<std::string> found;
  if (const auto active = environment("VIRTUAL_ENV")) found.push_back(*active + "/bin/python");
  fs::path folder = fs::absolute(place);
  for (int up = 0; up < 4 && !folder.empty(); ++up, folder = folder.parent_path()) {
    for (const char* name : {".venv", "venv", "env"}) {
      if (fs::exists(folder / name / "bin" / "python")) found.push_back(folder / name / "bin" / "python");
    }
    if (folder == folder.parent_path()) break;
  }
  if (const std::string python = of_command(environment); !python.empty()) found.push_back(python);
  found.insert(found.end(), {"python3", "/usr/bin/python3", "python"});
  return found;
}

std::string find_python(const Arguments& arguments, const Lookup& environment, const fs::path& place) {
  if (const auto given = arguments.value("python")) {
    if (has_alembic(*given)) return *given;
    throw Error(Diagnostic{.code = "R0640",
                           .text = "`" + *given + "` has no Alembic, or is no Python",
                           .help = "name the Python that the project runs Alembic with"});
  }
  const std::vector<std::string> all = candidates(environment, place);
  for (const std::string& python : all) {
    if (has_alembic(python)) return python;
  }
  throw Error(Diagnostic{
      .code = "R0640",
      .text = "no Python with Alembic was found (tried " + base::join(all, ", ") + ")",
      .help = "activate the project's virtual environment, or give --python PATH: the revisions are "
              "rendered by the team's own Alembic, once"});
}

}  // namespace

imports::History read_alembic_project(const Arguments& arguments, const Lookup& environment,
                                      const fs::path& place) {
  const std::string python = find_python(arguments, environment, place);
  const base::TemporaryFolder temporary("retort-import");
  const fs::path answer = temporary.path() / "answer.json";
  std::vector<std::string> words{python, "-", answer.string(), fs::absolute(place).string(),
                                 arguments.value("section").value_or("alembic")};
  for (const std::string& extra : arguments.values("x-argument")) words.push_back(extra);
  const int status = run_with_input(words, imports::alembic_reader);
  if (status != 0 || !fs::exists(answer))
    throw Error(Diagnostic{.code = "R0641",
                           .text = "the Alembic project in `" + place.string() + "` cannot be read",
                           .help = "why is printed above; " + python + " ran it"});
  return imports::read_alembic(base::read_file(answer), arguments.value("database").value_or(""));
}

}  // namespace retort::cli
