/// What an export holds and how it is written, as the keys of a job and the options of the command say.
package struct ExportChoice: Sendable, Codable, Equatable {
    package var format: Format = .csv

    package init() {}

    /// The kind of file.
    package enum Format: String, Sendable, Codable, CaseIterable { case csv, xlsx }
}
