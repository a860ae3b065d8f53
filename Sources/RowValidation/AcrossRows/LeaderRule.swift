import ContactAPI
import JobModel
import Wording

/// Requires a leader to exist, active, in the directory or in the sheet, not to be the person, and not to close a circle.
enum LeaderRule {
    /// `existing` is the person that the row would update; `mobile` reads numbers as the job does.
    static func findings(
        _ person: PersonDraft,
        line: Int,
        index: FileIndex,
        existing: User?,
        mobile: MobileRule,
        view: DirectoryView?
    ) -> [Finding] {
        guard let leader = person.leader else { return [] }
        if index.line(of: leader) == line { return [.leaderIsSelf(leader)] }
        if index.isInCycle(line) { return [.leaderCycle(leader, rows: index.cycle(of: line))] }
        guard let view else { return [] }
        if let found = view.people.active(leader) {
            if let existing, found.openID == existing.openID { return [.leaderIsSelf(leader)] }
            let circle = LeaderCircle(line: line, existing: existing, index: index, view: view).chain(from: leader)
            return circle.map { [.leaderCircle(leader, chain: $0)] } ?? []
        }
        // A row with a leaver's key makes somebody who is there.
        if index.line(of: leader) != nil {
            let circle = LeaderCircle(line: line, existing: existing, index: index, view: view).chain(from: leader)
            return circle.map { [.leaderCircle(leader, chain: $0)] } ?? []
        }
        if view.people.leaver(leader) != nil { return [.leaderResigned(leader)] }
        let column = PersonField.leaderUserID.rawValue
        if let damaged = ResavedRule.reference(leader, column: column, index: index, view: view) { return [damaged] }
        let meant = OtherKey.meant(by: leader, line: line, index: index, view: view, mobile: mobile)
        return [meant.map { .otherKey(leader, $0, code: "leader.notFound", column: column) } ?? .leaderNotFound(leader)]
    }
}

extension Finding {
    static func leaderIsSelf(_ leader: PersonReference, column: String = "leader_user_id") -> Finding {
        Finding(
            code: "leader.self",
            column: column,
            value: leader.cell,
            problem: LocalizedText(en: "the person is their own leader", zh: "直属上级不能是本人"),
            remedy: LocalizedText(en: "Name another person, or empty the cell.", zh: "请更换上级或留空。")
        )
    }

    fileprivate static func leaderCycle(_ leader: PersonReference, rows: Excerpt<Int>) -> Finding {
        let list = rows.path
        return Finding(
            code: "leader.cycle",
            column: "leader_user_id",
            value: leader.cell,
            problem: LocalizedText(
                en: "the leaders of rows \(list.en) lead in a circle",
                zh: "第 \(list.zh) 行的上级关系形成循环"
            ),
            remedy: LocalizedText(en: "Correct one of these rows.", zh: "请更正其中一行。")
        )
    }

    fileprivate static func leaderCircle(_ leader: PersonReference, chain: Excerpt<LocalizedText>) -> Finding {
        let circle = chain.chain
        return Finding(
            code: "leader.circle",
            column: "leader_user_id",
            value: leader.cell,
            problem: LocalizedText(
                en: "with what the directory has, the leaders lead in a circle: \(circle.en)",
                zh: "结合目录中已有的上级关系，上级形成循环：\(circle.zh)"
            ),
            remedy: LocalizedText(
                en: "Name another leader, or give one of the others another leader in this sheet.",
                zh: "请更换上级，或在本表中更改其中他人的上级。"
            )
        )
    }

    fileprivate static func leaderResigned(_ leader: PersonReference) -> Finding {
        Finding(
            code: "leader.resigned",
            column: "leader_user_id",
            value: leader.cell,
            problem: LocalizedText(en: "the leader '\(leader.cell)' has left", zh: "上级“\(leader.cell)”已离职"),
            remedy: LocalizedText(en: "Name somebody who is there.", zh: "请填写在职人员。")
        )
    }

    fileprivate static func leaderNotFound(_ leader: PersonReference) -> Finding {
        Finding(
            code: "leader.notFound",
            column: "leader_user_id",
            value: leader.cell,
            problem: LocalizedText(
                en: "nobody in the directory or this sheet is '\(leader.cell)'",
                zh: "目录和本表中都没有“\(leader.cell)”"
            ),
            remedy: LocalizedText(
                en: "Correct the reference; a person outside the app's scope cannot be seen.",
                zh: "请更正；不在应用通讯录范围内的人员不可见。"
            )
        )
    }
}
