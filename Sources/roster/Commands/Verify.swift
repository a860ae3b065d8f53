import ArgumentParser
import JobEngine
import JobModel
import JobSession
import Wording

struct Verify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Say whether an export is still what was written, and with --live whether the directory still says the same.",
        discussion: """
            Every file is compared with manifest.json: name, size, SHA-256, number of records; so is the manifest with the \
            digest over itself. --live asks the directory for its departments, fifty a call, and compares how many people \
            each says it has, where the app may see that; `roster diff DIR JOB` then says who they are. Exit status: 0 all the same, 10 something \
            differs, 2 usage, 3 no export, 7 credentials or permission, 8 limits or network.
            """
    )

    @Argument(help: "The folder of an export.", completion: .directory)
    var folder: String

    @Flag(help: "Ask the directory as well.")
    var live = false

    @Flag(help: "Print one JSON object to standard output.")
    var json = false

    @OptionGroup var connection: ConnectionOptions

    func run() async throws {
        let session = VerifySession(folder: folder, live: live, connector: try connection.connector())
        let verification = try await WorkScreen(reading: connection.reading).run(session)
        if json {
            try StandardOutput.json(verification)
        } else {
            for finding in verification.findings { try StandardOutput.line(finding.words) }
            try StandardOutput.line(Self.summary(of: verification))
        }
        try ExitCode.end(verification.exit)
    }

    private static func differences(_ verification: ExportVerification) -> LocalizedText {
        let count = verification.findings.count
        return count == 0
            ? LocalizedText(en: ": as written, and nothing that can be compared differs", zh: "：与写出时一致，可比较的内容没有差异")
            : LocalizedText(en: ": \(count, "difference")", zh: "：\(count) 处差异")
    }

    private static func summary(of verification: ExportVerification) -> LocalizedText {
        let (people, departments) = (verification.people, verification.departments)
        let what = LocalizedText(
            en:
                "\(verification.folder): \(people, "person", "people") and \(departments, "department") of \(verification.directory)",
            zh: "\(verification.folder)：\(verification.directory) 的 \(people) 人、\(departments) 个部门"
        )
        if let uncounted = verification.uncounted, uncounted > 0 {
            let asked = verification.asked ?? uncounted
            return LocalizedText(
                en: what.en
                    + "\(Self.differences(verification).en); \(uncounted) of \(asked, "department") could not be compared, because the number of people "
                    + "is not shown, or was not when it was written; `roster doctor` "
                    + "names the permission",
                zh: what.zh + "\(Self.differences(verification).zh)；\(asked) 个部门中有 \(uncounted) 个未返回（或写出时未返回）人数，"
                    + "无法比较；所需权限请运行 `roster doctor` 查看"
            )
        }
        guard verification.findings.isEmpty else {
            let count = verification.findings.count
            return LocalizedText(en: what.en + ": \(count, "difference")", zh: what.zh + "：\(count) 处差异")
        }
        return verification.isLive
            ? LocalizedText(
                en: what.en + ": as written, and the directory's departments say the same",
                zh: what.zh + "：与写出时一致，目录各部门的说法也相同"
            ) : LocalizedText(en: what.en + ": as written", zh: what.zh + "：与写出时一致")
    }
}
