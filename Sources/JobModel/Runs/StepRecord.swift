/// One step of a run: its sheet as it was planned.
package struct StepRecord: Sendable, Codable, Equatable {
    package var number: Int
    package var subject: Subject
    package var name: String
    package var source: String
    package var header: [String]
    /// Data records of the file, those left out included; counted by a reading of its own before the rows are planned.
    package var records = 0
    package var leftOut = 0
    /// Whether every row of the step is in the ledger.
    package var isPlanned = false

    package init(number: Int, subject: Subject, name: String, source: String, header: [String]) {
        self.number = number
        self.subject = subject
        self.name = name
        self.source = source
        self.header = header
    }
}
