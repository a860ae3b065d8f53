import JobModel

/// What sheets call the fields, besides their names on the wire; folded as `HeaderNames.fold` does.
///
/// As the consoles of Feishu, WeCom and DingTalk and the templates of their imports name them, in simplified and traditional
/// characters, and as English HR systems do.
enum HeaderAliases {
    /// What a column of people is by its folded header; `员工性别` and `Employee Email` are what they are without the person.
    static func person(_ folded: String) -> PersonField? {
        if let field = people[folded] { return field }
        let owner = owners.first { folded.hasPrefix($0) && folded != $0 }
        let rest = owner.map { String(folded.dropFirst($0.count)) }
        return rest.flatMap { people[$0] ?? PersonField(rawValue: $0) }
    }

    static let owners = ["员工", "員工", "成员", "成員", "employee"]

    static let people: [String: PersonField] = [
        "姓名": .name, "名字": .name, "员工姓名": .name, "fullname": .name, "displayname": .name,
        "英文名": .enName, "英文姓名": .enName, "englishname": .enName,
        "别名": .nickname, "昵称": .nickname, "alias": .nickname,
        "手机号": .mobile, "手机": .mobile, "手机号码": .mobile, "电话": .mobile, "联系电话": .mobile, "phone": .mobile,
        "mobilephone": .mobile, "phonenumber": .mobile, "mobilenumber": .mobile,
        "邮箱": .email, "电子邮箱": .email, "工作邮箱": .email, "邮件": .email, "e-mail": .email, "emailaddress": .email,
        "企业邮箱": .enterpriseEmail,
        "性别": .gender, "sex": .gender,
        "部门": .departmentIDs, "所属部门": .departmentIDs, "所在部门": .departmentIDs, "department": .departmentIDs,
        "departments": .departmentIDs, "department_id": .departmentIDs,
        "工号": .employeeNo, "员工号": .employeeNo, "员工编号": .employeeNo, "employeeid": .employeeNo,
        "employeenumber": .employeeNo, "employeeno": .employeeNo,
        "直属上级": .leaderUserID, "上级": .leaderUserID, "直接上级": .leaderUserID, "汇报对象": .leaderUserID,
        "manager": .leaderUserID, "leader": .leaderUserID,
        "虚线上级": .dottedLineLeaderUserIDs,
        "职务": .jobTitle, "职位": .jobTitle, "岗位": .jobTitle, "title": .jobTitle, "jobtitle": .jobTitle,
        "position": .jobTitle,
        "城市": .city, "工作城市": .city, "工作地点": .city, "workcity": .city,
        "国家": .country, "国家/地区": .country, "国家地区": .country,
        "工位": .workStation, "seat": .workStation, "workstation": .workStation,
        "入职日期": .joinTime, "入职时间": .joinTime, "startdate": .joinTime, "joindate": .joinTime, "hiredate": .joinTime,
        "人员类型": .employeeType, "员工类型": .employeeType, "employeetype": .employeeType,
        "employmenttype": .employeeType,
        "用户id": .userID, "userid": .userID,
        "手机号可见": .mobileVisible, "席位id": .subscriptionIDs, "席位": .subscriptionIDs, "许可id": .subscriptionIDs,
        "licence": .subscriptionIDs, "license": .subscriptionIDs,

        // WeCom and DingTalk.
        "帐号": .userID, "账号": .userID, "员工userid": .userID, "成员userid": .userID, "人员id": .userID,
        "直属主管": .leaderUserID, "直接主管": .leaderUserID, "主管": .leaderUserID, "直属领导": .leaderUserID,
        "直接领导": .leaderUserID, "汇报上级": .leaderUserID,
        "个人邮箱": .email, "邮箱地址": .email, "企业邮箱账号": .enterpriseEmail, "移动电话": .mobile, "联系方式": .mobile,
        "归属部门": .departmentIDs, "员工部门": .departmentIDs, "主部门": .departmentIDs, "职称": .jobTitle,
        "入职日": .joinTime, "用工类型": .employeeType, "工位号": .workStation, "昵称/花名": .nickname, "花名": .nickname,

        // Traditional characters.
        "手機": .mobile, "手機號": .mobile, "手機號碼": .mobile, "行動電話": .mobile, "電話": .mobile,
        "郵箱": .email, "電子郵件": .email, "電子郵箱": .email, "電郵": .email, "企業郵箱": .enterpriseEmail,
        "性別": .gender, "部門": .departmentIDs, "所屬部門": .departmentIDs, "工號": .employeeNo, "員工編號": .employeeNo,
        "員工號": .employeeNo, "員工姓名": .name, "英文名稱": .enName, "別名": .nickname, "暱稱": .nickname,
        "直屬上級": .leaderUserID, "直屬主管": .leaderUserID, "上級": .leaderUserID, "職務": .jobTitle, "職位": .jobTitle,
        "職稱": .jobTitle, "工作地點": .city, "國家": .country, "國家/地區": .country, "入職日期": .joinTime,
        "到職日": .joinTime, "到職日期": .joinTime, "入職時間": .joinTime, "員工類型": .employeeType, "人員類型": .employeeType,
        "用戶id": .userID, "帳號": .userID,

        // English HR systems.
        "employeename": .name, "workemail": .email, "companyemail": .email,
        "cellphone": .mobile, "cell": .mobile, "mobileno": .mobile, "staffid": .employeeNo, "staffnumber": .employeeNo,
        "badgenumber": .employeeNo, "reportsto": .leaderUserID, "supervisor": .leaderUserID,
        "linemanager": .leaderUserID,
        "empid": .employeeNo, "empno": .employeeNo, "empcode": .employeeNo, "employeecode": .employeeNo,
        "staffno": .employeeNo, "staffcode": .employeeNo, "emailid": .email, "mail": .email, "officialemail": .email,
        "mobilephonenumber": .mobile, "empname": .name, "staffname": .name, "departmentname": .departmentIDs,
        "dept": .departmentIDs, "deptname": .departmentIDs, "orgunitpath": .departmentIDs, "designation": .jobTitle,
        "countryorregion": .country, "doj": .joinTime, "joiningdate": .joinTime,
        "部门id": .departmentIDs, "部门编号": .departmentIDs, "部门编码": .departmentIDs, "部门名称": .departmentIDs,
        "部门路径": .departmentIDs, "部門名稱": .departmentIDs, "部門id": .departmentIDs,
        "dateofjoining": .joinTime, "dateofhire": .joinTime, "onboardingdate": .joinTime, "officecity": .city,
        "desk": .workStation,

        // Workday, Beisen and their like.
        "emailwork": .email, "phonemobile": .mobile, "businesstitle": .jobTitle,
        "supervisoryorganization": .departmentIDs, "职位名称": .jobTitle, "岗位名称": .jobTitle, "职务名称": .jobTitle,
        "部门全称": .departmentIDs, "部门全路径": .departmentIDs, "员工工号": .employeeNo, "人员编号": .employeeNo,
    ]

