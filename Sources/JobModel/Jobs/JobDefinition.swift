/// A job as its file (or the command's flags) defines it, with the defaults filled in.
///
/// Source of the keys: Decisions, "Names that programs rely on".
package struct JobDefinition: Sendable, Codable, Equatable {
    package var job: String
    package var kind: Kind = .importing
    /// `embedded`, or an address without `/open-apis`.
    package var directory: String = "embedded"
    package var submit: Submit = .auto
    /// Whether invitations go out; absent means: ask.
    package var notify: Bool?
    /// Whether a value that was changed since the plan was made is written over; absent means: no.
    package var overwrite: Bool?
    /// An IANA name.
    package var timezone: String = "Asia/Shanghai"
    /// Of phone numbers without a country code; ISO 3166-1 alpha-2.
    package var region: String = "CN"
    package var edition: Edition = .feishu
    package var steps: [StepDefinition] = []
    package var limits = Limits()
    package var safety = Safety()
    /// The tab of a corrected workbook that a retry reads; no key of a job.
    package var correctedSheet: String?
    /// What is known of the company and no call tells; optional, because ledgers of earlier versions have jobs without it.
    package var tenant: Tenant?
    /// Of an export: what it holds and how it is written; all as usual where it is `nil`.
    package var export: ExportChoice?
    /// Of an export: what is done once it is whole; no key of a job.
    package var following: ExportFollowing?
    /// Whether workers write the run since it was begun or gone on with; `nil` where none does, and no key of a job.
    ///
    /// While such a run has no owner it waits for a worker; any other was left by its process.
    package var isServedByWorkers: Bool?
    /// For how long processes were at work on the run; `nil` where none was, or an earlier version did not keep it, and no
    /// key of a job.
    package var work: RunWork?

    package init(job: String) { self.job = job }

    /// As what an export is written; `nil` where neither the job nor the command says it.
    package var format: ExportChoice.Format? {
        get { export?.format }
        set {
            guard let newValue else { return }
            export = export ?? ExportChoice()
            export?.format = newValue
        }
    }

    package enum Kind: String, Sendable, Codable {
        case importing = "import"
        case exporting = "export"
    }
    package enum Submit: String, Sendable, Codable, CaseIterable { case auto, batch, single }
    package enum Edition: String, Sendable, Codable { case feishu, lark }

    package struct Limits: Sendable, Codable, Equatable {
        package var rates: Rates = .documented
        /// Items of one v2 batch; not published (U1).
        package var batchItems = 50
        /// Batches a second; not published (U6).
        package var batchRate: Double = 1
        package var workers = 64
        /// Share of every limit left unused, 0 up to 0.9.
        package var headroom: Double = 0
        /// Seconds after which a row that a lost batch answer left open and that is not there counts as never written.
        package var settleAfterSeconds: Double = 600
        /// Windows to keep instead of the documented ones, by the endpoint's name.
        ///
        /// Optional like all that follow: a ledger of an earlier version has jobs without them.
        package var endpoints: [String: [Window]]?
        /// Seconds that a batch task may take until its rows are read back; 30 min where it is `nil`.
        package var taskDeadlineSeconds: Double?
        /// Seconds that a request may take until its answer counts as lost; 30 where it is `nil`.
        package var requestDeadlineSeconds: Double?
        /// Requests that may be sent again after a transient failure, as a share of all; 0.2 where it is `nil`.
        package var retryShare: Double?

        package init() {}

        /// At most so many calls in any so many seconds.
        package struct Window: Sendable, Codable, Equatable {
            package var limit: Int
            package var seconds: Double

            package init(limit: Int, seconds: Double) {
                self.limit = limit
                self.seconds = seconds
            }
        }

        package enum Rates: String, Sendable, Codable { case documented, off }
    }

    package struct Tenant: Sendable, Codable, Equatable {
        /// Calls that the company may make in a calendar month; how many that are is not published (U33).
        package var monthlyCalls: Int?

        package init() {}
    }

    package struct Safety: Sendable, Codable, Equatable {
        /// Rows that must settle before the rest is sent.
        package var canary = 20
        /// Share of a step's settled rows failing with one code that stops the run.
        package var stopAt = 0.1
        /// Seconds after which what a plan knows of the directory is compared again; 10 min where it is `nil`.
        package var planAgeSeconds: Double?

        package init() {}
    }
}

