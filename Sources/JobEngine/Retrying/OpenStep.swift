/// A step of a lineage that has open rows.
package struct OpenStep: Sendable, Equatable {
    let number: Int
    /// The runs that have such rows of it.
    let runs: Set<String>
}
