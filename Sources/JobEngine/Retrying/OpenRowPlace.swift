/// Where a ledger has what is said of a row that has not succeeded: in the run of its lineage that tried it last.
package struct OpenRowPlace: Sendable, Hashable {
    package let run: String
    let step: Int
    package let line: Int
}
