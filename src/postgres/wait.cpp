// Waiting for a server that is still starting: a container beside this one, a machine that boots. Only what
// passes by itself is waited for; a wrong password is told at once, however much time there is.
#include <algorithm>
#include <thread>

#include "postgres/connect.hpp"

namespace retort::postgres {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;
using std::chrono::seconds;

Error in_vain(const Error& last, seconds patience) {
  Diagnostic diagnostic = last.diagnostics().front();
  diagnostic.code = "R0308";
  diagnostic.text =
      "waited " + std::to_string(patience.count()) + " s for the server, in vain: " + diagnostic.text;
  diagnostic.help += "; --wait=SECONDS waits longer";
  return Error{std::move(diagnostic)};
}

}  // namespace

Connection connect_when_ready(const std::string& url, ConnectionOptions options, seconds patience,
                              const std::function<void(const std::string& reason)>& waiting) {
  const auto end = Clock::now() + patience;
  milliseconds pause{50};
  std::string told;
  for (;;) {
    const auto left = std::chrono::ceil<seconds>(end - Clock::now()).count();
    if (patience.count() > 0 && options.connect_timeout > 0)
      options.connect_timeout = static_cast<int>(std::clamp<long long>(left, 1, options.connect_timeout));
    try {
      return connect(url, options);
    } catch (const NotReady& error) {
      if (patience.count() <= 0) throw;
      if (Clock::now() >= end) throw in_vain(error, patience);
      const std::string& reason = error.diagnostics().front().text;
      if (waiting && reason != told) waiting(reason);
      told = reason;
    }
    const auto rest = std::chrono::ceil<milliseconds>(end - Clock::now());
    std::this_thread::sleep_for(std::clamp(pause, milliseconds{0}, std::max(rest, milliseconds{0})));
    pause = std::min(pause * 2, milliseconds{1000});
  }
}

}  // namespace retort::postgres
