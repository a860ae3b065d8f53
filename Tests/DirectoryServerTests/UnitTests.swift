import DirectoryServer
import Foundation
import Testing
import Wording

/// Units, and the departments that are bound to them.
struct UnitTests {
    private static let path = "/contact/v3/unit"
    private static let bound = "/contact/v3/unit/list_department?department_id_type=department_id&unit_id="

    private func ids(_ answer: Caller.Response) -> [String] {
        answer.data?["departmentlist"]?.items.compactMap { $0["department_id"]?.text } ?? []
    }

    @Test func `lists units page by page, and gives one`() async throws {
        try await withDirectory { directory in
            let caller = try await Caller.authorized(directory)
            let first = try await caller.get(Self.path + "?page_size=1").data
            let north = try #require(first?["unitlist"]?[0])
            #expect(north["unit_id"]?.text == "north" && north["name"]?.text == "North")
            #expect(north["unit_type"]?.text == "region" && first?["has_more"]?.flag == true)
            let token = try #require(first?["page_token"]?.text)
            let second = try await caller.get(Self.path + "?page_size=1&page_token=\(token)").data
            #expect(second?["unitlist"]?.items.compactMap { $0["unit_id"]?.text } == ["south"])
            #expect(second?["has_more"]?.flag == false && second?["page_token"] == nil)
            #expect(try await caller.get(Self.path + "/north").data?["unit"] == north)
            #expect(try await caller.get(Self.path + "/none").code == 43051)
            for size in ["0", "101"] { #expect(try await caller.get(Self.path + "?page_size=\(size)").code == 40011) }
            #expect(try await caller.get(Self.path + "?page_token=bad").code == 40012)
        }
    }

    @Test func `lists the departments of a unit that the app reaches`() async throws {
        try await withDirectory { directory in
            let caller = try await Caller.authorized(directory)
            #expect(Set(ids(try await caller.get(Self.bound + "north"))) == ["eng", "ops"])
            #expect(ids(try await caller.get(Self.bound + "south")) == [])
            let first = try await caller.get(Self.bound + "north&page_size=1")
            let token = try #require(first.data?["page_token"]?.text)
            let second = try await caller.get(Self.bound + "north&page_size=1&page_token=\(token)")
            #expect(Set(ids(first) + ids(second)) == ["eng", "ops"] && second.data?["has_more"]?.flag == false)
            #expect(try await caller.get(Self.bound + "none").code == 43051)
            #expect(try await caller.get(Self.path + "/list_department").code == 43051)
        }
        try await withDirectory(try Company.file(scope: "{ departments: [ops] }")) { directory in
            let caller = try await Caller.authorized(directory)
            #expect(ids(try await caller.get(Self.bound + "north")) == ["ops"])
        }
    }

    @Test func `a department shows its unit, and may be created with one`() async throws {
        try await withDirectory { directory in
            let caller = try await Caller.authorized(directory)
            let eng = try await caller.get("/contact/v3/departments/eng?department_id_type=department_id").data
            #expect(eng?["department"]?["unit_ids"] == .list([.text("north")]))
            func add(_ name: String, _ units: String) async throws -> Caller.Response {
                let keys = #""name":"\#(name)","department_id":"\#(name)","parent_department_id":"0""#
                return try await caller.post(DepartmentTests.path, #"{\#(keys),"unit_ids":\#(units)}"#)
            }
            let made = try await add("A", #"["south"]"#)
            #expect(made.code == 0 && made.data?["department"]?["unit_ids"] == .list([.text("south")]))
            #expect(ids(try await caller.get(Self.bound + "south")) == ["A"])
            #expect(try await add("B", #"["none"]"#).code == 43004)
            #expect(try await add("B", #"["north","south"]"#).code == 43004)
            #expect(try await add("B", "[]").data?["department"]?["unit_ids"] == nil)
            // What is deleted is bound to nothing.
            #expect(try await caller.delete("/contact/v3/departments/A?department_id_type=department_id").code == 0)
            #expect(ids(try await caller.get(Self.bound + "south")) == [])
        }
    }

    @Test(arguments: [(999, 0), (1000, 43017)])
    func `a unit has a thousand departments`(count: Int, code: Int) async throws {
        let ids = (1...count).map { "d\($0)" }
        var company = try Company.file()
        company.tenants[0].departments += ids.map { CompanyDepartment(departmentID: $0, name: $0, parent: "ops") }
        company.tenants[0].units[1].departments = ids
        try await withDirectory(company) { directory in
            let caller = try await Caller.authorized(directory)
            let body = #"{"name":"N","parent_department_id":"eng","unit_ids":["south"]}"#
            #expect(try await caller.post(DepartmentTests.path, body).code == code)
        }
    }

    @Test func `an edition without units shows and binds none`() async throws {
        try await withDirectory(try Company.file(settings: "{ units: unavailable }")) { directory in
            let caller = try await Caller.authorized(directory)
            for path in [Self.path, Self.path + "/north", Self.bound + "north"] {
                #expect(try await caller.get(path).code == 43050)
            }
            let body = #"{"name":"N","parent_department_id":"eng","unit_ids":["south"]}"#
            #expect(try await caller.post(DepartmentTests.path, body).code == 43004)
        }
    }

    @Test(arguments: ["", "/north", "/list_department?unit_id=north"])
    func `reading units needs its permission`(more: String) async throws {
        try await withDirectory { directory in
            let caller = try await Caller.authorized(directory, app: "cli_other")
            #expect(try await caller.get(Self.path + more).code == 99_991_672)
        }
    }

    @Test(arguments: [
        ("departments: [eng, ops]", "departments: [eng, nowhere]", "nowhere"),
        ("departments: [eng, ops]", "departments: [eng, \"0\"]", "'0'"),
        ("departments: [eng, ops]", "departments: [eng, ENG]", "'eng' twice"),
        ("unit_id: south", "unit_id: north", "'north' twice"),
        ("name: South", "name: North", "'North of type region' twice"),
    ])
    func `refuses invalid units of a company file`(text: String, other: String, words: String) throws {
        let error = #expect(throws: CompanyFileError.self) {
            try CompanyFile(yaml: Company.yaml().replacing(text, with: other))
        }
        #expect(error?.problem.en.contains(words) == true)
    }
}
