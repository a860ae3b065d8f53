import Foundation
import TestSupport
import Testing

/// What reading the directory takes is told before, and kept.
struct CallBudgetTests {
    private struct Reading: Decodable {
        struct Budget: Decodable {
            struct Part: Decodable {
                var endpoint: String
                var atMost: Int?

                private enum CodingKeys: String, CodingKey {
                    case endpoint
                    case atMost = "at_most"
                }
            }
            var way: String?
            var calls: [Part]
        }
        var budget: [Budget]
        var calls: Int
    }

    private struct Printed: Decodable { var reading: Reading }

    /// Calls of each endpoint that the directory has seen.
    private func made(_ log: String) throws -> [String: Int] {
        let calls = try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n").compactMap { line in
            line.split(separator: "\"endpoint\":\"").last.map { String($0.prefix { $0 != "\"" }) }
        }
        return Dictionary(calls.map { ($0, 1) }, uniquingKeysWith: +)
    }

    private static let sheets: [(header: String, rows: [String], match: String, way: String)] = [
        ("name,mobile,email,department_ids,employee_type", ["甲,13800030001,a@example.com,hq,1"], "mobile", "look_up"),
        ("name,mobile,employee_no,department_ids,employee_type", ["甲,13800030001,N1,hq,1"], "employee_no", "walk"),
        ("user_id,name,mobile,department_ids,employee_type", ["n1,甲,13800030001,hq,1"], "user_id", "look_up"),
        (
            "user_id,name,mobile,department_ids,employee_type",
            (1...60).map { "n\($0),甲\($0),138000300\($0 + 10),hq,1" }, "user_id", "walk"
        ),
    ]

    @Test(arguments: 0..<4)
    func `calls no endpoint more often than announced`(number: Int) async throws {
        let sheet = Self.sheets[number]
        try await withFolder { folder in
            try ([sheet.header] + sheet.rows).joined(separator: "\n")
                .write(toFile: folder + "/people.csv", atomically: true, encoding: .utf8)
            let roster = RosterCommand(folder: folder, environment: Served.credentials)
            try await roster.servingCompany { port in
                let arguments = [
                    "people.csv", "--match", sheet.match, "--mode", "upsert", "--directory",
                    "http://127.0.0.1:\(port)", "--json",
                ]
                let result = try await roster.run(["check"] + arguments)
                #expect(result.status == 0, "\(result.out) \(result.err)")
                let reading = try JSONDecoder().decode(Printed.self, from: Data(result.out.utf8)).reading
                #expect(reading.budget.count == 2 && reading.budget[1].way == sheet.way)
                let parts = reading.budget.flatMap(\.calls)
                var seen = try made("\(folder)/\(Served.database).log")
                seen["POST /auth/v3/tenant_access_token/internal"] = nil
                for (endpoint, calls) in seen {
                    let part = parts.filter { $0.endpoint == endpoint }
                    let most = part.contains { $0.atMost == nil } ? Int.max : part.reduce(0) { $0 + ($1.atMost ?? 0) }
                    #expect(!part.isEmpty && calls <= most, "\(endpoint): \(calls)")
                }
                #expect(reading.calls == seen.values.reduce(0, +))
                #expect(result.err.contains("Reading the people of people.csv: "), "\(result.err)")
                let plan = try await roster.run(["plan", "--verbose"] + arguments + ["--lang", "zh"])
                #expect(plan.err.contains("读取people.csv 涉及的人员"), "\(plan.err)")
                #expect(
                    try JSONDecoder().decode(Printed.self, from: Data(plan.out.utf8)).reading.calls == reading.calls
                )
            }
        }
    }

    @Test func `an import announces the calls before it shows the plan`() async throws {
        try await withFolder { folder in
            let job = try GeneratedWave(rows: 3).write(to: folder)
            let result = try await RosterCommand(folder: folder).run("import", job, "--yes", "--json")
            let told = try #require(result.err.range(of: "Reading the directory's own lists: about "))
            #expect(!result.err.contains("GET /contact"), "\(result.err)")
            let plan = try #require(result.err.range(of: "Plan of generated"))
            #expect(told.lowerBound < plan.lowerBound && result.status == 0, "\(result.err)")
            let reading = try JSONDecoder().decode(Printed.self, from: Data(result.out.utf8)).reading
            #expect(reading.budget.count == 2 && reading.calls > 0)
        }
    }
}
