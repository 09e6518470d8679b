// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/otp/keytext.h"
#include "core/otp/otpparameters.h"
#include "ui/widgets/card.h"

#include <QWidget>

class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace Countersign
{
class NoteLine;
class PasswordField;

/// How a key becomes a code: type, algorithm, length, pace or counter, the way the key is written, and the PIN of the
/// kinds that have one. Shows only what the chosen kind of code has.
class ParameterForm final : public QWidget
{
    Q_OBJECT

public:
    enum class Purpose {
        NewAccount, ///< Everything.
        Existing, ///< The kind of code, its key and its PIN stay as they are.
    };

    explicit ParameterForm(Purpose purpose, QWidget *parent = nullptr);

    /// What is chosen. Meaningful while isComplete().
    [[nodiscard]] OtpParameters parameters() const;
    /// False while the counter's field holds no number that fits.
    [[nodiscard]] bool isComplete() const;
    void setParameters(const OtpParameters &parameters);
    [[nodiscard]] KeyEncoding encoding() const;
    /// The PIN's field; for mOTP and Yandex only.
    [[nodiscard]] PasswordField &pinField() const { return *m_pin; }
    [[nodiscard]] bool needsPin() const;

Q_SIGNALS:
    void changed();

private:
    void build();
    void addField(int index, QLabel *label, QWidget *field);
    void chooseType();
    void showFieldsOfType();
    void setAlgorithm(HashAlgorithm algorithm);

    Purpose m_purpose;
    Card *m_card;
    QGridLayout *m_grid;
    QComboBox *m_type;
    QComboBox *m_algorithm;
    QSpinBox *m_digits;
    QSpinBox *m_period;
    QLabel *m_periodLabel;
    QLineEdit *m_counter;
    QLabel *m_counterLabel;
    QComboBox *m_encoding;
    QLabel *m_encodingLabel;
    PasswordField *m_pin;
    QLabel *m_pinLabel;
};
} // namespace Countersign
