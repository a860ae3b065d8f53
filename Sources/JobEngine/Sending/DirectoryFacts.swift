import JobModel
import LocalFiles

/// What a step's rows were planned on, and when that was read.
struct DirectoryFacts: Sendable {
    /// As it was when the step began.
    let tree: DepartmentTree
    /// When this process read what the plan says of people and departments; `nil` where another process did.
    ///
    /// Then nobody knows what happened meanwhile, and every row is compared before it is written.
    let planned: BootTimestamp?
    let clock: @Sendable () -> BootTimestamp
}
