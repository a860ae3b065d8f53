import JobModel

/// What sheets call the fields, besides their names on the wire; folded as `HeaderNames.fold` does.
enum HeaderAliases {
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
        "手机号可见": .mobileVisible,
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
    ]
}
