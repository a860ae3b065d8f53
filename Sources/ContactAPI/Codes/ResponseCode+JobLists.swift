extension ResponseCode {
    /// Codes of job levels and job families (contact API, 7.3 and 7.4).
    static let jobLists = jobLevels + jobFamilies

    private static let writtenLevels: [Endpoint] = [.createJobLevel, .replaceJobLevel]
    private static let changedLevels: [Endpoint] = writtenLevels + [.deleteJobLevel]
    private static let writtenFamilies: [Endpoint] = [.createJobFamily, .replaceJobFamily]
    private static let changedFamilies: [Endpoint] = writtenFamilies + [.deleteJobFamily]

    private static let jobLevels: [Row] = [
        Row(
            [.createJobLevel],
            code: 42300,
            msg: "job level exceed limit",
            meaning: "the company has as many job levels as it may have",
            remedy: "Delete a job level first.",
            zh: ("企业的职级数量已达上限", "请先删除一个职级。")
        ),
        Row(
            [.jobLevel, .replaceJobLevel, .deleteJobLevel],
            code: 42301,
            msg: "job level not exist",
            status: 404,
            meaning: "the job level does not exist",
            remedy: "Check the id of the job level.",
            zh: ("职级不存在", "请检查职级 ID。")
        ),
        Row(
            changedLevels,
            code: 42302,
            msg: "job level lock error",
            meaning: "another caller is changing the job levels",
            remedy: "Send it again a little later.",
            zh: ("他人正在修改职级", "请稍后重试。"),
            next: .sendAgain
        ),
        Row(
            writtenLevels,
            code: 42303,
            msg: "job level name invalid",
            meaning: "the name is missing or too long",
            remedy: "Give a name of 1 to 255 characters.",
            zh: ("名称缺失或过长", "名称须为 1 至 255 个字符。")
        ),
        Row(
            writtenLevels,
            code: 42304,
            msg: "job level description invalid",
            meaning: "the description is too long",
            remedy: "Use up to 5,000 characters.",
            zh: ("描述过长", "最多 5,000 个字符。")
        ),
        Row(
            writtenLevels,
            code: 42305,
            msg: "job level name duplicate",
            meaning: "another job level has the same name",
            remedy: "Choose another name.",
            zh: ("已有同名职级", "请换用其他名称。")
        ),
        Row(
            writtenLevels,
            code: 42306,
            msg: "job level order duplicate",
            meaning: "another job level has the same order",
            remedy: "Choose another order.",
            zh: ("已有相同排序的职级", "请换用其他排序值。")
        ),
        Row(
            [.createJobLevel],
            code: 42307,
            msg: "job level id duplicate",
            meaning: "the id that was made is taken",
            remedy: "Send it again.",
            zh: ("生成的 ID 已被占用", "请重试。"),
            next: .sendAgain
        ),
        Row(
            writtenLevels,
            code: 42308,
            msg: "job level order invalid",
            meaning: "the order is out of range",
            remedy: "Give an order from 100 to 100000.",
            zh: ("排序值超出范围", "排序值须为 100 至 100000。")
        ),
    ]

    private static let jobFamilies: [Row] = [
        Row(
            writtenFamilies,
            code: 42400,
            msg: "job family param invalid",
            meaning: "a value is missing or not allowed",
            remedy: "Check the values of the job family.",
            zh: ("值缺失或不被允许", "请检查序列的值。")
        ),
        Row(
            [.createJobFamily],
            code: 42401,
            msg: "job family exceed limit",
            meaning: "the company has as many job families as it may have",
            remedy: "Delete a job family first.",
            zh: ("企业的序列数量已达上限", "请先删除一个序列。")
        ),
        Row(
            [.jobFamily, .replaceJobFamily, .deleteJobFamily],
            code: 42402,
            msg: "job family not exist",
            status: 404,
            meaning: "the job family does not exist",
            remedy: "Check the id of the job family.",
            zh: ("序列不存在", "请检查序列 ID。")
        ),
        Row(
            changedFamilies,
            code: 42403,
            msg: "job family lock error",
            meaning: "another caller is changing the job families",
            remedy: "Send it again a little later.",
            zh: ("他人正在修改序列", "请稍后重试。"),
            next: .sendAgain
        ),
        Row(
            writtenFamilies,
            code: 42404,
            msg: "job family name invalid",
            meaning: "the name is missing or too long",
            remedy: "Give a name of 1 to 100 characters.",
            zh: ("名称缺失或过长", "名称须为 1 至 100 个字符。")
        ),
        Row(
            writtenFamilies,
            code: 42405,
            msg: "job family description invalid",
            meaning: "the description is too long",
            remedy: "Use up to 5,000 characters.",
            zh: ("描述过长", "最多 5,000 个字符。")
        ),
        Row(
            writtenFamilies,
            code: 42406,
            msg: "job family name duplicate",
            meaning: "another job family has the same name",
            remedy: "Choose another name.",
            zh: ("已有同名序列", "请换用其他名称。")
        ),
        Row(
            writtenFamilies,
            code: 42407,
            msg: "job family parent cycle",
            meaning: "the job family would stand below itself",
            remedy: "Choose another parent.",
            zh: ("序列将位于其自身之下", "请换用其他上级部门。")
        ),
        Row(
            writtenFamilies,
            code: 42408,
            msg: "parent job family not exist",
            meaning: "the parent does not exist",
            remedy: "Check the id of the parent.",
            zh: ("上级不存在", "请检查上级的 ID。")
        ),
        Row(
            writtenFamilies,
            code: 42409,
            msg: "parent job family disabled",
            meaning: "the parent is disabled",
            remedy: "Enable the parent first, or choose another.",
            zh: ("上级已停用", "请先启用上级，或换用其他上级。")
        ),
        Row(
            writtenFamilies,
            code: 42410,
            msg: "parent job family deleted",
            meaning: "the parent was deleted",
            remedy: "Choose another parent.",
            zh: ("上级已删除", "请换用其他上级部门。")
        ),
        Row(
            [.deleteJobFamily],
            code: 42411,
            msg: "job family has children",
            meaning: "there are job families below it",
            remedy: "Delete or move what is below it first.",
            zh: ("其下仍有序列", "请先删除或移走其下的内容。")
        ),
        Row(
            [.createJobFamily],
            code: 42412,
            msg: "job family id duplicate",
            meaning: "the id that was made is taken",
            remedy: "Send it again.",
            zh: ("生成的 ID 已被占用", "请重试。"),
            next: .sendAgain
        ),
        Row(
            writtenFamilies,
            code: 42413,
            msg: "job family too deep",
            meaning: "the job families would be too many levels deep",
            remedy: "Choose a parent that stands higher.",
            zh: ("序列层级过深", "请选择层级更高的上级部门。")
        ),
    ]
}
