package import JobModel

/// A step as its results need it.
package struct ResultStep: Sendable, Equatable {
    package var name: String
    package var header: [String]
    /// Data records of the file, those left out included.
    package var records: Int
    package var leftOut: Int
    /// Whether the rows came out of a workbook: then they go back in one.
    package var isOfWorkbook: Bool

    package init(name: String, header: [String], records: Int, leftOut: Int, isOfWorkbook: Bool = false) {
        self.isOfWorkbook = isOfWorkbook
        self.name = name
        self.header = header
        self.records = records
        self.leftOut = leftOut
    }

    /// The names of a job's steps: the subject, and from the second of a subject on its number as well.
    package static func names(of subjects: [Subject]) -> [String] {
        var seen: [Subject: Int] = [:]
        return subjects.map { subject in
            let number = (seen[subject] ?? 0) + 1
            seen[subject] = number
            return number == 1 ? subject.rawValue : "\(subject.rawValue)-\(number)"
        }
    }
}
