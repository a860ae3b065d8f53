import ContactAPI
import DirectoryClient
import Foundation
import JobModel
import TestSupport
import Testing

/// The manual's page of promises, held against what there is.
struct PromisesTests {
    private func page() throws -> String {
        try Project.text("Sources/JobEngine/JobEngine.docc/Promises.md")
    }

    @Test func `the picture of a row's life has every step, and no other`() throws {
        let steps = try page().split(separator: "\n").compactMap { line -> String? in
            guard let match = line.wholeMatch(of: /\s{4}(\w+) +→ +(\w+)(?: +.*)?/) else { return nil }
            return "\(match.1) \(match.2)"
        }
        #expect(steps.count == Set(steps).count)
        #expect(Set(steps) == Set(RowStep.all.map { "\($0.from) \($0.to)" }))
    }

    @Test func `the picture of a run's life has every transition, and no other`() throws {
        let steps = try page().split(separator: "\n").compactMap { line -> String? in
            guard let match = line.wholeMatch(of: /\s{2}(\w+) +→ +(\w+)(?: +.*)?/) else { return nil }
            return "\(match.1) \(match.2)"
        }
        #expect(steps.count == Set(steps).count)
        #expect(Set(steps) == Set(RunStep.all.map { "\($0.from) \($0.to)" }))
    }

    @Test func `the picture names how a row may end`() throws {
        for step in RowStep.all where step.to == .settled {
            let line = try #require(
                try page().split(separator: "\n").first {
                    $0.wholeMatch(of: /\s{4}(\w+) +→ +settled +.*/).map { String($0.1) } == step.from.rawValue
                }
            )
            let named = Outcome.allCases.filter { $0 != .unknown && line.contains($0.rawValue) }
            #expect(Set(named) == Set(step.outcomes), "\(step.from)")
        }
    }

    @Test func `the table of errors is that of the code`() throws {
        let page = try page()
        let rows = page.split(separator: "\n").filter { $0.wholeMatch(of: /\| `v[0-9][^`]*` \| [0-9]+ \|.*/) != nil }
        let wanted = Self.table()
        for row in wanted { #expect(rows.contains(row[...]), "add to Promises.md, in its place: \(row)") }
        for row in rows { #expect(wanted.contains(String(row)), "no longer so, take it out of Promises.md: \(row)") }
    }

    @Test func `every class of errors is explained`() throws {
        let page = try page()
        for failure in FailureClass.allCases { #expect(page.contains("| *\(failure)* |"), "\(failure)") }
    }

    /// The calls with which rows are written and followed.
    private static let calls: [Endpoint] = [
        .createUser, .patchUser, .createDepartment, .patchDepartment, .batchAddUsers, .task,
    ]

    /// A row for each code at each version, with the calls that answer it.
    private static func table() -> [String] {
        var rows: [String] = []
        for code in Set(calls.flatMap { ResponseCode.table(for: $0).keys }).sorted() {
            let known = calls.filter { ResponseCode.table(for: $0)[code] != nil }
            for (_, alike) in Dictionary(grouping: known, by: { key(code, $0) }).sorted(by: { $0.key < $1.key }) {
                let names = alike.map(\.rawValue).joined(separator: ", ")
                let failure = FailureClass(code: code, at: alike[0])
                rows.append(
                    "| `\(alike[0].version) \(names)` | \(code) | *\(failure)* | \(alike[0].meaning(of: code)) |"
                )
            }
        }
        for code in ResponseCode.gateway.keys.sorted() {
            let failure = FailureClass(code: code, at: .createUser)
            rows.append("| `v2, v3 every call` | \(code) | *\(failure)* | \(Endpoint.createUser.meaning(of: code)) |")
        }
        return rows
    }

    private static func key(_ code: Int, _ endpoint: Endpoint) -> String {
        "\(endpoint.version) \(FailureClass(code: code, at: endpoint)) \(endpoint.meaning(of: code))"
    }
}
