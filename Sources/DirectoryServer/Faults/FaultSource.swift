/// Where the faults of a server come from; of several of one kind the last counts.
struct FaultSource: Sendable {
    /// Of the company file.
    var company: [Fault] = []
    /// Of the command, which are meant for this server alone.
    var options: [Fault] = []
    var seed: UInt64 = 1

    /// What may strike; of switches, which are `nil` where there were none, more counts than of what the file says.
    func all(kept: [Fault]?) -> [Fault] { company + (kept ?? []) + options }
}
