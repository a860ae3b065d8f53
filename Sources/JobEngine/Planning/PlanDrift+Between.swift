import JobModel
import Wording

extension PlanDrift {
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
            let new = after.removeValue(forKey: Place(line))?.known(to: line)
            guard new != line else { continue }
            guard let row = line.row else {
                drifts.append(.departments(step: name(line)))
                continue
            }
            let drift = new?.row.map { RowDrift.between(row, $0) ?? .payload }
            let what = drift?.words ?? LocalizedText(en: "is no longer there", zh: "已不存在")
            drifts.append(.row(step: name(line), row: row.row, matchKey: row.matchKey, what: what))
        }
        for line in now where after[Place(line)] != nil {
            guard let row = line.row else { continue }
            let what = LocalizedText(en: "was not there", zh: "原先不存在")
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
}

extension PlanFile.Line {
    /// Without what an earlier version did not write into a plan.
    fileprivate func known(to other: PlanFile.Line) -> PlanFile.Line {
        guard let row = other.row, row.before == nil, row.openIDs == nil else { return self }
        var line = self
        line.row?.before = nil
        line.row?.openIDs = nil
        return line
    }
}
