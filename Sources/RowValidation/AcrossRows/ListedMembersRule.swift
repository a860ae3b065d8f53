package import JobModel
import Wording

/// Says that the directory lists fewer people than it counts: a person in none of the lists may be there all the same.
///
/// A warning and no finding: what a directory counts is not known well enough to refuse rows for it.
package enum ListedMembersRule {
    /// Makes the warning that a plan or a check has for its sheet as a whole.
    ///
    /// - Parameters:
    ///   - department: One of the departments that count more people than they list.
    ///   - listed: People whom its list and those of the departments below gave.
    ///   - members: How many it says there are.
    ///   - departments: How many such departments there are.
    /// - Returns: The warning, without a place.
    package static func warning(department: String, listed: Int, members: Int, departments: Int) -> Finding {
        Finding(
            code: "directory.listsShort",
            value: department,
            problem: LocalizedText(
                en:
                    "\(departments, "department counts more people than it lists", "departments count more people than they list"), such as '\(department)': "
                    + "\(listed) of \(members); somebody who is to be created may be among the missing",
                zh: "\(departments) 个部门的人数多于列出的人员，例如“\(department)”：列出 \(listed)，应有 \(members)；"
                    + "待创建的人员可能已在其中"
            ),
            remedy: LocalizedText(
                en: "Plan again later, or match by mobile or email, which are looked up one by one.",
                zh: "请稍后重新制定计划，或改用手机号、邮箱匹配（逐一查询）。"
            )
        )
    }
}
