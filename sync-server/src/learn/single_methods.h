// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// The single methods that a blend is measured against, in float, each at the setting that does
/// best on the validation users: what a server that knows everybody could do with one of them.

#include <functional>
#include <optional>
#include <string_view>

#include "learn/cases.h"
#include "tillside/shape.h"

namespace tillside::learn {

TILLSIDE_ENUM(Method, popularity, own_frequency, tfidf, item_knn, user_knn, tifu_knn, ease, ials,
              blend, device)

[[nodiscard]] constexpr bool is_single(Method method) { return method < Method::blend; }

/// A number for each item, the better the higher.
using Scorer = std::function<std::vector<float>(const TaskCase&)>;

/// What a method may be set to, each made only when it is asked for.
using Settings = std::vector<std::function<Scorer()>>;

/// `training` must outlive the scorers. Precondition: is_single(method).
[[nodiscard]] Settings settings_of(Method method, Task task, const TrainingSet& training);

}  // namespace tillside::learn