/// One step of an import: one sheet, one subject.
package struct StepDefinition: Sendable, Codable, Equatable {
    package var subject: Subject
    /// Resolved against the job file's folder.
    package var source: String
    /// The name or number of the tab, where the source is a workbook; looked for where it is `nil`.
    package var sheet: String?
    /// `auto` or an iconv name.
    package var encoding: String = "auto"
    /// `auto` or the character itself; `tab` is accepted.
    package var delimiter: String = "auto"
    /// The header's row, as the spreadsheet numbers it; looked for where it is `nil`.
    package var headerRow: Int?
    /// A `PersonField` or `DepartmentField` raw value.
    package var match: String
    package var mode: Mode = .create
    /// By the file's header.
    package var columns: [String: ColumnDefinition] = [:]
    package var ignore: [String] = []
    /// By field; used where the column is absent or the cell empty.
    package var defaults: [String: String] = [:]
    /// By the file's header: the values of which the cell must have one.
    package var conditions: [String: [String]] = [:]
    /// The word that clears a value.
    package var clear: String?
    /// Of `job_title`, `city`, `department`.
    package var allowNew: Set<String> = []
    package var allowDefective = false
    package var allowIdentityChange = false
    package var leaders: Leaders = .required
    /// The order of day and month in dates whose year stands last; where it is `nil` the sheet's own dates tell it.
    package var dates: DateOrder?
    /// The order that the sheet showed, for those of its rows that are tried again without the others; no key of a job.
    package var inferredDates: DateOrder?
    /// The encoding in which the sheet was read where that is not UTF-8, for its corrected rows; no key of a job.
    package var inferredEncoding: String?
    /// The tab that was taken of a workbook of several, for whenever its sheet is read again; no key of a job.
    package var inferredSheet: String?
    /// By header or field: values that are right although they look like damage or like a word for nothing.
    ///
    /// Optional: a ledger of an earlier version has steps without it.
    package var accept: [String: [String]]?
    /// A file of corrections that belongs to the sheet, resolved as `source` is.
    ///
    /// Optional: a ledger of an earlier version has steps without it.
    package var corrections: String?

    /// Whether a word may stand for `delimiter`: `auto`, `tab`, or an ASCII character that means nothing else in a sheet.
    package static func isDelimiter(_ word: String) -> Bool {
        if ["auto", "tab", "\\t", "\t"].contains(word) { return true }
        guard let byte = word.utf8.first, word.utf8.count == 1 else { return false }
        return (0x21...0x7E).contains(byte) && byte != UInt8(ascii: "\"")
    }

    /// Takes over what was chosen for another sheet with such a header: what its columns and values mean, by what its rows
    /// are found, and what may be made.
    package mutating func takeChoices(of other: StepDefinition) {
        (columns, ignore, match, mode) = (other.columns, other.ignore, other.match, other.mode)
        (defaults, allowNew, accept) = (other.defaults, other.allowNew, other.accept)
    }

    package init(subject: Subject, source: String, match: String) {
        self.subject = subject
        self.source = source
        self.match = match
    }

    package enum Mode: String, Sendable, Codable, CaseIterable { case create, update, upsert }
    package enum Leaders: String, Sendable, Codable, CaseIterable { case required, optional }
}

/// What a job says of one column: the field it is, and how its values translate.
package struct ColumnDefinition: Sendable, Codable, Equatable {
    /// A field's raw value, or `custom_attrs.<id or name>`.
    package var field: String
    package var values: [String: String]
    /// Further fields that the same cells fill: a number may be both user_id and employee_no.
    package var others: [String]?

    package init(field: String, values: [String: String] = [:], others: [String]? = nil) {
        self.field = field
        self.values = values
        self.others = others
    }

    package var fields: [String] { [field] + (others ?? []) }
}
