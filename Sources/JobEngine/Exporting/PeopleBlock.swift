/// Some people as the export's files hold them; made on any thread, written in order.
package struct PeopleBlock: Sendable {
    var table: TableBlock
    /// People that the choice leaves out.
    package var leftOut = 0
}
