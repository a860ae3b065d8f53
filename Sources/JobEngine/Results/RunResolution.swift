import JobModel

/// What reading back has found out about rows whose end nobody had seen.
package struct RunResolution: Sendable {
    package var summary: RunSummary
    /// Rows whose end was not known before.
    package var asked: Int
    /// Of these, rows that are certain not to be there, or whose patch is due: a resume sends them.
    package var due: Int
    package var stillUnknown: Int

    package var settled: Int { asked - due - stillUnknown }
}
