// SPDX-License-Identifier: GPL-3.0-or-later
// The end of a CameraStage that is in the program with the cameras.
#include "tests/support/virtualcamera/stage.h"

#include "tests/support/virtualcamera/source.h"

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstdlib>
#include <cstring>
#include <map>
#include <memory>
#include <string>
#include <thread>

namespace VirtualCamera
{
namespace
{
constexpr int reportEvery = 20; ///< ms

class Stage
{
public:
    bool connect(const char *path)
    {
        m_socket = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        std::strncpy(address.sun_path, path, sizeof(address.sun_path) - 1);
        return ::connect(m_socket, reinterpret_cast<sockaddr *>(&address), sizeof(address)) == 0;
    }

    /// @return false when the stage is gone.
    bool obeyUntilEnd()
    {
        std::string line;
        while (readLine(line)) {
            if (line == "end")
                return true;
            obey(line);
        }
        return false;
    }

    void follow()
    {
        for (;;) {
            pollfd waiting{m_socket, POLLIN, 0};
            if (poll(&waiting, 1, reportEvery) > 0 && !obeyUntilEnd())
                return;
            report();
        }
    }

private:
    bool readLine(std::string &line) const
    {
        line.clear();
        char byte = 0;
        while (read(m_socket, &byte, 1) == 1) {
            if (byte == '\n')
                return true;
            line += byte;
        }
        return false;
    }

    void obey(const std::string &line)
    {
        std::vector<std::string> words{{}};
        for (const char c : line) {
            if (c == '\t')
                words.emplace_back();
            else
                words.back() += c;
        }
        words.resize(4);
        const std::string &order = words[0];
        const std::string &name = words[1];
        if (order == "plug") {
            plug(name);
            m_users.try_emplace(name, 0);
        } else if (order == "unplug") {
            unplug(name);
        } else if (order == "show") {
            const Size size{std::stoi(words[2]), std::stoi(words[3])};
            std::vector<std::uint8_t> picture(static_cast<std::size_t>(size.width) * size.height);
            if (recv(m_socket, picture.data(), picture.size(), MSG_WAITALL) > 0)
                show(name, picture, size);
        } else if (order == "stall") {
            stall(name, true);
        } else if (order == "busy") {
            setMood(name, Mood::Busy);
        } else if (order == "block") {
            setMood(name, Mood::Blocked);
        }
    }

    void report()
    {
        std::string said;
        for (auto &[name, known] : m_users) {
            const int now = users(name) + (name == m_users.begin()->first ? waiting() : 0);
            if (now != known)
                said += std::to_string(now) + '\t' + name + '\n';
            known = now;
        }
        if (!said.empty())
            static_cast<void>(send(m_socket, said.data(), said.size(), MSG_NOSIGNAL));
    }

    int m_socket = -1;
    std::map<std::string, int> m_users; ///< As reported.
};
} // namespace

void followStage()
{
    static const bool done = [] {
        const char *path = std::getenv("COUNTERSIGN_CAMERA_STAGE");
        if (path == nullptr)
            return true;
        auto stage = std::make_shared<Stage>(); // the thread's, for as long as the program runs
        if (stage->connect(path) && stage->obeyUntilEnd())
            std::thread([stage] { stage->follow(); }).detach();
        return true;
    }();
    static_cast<void>(done);
}
} // namespace VirtualCamera
