import Foundation
import TestSupport
import Testing

@testable import roster_structure

/// The folders of a target use each other one way.
struct FolderOrderTests {
    private let order = FolderOrder(target: "Sources/Kitchen", folders: ["Pots", "Stove", ""])

    private func violations(_ files: [String: String]) -> [String] {
        order.violations(in: files.map { SwiftFile(path: $0, text: $1) }).map { "\($0.file) \($0.type)" }
    }

    @Test func `a folder may use those before it, and not those after it`() {
        let files = [
            "Pots/Pot.swift": "package struct Pot { var stove: Stove? }",
            "Stove/Stove.swift": "final class Stove { let pot: Pot }",
            "Cook.swift": "actor Cook { let stove: Stove, pot: Pot }",
        ]
        #expect(violations(files) == ["Pots/Pot.swift Stove"])
    }

    @Test func `ignores comments and strings, but not interpolations`() {
        let stove = "enum Stove<Heat> {}\nprivate struct Knob {}"
        let silent = #"""
            // Stove
            /* Stove */ struct Pot { let name = "Stove \" Stove", word = """
                Stove
                """, knob: Knob }
            """#
        #expect(violations(["Stove/Stove.swift": stove, "Pots/Pot.swift": silent]).isEmpty)
        let raw = ##"struct Pot { let path = #"\"#, other = "Stove" }"##
        #expect(violations(["Stove/Stove.swift": stove, "Pots/Pot.swift": raw]).isEmpty)
        let said = #"struct Pot { let name = "on \(name(of: Stove.self)) Cook" + "x" }"#
        #expect(violations(["Stove/Stove.swift": stove, "Pots/Pot.swift": said]) == ["Pots/Pot.swift Stove"])
    }

    @Test func `names a folder that the order lacks`() {
        let found = order.violations(in: [SwiftFile(path: "Cellar/Wine.swift", text: "struct Wine {}")])
        #expect(found.map(\.description) == ["Sources/Kitchen/Cellar/Wine.swift: the order knows no folder 'Cellar'"])
    }

    @Test(arguments: FolderOrder.all) func `holds in the project`(order: FolderOrder) throws {
        let files = try order.files(in: URL(fileURLWithPath: Project.folder))
        #expect(files.count > 10)
        #expect(order.violations(in: files).map(\.description) == [])
    }
}
