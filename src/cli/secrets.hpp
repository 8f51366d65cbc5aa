// Secrets stay out of revision files.
#pragma once

#include "operation/operation.hpp"

namespace retort::cli {

/// `changes` with what subscriptions and user mappings keep secret taken, when it runs, from settings such as
/// `retort.subscription_news` and `retort.app_on_far_password`.
operation::Changes without_secrets(operation::Changes changes);

}  // namespace retort::cli
