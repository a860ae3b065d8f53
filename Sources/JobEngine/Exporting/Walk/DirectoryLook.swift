import ContactAPI
import DirectoryClient
import Foundation
import JobModel

/// What the directory says of itself at one moment: its departments, its attributes, and what the app reaches.
struct DirectoryLook: Sendable {
    var isWholeCompany: Bool
    /// Without the root, which no listing contains.
    var departments: [Department]
    /// What the root says of itself; `nil` where it does not, which is not documented (U23), or nobody asked.
    var root: Department?
    /// user_ids of people who were put into the app's scope themselves.
    var individuals: [String]
    var attributes: [CustomAttributeDefinition]
    /// When it began; `nil` in journals of earlier versions.
    var taken: Date?

    /// - Parameters:
    ///   - client: Of the directory.
    ///   - known: The attributes that are known already; asked for where they are `nil`.
    ///   - asksRoot: Whether the root is asked how many people it has.
    /// - Throws: `DirectoryFailure`, `CancellationError`.
    init(_ client: DirectoryClient, attributes known: [CustomAttributeDefinition]?, asksRoot: Bool) async throws {
        if let known { attributes = known } else { attributes = try await client.customAttributes().value }
        let reach = try await VisibleDepartments(client)
        isWholeCompany = reach.isWholeCompany
        departments = reach.departments
        individuals = reach.individuals
        root = asksRoot && reach.isWholeCompany ? try await Self.root(client) : nil
    }

    /// What stands in the first line; each further line is a department, so that none of it is in memory twice.
    private struct Head: Codable {
        var isWholeCompany: Bool
        var root: Department?
        var individuals: [String]
        var attributes: [CustomAttributeDefinition]
        var taken: Date?
    }

    init(json: [UInt8]) throws {
        let decoder = JSONDecoder()
        let lines = json.split(separator: UInt8(ascii: "\n"))
        let head = try decoder.decode(Head.self, from: Data(lines.first ?? []))
        departments = try lines.dropFirst().map { try decoder.decode(Department.self, from: Data($0)) }
        (isWholeCompany, root) = (head.isWholeCompany, head.root)
        (individuals, attributes) = (head.individuals, head.attributes)
        taken = head.taken
    }

    func json() throws -> [UInt8] {
        let encoder = JSONEncoder()
        let head = Head(
            isWholeCompany: isWholeCompany,
            root: root,
            individuals: individuals,
            attributes: attributes,
            taken: taken
        )
        var json = Array(try encoder.encode(head))
        for department in departments {
            json.append(UInt8(ascii: "\n"))
            json.append(contentsOf: try encoder.encode(department))
        }
        return json
    }

    /// The ids whose direct members are to be read; the root's only where the whole company is in reach.
    var listed: [String] {
        (isWholeCompany ? [rootDepartmentID] : []) + departments.compactMap(\.openDepartmentID)
    }

    /// How many people there are about, by what the departments at the top say.
    var expectedPeople: Int {
        let known = Set(departments.flatMap { [$0.openDepartmentID, $0.departmentID].compactMap(\.self) })
        let top = departments.filter { !known.contains($0.parentDepartmentID ?? rootDepartmentID) }
        return top.reduce(0) { $0 + max(0, $1.memberCount ?? 0) }
    }

    /// `nil` where the directory does not say it, which is not documented (U23).
    private static func root(_ client: DirectoryClient) async throws -> Department? {
        do {
            return try await client.getDepartment(id: rootDepartmentID).value
        } catch let failure as DirectoryFailure where failure.error.provesNothing {
            return nil
        } catch let failure as DirectoryFailure {
            _ = try failure.codeOfRefusal()
            return nil
        }
    }
}
