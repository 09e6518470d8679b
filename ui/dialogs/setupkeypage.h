// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/otp/setupreading.h"
#include "core/vault/vaultsession.h"

#include <QWidget>

#include <memory>
#include <optional>

class QHBoxLayout;
class QLineEdit;

namespace Countersign
{
class CodeBar;
class Disclosure;
class NoteLine;
class ParameterForm;
class PasswordField;

/// "Type a setup key": one field that takes a key or a whole setup link, the name, the advanced values, and the code
/// that all of it gives right now. What was typed is kept until wipe().
class SetupKeyPage final : public QWidget
{
    Q_OBJECT

public:
    /// Both must outlive the page.
    SetupKeyPage(const VaultSession &session, const Clock &clock, QWidget *parent = nullptr);
    SetupKeyPage(const SetupKeyPage &) = delete;
    SetupKeyPage &operator=(const SetupKeyPage &) = delete;
    ~SetupKeyPage() override;

    /// As if @p key had been typed.
    void setKey(const SecretBytes &key);
    /// To change what was found elsewhere: the key stays hidden, everything else can be edited.
    void edit(const Account &account);

    /// May the button be pressed? Either account() or question() then has something.
    [[nodiscard]] bool isComplete() const { return m_account.has_value() || m_question != nullptr; }
    /// What would be added.
    [[nodiscard]] const std::optional<Account> &account() const { return m_account; }
    /// The key or link can be read in several ways; null when it is clear. The candidates lack the typed name.
    [[nodiscard]] std::shared_ptr<const SetupReading> question() const { return m_question; }
    /// What is in the field, which is empty afterwards.
    [[nodiscard]] SecretBytes takeText();
    /// Gives @p account the name that was typed, if any.
    void applyName(Account &account) const;

    /// The code as it is at @p now.
    void tick(UnixTime now);
    /// Forgets the key and everything else.
    void wipe();

Q_SIGNALS:
    /// isComplete() or account() changed.
    void changed();
    /// Enter in a field of one line.
    void submitted();
    /// The field holds a whole export of several accounts; takeText() has it.
    void exportPasted();

private:
    void build();
    void readField();
    void readLink(const SecretBytes &text);
    void readKey(const SecretBytes &text);
    void describeKey(const SecretBytes &text);
    void offerLetters(const SetupReading &reading);
    void useLetters(const QString &letters);
    void takeOver(const Account &account);
    void compose();
    void showCode();

    const VaultSession &m_session;
    const Clock &m_clock;
    PasswordField *m_key;
    NoteLine *m_check;
    QHBoxLayout *m_letters;
    QLineEdit *m_site;
    QLineEdit *m_name;
    ParameterForm *m_parameters;
    Disclosure *m_advanced = nullptr;
    NoteLine *m_problem;
    CodeBar *m_bar;

    std::optional<Account> m_base; ///< The key, and what else a link said.
    bool m_held = false; ///< The key came from a QR code and is not in the field.
    bool m_fromLink = false;
    std::shared_ptr<const SetupReading> m_question;
    std::optional<Account> m_account;
};
} // namespace Countersign
