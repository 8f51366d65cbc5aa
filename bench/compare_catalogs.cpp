// Reads a database's catalog twice and compares the two: what `bench/run equal-1000` times. Prints the
// seconds that one reading and the comparison took.
#include <chrono>
#include <iostream>

#include "diff/diff.hpp"
#include "inspect/inspect.hpp"
#include "postgres/connect.hpp"

int main(int count, char** words) {
  if (count != 2) return 2;
  using Clock = std::chrono::steady_clock;
  retort::Connection connection = retort::postgres::connect(words[1]);
  const auto seconds = [](Clock::duration time) { return std::chrono::duration<double>(time).count(); };
  const auto have = retort::inspect::inspect(connection);
  const auto begin = Clock::now();
  const auto want = retort::inspect::inspect(connection);
  const auto middle = Clock::now();
  const bool equal = retort::diff::diff(have, want).empty();
  std::cout << seconds(middle - begin) << ' ' << seconds(Clock::now() - middle) << '\n';
  return equal ? 0 : 1;
}
