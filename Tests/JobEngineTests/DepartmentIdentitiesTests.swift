import Foundation
import JobModel
import TestSupport
import Testing

@testable import JobEngine

/// People's departments in two exports, by what they are and not by what they are called.
struct DepartmentIdentitiesTests {
    private static let before = """
        department_id,path,name,parent_department_id,open_department_id
        eng,研发,研发,0,od-1
        api,研发/后端,后端,eng,od-2
        ops,运营,运营,0,od-3
        '007,"运营/=夜班",'=夜班,ops,od-4

        """

    private func kinds(
        _ before: String,
        _ after: String,
        people: (old: [String], new: [String]),
        column: String = "department_ids",
        haveSameOpenIDs: Bool = false,
        lists: (old: String?, new: String?) = (nil, nil)
    ) async throws -> [RowChange.Kind?] {
        try await withFolder { folder in
            func sheet(_ name: String, _ text: String, _ subject: Subject) throws -> ComparedSheet {
                try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name).csv"))
                return try ComparedSheet(path: "\(folder)/\(name).csv", subject: subject)
            }
            func rows(_ cells: [String]) -> String {
                "user_id,\(column)\n" + cells.enumerated().map { "u\($0),\"\($1)\"\n" }.joined()
            }
            let comparison = try SheetComparison(
                old: sheet("old", rows(people.old), .people),
                new: sheet("new", rows(people.new), .people),
                departments: DepartmentIdentities(
                    old: sheet("before", before, .departments),
                    new: sheet("after", after, .departments),
                    haveSameOpenIDs: haveSameOpenIDs
                )?.separating(lists: lists, orders: lists)
            )
            var kinds: [String: RowChange.Kind] = [:]
            let counts = try comparison.run { kinds[$0.key] = $0.kind }
            #expect(counts.different == kinds.count)
            return people.new.indices.map { kinds["u\($0)"] }
        }
    }

    @Test func `nobody moves where a department is renamed, or put below another one`() async throws {
        let after = """
            department_id,path,name,parent_department_id,open_department_id
            eng,研发部,研发部,0,od-1
            api,运营/后端组,后端组,ops,od-2
            ops,运营,运营,0,od-3
            '007,"运营/=夜班",'=夜班,ops,od-4

            """
        let kinds = try await kinds(
            Self.before,
            after,
            people: (
                ["研发", "研发/后端", "研发/后端;研发", "eng", "od-2", "运营/=夜班", "研发", "研发;运营", "研发;运营;api", ""],
                ["研发部", "运营/后端组", "运营/后端组;研发部", "研发部", "api", "007", "运营/后端组", "运营;研发部", "研发部; 运营/后端组; 运营", ""]
            )
        )
        #expect(kinds == [nil, nil, nil, nil, nil, nil, .moved, .moved, nil, nil])
    }

    @Test func `lists are the same whatever stands between departments`() async throws {
        let after = """
            department_id,path,name,parent_department_id,open_department_id
            eng,研发部,研发部,0,od-1
            ops,运营,运营,0,od-3

            """
        let kinds = try await kinds(
            Self.before,
            after,
            people: (["研发;运营", "研发;运营", "研发"], ["研发部、运营", "运营、研发部", "研发部、运营"]),
            lists: (nil, "、")
        )
        #expect(kinds == [nil, .moved, .moved])
    }

    private static let namedWithSign = """
        department_id,path,name,parent_department_id,open_department_id
        lab,研发、测试部,研发、测试部,0,od-1
        desk,研发、测试部/总裁办,总裁办,lab,od-2
        ops,运营,运营,0,od-3

        """
    private static let namedWithout = """
        department_id,path,name,parent_department_id,open_department_id
        lab,研测部,研测部,0,od-1
        desk,研测部/总裁办,总裁办,lab,od-2
        ops,运营,运营,0,od-3

        """

    @Test(arguments: [false, true])
    func `a renamed department keeps its people where its name holds the sign between departments`(
        isOlder: Bool
    ) async throws {
        let with = ["研发、测试部", "研发、测试部/总裁办", "运营、研发、测试部", "研发、测试部/总裁办、研发、测试部、运营", "运营", "别处、运营"]
        let without = ["研测部", "研测部/总裁办", "运营、研测部", "研测部/总裁办、运营、研测部", "研测部", "别处、运营"]
        let kinds = try await kinds(
            isOlder ? Self.namedWithSign : Self.namedWithout,
            isOlder ? Self.namedWithout : Self.namedWithSign,
            people: (old: isOlder ? with : without, new: isOlder ? without : with),
            lists: ("、", "、")
        )
        #expect(kinds == [nil, nil, nil, nil, .moved, nil])
    }

    @Test func `a place in such a department is the same place`() async throws {
        let kinds = try await kinds(
            Self.namedWithSign,
            Self.namedWithout,
            people: (
                ["研发、测试部|1|2|true、运营|0|1|false", "运营|1|2|true、研发、测试部/总裁办|0|1|false", "研发、测试部|1|2|true"],
                ["研测部|1|2|true、运营|0|1|false", "运营|1|2|true、研测部/总裁办|0|1|false", "研测部|1|3|true"]
            ),
            column: "orders",
            lists: ("、", "、")
        )
        #expect(kinds == [nil, nil, .changed])
    }

    @Test func `the sign within a place does not separate places`() async throws {
        let places = ["运营|0|0|true", "研发|1|2|true|运营|0|1|false"]
        let same = try await kinds(
            Self.before,
            Self.before,
            people: (places, places),
            column: "orders",
            lists: (nil, "|")
        )
        #expect(same == [nil, nil])
        let after = """
            department_id,path,name,parent_department_id,open_department_id
            eng,研发部,研发部,0,od-1
            ops,运营部,运营部,0,od-3

            """
        let renamed = ["运营部|0|0|true", "研发部|1|2|true|运营部|0|1|false"]
        let kinds = try await kinds(Self.before, after, people: (places, renamed), column: "orders", lists: ("|", "|"))
        #expect(kinds == [nil, nil])
    }

    @Test func `a department that took another one's name has not taken its people`() async throws {
        let after = """
            department_id,path,name,parent_department_id,open_department_id
            eng,运营,运营,0,od-1
            ops,研发,研发,0,od-3

            """
        let kinds = try await kinds(Self.before, after, people: (["研发", "运营", "研发"], ["运营", "研发", "研发"]))
        #expect(kinds == [nil, nil, .moved])
    }

    @Test func `a place in a renamed department is the same place`() async throws {
        let after = """
            department_id,path,name,parent_department_id,open_department_id
            eng,研发|部,研发|部,0,od-1
            ops,研发,研发,0,od-3

            """
        let kinds = try await kinds(
            Self.before,
            after,
            people: (
                ["研发|1|2|true", "研发|1|2|true;运营|0|1|false", "研发|1|2|true", "运营|1|2|true"],
                ["研发||部|1|2|true", "研发||部|1|2|true;研发|0|1|false", "研发|1|2|true", "研发|1|3|true"]
            ),
            column: "orders"
        )
        #expect(kinds == [nil, nil, .changed, .changed])
    }

    @Test(arguments: [false, true])
    func `an id that another department has now is no sign of the same one`(haveSameOpenIDs: Bool) async throws {
        let after = """
            department_id,path,name,parent_department_id,open_department_id
            eng,新部,新部,0,od-8
            ops,运营,运营,0,od-3

            """
        let kinds = try await kinds(
            Self.before,
            after,
            people: (["研发", "运营"], ["新部", "运营"]),
            haveSameOpenIDs: haveSameOpenIDs
        )
        #expect(kinds == [haveSameOpenIDs ? .moved : nil, nil])
    }

    @Test(arguments: [false, true])
    func `where one sheet has no open ids a department is known by its id`(isOlder: Bool) async throws {
        let bare = """
            department_id,path,name,parent_department_id
            eng,研发部,研发部,0
            ops,运营,运营,0

            """
        let (before, after) = (["研发", "运营", "研发"], ["研发部", "运营", "运营"])
        let kinds = try await kinds(
            isOlder ? bare : Self.before,
            isOlder ? Self.before : bare,
            people: (old: isOlder ? after : before, new: isOlder ? before : after),
            haveSameOpenIDs: true
        )
        #expect(kinds == [nil, nil, .moved])
    }

    @Test(arguments: [false, true])
    func `where one sheet has no paths they mean what they mean in the other`(isOlder: Bool) async throws {
        let bare = """
            department_id,name,parent_department_id
            eng,研发,0
            ops,运营,0

            """
        let (before, after) = (["研发", "运营", "研发"], ["eng", "运营", "运营"])
        let kinds = try await kinds(
            isOlder ? bare : Self.before,
            isOlder ? Self.before : bare,
            people: (old: isOlder ? after : before, new: isOlder ? before : after)
        )
        #expect(kinds == [nil, nil, .moved])
    }

    @Test func `an id that has changed is the same department, by its open id`() async throws {
        let after = """
            department_id,path,name,parent_department_id,open_department_id
            engineering,研发,研发,0,od-1

            """
        let kinds = try await kinds(Self.before, after, people: (["研发", "eng"], ["研发", "engineering"]))
        #expect(kinds == [nil, nil])
    }

    @Test func `a department that is gone keeps its name, and one made since is another one`() async throws {
        let after = """
            department_id,path,name,parent_department_id,open_department_id
            eng2,研发,研发,0,od-9

            """
        let kinds = try await kinds(Self.before, after, people: (["研发", "别处"], ["研发", "别处"]))
        #expect(kinds == [.moved, nil])
    }
}
