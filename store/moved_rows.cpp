#include "store/moved_rows.h"

#include <algorithm>
#include <optional>
#include <variant>

namespace store {
namespace {

constexpr std::size_t portion = 5000;    ///< rows a transaction
constexpr std::size_t a_statement = 40;  ///< rows that are put by one statement, where not by COPY

/// What a column may hold; bytes are told from text by the column's type.
using Value = std::variant<std::monostate, std::int64_t, double, std::string>;
using Row = std::vector<Value>;

Value value_of(const Query& query, int column, const std::string& type) {
    if (query.is_null(column)) return std::monostate{};
    if (type == "INTEGER") return query.whole(column);
    if (type == "REAL") return *query.number(column);
    if (type == "BLOB") return query.bytes(column);
    return query.text(column);
}

void bind(Query& query, const Value& value, const std::string& type) {
    if (const auto* whole = std::get_if<std::int64_t>(&value))
        query.with(*whole);
    else if (const auto* number = std::get_if<double>(&value))
        query.with(std::optional{*number});
    else if (const auto* text = std::get_if<std::string>(&value))
        type == "BLOB" ? query.with_bytes(*text) : query.with(*text);
    else
        query.with_null();
}

std::string joined(const std::vector<std::string>& parts, const std::string& between) {
    std::string all;
    for (const std::string& part : parts) all += (all.empty() ? "" : between) + part;
    return all;
}

std::string names_of(const std::vector<MovedColumn>& columns) {
    std::vector<std::string> names;
    for (const MovedColumn& column : columns) names.push_back(column.name);
    return joined(names, ", ");
}

/// Puts rows into a table: in bulk where the engine has a way for that, else many by one statement.
class Inserts {
  public:
    Inserts(Connection& target, std::string table, std::vector<MovedColumn> columns)
        : columns_{std::move(columns)}, bulk_{target.engine().bulk(table, names_of(columns_))} {
        if (bulk_) return;
        many_ = target.engine().prepare(sql(table, a_statement), Rows::few);
        one_ = target.engine().prepare(sql(table, 1), Rows::few);
    }

    /// Within a transaction.
    void put(const std::vector<Row>& rows) {
        std::size_t at = 0;
        if (bulk_) {
            for (; at < rows.size(); ++at) run(*bulk_, rows, at, 1);
            return bulk_->flush();
        }
        for (; at + a_statement <= rows.size(); at += a_statement)
            run(*many_, rows, at, a_statement);
        for (; at < rows.size(); ++at) run(*one_, rows, at, 1);
    }

  private:
    std::string sql(const std::string& table, std::size_t rows) const {
        const std::string marks =
            "(" + joined(std::vector<std::string>(columns_.size(), "?"), ", ") + ")";
        return "INSERT INTO " + table + " (" + names_of(columns_) + ") VALUES " +
               joined(std::vector<std::string>(rows, marks), ", ");
    }
    void run(Statement& statement, const std::vector<Row>& rows, std::size_t begin,
             std::size_t count) const {
        Query query{statement};
        for (std::size_t i = begin; i < begin + count; ++i)
            for (std::size_t c = 0; c < columns_.size(); ++c)
                bind(query, rows[i][c], columns_[c].type);
        query.run();
    }

