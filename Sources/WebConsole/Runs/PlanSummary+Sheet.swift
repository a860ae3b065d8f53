import Foundation
import JobEngine

extension PlanSummary {
    /// The plan with each file called as the reader's machine calls it: by its name, without the folders above it.
    ///
    /// - Parameter sheet: The dropped sheet that is planned; `nil` for any other file.
    /// - Returns: The same plan otherwise.
    func calling(_ sheet: StoredSheet?) -> PlanSummary {
        var plan = self
        for place in plan.steps.indices {
            let step = plan.steps[place]
            // The name of a tab, which follows, may have a slash in it.
            let tab = step.sheet.map { " · \($0)" }.flatMap { step.source.hasSuffix($0) ? $0 : nil } ?? ""
            let path = String(step.source.dropLast(tab.count))
            let isDropped = sheet != nil && path == StoredSheet.file
            let name = isDropped ? sheet?.name : URL(fileURLWithPath: path).lastPathComponent
            plan.steps[place].source = (name ?? path) + tab
        }
        return plan
    }
}
