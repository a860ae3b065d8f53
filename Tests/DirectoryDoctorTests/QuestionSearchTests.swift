import DirectoryDoctor
import JobModel
import Testing
import Wording

/// Questions that people ask in their own words.
struct QuestionSearchTests {
    static let asked: [(String, String)] = [
        ("email and mobile account conflict", "account.conflict"), ("account conflict", "account.conflict"),
        ("新增用户时手机号和邮箱账号冲突", "account.conflict"), ("mobile and email cp info not match", "account.conflict"),
        ("department id d_0815 is not exist", "department.missing"), ("提示部门不存在", "department.missing"),
        ("where is everybody?", "scope.availability"), ("人都去哪了", "scope.availability"),
        ("difference between authority scope and availability", "scope.availability"),
        ("why is the mobile missing in the answer", "fields.hidden"), ("导出没有手机号", "fields.hidden"),
        ("batch_get_id returns no id", "lookup.noID"), ("why does the id begin with od-", "department.prefix"),
        ("od- 前缀", "department.prefix"), ("how do I get all employees", "everybody.read"),
        ("怎样导出全部员工", "everybody.read"),
        ("is the open_id the same in two apps", "openID.apps"), ("can I change a user_id", "userID.change"),
        ("deleted a department by mistake", "ids.restore"), ("误删用户能恢复吗", "ids.restore"),
        ("user_id taken by a new person after somebody was deleted", "userID.reuse"),
        ("how do I read people who have left", "leavers.read"), ("查询离职员工", "leavers.read"),
        ("custom attributes have no effect", "attributes.kinds"), ("自定义字段不生效", "attributes.kinds"),
        ("enterprise_email domain", "enterpriseEmail.use"),
        ("batch says success but data is incomplete", "batch.success"),
        ("people pulled into department group", "group.join"), ("部门群", "group.join"),
        ("search user returns nothing", "search.empty"), ("employees of the root department", "root.read"),
        ("tenant_access_token or user_access_token", "token.kinds"),
        ("which permissions do I need", "permission.kinds"),
        ("why do I only see 3 people when we have 500", "scope.availability"),
        ("the list of users is empty", "scope.availability"), ("为什么只查到三个人", "scope.availability"),
        ("接口返回的成员列表是空的", "scope.availability"), ("I get no mobile numbers back", "fields.hidden"),
        ("手机号没有返回", "fields.hidden"), ("the phone number is not returned", "fields.hidden"),
        ("someone left the company, can I use their user id again", "userID.reuse"),
        ("离职员工的 user_id 还能再用吗", "userID.reuse"), ("查不到离职的人", "leavers.read"),
        ("why can't I see resigned employees", "leavers.read"), ("没有权限", "permission.kinds"),
        ("custom fields do not show up", "attributes.kinds"), ("自定义字段看不到", "attributes.kinds"),
        ("不同应用里同一个人的 open_id 不一样", "openID.apps"), ("邮箱和手机冲突怎么办", "account.conflict"),
    ]

    @Test(arguments: QuestionSearchTests.asked)
    func `finds a question by other words`(text: String, code: String) {
        let found = QuestionSearch().matches(text).map(\.code)
        #expect(found.first == code, "\(text): \(found)")
    }

    @Test(arguments: CommonQuestion.all.map(\.code))
    func `finds every question by its own words, in both languages`(code: String) throws {
        let question = try #require(CommonQuestion.all.first { $0.code == code })
        for text in [
            question.question.en, question.question.zh, question.question.zh + "？？", question.question.en.uppercased(),
        ] {
            #expect(QuestionSearch().matches(text).first?.code == code, "\(text)")
        }
        for words in [question.question, question.cause, question.remedy] {
            #expect(words.zh.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) } && !words.en.isEmpty)
        }
    }

    @Test(arguments: [
        "", "??", "weather in Berlin tomorrow", "如何做红烧肉", "printer out of paper", "x",
        "can I rename a department", "怎么给部门改名", "how do I set the direct manager", "怎么改工号",
        "our new hires did not get an invitation text message", "一分钟能调多少次",
        "how do I paint one wall like another one",
    ])
    func `has no answer to a question about something else`(text: String) {
        #expect(QuestionSearch().matches(text).isEmpty, "\(QuestionSearch().matches(text).map(\.code))")
    }

    @Test func `has every question that the vendor answers once`() {
        let codes = CommonQuestion.all.map(\.code)
        #expect(Set(codes).count == codes.count && codes.count == 27)
    }

    @Test func `finds codes by their messages`() {
        #expect(CodeMeaning.all(saying: "user account conflict error").contains { $0.code == 41003 })
        #expect(CodeMeaning.all(saying: "error").isEmpty)
        #expect(CodeMeaning.all(saying: "本月 API 调用额度已用完").map(\.code) == [99_991_403])
    }
}
