// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/glyph.h"

#include <QDialog>

#include <functional>

class QPushButton;
class QVBoxLayout;

namespace Countersign
{
class GlyphLabel;
class NoteLine;
class PrimaryButton;
class RoleLabel;

/// A dialog of one step after the other: a head, a body, and buttons whose names say what they do. The body of a step
/// is made for it and deleted with it, so that nothing typed outlives its step. Open it with open(). GUI thread.
class StepDialog : public QDialog
{
    Q_OBJECT

public:
    struct Step
    {
        Glyph glyph = Glyph::Shield;
        QString heading;
        QString text; ///< Under the heading; may be empty.
        QWidget *body = nullptr; ///< Taken over; must not be null.
        QWidget *focus = nullptr; ///< Where the keyboard starts; null: the primary button.
        QString primary; ///< Empty: no such button.
        std::function<void()> carryOut; ///< What it does.
        QString second; ///< Another button, for what is less likely; empty: none.
        std::function<void()> secondCarryOut;
        std::function<void()> back; ///< Null: no Back button.
    };

    explicit StepDialog(const QString &title, QWidget *parent = nullptr);

protected:
    void showStep(const Step &step);
    void setPrimaryEnabled(bool enabled);
    /// While something runs: nothing can be pressed but Cancel. @p text says what.
    void setBusy(const QString &text);
    void setIdle();
    [[nodiscard]] bool isBusy() const { return m_isBusy; }
    /// Also ends being busy. An empty @p text takes it away.
    void showError(const QString &text);
    /// The text of the button that closes the dialog.
    void setCloseText(const QString &text);
    /// Until the next step.
    void setCloseShown(bool shown);
    void setBackShown(bool shown);

private:
    QWidget *makeFooter();
    void updateButtons();

    GlyphLabel *m_glyph;
    RoleLabel *m_heading;
    RoleLabel *m_text;
    QVBoxLayout *m_place = nullptr;
    QWidget *m_body = nullptr;
    NoteLine *m_error;
    RoleLabel *m_status;
    QPushButton *m_back;
    QPushButton *m_second;
    QPushButton *m_close;
    PrimaryButton *m_primary;
    Step m_step;
    bool m_primaryEnabled = true;
    bool m_isBusy = false;
};
} // namespace Countersign
