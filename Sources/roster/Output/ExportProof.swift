import JobEngine
import JobModel
import Wording

/// What proves that an export is whole, in lines for the screen; manifest.json has all of it.
struct ExportProof {
    let manifest: ExportManifest

    var lines: [LocalizedText] {
        [listed] + uncounted + changes + renamed + unread + gone + movedOut + unsettled + [cost].compactMap(\.self)
    }

    /// Why people may be missing, for a command that says nothing else.
    var doubts: [LocalizedText] { unread + unsettled }

    /// What the directory listed, and what became of it.
    private var listed: LocalizedText {
        let listed = manifest.members.reduce(0) { $0 + $1.listed }
        let hasRoot = manifest.members.contains(where: \.isRoot)
        let (read, merged) = (manifest.members.count - (hasRoot ? 1 : 0), manifest.repeated)
        let root = hasRoot ? (" and the root", "和根部门") : ("", "")
        return LocalizedText(
            en:
                "Proof: \(read, "department")\(root.0) listed \(listed, "member"); \(merged) of them \(merged == 1 ? "was" : "were") met in another department already; "
                + "manifest.json says for each what the directory states",
            zh: "完整性证明：\(read) 个部门\(root.1)共列出 \(listed) 名成员，其中 \(merged) 名已在其他部门出现；各部门的人数说明见 manifest.json"
        )
    }

    /// That the second look could see nothing, because no department says how many people it has.
    private var uncounted: [LocalizedText] {
        let departments = manifest.members.filter { !$0.isRoot }
        guard !departments.isEmpty, departments.allSatisfy({ $0.memberCount == nil }) else { return [] }
        return [
            LocalizedText(
                en:
                    "No department says how many people it has, so this proves little: people who joined, left or moved "
                    + "during the export may be missing; see `roster doctor` for the permission",
                zh: "目录未返回各部门的人数，因此无法充分证明完整性：导出期间新增、离开或调动的人员可能缺失；所需权限请运行 roster doctor 查看"
            )
        ]
    }

    /// Who was not the same at the first look and the last.
    private var changes: [LocalizedText] {
        guard let changed = manifest.changed, !changed.isEmpty else { return [] }
        func count(_ change: ExportManifest.ChangedPerson.Change) -> Int { changed.count { $0.change == change } }
        let (joined, left) = (count(.joined), count(.left))
        let (moved, other) = (count(.moved), count(.changed))
        return [
            LocalizedText(
                en:
                    "Meanwhile \(joined) joined, \(left) left, \(moved, "was", "were") moved and \(other) changed: the export has them as they "
                    + "are now; people_changed in manifest.json names them",
                zh: "导出期间新增 \(joined) 人、离开 \(left) 人、调动 \(moved) 人、变更 \(other) 人：导出内容为最新状态，名单见 "
                    + "manifest.json 的 people_changed"
            )
        ]
    }

    /// Departments whose members are missing.
    private var unread: [LocalizedText] {
        guard let unread = manifest.unread, let first = unread.first else { return [] }
        let code = first.code.map { " (\($0))" } ?? ""
        return [
            LocalizedText(
                en:
                    "The directory did not give all members of \(unread.count, "department"), such as \(first.department)\(code); "
                    + "see departments_unread in manifest.json and `roster doctor`",
                zh: "目录未完整返回 \(unread.count) 个部门的成员，例如 \(first.department)\(code)；详见 manifest.json 的 "
                    + "departments_unread，并可运行 roster doctor"
            )
        ]
    }

    private var gone: [LocalizedText] {
        guard let gone = manifest.gone, let first = gone.first else { return [] }
        return [
            LocalizedText(
                en:
                    "\(gone.count, "department is", "departments are") no longer there, such as \(first.openDepartmentID)",
                zh: "\(gone.count) 个部门在导出期间已不存在，例如 \(first.openDepartmentID)"
            )
        ]
    }

    /// Departments that the choice names, and that are called otherwise by now or are gone.
    private var renamed: [LocalizedText] {
        (manifest.named ?? []).filter { $0.department != $0.was }.map { named in
            let now = named.department.map { ("is \($0) by now", "现为 \($0)") } ?? ("is no longer there", "已不存在")
            return LocalizedText(
                en:
                    "The department \(named.name) that was chosen \(now.0): the one that was meant at the beginning counts",
                zh: "所选部门 \(named.name) \(now.1)：以开始时所指的部门为准"
            )
        }
    }

    private var movedOut: [LocalizedText] {
        guard let movedOut = manifest.movedOut, let first = movedOut.first else { return [] }
        return [
            LocalizedText(
                en:
                    "\(movedOut.count, "department was", "departments were") moved out of the chosen ones meanwhile, such as \(first.department): "
                    + "the people there are not in the export",
                zh: "导出期间有 \(movedOut.count) 个部门被移出所选部门，例如 \(first.department)：其人员未写入导出"
            )
        ]
    }

    private var unsettled: [LocalizedText] {
        guard let unsettled = manifest.unsettled, let first = unsettled.first else { return [] }
        return [
            LocalizedText(
                en:
                    "\(unsettled.count, "department") still changed at the last look, such as \(first.department): export again "
                    + "at a quieter time",
                zh: "最后一次核对时仍有 \(unsettled.count) 个部门在变化，例如 \(first.department)：请在变动较少时重新导出"
            )
        ]
    }

    /// What it cost, beside the least that it could have.
    private var cost: LocalizedText? {
        guard let calls = manifest.calls, let time = manifest.time else { return nil }
        let (seconds, limits) = (Self.text(time.seconds), Self.text(time.limits))
        return LocalizedText(
            en:
                "\(calls.made, "call") in \(seconds) s, \(limits) s of them waited for limits by all requests together; one look "
                + "and one reading of each list take \(calls.least), the second look is the proof",
            zh: "共 \(calls.made) 次调用，用时 \(seconds) 秒，各请求等待限流合计 \(limits) 秒；读取一遍最少需 \(calls.least) 次，"
                + "其余为第二次核对"
        )
    }

    private static func text(_ seconds: Double) -> String {
        let tenths = Int((seconds * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }
}
