#pragma once

#include <optional>
#include <string>

#include "tests/store/samples.h"

namespace samples {

/// The PostgreSQL server of this process's tests (tests/postgresql.sh), started when it is asked
/// for first; ends with the process.
class Server {
  public:
    /// Nothing where PostgreSQL is not installed, which is said once.
    static const Server* running();

    /// An empty schema of its own, as a URL of it; the same for the same folder.
    std::string url(const Folder& folder) const;
    /// Runs SQL there.
    void run(const Folder& folder, const std::string& sql) const;
    /// The first value that SQL gives there.
    std::string value(const Folder& folder, const std::string& sql) const;
    void restart() const;

    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

  private:
    Server();
    std::string folder_;
};

}  // namespace samples
