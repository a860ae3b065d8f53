extension ResponseCode {
    /// Leaders, positions and attributes of a person in a batch (contact API, 3.4 and 6.5).
    static let batchPlaces: [Row] = [
        Row(
            [.batchAddUsers],
            code: 40120,
            msg: "custom attribute id is not set",
            meaning: "a custom attribute lacks its id",
            remedy: "Name the attribute in the column's header.",
            zh: ("自定义字段缺少 ID", "请在列名中写明该字段。")
        ),
        Row(
            [.batchAddUsers],
            code: 40121,
            msg: "custom attribute value is not set",
            meaning: "a custom attribute has no value",
            remedy: "Give a value, or leave the attribute out.",
            zh: ("自定义字段缺少值", "请填写值，或去掉该字段。")
        ),
        Row(
            [.batchAddUsers],
            code: 40122,
            msg: "custom attribute id is not exist",
            meaning: "a custom attribute does not exist",
            remedy: "Compare the column's header with the attributes defined in the admin console.",
            zh: ("自定义字段不存在", "请对照管理后台的自定义字段检查列名。")
        ),
        Row(
            [.batchAddUsers],
            code: 40123,
            msg: "custom attribute href text is null",
            meaning: "a web page attribute lacks its title",
            remedy: "Write it as title|address.",
            zh: ("网页类型字段缺少标题", "请按“标题|链接”填写。")
        ),
        Row(
            [.batchAddUsers],
            code: 40124,
            msg: "custom attribute href url is null",
            meaning: "a web page attribute lacks its address",
            remedy: "Write it as title|address.",
            zh: ("网页类型字段缺少链接", "请按“标题|链接”填写。")
        ),
        Row(
            [.batchAddUsers],
            code: 40125,
            msg: "position is invalid",
            meaning: "a position is not valid",
            remedy: "Correct the person's positions in the admin console.",
            zh: ("职位信息无效", "请在管理后台更正该人员的职位。")
        ),
        Row(
            [.batchAddUsers],
            code: 40126,
            msg: "position is invalid",
            meaning: "a position is not valid",
            remedy: "Correct the person's positions in the admin console.",
            zh: ("职位信息无效", "请在管理后台更正该人员的职位。")
        ),
        Row(
            [.batchAddUsers],
            code: 40127,
            msg: "position is invalid",
            meaning: "a position is not valid",
            remedy: "Correct the person's positions in the admin console.",
            zh: ("职位信息无效", "请在管理后台更正该人员的职位。")
        ),
        Row(
            [.batchAddUsers],
            code: 40128,
            msg: "position is invalid",
            meaning: "a position is not valid",
            remedy: "Correct the person's positions in the admin console.",
            zh: ("职位信息无效", "请在管理后台更正该人员的职位。")
        ),
        Row(
            [.batchAddUsers],
            code: 40130,
            msg: "position is invalid",
            meaning: "a position is not valid",
            remedy: "Correct the person's positions in the admin console.",
            zh: ("职位信息无效", "请在管理后台更正该人员的职位。")
        ),
        Row(
            [.batchAddUsers],
            code: 40131,
            msg: "position is invalid",
            meaning: "a position is not valid",
            remedy: "Correct the person's positions in the admin console.",
            zh: ("职位信息无效", "请在管理后台更正该人员的职位。")
        ),
        Row(
            [.batchAddUsers],
            code: 40141,
            msg: "position is invalid",
            meaning: "a position is not valid",
            remedy: "Correct the person's positions in the admin console.",
            zh: ("职位信息无效", "请在管理后台更正该人员的职位。")
        ),
        Row(
            [.batchAddUsers],
            code: 40132,
            msg: "order department invalid",
            meaning: "an order names a department the person is not in",
            remedy: "Leave the order out.",
            zh: ("排序中的部门不是该成员所在部门", "请去掉排序。")
        ),
        Row(
            [.batchAddUsers],
            code: 40139,
            msg: "multi department rule error",
            meaning: "the company's rules for several departments forbid it",
            remedy: "Give one department.",
            zh: ("企业的多部门规则不允许", "请只填写一个部门。")
        ),
        Row(
            [.batchAddUsers],
            code: 40142,
            msg: "user in too many departments",
            meaning: "the person is in more than 50 departments",
            remedy: "Give one department.",
            zh: ("成员所在部门超过 50 个", "请只填写一个部门。")
        ),
        Row(
            [.batchAddUsers],
            code: 40143,
            msg: "multi department feature is off",
            meaning: "membership of several departments is switched off",
            remedy: "Give one department.",
            zh: ("企业未开启多部门功能", "请只填写一个部门。")
        ),
        Row(
            [.batchAddUsers],
            code: 40144,
            msg: "department is full",
            meaning: "the department is full",
            remedy: "Put the person into another department.",
            zh: ("部门成员已满", "请将该人员放入其他部门。")
        ),
        Row(
            [.batchAddUsers],
            code: 40140,
            msg: "can not set leader to oneself",
            meaning: "the person is their own leader",
            remedy: "Name another leader, or none.",
            zh: ("直属上级是本人", "请更换上级，或留空。")
        ),
        Row(
            [.batchAddUsers],
            code: 40181,
            msg: "add user, leader must not user himself",
            meaning: "the person is their own leader",
            remedy: "Name another leader, or none.",
            zh: ("直属上级是本人", "请更换上级，或留空。")
        ),
        Row(
            [.batchAddUsers],
            code: 40183,
            msg: "leader user_id circular reference",
            meaning: "the leaders of the batch go round in a circle",
            remedy: "Name a leader outside the circle.",
            zh: ("同一批中的上级关系形成循环", "请填写循环之外的上级。")
        ),
    ]
}
