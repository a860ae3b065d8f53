import Foundation
import JobModel
import LocalFiles
package import Wording

/// A folder for this user alone that goes with the command, or gets its final name once what it holds is whole.
///
/// Where the command is killed first, the next one removes it.
package struct ScratchFolder: Sendable {
    /// What commands need one for in the folder of temporary files.
    package enum Purpose: Sendable {
        case input
        case plan
        case load

        fileprivate var kind: Scratch.Kind {
            switch self {
            case .input: .input
            case .plan: .plan
            case .load: .load
            }
        }
    }

    private let scratch: Scratch

    package var path: String { scratch.path }

    /// Makes one where the system keeps temporary files.
    package init(for purpose: Purpose, stateFolder: String) throws(OutputError) {
        let parent = FileManager.default.temporaryDirectory.path
        try self.init(purpose.kind, in: parent, ScratchRegistry(stateFolder: stateFolder))
    }

    init(_ kind: Scratch.Kind, in parent: String, _ registry: ScratchRegistry?) throws(OutputError) {
        scratch = try OutputError.converting(try Scratch.folder(kind, in: parent, registry))
    }

    /// Removes it with all that is in it.
    package func remove() throws { try scratch.remove() }

    /// Leaves it where it is, for the user.
    package func keep() { scratch.release() }

    /// Removes it after a failure that is to be reported: where that fails as well, the next command does it.
    func discard() { try? scratch.remove() }

    /// Gives it a final name; `false` where something lies there.
    func takes(_ path: String) throws(OutputError) -> Bool {
        guard try OutputError.converting(try OutputFolder.rename(scratch.path, to: path)) else { return false }
        scratch.release()
        return true
    }

    /// Gives it its final name: `path`, or `path-2`, `-3` … where something lies there; returns which.
    func move(to path: String) throws(OutputError) -> String {
        let target = try OutputError.converting(try OutputFolder.move(scratch.path, to: path))
        scratch.release()
        return target
    }
}

extension ScratchFolder {
    /// Removes what commands that were killed have left behind; what one that is at work uses stays.
    ///
    /// - Returns: What is to be said of it, in a line each.
    package static func sweep(stateFolder: String) -> [LocalizedText] {
        let sweep = ScratchRegistry(stateFolder: stateFolder).sweep()
        var said: [LocalizedText] = []
        if let first = sweep.removed.first {
            let more = sweep.removed.count - 1
            said.append(
                LocalizedText(
                    en: "Removed what a killed command had left: \(first)" + (more > 0 ? " and \(more) more" : ""),
                    zh: "已清除被强行终止的命令留下的文件：\(first)" + (more > 0 ? "，另有 \(more) 处" : "")
                )
            )
        }
        for (path, reason) in sweep.left.sorted(by: { $0.key < $1.key }) {
            said.append(
                LocalizedText(
                    en:
                        "\(path), left by a killed command, could not be removed: \(reason.en). Remove it; it holds people's data.",
                    zh: "无法清除被强行终止的命令留下的 \(path)：\(reason.zh)。其中含有人员数据，请手动删除。"
                )
            )
        }
        return said
    }
}
