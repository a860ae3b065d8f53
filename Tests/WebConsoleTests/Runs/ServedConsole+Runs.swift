import Foundation
import JobEngine
import JobSession
import Logging
import NIOHTTP1
import TestSupport
import Testing
import WebConsole

extension ServedConsole {
    /// A console for runs in a state folder, whose jobs name their directories themselves.
    static func serving(
        _ folder: String,
        access: DirectoryAccess? = nil,
        isReadOnly: Bool = false,
        repeatedLedger: String? = nil,
        job: String? = nil,
        _ body: @Sendable (ServedConsole) async throws -> Void
    ) async throws {
        let addresses = Addresses()
        let usual = DirectoryAccess(directory: nil, appID: nil, secretFile: nil, environment: [:])
        let server = ConsoleServer(
            ConsoleConfiguration(
                stateFolder: folder,
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
                access: access ?? usual,
                repeatedLedger: repeatedLedger,
                isReadOnly: isReadOnly,
                job: job
            )
        )
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                try await server.run { address in Task { await addresses.add(address) } }
            }
            let port = try #require(URL(string: await addresses.address(1))?.port)
            try await body(ServedConsole(port: port, stateFolder: folder, addresses: addresses))
            group.cancelAll()
        }
    }

    var history: RunHistory { get throws { try RunHistory(stateFolder: stateFolder) } }
}

extension Browser {
    /// Sends a form without a file.
    func submit(_ path: String, _ fields: String = "", form: String? = nil) async throws -> Page {
        let token = if let form { form } else { try await formToken() }
        let mark = path.contains("?") ? "&" : "?"
        return try await post(
            "\(path)\(mark)form=\(token)",
            headers: ["Content-Type": "application/x-www-form-urlencoded"],
            body: Array(fields.utf8)
        )
    }

    /// Drops a sheet of departments, and gives the address of its pages.
    func dropDepartments(_ count: Int, prefix: String = "d") async throws -> String {
        let rows = (1...count).map { "\(prefix)\($0),Department \(prefix == "d" ? "" : prefix)\($0)" }.joined(
            separator: "\n"
        )
        let dropped = try await drop(Array("department_id,name\n\(rows)\n".utf8), named: "new departments.csv")
        return try #require(dropped.headers["Location"].first)
    }

    /// Plans a sheet, and gives the run once no process is at work on it.
    func plan(_ sheet: String) async throws -> String {
        let planned = try await submit(sheet + "/plan")
        #expect(planned.status == 303, "\(planned.text)")
        let address = try #require(planned.headers["Location"].first)
        let run = String(try #require(address.firstMatch(of: /\/runs\/([^\/]+)\/plan/)).1)
        try await untilNobodyWorks(on: run)
        return run
    }

    /// The events of a run end when no process is at work on it any more.
    func untilNobodyWorks(on run: String) async throws {
        let events = try await get("/runs/\(run)/events").text
        #expect(events.contains("event: ended"))
    }
}
