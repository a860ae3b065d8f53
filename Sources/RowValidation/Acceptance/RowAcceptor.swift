package import JobModel

/// Says of most rows, by their bytes alone, that nothing is to be said of them.
///
/// The rules stay the one truth: a row that is not certainly fine goes to them, and only they make a finding.
package struct RowAcceptor: Sendable {
    /// What must be remembered of a row that is certainly fine; `nil` where only the rules can tell.
    package func keys(of record: PlainRecord) -> FileIndex.RowKeys? { nil }
}
