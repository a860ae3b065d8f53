package import Wording

/// An error with another remedy in the console's pages, whose readers have no command line and no job file.
package protocol PageRemedied: ExplainedError {
    /// `nil` where it is the same.
    var pageRemedy: LocalizedText? { get }
}
