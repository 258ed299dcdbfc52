#include "store/postgresql_engine.h"

#include <charconv>
#include <exception>
#include <optional>

#include "store/place.h"
#include "store/postgresql_connecting.h"
#include "store/postgresql_copy.h"
#include "store/postgresql_link.h"
#include "store/postgresql_schema.h"
#include "store/postgresql_session.h"
#include "store/postgresql_text.h"
#include "store/postgresql_values.h"

namespace store {
namespace {

template <typename Number>
Number number_from(std::string_view text) {
    Number number{};
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

/// Few rows are asked for by a prepared statement; many come in portions through a cursor, beside
/// which other statements may run.
class PostgresqlStatement final : public Statement {
  public:
    PostgresqlStatement(Session& session, const std::string& sql, Rows rows)
        : session_{session}, sql_{with_dollars(sql)}, many_{rows == Rows::many} {}
    ~PostgresqlStatement() override = default;
    PostgresqlStatement(const PostgresqlStatement&) = delete;
    PostgresqlStatement& operator=(const PostgresqlStatement&) = delete;

    void bind(int parameter, std::int64_t whole) override { bound_.put(parameter, whole); }
    void bind(int parameter, double number) override { bound_.put(parameter, number); }
    void bind(int parameter, const std::string& text) override { bound_.put(parameter, text); }
    void bind_bytes(int parameter, const std::string& bytes) override {
        bound_.put_bytes(parameter, bytes);
    }
    void bind_null(int parameter) override { bound_.put_null(parameter); }

    bool step() override;
    long run() override { return static_cast<long>(execute().affected_rows()); }
    void reset() noexcept override;

    bool is_null(int column) const override { return field(column).is_null(); }
    std::int64_t whole(int column) const override { return number_from<std::int64_t>(raw(column)); }
    double number(int column) const override { return number_from<double>(raw(column)); }
    std::string text(int column) const override { return from_server(raw(column)); }
    std::string bytes(int column) const override { return from_hexadecimal(raw(column)); }

  private:
    static constexpr int portion = 2000;

    pqxx::field field(int column) const { return row_[static_cast<pqxx::row::size_type>(column)]; }
    std::string_view raw(int column) const {
        const pqxx::field value = field(column);
        return {value.c_str(), value.size()};
    }
    pqxx::result execute();
    void ask();
    void fetch();

    Session& session_;
    std::string sql_;
    std::string name_ = session_.new_name();
    bool many_;
    BoundValues bound_;
    pqxx::result result_;
    pqxx::row row_;
    pqxx::result::size_type next_ = 0;
    bool asked_ = false;
    std::string cursor_;    ///< that is open
    long transaction_ = 0;  ///< in which it is
};

pqxx::result PostgresqlStatement::execute() {
    return session_.run(name_, sql_, bound_.values());
}

void PostgresqlStatement::ask() {
    asked_ = true;
    next_ = 0;
    if (!many_) {
        result_ = execute();
        return;
    }
    const std::string name = session_.new_name();
    run_with(session_.transaction(), "DECLARE " + name + " NO SCROLL CURSOR FOR " + sql_,
             bound_.values());
    cursor_ = name;
    transaction_ = session_.transactions();
    fetch();
}

void PostgresqlStatement::fetch() {
    next_ = 0;
    result_ = session_.transaction().exec("FETCH " + std::to_string(portion) + " FROM " + cursor_);
}

bool PostgresqlStatement::step() {
    if (!asked_) ask();
    if (next_ == result_.size() && !cursor_.empty() && result_.size() == portion) fetch();
    if (next_ == result_.size()) return false;
    row_ = result_[next_++];
    return true;
}

void PostgresqlStatement::reset() noexcept {
    asked_ = false;
    bound_.clear();
    try {
        row_ = {};
        result_ = {};
        const bool open = !cursor_.empty() && session_.within() &&
                          transaction_ == session_.transactions() &&
                          std::uncaught_exceptions() == 0;
        if (open) session_.transaction().exec("CLOSE " + cursor_);
    } catch (...) {
        // It ends with its transaction.
    }
    cursor_.clear();
}

class PostgresqlEngine final : public Engine {
  public:
    explicit PostgresqlEngine(const std::string& url) : name_{shown(url)} {
        try {
            session_.emplace(url);
            open();
        } catch (...) {
            fail();
        }
    }

    Dialect dialect() const override { return Dialect::postgresql; }
    std::unique_ptr<Statement> prepare(const std::string& sql, Rows rows) override {
        return std::make_unique<PostgresqlStatement>(*session_, sql, rows);
    }
    std::unique_ptr<BulkInsert> bulk(const std::string& table,
                                     const std::string& columns) override {
        return make_copy(*session_, table, columns);
    }
    void execute(const std::string& sql) override {
        if (session_->within())
            session_->transaction().exec(sql);
        else
            session_->run_alone(sql);
    }

    void begin(Access access) override { session_->begin(access); }
    void commit() override { session_->commit(); }
    void roll_back() noexcept override { session_->roll_back(); }

    /// A server keeps what was deleted until it cleans up, which is asked for at once.
    void before_erasing() override {}
    void after_erasing() override {
        session_->run_alone(
            "VACUUM listing, listing_past, review, review_text, review_past, page, page_link, "
            "match_decision");
    }

    bool passes() const noexcept override {
        return session_->phase() == Session::Phase::within && may_go_well_anew();
    }
    void fail() const override {
        fail_as_error(name_, session_ && session_->phase() == Session::Phase::committing);
    }

  private:
    bool may_go_well_anew() const noexcept { return passes_by() || kept_busy() || lost_by_it(); }
    /// Within a `catch`. libpqxx does not always say so, as in a COPY.
    bool lost_by_it() const noexcept {
        try {
            throw;
        } catch (const Refused&) {
            return false;
        } catch (const pqxx::failure&) {
            return session_->lost();
        } catch (...) {
            return false;
        }
    }
    void open();
    ServerState look();
    void bring_up_to_date();

    static constexpr int most_attempts = 3;

    std::string name_;
    std::optional<Session> session_;
};

/// Done over also where its end is not known, for it looks first.
void PostgresqlEngine::open() {
    for (int attempt = 1;; ++attempt) {
        try {
            bring_up_to_date();
            return session_->leave_marks();
        } catch (...) {
            const bool again = attempt < most_attempts && may_go_well_anew();
            session_->roll_back();
            if (!again) throw;
        }
    }
}

ServerState PostgresqlEngine::look() {
    const ServerState state = server_state(session_->transaction());
    refuse_unfit(state, name_);
    return state;
}

void PostgresqlEngine::bring_up_to_date() {
    session_->begin(Access::read);
    const int version = look().version;
    session_->roll_back();
    if (version == server_migrations().back().version) return;
    session_->begin(Access::write);
    // Another process may have been faster.
    migrate(session_->transaction(), look());
    session_->commit();
}

}  // namespace

std::unique_ptr<Engine> open_postgresql(const std::string& url) {
    return std::make_unique<PostgresqlEngine>(url);
}

}  // namespace store
