// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/parameterform.h"

#include "ui/setuptexts.h"
#include "ui/widgets/fonts.h"
#include "ui/widgets/noteline.h"
#include "ui/widgets/passwordfield.h"
#include "ui/widgets/rolelabel.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QRegularExpressionValidator>
#include <QSpinBox>
#include <QVBoxLayout>

namespace Countersign
{
using namespace Qt::StringLiterals;

namespace
{
constexpr int fewestDigitsOffered = 4;
/// A counter has 64 bits, which no spin box holds.
constexpr auto counterPattern = "[0-9]{1,20}";

RoleLabel *makeLabel(const QString &text)
{
    auto *label = new RoleLabel(&Theme::ink, &Fonts::small);
    label->setText(text);
    return label;
}

template<typename Value>
void addChoice(QComboBox &box, const QString &text, Value value)
{
    box.addItem(text, static_cast<int>(value));
}

void choose(QComboBox &box, int value)
{
    box.setCurrentIndex(box.findData(value));
}

QString mostSites(const QString &name)
{
    //: %1 the usual choice, such as SHA-1
    return ParameterForm::tr("%1 (most sites)").arg(name);
}
} // namespace

ParameterForm::ParameterForm(Purpose purpose, QWidget *parent)
    : QWidget(parent)
    , m_purpose(purpose)
    , m_card(new Card(Card::Ground::Chrome, this))
    , m_grid(new QGridLayout)
    , m_type(new QComboBox)
    , m_algorithm(new QComboBox)
    , m_digits(new QSpinBox)
    , m_period(new QSpinBox)
    , m_periodLabel(makeLabel(tr("Changes &every")))
    , m_counter(new QLineEdit)
    , m_counterLabel(makeLabel(purpose == Purpose::NewAccount ? tr("&Starts at") : tr("Next n&umber")))
    , m_encoding(new QComboBox)
    , m_encodingLabel(makeLabel(tr("Key is &written as")))
    , m_pin(new PasswordField(PasswordField::Visibility::Hidden))
    , m_pinLabel(makeLabel(tr("&PIN")))
{
    build();
    setParameters({});
    connect(m_type, &QComboBox::activated, this, &ParameterForm::chooseType);
    for (QComboBox *box : {m_algorithm, m_encoding})
        connect(box, &QComboBox::currentIndexChanged, this, &ParameterForm::changed);
    for (QSpinBox *box : {m_digits, m_period})
        connect(box, &QSpinBox::valueChanged, this, &ParameterForm::changed);
    for (QLineEdit *field : {m_counter, static_cast<QLineEdit *>(m_pin)})
        connect(field, &QLineEdit::textChanged, this, &ParameterForm::changed);
}

void ParameterForm::build()
{
    addChoice(*m_type, mostSites(SetupTexts::typeName(OtpType::Totp)), OtpType::Totp);
    for (const OtpType type : {OtpType::Hotp, OtpType::Steam, OtpType::Motp, OtpType::Yandex})
        addChoice(*m_type, SetupTexts::typeName(type), type);
    m_digits->setRange(fewestDigitsOffered, maximumDigits);
    m_period->setRange(static_cast<int>(minimumPeriod.count()), static_cast<int>(maximumPeriod.count()));
    //: After a number of seconds, with the space before it
    m_period->setSuffix(tr(" s"));
    m_counter->setValidator(
        new QRegularExpressionValidator(QRegularExpression(QLatin1String(counterPattern)), m_counter));
    addChoice(*m_encoding, mostSites(u"Base32"_s), KeyEncoding::Base32);
    addChoice(*m_encoding, tr("Hexadecimal"), KeyEncoding::Hex);
    addChoice(*m_encoding, u"Base64"_s, KeyEncoding::Base64);

    m_grid->setHorizontalSpacing(16);
    m_grid->setVerticalSpacing(4);
    m_grid->setColumnStretch(0, 1);
    m_grid->setColumnStretch(1, 1);
    addField(0, makeLabel(tr("&Type")), m_type);
    addField(1, makeLabel(tr("Al&gorithm")), m_algorithm);
    addField(2, makeLabel(tr("&Digits")), m_digits);
    addField(3, m_periodLabel, m_period);
    addField(3, m_counterLabel, m_counter);
    addField(4, m_encodingLabel, m_encoding);
    addField(5, m_pinLabel, m_pin);

    auto *column = new QVBoxLayout(m_card);
    column->setContentsMargins(16, 14, 16, 14);
    column->setSpacing(12);
    column->addLayout(m_grid);
    column->addWidget(new NoteLine(NoteLine::Kind::Hint, tr("Change only if the site says so.")));
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_card);
}