    static let departments: [String: DepartmentField] = [
        "部门id": .departmentID, "部门编号": .departmentID, "部门编码": .departmentID, "departmentid": .departmentID,
        "部门路径": .path, "departmentpath": .path,
        "部门名称": .name, "部门": .name, "名称": .name, "department": .name, "departmentname": .name,
        "英文名": .nameEnUS, "英文名称": .nameEnUS,
        "上级部门": .parentDepartmentID, "上级部门id": .parentDepartmentID, "父部门": .parentDepartmentID,
        "parent": .parentDepartmentID, "parentdepartment": .parentDepartmentID,
        "部门负责人": .leaderUserID, "负责人": .leaderUserID, "leader": .leaderUserID, "manager": .leaderUserID,
        "排序": .order, "顺序": .order, "sort": .order,
        "创建部门群": .createGroupChat,
        "部门主管": .leaderUserID, "部门领导": .leaderUserID,
        "上级部门名称": .parentName, "上级部门名": .parentName, "上级名称": .parentName, "父部门名称": .parentName,
        "所属上级部门": .parentName, "上級部門名稱": .parentName, "parentname": .parentName,
        "parentdepartmentname": .parentName,
        "上级部门编号": .parentDepartmentID, "上级部门编码": .parentDepartmentID, "父部门id": .parentDepartmentID,
        "parentid": .parentDepartmentID, "parentdepartmentid": .parentDepartmentID,
        "部門": .name, "部門名稱": .name, "部門編號": .departmentID, "部門id": .departmentID, "部門路徑": .path,
        "上級部門": .parentDepartmentID, "部門負責人": .leaderUserID, "部門主管": .leaderUserID, "排序號": .order,
        "部门全称": .path, "完整部门": .path,
    ]
}
