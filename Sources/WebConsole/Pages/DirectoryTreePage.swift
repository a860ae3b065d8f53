import JobSession
import Wording

/// The departments of the directory, each below its own.
struct DirectoryTreePage: ConsolePage {
    static let template = "directory-tree"

    let frame: PageFrame
    let title: String
    let host: String
    let back: String
    let top: [Branch]
    let hasTop: Bool
    let none: String
    let more: String?
    /// Why the numbers of departments add up to more than there are people.
    let hint: String

    struct Branch: Sendable {
        let address: String
        let name: String
        let members: String
        let below: [Branch]
        let hasBelow: Bool
    }

    init(_ tree: DirectoryTree, frame: PageFrame) {
        self.frame = frame
        title = frame.say("Tree of departments", "部门树")
        host = frame.directory(tree.host, as: tree.app)
        back = frame.say("Back to the directory", "返回目录")
        top = tree.top.map { Self.branch($0, frame) }
        hasTop = !top.isEmpty
        none = frame.say("There are no departments.", "没有部门。")
        hint = DirectoryPeoplePage.counts(frame)
        more =
            tree.isWhole
            ? nil
            : frame.say(
                "The first \(tree.count, "department"); open one to see all that is below it.",
                "仅显示前 \(tree.count) 个部门；打开某个部门可查看其全部下级。"
            )
    }

    private static func branch(_ node: DirectoryTree.Node, _ frame: PageFrame) -> Branch {
        let members = node.department.members.map { frame.say("people: \($0)", "\($0) 人") } ?? ""
        return Branch(
            address: DirectoryPeoplePage.address(department: node.department.id),
            name: node.department.name,
            members: members,
            below: node.below.map { branch($0, frame) },
            hasBelow: !node.below.isEmpty
        )
    }
}
