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

    @Test func `a whole wave in Chinese: plan, question, summary, status and a refused job`() async throws {
        try await withFolder { folder in
            _ = try GeneratedWave(rows: 1).write(to: folder)
            try """
            name,mobile,department_ids,employee_no,employee_type
            甲,13800009901,hq,C1,1
            乙,12345,hq,C2,1
            """.write(toFile: folder + "/people.csv", atomically: true, encoding: .utf8)
            try
                "job: x\nkind: import\nstep: []\nsteps: [{ subject: people, source: a.csv, match: email, mode: creat }]\n"
                .write(toFile: folder + "/bad.yaml", atomically: true, encoding: .utf8)
            var roster = RosterCommand(folder: folder)
            roster.environment["LC_ALL"] = "zh_CN.UTF-8"
            let arguments = ["import", "people.csv", "--match", "employee_no", "--directory", "embedded"]
            let asked = try await roster.run(arguments)
            #expect(asked.status == 2 && asked.err.contains("未发送任何内容：没有可供确认的终端，须加 --yes。"), "\(asked.err)")
            let result = try await roster.run(arguments + ["--yes"])
            #expect(result.status == 4, "\(result.err)")
            #expect(result.err.contains("人员（people.csv）：2 行 = 跳过 0 + 新建 1 + 更新 0 + 无变化 0 + 有误 1"), "\(result.err)")
            #expect(result.err.contains("1 行分批新建") && result.err.contains("其中 1 行：可用批量接口"), "\(result.err)")
            #expect(result.err.contains("第 3 行") && result.err.contains("需写入 1 行"), "\(result.err)")
            #expect(result.out.contains("people：2 行 = 跳过 0 + 新建 1 + 有误 1"), "\(result.out)")
            #expect(result.out.contains("下一步：roster retry"), "\(result.out)")
            let status = try await roster.run("status", "last", "--lineage")
            #expect(status.out.contains("2 行中 1 行成功") && status.out.contains("首次运行"), "\(status.out)")
            let runs = try await roster.run("runs")
            #expect(runs.out.contains("已结束") && runs.out.contains("退出码 4"), "\(runs.out)")
            let bad = try await roster.run("check", "bad.yaml")
            #expect(bad.err.contains("第 3 行：任务中有未知的键“step”，是否应为“steps”？"), "\(bad.err)")
            #expect(bad.err.contains("mode 须为 create、update、upsert 之一"), "\(bad.err)")
            let none = try await roster.run("resume", "nothing")
            #expect(none.err.contains("没有运行“nothing”"), "\(none.err)")
            // What programs read stays as it is.
            let json = try await roster.run("status", "last", "--json", "--lang", "zh")
            #expect(json.out.contains(#""state":"finished""#), "\(json.out)")
        }
    }
}
