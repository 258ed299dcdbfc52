#include "store/postgresql_copy.h"

#include <stdexcept>
#include <utility>

#include "store/postgresql_values.h"

namespace store {
namespace {

[[noreturn]] void fail() {
    throw std::logic_error("a COPY gives no rows");
}

class CopyRows final : public BulkInsert {
  public:
    CopyRows(Session& session, std::string table, std::string columns)
        : session_{session}, table_{std::move(table)}, columns_{std::move(columns)} {}

    void bind(int parameter, std::int64_t whole) override { row_.put(parameter, whole); }
    void bind(int parameter, double number) override { row_.put(parameter, number); }
    void bind(int parameter, const std::string& text) override { row_.put(parameter, text); }
    void bind_bytes(int parameter, const std::string& bytes) override {
        row_.put_bytes(parameter, bytes);
    }
    void bind_null(int parameter) override { row_.put_null(parameter); }

    bool step() override {
        run();
        return false;
    }
    long run() override {
        rows_.push_back(std::move(row_));
        row_ = {};
        return 1;
    }
    void reset() noexcept override { row_.clear(); }
    void flush() override;

    bool is_null(int) const override { fail(); }
    std::int64_t whole(int) const override { fail(); }
    double number(int) const override { fail(); }
    std::string text(int) const override { fail(); }
    std::string bytes(int) const override { fail(); }

  private:
    Session& session_;
    std::string table_;
    std::string columns_;
    BoundValues row_;
    std::vector<BoundValues> rows_;
};

void CopyRows::flush() {
    if (rows_.empty()) return;
    // Gone in any case: where it fails, they are gathered anew.
    const std::vector<BoundValues> rows = std::exchange(rows_, {});
    Copy copy{session_.transaction(), table_, columns_};
    for (const BoundValues& row : rows) copy.add(row.values());
    copy.complete();
}

}  // namespace

std::unique_ptr<BulkInsert> make_copy(Session& session, const std::string& table,
                                      const std::string& columns) {
    return std::make_unique<CopyRows>(session, table, columns);
}

}  // namespace store
