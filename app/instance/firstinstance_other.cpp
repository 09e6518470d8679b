// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/instance/firstinstance.h"

namespace Countersign
{
class FirstInstance::Private
{
};

FirstInstance::FirstInstance(const QString & /*vaultPath*/, QObject *parent)
    : QObject(parent)
{
}

FirstInstance::~FirstInstance() = default;

FirstInstance::Outcome FirstInstance::start(const InstanceMessage & /*message*/)
{
    return Outcome::Alone;
}
} // namespace Countersign
