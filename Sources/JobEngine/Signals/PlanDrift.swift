import JobModel
package import Wording

/// What is no longer as it was when a plan was made.
package enum PlanDrift: Sendable, Equatable {
    case sheet(String)
    case directory(was: String, is: String)
    /// The departments that a step would make.
    case departments(step: String)
    /// A row that would be treated otherwise; `what` says in which way.
    case row(step: String, row: Int, matchKey: String, what: LocalizedText)

    package var words: LocalizedText {
        switch self {
        case .sheet(let path): LocalizedText(en: "\(path) was changed", zh: "\(path) 已被修改")
        case .directory(let was, let now):
            LocalizedText(en: "the directory is \(now), and was \(was)", zh: "目录现为 \(now)，原为 \(was)")
        case .departments(let step):
            LocalizedText(en: "\(step): other departments would be made", zh: "\(step)：将新建的部门已不同")
        case .row(let step, let row, let key, let what):
            LocalizedText(en: "\(step) row \(row) \(key): \(what.en)", zh: "\(step) 第 \(row) 行 \(key)：\(what.zh)")
        }
    }
}
