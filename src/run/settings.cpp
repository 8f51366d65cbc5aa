// The real clock.
#include "run/settings.hpp"

#include <thread>

namespace retort::run {

Clock Clock::system() {
  return {[] { return std::chrono::steady_clock::now(); },
          [](std::chrono::milliseconds time) { std::this_thread::sleep_for(time); }};
}

}  // namespace retort::run
