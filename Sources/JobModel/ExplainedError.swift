/// An error that says what happened and what to do next, in sentences made in one place.
package protocol ExplainedError: Error, CustomStringConvertible {
    var problem: String { get }
    var remedy: String { get }
}

extension ExplainedError {
    package var description: String { "\(problem). \(remedy)" }
}
