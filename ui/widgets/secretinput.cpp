// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/secretinput.h"

#include <QLineEdit>

namespace Countersign
{
SecretBytes takeSecretText(QLineEdit &field)
{
    // text() shares its buffer with the field. Emptying the field first makes this the last owner, so that the buffer
    // the field used is the one that is overwritten. Not clear(): that would keep the text for Undo.
    QString text = field.text();
    field.setText({});
    SecretBytes bytes = SecretBytes::fromString(text);
    wipe(text);
    return bytes;
}

SecretBytes copySecretText(const QLineEdit &field)
{
    return SecretBytes::fromString(field.text());
}

void fillSecretText(QLineEdit &field, const SecretBytes &text)
{
    wipeField(field);
    // The field shares this buffer; it is overwritten when the field is.
    field.setText(QString::fromUtf8(text.view()));
}

void wipeField(QLineEdit &field)
{
    static_cast<void>(takeSecretText(field));
}
} // namespace Countersign
