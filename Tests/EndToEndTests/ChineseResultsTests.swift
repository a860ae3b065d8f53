import Foundation
import JobModel
import TestSupport
import Testing

/// What became of rows, told in Chinese: in the files, the log and on the screen.
struct ChineseResultsTests {
    @Test(arguments: ["single", "batch"])
    func `failed rows say why in the language wanted, whenever they are written`(submit: String) async throws {
        try await withFolder { folder in
            _ = try GeneratedWave(rows: 1).write(to: folder)
            try """
            name,mobile,email,department_ids,employee_no,employee_type
            冲突,13800009901,elsewhere@example.net,hq,C1,1
            无号,12345,,hq,C2,1
            """.write(toFile: folder + "/people.csv", atomically: true, encoding: .utf8)
            let roster = RosterCommand(folder: folder)
            let arguments = [
                "people.csv", "--match", "employee_no", "--directory", "embedded", "--submit", submit, "--yes",
                "--json",
            ]
            let result = try await roster.run(["import"] + arguments + ["--lang", "zh"])
            let summary = try Summary(result)
            let failed = try Sheet(try #require(summary.file("failed.csv")))
            let problems = failed.column("roster_problem")
            #expect(problems[0].contains("被拒绝：手机号和邮箱分别属于两个不同的账号（错误码 4"), "\(problems)")
            #expect(problems[1].contains("不是电话号码") || problems[1].contains("12345"), "\(problems)")
            #expect(failed.column("roster_remedy")[0] == "请注销其中一个账号后重新添加，或填写其他联系方式。")
            let english = try Summary(try await roster.run("results", "last", "--json", "--lang", "en"))
            let again = try Sheet(try #require(english.file("failed.csv"))).column("roster_problem")
            #expect(again[0].contains("belong to two different accounts"), "\(again)")
            let log = try await roster.run("log", "last", "--row", "2", "--lang", "zh")
            #expect(log.out.contains("手机号和邮箱分别属于两个不同的账号"), "\(log.out) \(log.err)")
        }
    }

    @Test func `what stops a command is told in Chinese`() async throws {
        try await withFolder { folder in
            try "name\n甲\n".write(toFile: folder + "/people.csv", atomically: true, encoding: .utf8)
            var roster = RosterCommand(folder: folder)
            let arguments = ["check", "people.csv", "--directory", "http://127.0.0.1:1", "--lang", "zh"]
            let noID = try await roster.run(arguments)
            #expect(noID.status == 7 && noID.err.contains("没有提供应用 ID"), "\(noID.err)")
            roster.environment = Served.credentials
            let gone = try await roster.run(arguments)
            #expect(gone.status == 8 && gone.err.contains("无法连接目录"), "\(gone.err)")
        }
    }
}
