// Whether a table can stay where it is while it becomes what it is to be.
#pragma once

#include "diff/side.hpp"

namespace retort::diff {

enum class Verdict {
  stays,
  moves,     ///< It leaves its place among others first, and comes to the new one last.
  replaced,  ///< It has to be made anew.
};

/// For a table that is on one side or on both.
Verdict judge(const Side& have, const Side& want, const catalog::ObjectPtr& old,
              const catalog::ObjectPtr& goal);

}  // namespace retort::diff
