package import JobModel

/// What is no longer as it was when a plan was made.
package enum PlanDrift: Sendable, Equatable {
    case sheet(String)
    case directory(was: String, is: String)
    /// The departments that a step would make.
    case departments(step: String)
    /// A row that would be treated otherwise; `what` says in which way.
    case row(step: String, row: Int, matchKey: String, what: Words)

    package var words: Words {
        switch self {
        case .sheet(let path): Words(en: "\(path) was changed", zh: "\(path) 已被修改")
        case .directory(let was, let now):
            Words(en: "the directory is \(now), and was \(was)", zh: "目录现为 \(now)，原为 \(was)")
        case .departments(let step):
            Words(en: "\(step): other departments would be made", zh: "\(step)：将新建的部门已不同")
        case .row(let step, let row, let key, let what):
            Words(en: "\(step) row \(row) \(key): \(what.en)", zh: "\(step) 第 \(row) 行 \(key)：\(what.zh)")
        }
    }

    /// Compares two plans line by line; both have the rows of the same sheets in the same order.
    static func between(_ was: [PlanFile.Line], _ now: [PlanFile.Line], of job: JobDefinition) -> [PlanDrift] {
        let names = ResultStep.names(of: job.steps.map(\.subject))
        func name(_ line: PlanFile.Line) -> String {
            let number = line.step ?? 0
            return names.indices.contains(number - 1) ? names[number - 1] : "\(number)"
        }
        var after: [Place: PlanFile.Line] = [:]
        for line in now { after[Place(line)] = line }
        var drifts: [PlanDrift] = []
        for line in was {
            let new = after.removeValue(forKey: Place(line))
            guard new != line else { continue }
            guard let row = line.row else {
                drifts.append(.departments(step: name(line)))
                continue
            }
            let what = new?.row.map { difference(row, $0) } ?? Words(en: "is no longer there", zh: "已不存在")
            drifts.append(.row(step: name(line), row: row.row, matchKey: row.matchKey, what: what))
        }
        for line in now where after[Place(line)] != nil {
            guard let row = line.row else { continue }
            let what = Words(en: "was not there", zh: "原先不存在")
            drifts.append(.row(step: name(line), row: row.row, matchKey: row.matchKey, what: what))
        }
        return drifts
    }

    private struct Place: Hashable {
        var step: Int?
        var line: Int?

        init(_ of: PlanFile.Line) {
            step = of.step
            line = of.row?.line
        }
    }

    /// The first thing in which two plans of a row differ.
    private static func difference(_ was: PlannedRow, _ now: PlannedRow) -> Words {
        if was.findings.isEmpty != now.findings.isEmpty || was.findings.map(\.code) != now.findings.map(\.code) {
            let new = now.findings.first?.problem ?? Words(en: "it is valid now", zh: "现已有效")
            return Words(en: "now \(new.en)", zh: "现在：\(new.zh)")
        }
        if was.action != now.action {
            return Words(
                en: "was to be '\(was.action.rawValue)' and would now be '\(now.action.rawValue)'",
                zh: "原操作 \(was.action.rawValue)，现为 \(now.action.rawValue)"
            )
        }
        for change in was.changes {
            let new = now.changes.first { $0.field == change.field }
            guard new != change else { continue }
            let (old, current) = (change.old ?? "", new?.old ?? new?.new ?? change.new ?? "")
            return Words(
                en: "\(change.field) was '\(old)' and is now '\(current)'",
                zh: "\(change.field) 原为“\(old)”，现为“\(current)”"
            )
        }
        return Words(en: "would be written otherwise", zh: "写入内容已不同")
    }
}
