import Foundation
import JobModel

extension ExportManifest {
    package struct File: Sendable, Codable, Equatable {
        package var name: String
        package var records: Int
        package var bytes: Int
        /// CRC-32 of ISO 3309, as `gzip` and `cksum -a crc32b` compute it; eight hex digits.
        package var crc32: String
        /// As `sha256sum` computes it.
        package var sha256: String?
    }

    /// Somebody who was not the same at the first look and the last.
    package struct ChangedPerson: Sendable, Codable, Equatable {
        package var openID: String?
        package var userID: String?
        package var change: Change

        package enum Change: String, Sendable, Codable {
            case joined, left, moved, changed
        }

        package enum CodingKeys: String, CodingKey {
            case openID = "open_id"
            case userID = "user_id"
            case change
        }
    }

    /// When the directory was asked for its departments; changes before the first and after the last are not seen.
    package struct Looks: Sendable, Codable, Equatable {
        package var count: Int
        /// ISO 8601, UTC.
        package var first: String?
        package var last: String?

        init(count: Int, first: Date?, last: Date?) {
            self.count = count
            self.first = first?.formatted(.iso8601)
            self.last = last?.formatted(.iso8601)
        }
    }

    /// What became of a list of leavers; rows are as its spreadsheet numbers them.
    package struct Resigned: Sendable, Codable, Equatable {
        /// Rows of the list.
        package var rows: Int
        /// People who have left, each once.
        package var people: Int
        /// Rows that name people who are still there.
        package var stillThere: [Int]
        /// Rows for which the directory shows nobody: never there, outside the app's scope, or without permission.
        package var notFound: [Int]
        /// Rows of which the directory's answers contradict each other, or whose two keys name two people.
        package var doubtful: [Int]

        package enum CodingKeys: String, CodingKey {
            case rows
            case people
            case stillThere = "still_there"
            case notFound = "not_found"
            case doubtful
        }

        init(_ found: LeaverReader.Found, people: Int) {
            rows = found.rows
            self.people = people
            (stillThere, notFound, doubtful) = (found.present, found.notFound, found.doubtful)
        }
    }

    /// What was read of a column.
    package struct Field: Sendable, Codable, Equatable {
        package var field: String
        package var state: State
        /// Records that have a value there.
        package var records: Int
        /// What shows the field; only where it is missing, or may be.
        package var permission: String?

        package enum State: String, Sendable, Codable {
            case read
            /// Permitted, and set for nobody.
            case empty
            case notPermitted = "not_permitted"
            /// The directory does not tell the two apart (S5, S6).
            case emptyOrNotPermitted = "empty_or_not_permitted"
        }
    }

    /// What it cost, beside the least that it could have.
    package struct Calls: Sendable, Codable, Equatable {
        package var made: Int
        /// Of one look at the directory and one reading of each list, with pages as large as the directory gives them;
        /// the proof takes a second look.
        package var least: Int
        package var byEndpoint: [String: Int]
        /// Requests that were sent again after a failure, by what came back.
        package var repeated: [String: Int]
        package var throttled: Int

        package enum CodingKeys: String, CodingKey {
            case made
            case least
            case byEndpoint = "by_endpoint"
            case repeated = "sent_again"
            case throttled
        }
    }

    /// How long it took, and what was waited for, added up over all requests that were under way at once; in seconds.
    package struct Time: Sendable, Codable, Equatable {
        package var seconds: Double
        package var limits: Double
        package var answers: Double
        package var pauses: Double

        package enum CodingKeys: String, CodingKey {
            case seconds
            case limits = "waited_for_limits"
            case answers = "waited_for_answers"
            case pauses = "paused_after_failures"
        }

        init(_ effort: ExportEffort) {
            func rounded(_ seconds: Double) -> Double { (seconds * 1000).rounded() / 1000 }
            seconds = rounded(effort.seconds)
            limits = rounded(effort.waitedForLimits)
            answers = rounded(effort.waitedForAnswers)
            pauses = rounded(effort.pausedAfterFailures)
        }
    }
}
