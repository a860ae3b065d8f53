package import Wording

/// A department that the rows of a step need and nobody has made.
package struct NewDepartment: Sendable, Equatable {
    package var place: Int
    package var path: [String]
    /// `nil` until it is known to exist.
    package var openID: String?
    /// Why it was refused, the last time that it was tried.
    package var problem: LocalizedText?

    package init(place: Int, path: [String], openID: String? = nil, problem: LocalizedText? = nil) {
        self.place = place
        self.path = path
        self.openID = openID
        self.problem = problem
    }
}
