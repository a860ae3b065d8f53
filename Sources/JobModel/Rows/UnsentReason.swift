package import Wording

/// Why a row ended without having been sent, in the words that every ledger stores.
package struct UnsentReason: Sendable, Equatable {
    package let code: String
    /// `%` stands for the number, in its sheet, of the row that it depends on.
    package let problem: LocalizedText
    package let remedy: LocalizedText

    /// The row that it depends on did not succeed: it was sent and refused, or waits for a third one itself.
    package static let dependencyFailed = UnsentReason(
        code: "dependency.failed",
        problem: LocalizedText(
            en: "The row it depends on (row %) did not succeed",
            zh: "该行所依赖的行（第 % 行）未成功"
        ),
        remedy: LocalizedText(
            en: "Do what is said of the row it depends on, then run `roster retry last`: both are tried again.",
            zh: "请先按所依赖的行的提示处理，然后运行 `roster retry last`：两行会一起重试。"
        )
    )

    /// The row that it depends on was never sent, because something is wrong with it.
    package static let dependencyInvalid = UnsentReason(
        code: dependencyFailed.code,
        problem: LocalizedText(
            en: "The row it depends on (row %) is invalid and was not sent",
            zh: "该行所依赖的行（第 % 行）有误，未发送"
        ),
        remedy: LocalizedText(
            en: "Correct the row it depends on, then run `roster retry last`: both are tried again.",
            zh: "请更正所依赖的行，然后运行 `roster retry last`：两行会一起重试。"
        )
    )

    /// The run was ended before its turn came.
    package static let runStopped = UnsentReason(
        code: "run.stopped",
        problem: LocalizedText(en: "The run was stopped before this was sent", zh: "发送之前运行已停止"),
        remedy: LocalizedText(en: "Run `roster retry last`.", zh: "请运行 `roster retry last`。")
    )
}
