import JobModel

/// How long the limits make the writing of a plan take.
///
/// Source: contact API, 1.7: 1,000 a minute and 50 a second for single writes; batches by the job's own figures.
struct WritingTime {
    let limits: JobDefinition.Limits

    func seconds(for step: PlanSummary.Step) -> Double {
        guard limits.rates == .documented else { return 0 }
        let share = 1 - limits.headroom
        let batched = (step.ways["batch"] ?? 0) + (step.ways["batchThenPatch"] ?? 0)
        let singles = (step.ways["single"] ?? 0) + (step.ways["batchThenPatch"] ?? 0) + step.update
        let batches = (Double(batched) / Double(max(limits.batchItems, 1))).rounded(.up)
        return batches / max(limits.batchRate * share, 0.001) + tier4(singles) / share
    }

    /// A burst may use the first minute's thousand at 50 a second; after that 1,000 a minute.
    private func tier4(_ calls: Int) -> Double {
        let minutes = calls / 1000
        return Double(minutes) * 60 + Double(calls % 1000) / 50
    }
}
