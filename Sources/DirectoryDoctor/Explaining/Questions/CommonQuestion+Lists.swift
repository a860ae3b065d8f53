extension CommonQuestion {
    /// Reading people and departments in lists.
    static let lists: [CommonQuestion] = [
        everybodyRead, rootRead, usersList, departmentsPeople, departmentsList,
    ]

    private static let everybodyRead = CommonQuestion(
        "everybody.read",
        en: (
            "How do I get all employees of the company?",
            """
            No single call returns everybody. All departments are listed from the root with \
            fetch_child=true, and then the people of each, those of the root itself as well.
            """,
            """
            `roster export` does that and takes each person once; the app needs the whole company in its \
            authority scope. manifest.json says what it could not see.
            """
        ),
        zh: (
            "如何获取企业全部员工的信息？",
            "没有接口可以一次返回全部员工。须从根部门递归列出所有部门（fetch_child=true），再逐个读取部门的人员，包括根部门。",
            "`roster export` 会完成这些步骤并去重；应用的通讯录权限范围须为全部员工。manifest.json 会说明未能看到的内容。"
        ),
        others: ["export everybody", "all users", "全员", "所有人员"],
        checks: ["scope", "permission"]
    )

    private static let rootRead = CommonQuestion(
        "root.read",
        en: (
            "How do I get the employees of the root department?",
            """
            The people of department 0 are those directly in the root; the call needs the whole company in \
            the authority scope (else 40004).
            """,
            "`roster export` reads the root as well. Widen the scope to all employees."
        ),
        zh: (
            "如何获取根部门下的员工信息？",
            "部门 0 的直属人员即根部门人员；通讯录权限范围须为全部员工（否则 40004）。",
            "`roster export` 也会读取根部门。请将范围设为全部员工。"
        ),
        others: ["department 0", "department_id 0"],
        checks: ["scope"]
    )

    private static let usersList = CommonQuestion(
        "users.list",
        en: (
            "How does the list of users (GET users) work?",
            """
            With a department id the scope over that department is checked, and its direct members come. \
            Without one only independent members come: people in the scope none of whose departments is.
            """,
            "Roster reads both where the scope is a part of the company, so that no person is left out."
        ),
        zh: (
            "如何理解获取用户列表接口？",
            "带部门 ID 时检查该部门的权限并返回直属成员；不带时只返回独立成员，即本人在权限范围内但所在部门都不在的人员。",
            "权限范围只是企业的一部分时，Roster 两种方式都会读取，不会遗漏。"
        ),
        others: ["independent members", "独立成员"],
        checks: ["scope"]
    )

    private static let departmentsPeople = CommonQuestion(
        "departments.people",
        en: (
            "How do I get all people below a parent department?",
            """
            No single call does it: the departments below are listed, and then the people of each of them \
            and of the parent.
            """,
            """
            `roster export` writes everybody with their departments; filter the sheet by the path of the \
            department.
            """
        ),
        zh: (
            "如何获取父部门下所有员工的通讯录信息？",
            "没有接口可以一次获取：须列出所有下级部门，再读取各部门及父部门的人员。",
            "`roster export` 会导出所有人员及其部门路径，按部门路径筛选即可。"
        ),
        others: ["sub-departments people", "下级部门人员"],
        checks: ["scope"]
    )

    private static let departmentsList = CommonQuestion(
        "departments.list",
        en: (
            "How does the list of departments (GET departments) work?",
            """
            With a parent the scope over it is checked and its departments come, with fetch_child all \
            levels; parent 0 needs the whole company. Without a parent the departments of the scope come, \
            or the root alone where that is the company.
            """,
            "`roster doctor` shows which departments the app reaches."
        ),
        zh: (
            "如何理解获取部门信息列表接口？",
            "带父部门 ID 时检查其权限并返回下级部门（fetch_child 为递归）；父部门为 0 时须有全员权限。不带时返回权限范围内的部门；范围为全员时只返回根部门。",
            "`roster doctor` 会显示应用可见的部门。"
        ),
        others: ["fetch_child", "sub-departments"],
        checks: ["scope"]
    )
}