    std::vector<MovedColumn> columns_;
    std::unique_ptr<BulkInsert> bulk_;
    std::unique_ptr<Statement> many_;
    std::unique_ptr<Statement> one_;
};

/// The key of the last row that is there; empty: none is.
std::vector<std::int64_t> last_key(Connection& target, const MovedTable& table) {
    std::vector<std::string> falling;
    for (const std::string& column : table.key) falling.push_back(column + " DESC");
    const auto statement =
        target.engine().prepare("SELECT " + joined(table.key, ", ") + " FROM " + table.name +
                                    " ORDER BY " + joined(falling, ", ") + " LIMIT 1",
                                Rows::few);
    return target.look([&] {
        std::vector<std::int64_t> key;
        Query query{*statement};
        if (query.next())
            for (std::size_t i = 0; i < table.key.size(); ++i)
                key.push_back(query.whole(static_cast<int>(i)));
        return key;
    });
}

/// What is read of a table: its columns, and of reviews their words behind them.
struct Shape {
    std::vector<MovedColumn> columns;
    std::vector<MovedColumn> read;
    std::string from;
};

Shape shape_of(const MovedTable& table) {
    Shape shape{moved_columns(table), {}, table.name};
    shape.read = shape.columns;
    if (shape.from != "review") return shape;
    shape.from = "review {texts}";
    for (const char* words : {"title", "text", "praise", "criticism"})
        shape.read.push_back({words, "TEXT"});
    return shape;
}

std::string reading_sql(const Shape& shape, const MovedTable& table, bool behind) {
    std::vector<std::string> names;
    for (const MovedColumn& column : shape.read) {
        const bool shared =
            shape.from != table.name && (column.name == "listing_id" || column.name == "identity");
        names.push_back(shared ? "review." + column.name : column.name);
    }
    const std::vector<std::string> key(names.begin(),
                                       names.begin() + static_cast<long>(table.key.size()));
    std::string sql = "SELECT " + joined(names, ", ") + " FROM " + shape.from;
    if (behind)
        sql += " WHERE (" + joined(key, ", ") + ") > (" +
               joined(std::vector<std::string>(key.size(), "?"), ", ") + ")";
    const bool as_it_came = std::string{table.name} == "listing_past";
    if (!key.empty()) sql += " ORDER BY " + joined(key, ", ");
    if (as_it_came) sql += " ORDER BY {row}";
    return sql;
}

Row row_of(const Query& query, const std::vector<MovedColumn>& columns) {
    Row row;
    for (std::size_t c = 0; c < columns.size(); ++c)
        row.push_back(value_of(query, static_cast<int>(c), columns[c].type));
    return row;
}

/// Puts rows as they are read; the words of reviews go to a table of their own, by a number
/// (SQLite) or by their review.
class Target {
  public:
    Target(Connection& connection, const MovedTable& table, const Shape& shape)
        : connection_{connection}, table_{table}, rows_{connection, table.name, shape.columns} {
        if (shape.read.size() == shape.columns.size()) return;
        numbered_ = connection.dialect() == Dialect::sqlite;
        const auto found = std::find_if(shape.columns.begin(), shape.columns.end(),
                                        [](const MovedColumn& c) { return c.name == "text_id"; });
        number_at_ = static_cast<std::size_t>(found - shape.columns.begin());
        words_at_ = shape.columns.size();
        std::vector<MovedColumn> columns{{"listing_id", "INTEGER"}, {"identity", "INTEGER"}};
        if (numbered_) columns = {{"id", "INTEGER"}};
        for (std::size_t c = words_at_; c < shape.read.size(); ++c)
            columns.push_back(shape.read[c]);
        words_.emplace(connection, "review_text", columns);
        if (numbered_)
            last_ = Query{connection.use("SELECT coalesce(max(text_id), 0) FROM review")}.only();
    }

    void put(std::vector<Row>& rows, bool first) {
        connection_.write([&] {
            if (first && table_.key.empty())
                connection_.engine().execute("DELETE FROM " + std::string{table_.name});
            if (!words_) return rows_.put(rows);
            std::vector<Row> words = take_words(rows);
            rows_.put(rows);
            words_->put(words);
        });
    }

  private:
    /// Done anew, it finds the same: only what was put moves `last_` on.
    std::vector<Row> take_words(std::vector<Row>& rows) {
        std::vector<Row> words;
        std::int64_t number = last_;
        for (Row& row : rows) {
            if (std::holds_alternative<std::monostate>(row[number_at_])) continue;
            row[number_at_] = numbered_ ? Value{++number} : row[1];
            if (std::holds_alternative<std::monostate>(row[words_at_])) continue;
            Row its{row.begin() + static_cast<long>(words_at_), row.end()};
            if (numbered_)
                its.insert(its.begin(), row[number_at_]);
            else
                its.insert(its.begin(), row.begin(), row.begin() + 2);
            words.push_back(std::move(its));
        }
        last_ = number;
        return words;
    }

    Connection& connection_;
    const MovedTable& table_;
    Inserts rows_;
    std::optional<Inserts> words_;
    bool numbered_ = false;
    std::size_t number_at_ = 0;  ///< the place of a review's `text_id`
    std::size_t words_at_ = 0;   ///< where its words begin
    std::int64_t last_ = 0;
};

}  // namespace

void carry_rows(Connection& source, Connection& target, const MovedTable& table,
                const ShowMove& show) {
    const Shape shape = shape_of(table);
    const auto begin = table.key.empty() ? std::vector<std::int64_t>{} : last_key(target, table);
    const auto statement = source.engine().prepare(
        in_dialect(reading_sql(shape, table, !begin.empty()), source.dialect()), Rows::many);
    Target put{target, table, shape};
    source.read([&] {
        Query query{*statement};
        for (const std::int64_t part : begin) query.with(part);
        long carried = 0;
        std::vector<Row> rows;
        for (bool more = true; more;) {
            more = query.next();
            if (more) rows.push_back(row_of(query, shape.read));
            const bool whole = table.key.empty();
            if (more && (whole || rows.size() < portion)) continue;
            put.put(rows, carried == 0);
            carried += static_cast<long>(rows.size());
            rows.clear();
            show(table.name, carried);
        }
    });
}

}  // namespace store
