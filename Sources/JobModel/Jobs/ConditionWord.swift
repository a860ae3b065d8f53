package import Wording

/// What people call a value that an export writes otherwise.
package struct ConditionWord: Sendable {
    package let value: String
    package let words: LocalizedText
    /// What it is called besides.
    private let others: [String]

    private init(value: String, words: LocalizedText, others: [String] = []) {
        (self.value, self.words, self.others) = (value, words, others)
    }

    /// - Parameter plain: What was typed, in small letters.
    /// - Returns: Whether it is one of its names.
    package func isCalled(_ plain: String) -> Bool {
        ([value, words.en.lowercased(), words.zh] + others).contains(plain)
    }

    /// The words of a field that has a choice of values; `nil` of any other, and of the status, of which a form shows all.
    package static func of(_ field: String) -> [ConditionWord]? { all[field] }

    /// A value in words; as it is where it has none.
    package static func said(_ value: String, of field: String) -> LocalizedText {
        let known = field == PersonField.status.rawValue ? statuses : all[field] ?? []
        return known.first { $0.value == value }?.words ?? LocalizedText(en: value, zh: value)
    }

    /// Of accounts; people who were let go are in no export, and those who left an account by themselves may be.
    package static let statuses = [
        ConditionWord(value: "active", words: LocalizedText(en: "active", zh: "已激活")),
        ConditionWord(value: "inactive", words: LocalizedText(en: "not activated", zh: "未激活")),
        ConditionWord(value: "unjoined", words: LocalizedText(en: "invited", zh: "已邀请")),
        ConditionWord(value: "frozen", words: LocalizedText(en: "suspended", zh: "已暂停")),
        ConditionWord(value: "exited", words: LocalizedText(en: "left by themselves", zh: "主动退出")),
    ]

    private static let all: [String: [ConditionWord]] = [
        PersonField.gender.rawValue: [
            ConditionWord(value: "1", words: LocalizedText(en: "male", zh: "男")),
            ConditionWord(value: "2", words: LocalizedText(en: "female", zh: "女")),
            ConditionWord(value: "3", words: LocalizedText(en: "other", zh: "其他")),
            ConditionWord(
                value: "0",
                words: LocalizedText(en: "secret or not given", zh: "保密或未填"),
                others: ["secret", "not given", "保密", "未填"]
            ),
        ],
        PersonField.employeeType.rawValue: [
            ConditionWord(value: "1", words: LocalizedText(en: "regular", zh: "正式")),
            ConditionWord(value: "2", words: LocalizedText(en: "intern", zh: "实习")),
            ConditionWord(value: "3", words: LocalizedText(en: "outsourced", zh: "外包")),
            ConditionWord(value: "4", words: LocalizedText(en: "contractor", zh: "劳务")),
            ConditionWord(value: "5", words: LocalizedText(en: "consultant", zh: "顾问")),
        ],
    ]
}
