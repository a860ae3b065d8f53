/// The people of an export, by the id that names a leader.
///
/// A leader may be written after those who name them, so cells that say more of a leader than the id ask here.
package protocol ExportedPeople: Sendable {
    /// - Parameter id: A `user_id`, as `leader_user_id` and its like hold it.
    /// - Throws: What keeps the people from being read.
    /// - Returns: `nil` for a person that the export does not hold.
    func person(id: String) throws -> ExportedPerson?
}
