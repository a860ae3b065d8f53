import Foundation
package import Wording

/// Sentences that are written where no run is known say `last` for it; where they are shown, its id is put there.
extension LocalizedText {
    package func naming(run: String) -> LocalizedText {
        LocalizedText(en: Self.naming(run, in: en), zh: Self.naming(run, in: zh))
    }

    /// The same where there is no run that could be resumed: the command itself is given again.
    package var namingNoRun: LocalizedText {
        LocalizedText(
            en: en.replacing(": it finds out what became of every row before it sends anything", with: "")
                .replacing(": it finds out what became of every row", with: "")
                .replacing("run `roster resume last`", with: "give the command again")
                .replacing("Run `roster resume last`", with: "Give the command again"),
            zh: zh.replacing("：它会先查明每一行的结果，再发送其余的行", with: "")
                .replacing("运行 `roster resume last`", with: "重新执行该命令")
        )
    }

    /// The same of a rehearsal: its run cannot be gone on with, and what is to be done is done after the real import.
    package var namingRealImport: LocalizedText {
        Self.verbs.reduce(self) { words, verb in
            LocalizedText(
                en: words.en.replacing("`roster \(verb) last`", with: "`roster \(verb) last` after the real import"),
                zh: words.zh.replacing("`roster \(verb) last`", with: "`roster \(verb) last`（正式导入之后）")
            )
        }
    }

    private static func naming(_ run: String, in sentence: String) -> String {
        verbs.reduce(sentence) { $0.replacing("roster \($1) last", with: "roster \($1) \(run)") }
    }

    private static let verbs = ["resume", "retry", "resolve", "results", "status"]
}
