import JobModel
package import Wording

/// Why an answer that says success proves nothing.
package enum ResponseDoubt: Sendable, Equatable {
    /// Success, under an HTTP status that says otherwise.
    case status(Int)
    /// Of so many keys that were asked for, so many are not in the answer.
    case keysMissing(Int, of: Int)
    /// Two entries for one key name two people.
    case keyTwice
    /// It is about somebody or something that was not asked about.
    case otherSubject
    /// It holds nothing by which to know whom or what it is about.
    case noSubject
    /// A task's answer without the task's state.
    case noState

    package var words: LocalizedText {
        switch self {
        case .status(let status):
            LocalizedText(en: "it says success under HTTP status \(status)", zh: "以 HTTP 状态 \(status) 返回了成功")
        case .keysMissing(let missing, let asked):
            LocalizedText(
                en:
                    "\(missing) of \(asked, "key") that \(asked == 1 ? "was" : "were") asked for \(missing == 1 ? "is" : "are") not in it",
                zh: "查询的 \(asked) 个标识中有 \(missing) 个没有出现在应答中"
            )
        case .keyTwice: LocalizedText(en: "it names two holders of one key", zh: "同一标识出现了两个不同的持有人")
        case .otherSubject: LocalizedText(en: "it is about somebody or something else", zh: "应答对应的是其他人员或部门")
        case .noSubject: LocalizedText(en: "it does not say whom or what it is about", zh: "应答没有说明对应的人员或部门")
        case .noState: LocalizedText(en: "it does not say how far the task is", zh: "应答没有说明批量任务的状态")
        }
    }
}
