import ContactAPI
import Foundation
import TestSupport

/// A company of a directory that has several, the app that writes it, and the wave that is written.
struct StormCompany: Sendable {
    let tenant: String
    let app: String
    let wave: GeneratedWave
    /// Plans and asks as the company's app.
    let roster: RosterCommand

    init(_ name: String, wave: GeneratedWave, folder: String) throws {
        tenant = "company-\(name)"
        app = "cli_\(name)"
        self.wave = wave
        let own = "\(folder)/\(name)"
        try FileManager.default.createDirectory(atPath: own, withIntermediateDirectories: true)
        roster = RosterCommand(folder: own, environment: ["ROSTER_APP_ID": app, "ROSTER_APP_SECRET": Self.secret])
    }

    private static let secret = "an-example-secret"

    /// The company of people who are not there yet, as a company file has it.
    private var entry: String {
        """
          - tenant_key: \(tenant)
            settings: { new_users: joined, batch_items: 50 }
            apps:
              - app_id: \(app)
                app_secret: \(Self.secret)
                scope: all
                permissions: [\(Self.permissions)]
            departments: [{ department_id: hq, name: 总部 }]

        """
    }

    private static let permissions = """
        contact:contact, contact:contact.base:readonly, contact:department.base:readonly, \
        contact:department.organize:readonly, contact:user.base:readonly, contact:user.id:readonly, \
        contact:user.employee_id:readonly, contact:user.email:readonly, contact:user.phone:readonly, \
        contact:user.gender:readonly, contact:user.employee:readonly, contact:user.employee_number:read, \
        contact:user.department:readonly, contact:department.hrbp:readonly, contact:job_title:readonly, \
        contact:work_city:readonly
        """

    /// Writes the company file of a directory; returns its path.
    static func write(_ companies: [StormCompany], to folder: String) throws -> String {
        let path = folder + "/company.yaml"
        try ("tenants:\n" + companies.map(\.entry).joined()).write(toFile: path, atomically: true, encoding: .utf8)
        return path
    }

    /// Puts the secret of the company's app where workers look for it.
    func writeSecret(to folder: String, for address: String) throws {
        let own = "\(folder)/\(address.replacing("http://", with: ""))"
        try FileManager.default.createDirectory(atPath: own, withIntermediateDirectories: true)
        try Self.secret.write(toFile: "\(own)/\(app)", atomically: true, encoding: .utf8)
    }

    /// Plans the wave, confirms it, and leaves it to workers.
    func plan(at address: String, limits: String, ledger: String) async throws -> RosterCommand.Result {
        let job = try wave.write(to: roster.folder, directory: address, limits: limits)
        return try await roster.run("import", job, "--yes", "--detach", "--ledger", ledger)
    }

    /// Ten times what is documented of every endpoint, as `rates: documented` of a job has it.
    static let limitsTimesTen: String = {
        let endpoints = Endpoint.allCases.filter { $0.rateWindows == RateWindow.tier4 }
        return "rates: documented, endpoints: { "
            + endpoints.map { "\($0.rawValue): [500/s, 10000/m]" }.joined(separator: ", ") + " }"
    }()
}
