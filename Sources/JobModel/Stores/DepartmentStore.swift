package import Wording

/// The departments that steps make on their way.
package protocol DepartmentStore: Sendable {
    /// Records the departments that a step will make, outermost first; paths are joined by `/`.
    func addDepartments(_ paths: [String], run: String, step: Int) async throws

    /// The departments of a step, outermost first.
    func departments(run: String, step: Int) async throws -> [NewDepartment]

    /// Keeps why a department was refused, so that all workers can say it of the rows that name it.
    func noteDepartment(_ place: Int, problem: LocalizedText, run: String, step: Int) async throws

    /// Keeps that a department is there.
    func noteDepartment(_ place: Int, openID: String, run: String, step: Int) async throws
}