void ParameterForm::addField(int index, QLabel *label, QWidget *field)
{
    label->setBuddy(field);
    const int row = 3 * (index / 2);
    m_grid->addWidget(label, row, index % 2, Qt::AlignBottom);
    m_grid->addWidget(field, row + 1, index % 2);
    m_grid->setRowMinimumHeight(row + 2, 8);
}

OtpParameters ParameterForm::parameters() const
{
    OtpParameters parameters;
    parameters.type = static_cast<OtpType>(m_type->currentData().toInt());
    parameters.algorithm = static_cast<HashAlgorithm>(m_algorithm->currentData().toInt());
    parameters.digits = m_digits->value();
    parameters.period = std::chrono::seconds(m_period->value());
    if (!parameters.isTimeBased())
        parameters.counter = m_counter->text().toULongLong();
    return parameters;
}

bool ParameterForm::isComplete() const
{
    bool isNumber = false;
    m_counter->text().toULongLong(&isNumber);
    return isNumber || parameters().isTimeBased();
}

void ParameterForm::setParameters(const OtpParameters &parameters)
{
    const QSignalBlocker quiet(this);
    choose(*m_type, static_cast<int>(parameters.type));
    showFieldsOfType();
    setAlgorithm(parameters.algorithm);
    // Four digits are the fewest that sites use; an account that has fewer keeps them.
    m_digits->setMinimum(qMin(fewestDigitsOffered, parameters.digits));
    m_digits->setValue(parameters.digits);
    m_period->setValue(static_cast<int>(parameters.period.count()));
    m_counter->setText(QString::number(parameters.counter));
}

KeyEncoding ParameterForm::encoding() const
{
    return static_cast<KeyEncoding>(m_encoding->currentData().toInt());
}

bool ParameterForm::needsPin() const
{
    const OtpType type = parameters().type;
    return m_purpose == Purpose::NewAccount && (type == OtpType::Motp || type == OtpType::Yandex);
}

void ParameterForm::chooseType()
{
    const auto type = static_cast<OtpType>(m_type->currentData().toInt());
    setParameters(defaultParameters(type));
    // mOTP keys are always written in hexadecimal, those of the others nearly never.
    choose(*m_encoding, static_cast<int>(type == OtpType::Motp ? KeyEncoding::Hex : KeyEncoding::Base32));
    Q_EMIT changed();
}

void ParameterForm::setAlgorithm(HashAlgorithm algorithm)
{
    if (m_algorithm->findData(static_cast<int>(algorithm)) < 0)
        addChoice(*m_algorithm, SetupTexts::algorithmName(algorithm), algorithm);
    choose(*m_algorithm, static_cast<int>(algorithm));
}

void ParameterForm::showFieldsOfType()
{
    const OtpParameters usual = defaultParameters(static_cast<OtpType>(m_type->currentData().toInt()));
    const bool free = usual.type == OtpType::Totp || usual.type == OtpType::Hotp;
    m_algorithm->clear();
    if (free) {
        addChoice(*m_algorithm, mostSites(SetupTexts::algorithmName(HashAlgorithm::Sha1)), HashAlgorithm::Sha1);
        for (const HashAlgorithm other :
            {HashAlgorithm::Sha224, HashAlgorithm::Sha256, HashAlgorithm::Sha384, HashAlgorithm::Sha512})
            addChoice(*m_algorithm, SetupTexts::algorithmName(other), other);
    } else {
        addChoice(*m_algorithm, SetupTexts::algorithmName(usual.algorithm), usual.algorithm);
    }
    m_type->setEnabled(m_purpose == Purpose::NewAccount);
    m_algorithm->setEnabled(free);
    m_digits->setEnabled(free);
    for (QWidget *widget : {static_cast<QWidget *>(m_period), static_cast<QWidget *>(m_periodLabel)})
        widget->setHidden(!usual.isTimeBased());
    for (QWidget *widget : {static_cast<QWidget *>(m_counter), static_cast<QWidget *>(m_counterLabel)})
        widget->setHidden(usual.isTimeBased());
    for (QWidget *widget : {static_cast<QWidget *>(m_encoding), static_cast<QWidget *>(m_encodingLabel)})
        widget->setHidden(m_purpose == Purpose::Existing);
    for (QWidget *widget : {static_cast<QWidget *>(m_pin), static_cast<QWidget *>(m_pinLabel)})
        widget->setHidden(!needsPin());
}
} // namespace Countersign
