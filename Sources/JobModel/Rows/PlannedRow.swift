/// One row of the plan: everything needed to write it without the file or the job.
package struct PlannedRow: Sendable, Codable, Equatable {
    package var line: Int
    package var row: Int
    /// The row's number in the lineage's first run: what `roster_row` says in failed.csv.
    package var originRow: Int
    package var matchKey: String
    package var action: Action
    package var way: WriteMethod = .single
    /// How many rows stand above this one; rows of a level are sent when those of all lower levels are settled.
    package var dependencyLevel: Int = 0
    /// The line of the same step whose row this one depends on: its leader, or its parent department.
    package var dependsOn: Int?
    /// The request's body as wire JSON; `new:<path>` and `row:<line>` in it stand for ids not yet known.
    package var payload: String = ""
    /// A patch to be sent after the batch, as wire JSON.
    package var followUp: String?
    package var changes: [FieldChange] = []
    /// The original fields, in the file's order.
    package var record: [String]
    /// Why the row is invalid; empty for all others.
    package var findings: [Finding] = []
    /// Of the person or department that exists already.
    package var userID: String?
    package var openID: String?
    package var departmentID: String?
    /// What an update found, as wire JSON: the old values of all it writes, and those by which the row was matched.
    package var before: String?
    /// By the user_id of each person whom the payload names: the open_id, which nobody else ever gets (S33).
    package var openIDs: [String: String]?

    package init(line: Int, row: Int, originRow: Int, matchKey: String, action: Action, record: [String]) {
        self.line = line
        self.row = row
        self.originRow = originRow
        self.matchKey = matchKey
        self.action = action
        self.record = record
    }

    /// As a plan file spells them.
    package enum CodingKeys: String, CodingKey {
        case line, row, originRow, matchKey, action, way, dependsOn, payload, followUp, changes, record, findings
        case userID, openID, departmentID, before, openIDs
        case dependencyLevel = "wave"
    }
}
