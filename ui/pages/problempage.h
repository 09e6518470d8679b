// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/vault/vaultsession.h"
#include "ui/pages/problemtexts.h"

#include <QWidget>

class QGridLayout;
class QVBoxLayout;

namespace Countersign
{
class ActionRow;
class Disclosure;
class GlyphLabel;
class LinkButton;
class MessageBar;
class NoteLine;
class RoleLabel;

/// There is a vault file, and it is not open: what happened, why, and every way to open it. Nothing is deleted or
/// replaced here. GUI thread.
class ProblemPage final : public QWidget
{
    Q_OBJECT

public:
    explicit ProblemPage(QWidget *parent = nullptr);

    /// @p path of the vault file, for the details and to say when it was saved.
    void showProblem(const OpenProblem &problem, const QList<KeySlotInfo> &slots, const QString &path);
    /// What "Copy details" copies: no names, no secrets.
    [[nodiscard]] QString details() const;

Q_SIGNALS:
    void retryRequested();
    void passwordRequested();
    void recoveryKeyRequested();
    void quitRequested();

protected:
    void showEvent(QShowEvent *event) override;

private:
    struct Detail
    {
        QString name;
        QString value;
    };

    QWidget *makeHead();
    QWidget *makeDetails();
    QWidget *makeFooter();
    void showBar(ProblemTexts::Codes codes, const QString &path);
    void showRows(const ProblemTexts &texts, const QList<KeySlotInfo> &slots);
    void showDetails(const OpenProblem &problem, const QString &path);
    void copyDetails() const;
    void focusFirstRow();

    GlyphLabel *m_glyph;
    RoleLabel *m_heading;
    RoleLabel *m_text;
    MessageBar *m_bar;
    QVBoxLayout *m_rows;
    ActionRow *m_retry;
    ActionRow *m_password;
    ActionRow *m_recoveryKey;
    NoteLine *m_advice;
    Disclosure *m_disclosure = nullptr;
    LinkButton *m_copy;
    QGridLayout *m_grid = nullptr;
    QList<Detail> m_details;
    QString m_errorDetail;
};
} // namespace Countersign
