#include "store/receipt_rows.h"

#include "store/json.h"

namespace store {
namespace {

model::SourceReceipt source_receipt(const JsonObject& json) {
    model::SourceReceipt receipt;
    receipt.source = json.text("source");
    receipt.host = json.text("host");
    receipt.fetched = json.whole("fetched").value_or(0);
    receipt.not_modified = json.whole("not_modified").value_or(0);
    receipt.unchanged = json.whole("unchanged").value_or(0);
    receipt.failed = json.whole("failed").value_or(0);
    receipt.refused = json.whole("refused").value_or(0);
    receipt.resting = json.whole("resting").value_or(0);
    receipt.left = json.whole("left").value_or(0);
    receipt.back_offs = json.whole("back_offs").value_or(0);
    receipt.new_reviews = json.whole("new_reviews").value_or(0);
    receipt.bytes = json.whole("bytes").value_or(0);
    receipt.seconds = json.number("seconds").value_or(0);
    receipt.asked_delay = json.number("asked_delay").value_or(0);
    receipt.kept_delay = json.number("kept_delay").value_or(0);
    receipt.errors = json.wholes("errors");
    receipt.refusals = json.texts("refusals");
    receipt.budget = json.text("budget");
    receipt.stopped = json.text("stopped");
    receipt.layout = json.texts("layout");
    return receipt;
}

}  // namespace

std::string visits_text(const std::vector<model::SourceReceipt>& visits) {
    JsonWriter json;
    json.begin_object();
    json.key("sources");
    json.begin_array();
    for (const model::SourceReceipt& each : visits) {
        json.begin_object();
        const auto whole = [&](std::string_view key, long value) {
            json.key(key);
            json.whole(value);
        };
        json.key("source");
        json.text(each.source);
        json.key("host");
        json.text(each.host);
        whole("fetched", each.fetched);
        whole("not_modified", each.not_modified);
        whole("unchanged", each.unchanged);
        whole("failed", each.failed);
        whole("refused", each.refused);
        whole("resting", each.resting);
        whole("left", each.left);
        whole("back_offs", each.back_offs);
        whole("new_reviews", each.new_reviews);
        whole("bytes", each.bytes);
        json.key("seconds");
        json.number(each.seconds);
        json.key("asked_delay");
        json.number(each.asked_delay);
        json.key("kept_delay");
        json.number(each.kept_delay);
        json.key("errors");
        json.numbers(each.errors);
        json.key("refusals");
        json.texts(each.refusals);
        json.key("budget");
        json.text(each.budget);
        json.key("stopped");
        json.text(each.stopped);
        json.key("layout");
        json.texts(each.layout);
        json.end_object();
    }
    json.end_array();
    json.end_object();
    return json.str();
}

std::vector<model::SourceReceipt> visits_from(const std::string& text) {
    std::vector<model::SourceReceipt> visits;
    rapidjson::Document document;
    std::string error;
    if (parse_json(text, document)) return visits;
    const JsonObject json{document, error};
    for (const JsonObject& each : json.objects("sources")) visits.push_back(source_receipt(each));
    return visits;
}

void put_receipt(Connection& connection, const model::Receipt& receipt) {
    const std::string sources = visits_text(receipt.sources);
    Query{connection.use(
              "INSERT INTO receipt (started, ended, interrupted, sources) VALUES (?, ?, ?, ?)")}
        .with(receipt.started)
        .with(receipt.ended)
        .with(std::int64_t{receipt.interrupted})
        .with(sources)
        .run();
}

std::vector<model::Receipt> newest_receipts(Connection& connection, long count) {
    Query query{connection.use(
        "SELECT started, ended, interrupted, sources FROM receipt ORDER BY id DESC LIMIT ?")};
    query.with(std::int64_t{count});
    std::vector<model::Receipt> receipts;
    while (query.next()) {
        model::Receipt& receipt = receipts.emplace_back();
        receipt.started = query.instant(0);
        receipt.ended = query.instant(1);
        receipt.interrupted = query.whole(2) != 0;
        receipt.sources = visits_from(query.text(3));
    }
    return receipts;
}

}  // namespace store
