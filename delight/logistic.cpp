#include "delight/logistic.h"

#include <cmath>
// It has a global `struct model`, so nothing of the room `model` can be included beside it.
#include <linear.h>

namespace delight {
namespace {

/// Fits end when the gradient is so small a part of what it was: more digits tell no more.
constexpr double precision = 0.001;
constexpr int end_of_row = -1;

struct ModelDeleter {
    void operator()(model* fitted) const { free_and_destroy_model(&fitted); }
};

/// liblinear tells its progress on standard output, unless another function is set for all fits.
void be_quiet() {
    static const bool quiet = [] {
        set_print_string_function([](const char*) {});
        return true;
    }();
    static_cast<void>(quiet);
}

}  // namespace

struct LogisticProblem::Impl {
    std::size_t features = 0;
    std::vector<feature_node> nodes;
    std::vector<std::size_t> begins;
    std::vector<double> answers;

    int bias_index() const { return static_cast<int>(features) + 1; }
};

double probability_of(double log_odds) {
    return 1 / (1 + std::exp(-log_odds));
}

LogisticProblem::LogisticProblem(std::size_t features) : impl_{std::make_unique<Impl>()} {
    impl_->features = features;
}

LogisticProblem::~LogisticProblem() = default;
LogisticProblem::LogisticProblem(LogisticProblem&&) noexcept = default;
LogisticProblem& LogisticProblem::operator=(LogisticProblem&&) noexcept = default;

void LogisticProblem::add(std::span<const Feature> example, bool positive) {
    impl_->begins.push_back(impl_->nodes.size());
    for (const Feature& feature : example)
        impl_->nodes.push_back({static_cast<int>(feature.index) + 1, feature.value});
    impl_->nodes.push_back({impl_->bias_index(), 1});
    impl_->nodes.push_back({end_of_row, 0});
    impl_->answers.push_back(positive ? 1 : -1);
}

std::size_t LogisticProblem::size() const {
    return impl_->answers.size();
}

bool LogisticProblem::positive(std::size_t row) const {
    return impl_->answers[row] > 0;
}

LinearModel LogisticProblem::fit(std::span<const std::uint32_t> rows, double c) const {
    std::vector<double> answers;
    std::vector<feature_node*> examples;
    double sum = 0;
    for (const std::uint32_t row : rows) {
        answers.push_back(impl_->answers[row]);
        examples.push_back(impl_->nodes.data() + impl_->begins[row]);
        sum += answers.back();
    }
    LinearModel linear{std::vector<double>(impl_->features), 0};
    if (std::abs(sum) == static_cast<double>(rows.size())) return linear;
    be_quiet();
    const problem all{static_cast<int>(rows.size()), impl_->bias_index(), answers.data(),
                      examples.data(), 1};
    parameter how{};
    how.solver_type = L2R_LR;
    how.eps = precision;
    how.C = c;
    const std::unique_ptr<model, ModelDeleter> fitted{train(&all, &how)};
    // The weights speak for the answer that liblinear met first.
    const double sign = fitted->label[0] > 0 ? 1 : -1;
    for (std::size_t i = 0; i < impl_->features; ++i) linear.weights[i] = sign * fitted->w[i];
    linear.bias = sign * fitted->w[impl_->features];
    return linear;
}

double LogisticProblem::log_odds(std::size_t row, const LinearModel& linear) const {
    double sum = linear.bias;
    for (const feature_node* node = impl_->nodes.data() + impl_->begins[row];
         node->index != impl_->bias_index(); ++node)
        sum += linear.weights[static_cast<std::size_t>(node->index) - 1] * node->value;
    return sum;
}

}  // namespace delight
