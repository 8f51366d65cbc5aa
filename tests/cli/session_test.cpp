// Sessions as a user types them, each a file in golden/: lines after `$ ` (and `> ` for more of the same
// command) are run by the shell, what follows is all they print, and `[N]` is an exit status that is not 0.
// Each session has an empty folder and an empty database. RETORT_UPDATE_GOLDEN=1 writes the files anew.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <filesystem>
#include <regex>
#include <sstream>
#include <sys/wait.h>
#include <unistd.h>

#include <retort/connection.hpp>

#include "base/file.hpp"
#include "base/text.hpp"
#include "postgres/query.hpp"
#include "postgres/url.hpp"
#include "server.hpp"

using namespace retort;
namespace fs = std::filesystem;

namespace {

std::string required(const char* name) {
  const char* value = std::getenv(name);
  BOOST_REQUIRE_MESSAGE(value != nullptr, name);
  return value;
}

/// A folder that nobody else has, whichever namespace of processes they live in; of one length: sessions show
/// columns.
fs::path folder_of_this_run() {
  std::string name = (fs::temp_directory_path() / "retort-session-XXXXXX").string();
  BOOST_REQUIRE(::mkdtemp(name.data()) != nullptr);
  fs::permissions(name, fs::perms::owner_all | fs::perms::group_exec | fs::perms::others_exec |
                            fs::perms::group_read | fs::perms::others_read);
  return name;
}

/// A folder and a database for one session.
class Scene {
 public:
  explicit Scene(const std::string& name) : folder_(folder_of_this_run()) {
    fs::create_directories(folder_ / "bin");
    fs::create_directories(folder_ / "work");
    fs::create_symlink(required("RETORT_PROGRAM"), folder_ / "bin/retort");
    database_ = "session_" + base::replace_all(name, "-", "_");
    Connection connection(server().url());
    postgres::run_script(connection, "CREATE DATABASE " + database_);
  }
  ~Scene() { fs::remove_all(folder_); }

  std::string run(const std::string& command) const {
    base::write_file(folder_ / "script", "exec 2>&1\n" + command + "\n");
    const std::string line = "cd '" + (folder_ / "work").string() + "' && env -i PATH='" +
                             (folder_ / "bin").string() + ":/usr/bin:/bin' HOME='" + folder_.string() +
                             "' DATABASE_URL='" + server().url(database_) + "' RETORT_BUILD_ROOT='" +
                             (folder_ / "build").string() + "' sh ../script";
    FILE* pipe = ::popen(line.c_str(), "r");
    std::string out;
    char buffer[4096];
    for (std::size_t n = 0; (n = std::fread(buffer, 1, sizeof buffer, pipe)) > 0;) out.append(buffer, n);
    const int status = ::pclose(pipe);
    if (!out.empty() && out.back() != '\n') out += "\n";
    const int code = WIFEXITED(status) ? WEXITSTATUS(status) : 128;
    if (code != 0) out += "[" + std::to_string(code) + "]\n";
    return steady(out);
  }

 private:
  /// Without what differs from run to run.
  std::string steady(std::string text) const {
    text = base::replace_all(text, server().url(database_), "URL");
    text = base::replace_all(text, folder_.string(), "DIR");
    static const std::pair<std::regex, std::string> patterns[] = {
        {std::regex("[0-9]+ ms\\)"), "N ms)"},
        {std::regex("[0-9]+\\.[0-9] s\\)"), "N ms)"},
        {std::regex("\"microseconds\": [0-9]+"), "\"microseconds\": N"},
        {std::regex("20[2-9][0-9]-[0-9]{2}-[0-9]{2}T[0-9:]{8}Z"), "TIME"},
        {std::regex("2[0-9]{13}_"), "TIME_"},
        {std::regex("PostgreSQL [0-9]+\\.[0-9]+"), "PostgreSQL N"},
        {std::regex("[0-9a-f]{64}"), "SHA256"},
        {std::regex("session_user, (NULL|'[^']*'), (NULL|'[^']*')"), "session_user, USER, HOST"},
        {std::regex(R"(socket \\?"[^"]*")"), "socket S"},
        {std::regex(R"("server_version": [0-9]+)"), "\"server_version\": N"},
        {std::regex("host \"[^\"]*\", port [0-9]+"), "host H"},
        {std::regex(R"(user \\?"[^"]*")"), "user U"},
    };
    for (const auto& [pattern, with] : patterns) text = std::regex_replace(text, pattern, with);
    return text;
  }

  fs::path folder_;
  std::string database_;
};

std::string replay(const std::string& session, const Scene& scene) {
  std::string out;
  std::string command;
  auto run_pending = [&] {
    if (!command.empty()) out += scene.run(command);
    command.clear();
  };
  bool output = false;
  for (const std::string& line : base::split(session, '\n')) {
    if (line.starts_with("$ ")) {
      run_pending();
      if (output) out += "\n";
      command = line.substr(2);
      output = true;
    } else if (line.starts_with("> ") && !command.empty()) {
      command += "\n" + line.substr(2);
    } else if (line == ">" && !command.empty()) {
      command += "\n";
    } else if (!output && !line.empty()) {
      out += line + "\n";
      continue;
    } else {
      if (!output) out += "\n";
      continue;
    }
    out += line + "\n";
  }
  run_pending();
  return out;
}

}  // namespace

BOOST_AUTO_TEST_CASE(sessions) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(required("RETORT_GOLDEN"))) {
    if (entry.path().extension() == ".session") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  BOOST_TEST(!files.empty());
  for (const fs::path& file : files) {
    BOOST_TEST_CONTEXT(file.filename().string()) {
      const std::string want = base::read_file(file);
      const Scene scene(file.stem().string());
      const std::string have = replay(want, scene);
      if (std::getenv("RETORT_UPDATE_GOLDEN") != nullptr)
        base::write_file_if_changed(file, have);
      else
        BOOST_TEST(have == want);
    }
  }
}
