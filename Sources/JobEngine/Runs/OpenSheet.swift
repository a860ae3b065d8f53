/// The sheet that a retry is to be given: the rows of one step that have not succeeded; the keys are the interface.
package struct OpenSheet: Sendable, Codable, Equatable {
    /// The run that wrote it, or that has the rows.
    package var run: String
    package var step: String
    /// `nil` where it is not on the disk.
    package var file: String?
}
