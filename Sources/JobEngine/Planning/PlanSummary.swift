package import JobModel
package import Wording

/// The plan as it is shown before anything is sent.
package struct PlanSummary: Sendable, Codable {
    package var run: String
    package var job: String
    package var host: String
    package var app: String
    package var steps: [Step] = []
    /// How the directory was read.
    package var reading = DirectoryReading(budget: [], calls: 0)
    /// What the run takes of the month's calls; `nil` where the job does not say how many there are.
    package var monthlyCalls: MonthlyCalls?
    /// How long the limits make the writing take, in seconds.
    package var estimatedSeconds: Double = 0

    package struct Step: Sendable, Codable {
        package var number: Int
        package var name: String
        package var source: String
        /// The tab of a workbook; `nil` for any other source.
        package var sheet: String?
        package var subject = Subject.people
        /// What the sheet calls the fields that it has, by their names; custom attributes by their ids.
        package var headings: [String: String] = [:]
        package var rows = 0
        package var leftOut = 0
        package var create = 0
        package var update = 0
        package var unchanged = 0
        package var invalid = 0
        /// Rows that depend on an invalid one and so are not attempted; among none of the others.
        package var heldBack = 0
        /// Creates by the way they are written.
        package var ways: [String: Int] = [:]
        /// Why rows go their way, counted.
        package var wayReasons: [String: Int] = [:]
        /// The same reasons in both languages.
        package var wayWords: [String: LocalizedText] = [:]
        /// People who would get an invitation by SMS or mail.
        package var invitations = 0
        /// People who are created without one; `nil` where nobody gets one in any way, and in a plan of an earlier version.
        package var uninvited: Int?
        package var newJobTitles: [String] = []
        package var newCities: [String] = []
        package var newDepartments: [String] = []
        /// By the path of a new department what it is likely to be mistaken for.
        package var nearDepartments: [String: String] = [:]
        /// The first updates, field by field.
        package var changes: [Change] = []
        /// Updates that touch `mobile` or `email`.
        package var identityChanges = 0
        /// Rows to be created with a mobile, email, user_id or employee_no of somebody who has left.
        package var returning = 0
        /// How many dependency levels the step has; spelled as in its JSON.
        package var waves = 0
        package var findings: [Finding] = []
        package var repairs: [Finding] = []
        package var warnings: [Finding] = []

        package init(number: Int, name: String, source: String) {
            self.number = number
            self.name = name
            self.source = source
        }
    }

    package struct Change: Sendable, Codable {
        package var row: Int
        package var matchKey: String
        package var fields: [FieldChange]

        package init(row: Int, matchKey: String, fields: [FieldChange]) {
            self.row = row
            self.matchKey = matchKey
            self.fields = fields
        }
    }

    package init(run: String, job: String, host: String, app: String) {
        self.run = run
        self.job = job
        self.host = host
        self.app = app
    }

    /// Rows that would be written, and departments that would be made for them.
    package var writes: Int { steps.reduce(0) { $0 + $1.create + $1.update + $1.newDepartments.count } }
    package var invalid: Int { steps.reduce(0) { $0 + $1.invalid } }
}
