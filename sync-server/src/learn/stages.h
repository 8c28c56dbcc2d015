// SPDX-License-Identifier: MIT
#pragma once

/// @file
/// Results of the stages of a training, kept in a folder until it is done, so that a training that
/// was stopped goes on where it was. What was kept of other data or by another version is not used.

#include <functional>
#include <string>

#include "learn/choose.h"
#include "learn/trained_model.h"

namespace tillside::learn {

/// SHA-256 over everything that is learnt from; changes with the version of the training too.
[[nodiscard]] std::string fingerprint_of(const TrainingSet& training);

class Stages {
 public:
  /// Keeps nothing.
  Stages() = default;
  /// Keeps in `folder`, which comes into being with the first result.
  Stages(std::string folder, std::string fingerprint, Progress progress);

  /// What was kept under the name, or what `learn` makes, kept. Safe on several threads.
  /// @error storage_failed
  [[nodiscard]] Result<SparseRows> rows(const std::string& name,
                                        const std::function<SparseRows()>& learn) const;
  [[nodiscard]] Result<Factors> factors(const std::string& name,
                                        const std::function<Factors()>& learn) const;
  [[nodiscard]] Result<PartSettings> settings(const std::function<PartSettings()>& choose) const;
  /// Tunes one list: its weights and half-lives become those of `model`.
  [[nodiscard]] Status list(ListPurpose purpose, TrainedModel& model,
                            const std::function<Status()>& tune) const;
  /// The training is done: nothing is kept any more.
  void forget() const;

 private:
  template <class Value, class Put, class Get>
  Result<Value> kept_or(const std::string& name, const std::function<Result<Value>()>& make,
                        const Put& put, const Get& get) const;
  [[nodiscard]] std::string find(const std::string& name) const;

  std::string folder_;
  std::string fingerprint_;
  Progress progress_;
};

}  // namespace tillside::learn
